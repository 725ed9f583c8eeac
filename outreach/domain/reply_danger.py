"""How people say that they or others are in danger: of their own hand, of another's, of their body.

In doubt it is danger: a person looks. Negated and past danger counts as well (rule P59).
"""

CRISIS = """
-- To kill or hurt oneself.
HARM (SELF|me)
(throw|throwing|starve|starving|electrocut*|suffocat*|chok*|hit|hitting|bite|biting|slap*|punch*|gas|bury|crash|destroy|erase|bleed|punishing|choking|strangling|smother*|behead) (SELF)
(going to|want to|about to|ready to|plan to|planning to|will) (jump|shoot|kill|murder) [$|and|him|her|someone|people|off|from|tonight|now|everyone]
(end|ending|stop|stopping|escape|escaping|numb|numbing) (the|my|this|all the|all this|this constant) [unbearable|constant|awful] (pain|suffering|nightmare|misery|hurt|hurting|torment|struggle|agony|sadness|voices|thoughts)
(until|til|till) i (bleed|die|pass out|am dead|im dead|black out|stop breathing)
HARM (my|his|her|their) (wrist|wrists|arm|arms|leg|legs|throat|veins|vein|thigh|thighs)
(self|selfs) (harm|harming|harmed|injury|injuring|inflicted|destruct*)
(slit|slitting|sliced|slicing|cut) [my|his|her|their] (wrist|wrists|throat|veins)
cutting again
(been|started|am|im|back to|keep|keeps|is|was) cutting $
(kill|shoot|end) me
suicid*
(icidal|icide|unaliv*|sewer|sewerslide|kms|kys|ctb|suici*|suicu*|sucid*|suisid*|suizid*|sooicid*|sui)
(hang|hanging|hung|shoot|drown|drowning) (myself|himself|herself|themselves)
(jump*|drive|driving|walk|walking|crash|crashing|step|throw) ... (bridge|building|roof|cliff|train|traffic|overpass|ledge|window|balcony|tracks|into a tree|off the road)
(end|ending|ended|ends|take|taking|took|taken) (my|his|her|their|your|own|the|this) [own] life
(end|ending|finish) (it all|it tonight|it now|it today|it soon|things tonight|all of this|my suffering|my pain|everything|my misery|me)
WANT (end|ending) (it|things|everything|all of it|this|all this)
^ (im|i) [just|so|really] (ending|end) (it|things|everything)
(end|ending) it $
(put|putting) (an end to|me out of)
-- To die, or not to live.
(die|dies|dying|death|dye alone)
(how|ways|way) to (die|disappear|vanish|end it|kill|tie a noose|not wake|overdose|hang)
(not|never) [want to|going to] (wake|waking) up
(my|the) final (night|day|hours|words|goodbye|days|exit|message|text)
(how|tell me how|want|going|ready) .. (disappear|vanish) [$|forever|completely|for good|for a while|from]
WANT .. (die|dying|dye|be dead|be gone|not exist|stop existing|cease to exist|disappear|vanish|not be here|not be alive|not wake up|never wake up|sleep forever|be no more|not live|not wake)
(want|wants|wish|wanted|wishing|hope|hoping|like) (to go to sleep|to fall asleep|to sleep|to close my eyes|i could sleep|i could go to sleep) .. (never|not|forever|dont)
(wish|wished|rather|better if|hope|if only|want|wants) .. (dead|gone|not alive|never born|never been born|not born|wouldnt wake|dont wake|didnt wake|didnt exist|wasnt here|wasnt alive|werent here|werent alive|didnt have to be here|wasnt born|could disappear|stop existing|could die)
(if|in case) (i|he|she) (die|dies|died|was dead|were dead|wasnt here|were gone|was gone|dont make it|doesnt make it|do not make it)
DONT [SOFTLY] (want|wants|wanted|wanting|wish|plan|care|intend|deserve|desire|expect|need|see myself|feel like) .. (live|living|be alive|be here|being here|exist|existing|wake up|waking up|wake|go on|keep going|continue|be around|keep living|being alive|breathe|breathing|life|die|dying)
DONT [SOFTLY] (want|wanting) to (do this|be on this earth|fight|be in this world|feel|try|do life|go through this|face tomorrow|face another day) [anymore|any more|like this]
(cant|hard to|no way to|not able to|unable to|tired of|sick of|exhausted from|weary of|break from|tired from|exhausted by|done|done with|over|hate|hates|stopped|exhausted with|fed up with|no point in|no sense in|cant keep|cant stand) .. (living|life|being alive|existing|breathing|fighting|trying|being here|live|exist|this life)
(no|not|dont|any|a|what|see|is|the|much|little|another|lost) [see|have|the|any|a|much|more|good] (reason|reasons|point|purpose|sense|use|will|desire) .. (live|living|alive|life|going on|go on|keep going|keep on|continue|anymore|existing|trying|exist|here|wake up|get up|get out of bed|stay|try|be here|fight)
(what|what is|see|sees|no|isnt|isnt any|much|the) [is|the|any|a|s] (point|purpose) [anymore|of anything|of this|of it all|in anything|to anything|to this|in it] $
what the (use|point) [$|anymore|of living|of life|of trying|of going|of it|in]
DONT see [the|a|any|much|no] (point|reason|future|way out|purpose|hope)
(nothing|nobody) [left] (matters|to live for|left for me|left to live|left to lose|to look forward to|left)
nothing (matters|makes sense) [anymore]
(life|everything|it|all|its|this) [is|feels|seems|felt|just|feels like its] [all|so|just] (pointless|meaningless|hopeless|a waste of time living|over for me|falling apart|too much to bear|unbearable)
life (isnt|has no|is not|has lost|is pointless|is meaningless|is over|is hell|sucks|feels|is too) .. (worth|meaning|purpose|living|point|pointless|empty|over|hard|meaningless|$)
(worth|not worth|isnt worth|aint worth) [it] (living|being alive|going on|living anymore)
better [off|place|world|if] .. (without me|without him|without her|dead|i died|i was dead|i were dead|i was gone|i were gone|not alive|not here|i wasnt here|i werent here|if i die)
(without me|with me gone|when im gone|after im gone|if im gone|if i was gone|if i were gone|once im gone) [$|better|happier|anymore|soon|take|please|look]
nobody (would|will|d) [even] (care|notice|miss|cry|be sad|know|mind)
nobody (cares|loves me|understands|would care|wants me|likes me|needs me|gives a shit) [about me|if i|anymore|$]
(dont|doesnt|no longer) [even|really] care (if|whether|what happens) .. (live|die|wake|happens to me|alive|happens|dead)
(im|i|wont|will|not|going to|isnt|much|dont plan to) .. be [around|here|alive] (much longer|for long|anymore|around anymore|by then|next week|to see|tomorrow anyway|long)
(wont|not going to|isnt going to|not gonna|may not|might not|doubt ill) .. (be around|be alive|be here (much longer|anymore|tomorrow anyway|for long|by then)|live|survive|make it through|make it to tomorrow|make it tonight|make it much longer|last much longer|see tomorrow|see morning|wake up)
(make|making|get|getting|live|last|survive) [it] (through|thru|past|till|until) (the|this|to) (night|day|weekend|morning|week|tonight|winter) [$|alive|without]
not sure [that|if] .. [can|will|ill|want to|going to] (survive|make it through|be alive|be around|be here tomorrow|live|stay safe)
(still|be|stay|staying|being|not|remain) alive
(ill|will|going to|already) be dead
dead (by then|soon|soon enough|inside|tomorrow|anyway)
(where im going|where i am going|next life|other side|heaven soon|join my|be with my) [$|_ in heaven|late]
-- Farewells.
^ (goodbye|farewell|good bye|bye forever|goodbyes|adieu)
(goodbye|goodbyes|bye|farewell) (everyone|everybody|all|world|forever|cruel world|to everyone|to all|letter|note|letters|notes|to you all|to my|my friends|my family|for good|my love|my loves)
(say|says|saying|said|wrote|write|writing|written|leave|leaving|sent|sending) .. (goodbye|goodbyes|farewell|suicide note|a note for my|my will|letters to my|a letter to my)
(tell|let) (my|them|everyone|him|her) .. (i love|i loved|know i love|im sorry|i am sorry|know im sorry)
(take care of|look after) my (kids|children|dog|cat|dogs|cats|son|daughter|family|mom|babies|pets) [for me|when|after|if|please|$]
(my|the|this is my|this is the|your) last (text|message|day on earth|night on earth|goodbye|words|breath|time you hear|time you will hear|day alive|night alive)
(last|the last) time (you will|youll|anyone) .. (hear|see)
^ sorry for everything [i|ive|$]
(made|make|making|at) [my] peace with [it|dying|death|everything|god|$]
(made my|made the|come to a|made a) (peace|final decision|decision to)
(gave|giving|given|give) away my .. (things|stuff|dog|cat|pets|belongings|clothes|possessions)
gave my (dog|cat|pets|things|stuff) away
(you|nobody|they|everyone|u) (wont|will not|dont) have to worry about me
(wont|not going to|no longer) be a (burden|bother|problem)
(done|finished|over|through) with (everything|it all|life|living|this life|this world|all of it|all of this|all this|this|everyone|the pain)
^ [honestly|i think|i guess] im [SOFTLY] (done|finished|through|over it|over everything|checking out) [now|for real|forever|this time|fr] $
^ (its over|its all over|this is it|the end is near|i cant|i cant anymore|i just cant|so done|no more pain) [now|anymore|forever|for me|fr] $
^ (done|finished) (living|with life|fighting|with living|trying)
im done (living|fighting|trying|with life)
-- At the end of one's strength.
(cant|dont know how to|dont think i can|dont know how much longer i can|barely|not sure i can|i can hardly|can barely) [SOFTLY] (do this [anymore|any longer|no more|$]|do it anymore|go on [$|like this|anymore|living|much|any]|take it [$|anymore|any|no more|much]|take this [$|anymore|pain|any|life]|take much more|take anymore|keep going|keep doing this|keep living|keep fighting|keep on|keep this up|keep myself safe|keep myself|stay safe|cope|handle it anymore|handle life|handle this|handle anything|live|live like this|bear|stand it|stand this|stand being|survive|hold on|hang on|continue|function|calm down|get out of bed|leave my bed|trust myself|promise|be alone|fight anymore|fight it|control myself|stop myself|stay alive|see a way|see any way|see a future|think straight|feel anything)
[i|we|just|really] cant [SOFTLY] (anymore|any more|go on|no more) $
(what if i|if i|if you|if they|if he) dont .. dont know what (i|ill|i will|he|she) .. do
dont know what (ill|i will|i might|i may|im going to) do
dont know (how much longer|how long) .. (take|last|go on|hold|keep|do this|live)
(want|need|make|makes|wish|please make|wanted|begging) [for] (it|this|everything|the pain|the thoughts|the voices|the noise|life|all of this|my brain|my mind|the hurt) [all] [to] [just] (stop|end|go away|be over|be done|shut up|be gone)
i [just] (want|need) .. (it all|everything|all of it|this all) [to] [be] (over|end|stop)
(cant|dont|barely|hardly|not|wont|unable) .. (take|face|do|survive|live|through|bear|handle|get through|endure) (another|one more) (day|night|minute|hour|week of this|second) [of|like|$|anymore|without|alive|here]
(dont|to|cant|wont|try to|never) [try to|let anyone|let them|you] stop me
(no turning back|about to (snap|explode|lose it|break|crack)|going to snap|too tired to (try|live|go on|keep|fight)|cant escape $|cant eat or sleep|cant sleep or eat|cant (see|imagine) (a|any|my) future)
(want|need) (it|this|everything|the pain) [all] (over|gone|over with)
DONT [SOFTLY] (want) to (feel|hurt|suffer) [anymore|like this|this|any]
^ [and|i|i just|just|i think i|honestly i] (give up|giving up|gave up|surrender) $
(im|i|ive|have|has|he|she|ready to|about to|want to|just) [SOFTLY] (give up|giving up|given up|gave up) [$|on|now|hope|already|completely]
(numb inside|empty inside|dead inside|losing my mind|going insane|in danger|all alone|so alone|completely alone|utterly alone|lost my mind|losing control|lost all hope|losing my grip|out of control)
^ going crazy $
(crippling|crushing|deep|overwhelming|unbearable) (depression|anxiety|sadness|pain|grief|despair|loneliness)
(end of|at the end of|reached the end of|out of|at) (my|the) (rope|wits end|limit|breaking point|tether|ropes)
(breaking point|rock bottom|last straw|wits end|out of options|out of hope|no hope|no way out|way out|no future|lost hope|lost all hope|losing hope|no will)
(im|i|feel|feeling|feels|been|so|he is|is|really|he|she|getting|been so|completely|and|very|felt|am) [SOFTLY] [SOFTLY] (hopeless|worthless|desperate|helpless|falling apart|breaking down|losing it|spiral*|trapped|empty inside|numb inside|dead inside|self destruct*|drowning|psychotic|manic|paranoid|losing my mind|going crazy|going insane|in crisis|in agony|unsafe|broken|a burden|a failure|useless|all alone|so alone|depressed|suffering|unstable|not myself|tormented|delusional|breaking|coming undone|at rock bottom|in a hole|in a bad place|in a very bad place|in a dark place|in danger|terrified|miserable)
^ [SOFTLY] (hopeless|worthless|desperate|falling apart|breaking down|losing it|spiral*|suicidal|depressed)
(so|very|really|extremely|severely|too|more) (depressed|low|alone|hopeless|lonely|suicidal|down) [$|and|that|right now|today|i|lately]
(burden|a waste of|waste of space|waste of air) [to|on|for|$|of]
(hate|hates|hated|loathe|despise|disgusted with) (myself|himself|herself|my body|my life|my self|being alive|living|life|existing|me|everything about me)
(dont|cant|doesnt) trust (myself|himself|herself)
(scared|afraid|frightened|terrified|worried|fear|fearful) [SOFTLY] [of|for|about|that] (myself|my life|my safety|what i might|what i may|what i will|what i could|what ill|what im|i might|i may|i will|ill|im going to|being alone|to be alone|i would|my own|for my life|i am going|of me|going home|to go home|to be home|to leave)
(scared|afraid|worried|concerned|fear*|terrified|nervous|frightened) [SOFTLY] (for|about|that|of|my) PERSON
(scared|afraid|terrified|frightened|freaking out|panicking) (right now|and alone|please|so scared|here|to death|tonight|and [i|shaking|crying|alone|dont])
(im|i am|i feel|so|we are) [SOFTLY] (scared|terrified|frightened|afraid|unsafe|desperate) $
^ [im|i am|i feel|so|we are] [SOFTLY] (scared|terrified|frightened|afraid|unsafe|desperate) $
(might|may|could|about to|going to|afraid ill|scared ill|will|gonna|urge to) .. do something (stupid|bad|drastic|dumb|crazy|rash|terrible|to myself|i regret|i cant|i will)

(not|isnt|dont feel|never feel|doesnt feel|didnt feel|wasnt|havent felt|im not|not feeling) [SOFTLY] safe [$|at|here|with|right|tonight|alone|around|anymore|in|now|today|and|to]
(keep|keeping) (myself|him|her|himself|herself|me) (safe|alive|together)
(im|i|feel|feeling|he is|she is|is|doing|doin|really|definitely|i feel) [SOFTLY] (not|isnt) [SOFTLY] [doing|even|at all|feeling] (ok|okay|alright|good|well|right|myself|stable|fine|all right) [at all|right now|today|anymore|tonight|mentally|lately|please|i] ($|and i|i|please|help)
im not (doing|handling|coping|managing) [SOFTLY] (well|good|ok|okay|great|so well|so good|at all|anything) [at all|$|and|mentally|lately]
(in|into|going to|back in|hit|at|such|been in) (a|my|the|some|such a) [SOFTLY] (dark|bad|scary|low|horrible|terrible|awful) (place|spot|hole|time|headspace|head space|corner|point)
(dark|bad|scary|intrusive|awful|terrible|ugly|racing|harmful|si|violent|homicidal|suicidal|evil|horrible|disturbing|crazy|negative|those|passive|morbid|weird) (thoughts|ideation|ideations|urges|voices)
(danger|threat|harm) to (myself|himself|herself|themselves|others|me|my)
(head above water|barely holding on|hanging by a thread|hold on much longer)
(see|seeing|saw) (demons|ghosts|dead people|the devil|satan)
(the|my|these|those) [bad|dark|old] (thoughts|voices|darkness|urges|nightmares|flashbacks|depression|demons) [is|are|have|came|come|has|keep|wont|get|getting|got] (back|coming|come|came|stop|worse|bad|returning|returned|louder|loud|telling|get|getting|going|so)
(hear|hearing|heard|hears) [the|some|a] (voices|voice|things|someone talking)
(voices|they|something|it|god|demons) [in my head|are|is|keep|keeps|was|were] (telling|tell|tells|told|saying|say) (me|him|her) .. (to|hurt|kill|jump|do|die)
(seeing|see|sees|saw) (things|people|shadows|demons|bugs|stuff) [that|who|which] (isnt|arent|arent|are not|not) [really] (there|real|here)
(seeing things|hallucinat*|delusion*|psychosis|psychotic|dissociat*|derealiz*|mania|manic|catatonic|paranoia)
(watching|following|stalking|spying on|after|tracking|poisoning|chasing|coming for|out to get|breaking into|targeting|threatening) (me|us|my house) [$|and|through|outside|at|in|with|right|im|now|from|on|again]
bugs .. (crawling|skin)
(panic|anxiety|nervous|mental|psychotic|heart|asthma) (attack|attacks|breakdown|break|episode|collapse)
(mental health|mental) (crisis|breakdown|emergency)
(crisis|panicking|breakdown|meltdown|hyperventilating)
(cant|wont|havent|not|dont|hasnt|doesnt|nonstop) [SOFTLY] (stop|stopped|stops|quit) [SOFTLY] (crying|cry|shaking|bleeding|throwing up|vomiting|panicking|thinking about|the thoughts|my thoughts|drinking|using|hurting|screaming|sobbing|trembling|puking|cutting|twitching|obsessing|sweating)
(cry|crying|cried|sobbing|bawling|weeping) [SOFTLY] (all day|all night|nonstop|non stop|for days|for hours|every day|every night|and cant|and i cant|myself to sleep|constantly|uncontrollably|in the bathroom|in my car|since)
(havent|hasnt|not|cant|no|didnt|without|wont) [SOFTLY] (slept|sleep|eaten|eat|left my bed|left bed|get out of bed|getting out of bed|leave bed|leave her room|leave his room|gotten out of bed|eating|sleeping) .. (days|# days|nights|weeks|week|anything|eat|eating|# nights)
(cant|wont|hasnt) get out of bed
(feel|feeling|felt|feels) [SOFTLY] like (im dying|dying|ending|i am dying|a burden|hurting|killing|dead|nothing|giving up|im going to|i might|i will|going to die|a failure|im losing|i cant|nobody|death|crap and cant|im going crazy|crawling out|jumping|cutting|disappearing|screaming)
(feel|feeling|feels|felt) [SOFTLY] [SOFTLY] (suicidal|hopeless|worthless|nothing anymore|so alone|nothing inside|unsafe|like its over|empty)
(depression|anxiety|ptsd|pain|everything|it) [is|has|got|getting|keeps] [SOFTLY] (getting worse|unbearable|too much to bear|killing me inside|too much to handle|coming back|came back|come back|really bad|out of control)
(hurts|hurting|pain) .. (want it to stop|make it stop|want it to end|want it over)
(so|im|i feel|been) [SOFTLY] (tired of|sick of|exhausted from|done) (fighting|life|living|everything|being|trying|hurting|suffering|the pain|it all|this life|feeling)
(the only way|only way) (out|to stop|to end|is)
(something|someone|somebody) please .. help
-- Drink and drugs again.
relaps*
(drinking|drank|using|used|smoking|smoked|shot up|shooting up|snorted|got high|getting high|got drunk) [DRUG] (again|last night|yesterday|this morning|today) [$|and|after|im|i|so|but|feel|pretty|because]
(started|back|went back|gone back|going back|im back|fell back) [to|on|into|with|at] (drinking|using|drugs|heroin|meth|pills|coke|cocaine|crack|the bottle|fentanyl|alcohol|oxy|booze|opiates|old habits|it again)
(had|took|have had|broke down and had) (a|some|one|couple|few|my first) [of] (drink|drinks|beer|beers|shot|hit|bump) [after|again|last|and|$]
(slipped|slip|messed|screwed) [up] [and] (again|drank|used|up and drank|up and used|and)
(slipped up|fell off the wagon|off the wagon|broke my sobriety|lost my sobriety|not sober|dirty again|picked up again)
(od|oding|overdos*|over dosed|over dose|heroin|fentanyl|withdrawal|withdrawals|narcan|meth)
i used [again|last|yesterday|today|this|drugs] $
-- Pills, and what they do.
(too many|too much|all|whole|entire|bunch|handful|bottle|extra|double|triple|lots|# |dozen|several|rest) [of] [my|his|her|the|their|a|those|these] [own] [PILLS] [of] [my|the] (PILLS)
(took|taken|taking|swallowed|ate|take|downed) .. (too many|too much|a bottle|whole bottle|all of my|all my|all his|all her|the whole|handful|bunch of|double|triple|twice|extra|wrong) [dose|doses|meds|pills|amount|$|pill|medication|medicine|by|my|the]
(double|triple|wrong|extra|accidental|took #) (dose|dosed|doses|dosage|medication|pill)
(saving|saved|hoarding|stockpil*|collecting|counting) [up] [my|all my|the] pills
(pills and|xanax and|meds and) (alcohol|vodka|whiskey|wine|booze|beer|liquor)
(chose|chosen|picked) (my|a|the) (method|place to|day to die)
(anorexi*|bulimi*|purging)
(swallowed|drank|ingested|ate) [some|a|something|the] (bleach|something|poison|batteries|battery|glass|antifreeze|cleaner|chemicals|a bunch)
(with|has|have|got|holding) a (gun|knife|rope|razor|blade|noose|weapon)
(locked|alone|sitting|herself|himself|here) .. with [a|the|her|his|my|bottle of|bunch of] (pills|knife|razor|rope)
(pills|gun|knife|rope|razor|blade|noose) (in my hand|in front of me|to my head|next to me|in his hand|in her hand|ready|right here|at me|on me)
(gun|guns|firearm|noose|pistol|rifle)
(ran out|run out|running out|out) of [my|his|her] (meds|medication|medications|medicine|lithium|insulin|pills|antidepressants|xanax) [$|and|days|for|since|#|i|im|over]
(meds|medication|medications|pills|medicine|lithium|insulin) [have|has|just|all] (ran out|run out|is out|are out|is gone|are gone)
(dont|doesnt|never) feel (real|like myself|human|anything|alive)
(easier|simpler) (if|when) (i was|i were|im|i am) (gone|dead|not here)
(everything|it|life|all) (is|feels|got|seems) [SOFTLY] (dark|black|bleak|empty)
(recognize|lost) myself
(off|stopped taking|quit taking|havent taken|not taking|without|skipped|missed) [of] my (meds|medication|lithium|insulin|medicine|medications|antidepressants) [$|and|for|since|in|#|i|im]
-- Another's hand.
PERSON [is|was|has|keeps|just|has been|been|started|tried to|threatened to|threatens to|will|might|wants to|is going to|going to|says he will|again] (hit|hits|hitting|beat|beats|beating|beat up|hurt|hurts|hurting|abuse*|abusing|chok*|attack*|threaten*|stalk*|rape*|raping|assault*|molest*|punch*|strangl*|shov*|grab*|push*|kick*|slapp*|slap|slaps|kill|killing|shoot|burn*|drug*) (me|us|my|him|her|the kids|them)
(hit|hits|hitting|beat|beats|beating|chok*|raped|assaulted|molested|strangled|punched|abus*|stabbed|shot|attacked|slapped|kicked|threaten*) me
(put|puts|laid|lays|putting) (his|her|their|hands) [hands] [on me|on her|on us]
(i was|i got|im|been|being|she was|he was|getting|he got|she got|was|i am|just got) [SOFTLY] (raped|abused|assaulted|attacked|beaten|beat up|stalked|molested|threatened|hit by my|robbed|jumped|drugged|held|kidnapped|stabbed|shot|sexually|being followed)
(domestic|sexual|physical) (violence|abuse|assault)
(violent|violence|abusive|abuser|restraining order against)
(hurt|hurting|kill|killing|shoot|shooting|stab|stabbing|harm|harming|murder|strangle|attack|beat up|choke) (someone|somebody|people|everyone|everybody|him|her|them|you|you all|PERSON|my|anyone|anybody|others)
(kill|hurt|shoot|stab) (him|her|them|someone|people|you|everybody|somebody|everyone)
(someone|somebody|he|she|a man|a guy|they|my ex|my husband|my boyfriend) [is|was|keeps|are] (following|stalking|outside|chasing|trying to get in|breaking in|banging on|in my house|watching)
(wont|doesnt|didnt|refuses to|never) let (me|us|her) [go|leave|out|see|call|use|have]
(locked|locks|locking|trapped|holding|held|hiding|hide|hides) (me|myself|himself|herself|in|us|her|from) [in|from|inside|at|here|away|against|my|himself|the]
(hiding|hide|running|escape|escaping|fleeing|get away|scared|afraid|away) (from|of) (my (husband|wife|boyfriend|girlfriend|dad|father|mom|partner|ex|stepdad|son|brother|family)|him|her)
(nowhere|no where|no place|dont have anywhere|dont know where) [safe] to (go|stay|sleep) [$|and|tonight|please|now]
-- Someone else: worry, and what they said.
PERSON [is|was|has|just|keeps|been|said|says|told me|texted|posted|wrote|about|of|that|he|she|they|is|wants|wanted|might|may|going|tried|will] .. (kill|killing|hurt|hurting|die|dying|end|ending|suicid*|overdos*|harm|harming|hang|hanging|shoot) (SELF|it all|everything|his life|her life|their life|on purpose|$)
PERSON [is|was|has|keeps|just|been|seems|wont|isnt|not] (unconscious|unresponsive|not breathing|not waking|not responding|missing|blue|hearing voices|seeing things|not eating|not himself|not herself|acting strange|acting weird|out of control|very confused|not making sense|wont wake up|wont respond)
(wants|want|wanted|wanting|going|trying) to (die|be dead)
(cant|wont|didnt|doesnt|not|isnt|trouble|never|hard to) [SOFTLY] (wake|waking) (him|her|them|up|my)
-- The body: what can't wait for office hours.
(911|988|nine one one|ambulance|ambulances|paramedic|paramedics|emt|sos|mayday|emergency|emergencies|911s)
(in|to|at|from|going|taken|go|went|by|for|the|an|called) [the|an] (er|icu|ed|psych ward|hospital|emergency room)
(hospitalized|hospitalised|psych ward|psych hospital|psych unit|mental hospital|psychiatric hospital|in rehab|rushed to|urgent care|life threatening|poison control|suicide line|crisis line|hotline|lifeline)
chest [is|has|feels|really|still|area|and|been|hurting|so|very] (pain|pains|tight*|hurts|hurting|pressure|ache|aches|heavy|burning|discomfort|hurt)
(pain|pains|pressure|tightness|tight|hurts|hurting) [in|on] [my|the|his|her] [left] (chest|heart|left arm|jaw and arm)
(heart) [is|s|rate|feels|keeps|was] [SOFTLY] (racing|pounding|attack|palpitations|stopping|skipping|stopped|fluttering|rate is|like its|beating so|beating fast|beating really)
palpitations
(having|had|has|have|a|mini|think) [a|another] (stroke|seizure|seizures|convulsion|convulsions|aneurysm|overdose|blood clot)
(seizure|seizures|seizing|convulsing|convulsions|stroke)
(passed|passing|pass|passes|blacked|blacking|black) out
(faint|fainted|fainting|faints|collapsed|collapsing|unconscious|unresponsive|concussion|coma)
(wont|not|cant|didnt|isnt|doesnt|stopped|barely|hardly|hard|trouble|difficulty|difficult|struggling|having trouble|unable|short|shortness|problems|gasping|couldnt|issues) [to|of|for|with|getting|catching|catch] [SOFTLY] [my|her|his|a|good|deep] (breath|breathe|breathing|breaths|swallow|swallowing|air)
(hyperventilat*|wheezing|suffocat*|choking|gasping)
(bleeding|hemorrhag*|haemorrhag*|blood everywhere|lost a lot of blood)
(coughing|throwing|vomiting|spitting|puking|peeing|blood in) [up|out] [my|the] (blood|urine|stool|vomit)
(cant|wont|unable to) keep (anything|food|water|fluids|meds) down
(face|tongue|lips|lip|throat|airway|eyes|arm|side|mouth|neck) [is|are|feels|feel|s|keeps|keep|of my face|getting|started|has|and] [SOFTLY] [closing|getting] (swell*|swollen|clos*|numb|droop*|tight|paralyzed|blue|tingling)
(swollen|swelling|numb|droopy) [in|of|on] [my|his|her|the] (face|tongue|lips|lip|throat|mouth)
(anaphyla*|hives|epipen|epi pen)
(allergic|bad|severe|weird|strange|serious|terrible|awful|horrible|adverse|scary|having a|had a|reaction|really bad) (reaction|reactions) [$|to|and|from|after|right|please|what|i|now|with|all|im]
having .. reaction
(reacting|react) [SOFTLY] (badly|bad|poorly) to
(bad|scary|terrible|horrible|awful) (trip|side effects|side effect|withdrawal)
SYMPTOM .. (since|after|from) CARE
(since|after|from|ever since) CARE .. (SYMPTOM|cant|cannot|hurts|isnt right|not right|feel off|feels wrong|hallucin*)
(feel|feeling|felt|feels|im|i feel) [SOFTLY] (weird|strange|off|wrong|funny|terrible|awful|horrible|sick) [SOFTLY] (since|after) [CARE|the|my|that]
(side effects|reaction|symptoms) (right now|are bad|are really|getting worse|now|are so|is bad|are terrible|are scary|wont stop)
(severe|worst|excruciating|intense|unbearable|extreme|agonizing|horrible) [SOFTLY] [back|stomach|head|abdominal|chest|neck|jaw|period|leg|ear] (pain|pains|headache|migraine|dizziness|side effects|cramps|cramping|bleeding|anxiety|depression|panic)
(high fever|fever of 10*|fever is 10*|104|105|103 fever)
(blood pressure|bp|pressure|blood sugar|sugar|heart rate|pulse|oxygen) [is|was|reading|reads|at|of|now|reading is|just read] [SOFTLY] [dangerously|super] (high|low|#|through the roof|crazy|spiking|dropping)
(vision|sight|eyesight) [is|went|has|gone|got|getting] (blurry|gone|blurred|double|black|dark|fuzzy)
(blurry|double|blurred|lost|losing) [my] (vision|sight|eyesight)
(cant|dont|no longer) [SOFTLY] (feel|move) my (leg|legs|arm|arms|face|hand|hands|feet|body|side|fingers|tongue)
(cant see|cant walk|cant stand up|cant move|cant talk|cant speak|cant swallow)
(slurr*|incoherent|disoriented)
(confused|dizzy|lightheaded|light headed|shaky|shaking|sweating|nauseous) and (SYMPTOM|slurr*|shaking|alone|scared|vomiting|cant|throwing|weak|i|puking|my|im)
(so|very|really|extremely|super) (dizzy|confused|lightheaded|disoriented|out of it)
(everything|room|head) [is|keeps] (spinning)
(pregnant|miscarr*) .. (bleeding|cramping|pain|spotting|fell|$)
(fell|hit my head|fallen) .. (cant get up|hit my head|bleeding|unconscious|and cant|hurt my head)
(in labor|water broke)
-- Calling for help.
^ [please|can you|can someone|can somebody|somebody|someone|anyone|god|omg|could you|will someone|oh god|hey|hi|i|can anyone|just] [please] help (me|us) [now|please|im|i am|i|somebody|someone|god|right|before|asap|he|she|its|my|out|$]
help me $
(please|pls|someone|somebody|anybody|god) [please|somebody|someone] help [$|me|us|him|her|my|im|i]
[i|we|he|she|my|really|desperately|badly|urgently|please|just|think i|probably] (need|needs|needing|want) [SOFTLY] [some|serious|real|urgent|immediate|medical|professional|a lot of|actual|psychiatric|mental|emotional|mental health|more] help [now|please|right|tonight|bad|badly|today|immediately|urgently|im|i|asap|soon|before] ($|im|i|now|please|badly|before|and|he|she|my|with (my depression|my anxiety|my thoughts|life|this pain|these thoughts|this feeling|my drinking|my addiction|getting sober))
(need|want|have) to (talk|speak) (to|with) (someone|somebody|anyone|a human|a counselor|my therapist|my doctor|a therapist|a doctor|the doctor|dr @) [right|now|today|tonight|badly|please|urgently|immediately|before|asap|im] (now|badly|tonight|urgently|immediately|before|im|right|asap)
(someone|somebody|anyone|anybody) .. (talk to|help|come get|save|stay with) me
(someone|somebody|anyone|anybody) .. (call|text) me (right now|now|please|before|tonight|im|i)
(please|pls) (somebody|someone|anyone)
(need|want) someone [to] (talk to|now|here|stay)
^ (save me|rescue me|urgent|its urgent|this is urgent|its an emergency|very urgent)
(i have|ive got|got|have|has|made|making) a plan (and|to|for tonight|tonight|how|$)
PERSON [_] (turning|turned|going|gone|went|looks|is|getting) [SOFTLY] (blue|limp|gray|grey|purple|lifeless)
(pills|gun|knife|rope|razor|blade|noose|bottle) [are|is|all|just|right|laid out|lined up|sitting|here] [are|all|just|right|laid out|lined up|sitting|here] (in my hand|in front of me|to my head|next to me|beside me|on the table|ready|right here|at me|on me)
(need|want|wish i had|have no) (someone|somebody|anyone|anybody) [here] (to|who|i can) [can|will|could] (talk|speak|listen|help|hear|be with|stay)
(isnt|not) worth it (anymore|any more|$|to go on|no more) / [none|nothing|any|i|life]
"""

# Looks like danger and is not.
NO_CRISIS = """
(death|dying|die) (in the family|certificate|valley|metal|in my family|benefit|benefits|metal)
(a|sudden|recent|had a|with a|of a) death [in]
(bored|tickled|worried|scared|love|love you|loved|frozen|freezing|sick|cute) to death
(car|truck|van|vehicle|suv) [is|keeps|was|s] (breaking down|dying)
die hard
(hair|tie) (dye|dyed)
(dying|die) to (see|meet|know|try|hear|come|get|tell|find|eat|go|start|be there|talk|show)
(die|died|dying|dead) (of|from) (laughter|laughing|boredom|curiosity|embarrassment|cuteness|happiness|excitement)
(excited|happy|embarrassed|funny|cute|hungry|bored|cold|good) .. (die|dying|dead|died)
(dead|die|dying) (serious|laughing|battery|zone|end|line|tired)
(im|i am|literally|just|absolutely|still|omg|that has me) [SOFTLY] (dead|dying) (lol|lmao|haha|laughing)
(drop dead gorgeous|over my dead body|dead on|dead phone|wouldnt be caught dead)
(phone|battery|car|laptop|watch|truck|engine|wifi|internet|connection|ipad|tablet|charger|cell|computer|alternator|starter|router|service) [just|has|had|is|was|about to|almost|keeps|battery|s] (died|dead|dies|dying|die)
(killing|killed|kills|kill) (it|time|two birds|the game|the vibe|the mood|for a coffee|for a nap) [$|out|at|today|lately|until|with|before|in]
(game|show|test|class|workout|gym|movie|joke|bill|wedding|party|packers|commercial|traffic|commute|heat|weather|suspense|rain|feet|knee|knees|allergies|job|work|kids|snow|boss|back|wait|waiting|schedule|deductible|copay|prices|price|cost|hunger|week|day|shoes|homework|humidity|cold|construction|monday|mondays|stairs|puns|jokes|you guys|you are|your|cramps|hip|neck|gas|line|fasting) [prices|this week|today|today is|right now] [is|are|was|has been|just|really|been|totally|absolutely|always|literally] (killing|killed|kills|kill|murder) [me|us]
(killing|kills|kill) me (lol|lmao|haha|rofl|jaja|hahaha|xd)
(you|this|that|these|they) [guys|is|are] (killing|kill|kills) me [with|lol|haha|here]
^ killing me (lol|haha|lmao|here)
(shoot|hit) (me|us|him|her|them|you) (a|an|over|up|back|with) [text|message|email|call|line]
(shoot|hit) me up
(cut|cutting) (me|it|us|him|her|them|myself) (off|short|close|down|some|a check|a break|out|some slack)
(cut|burned) (myself|my finger|my hand) (shaving|cooking|in the kitchen|a break|a slice|some slack)
(beats|beat) me [$|lol|to it|there]
help me (with|to|unsubscribe|opt out|stop these|stop the|get off|find|understand|figure|get|reschedule|reset|pay|move|change|cancel|book|log|a lot|so much|out with|reach|set|schedule|confirm|fill|remember|sign|by|know|decide|locate|park|update|download|upload|access)
(need|want) [some|your|a little|any|more] help (with|finding|filling|getting to|scheduling|rescheduling|logging|paying|setting|understanding|to find|to log|to get to|to reschedule|to schedule|to pay|parking|on|signing|getting a ride|getting there|getting in|locating|accessing) [the|my|a|to|app|portal|forms|form|paperwork|insurance|parking|directions|bill|billing|login|password|in|out|up|account|link|website]
(going|taking|headed|came|visit|visiting|work|works|working|volunteer|parking|parked|entrance|drive|drove|turn|next|across|near|job|shift|behind|beside|inside|the) .. (to|at|from|in|of) the (hospital|er) [parking|entrance|for work|lot|$]
(work|works|working|shift|nurse|doctor|job|parked|parking|entrance|across|next door|near|by|volunteer|visiting|next to|is it) .. (hospital|er)
hospital (bill|parking|entrance|garage|gown|records|food|lobby|building|st|street|rd|road|drive|side|cafeteria)
(emergency|urgent) (contact|contacts|came up|at work|form|number|exit|brakes|brake|room bill|vet|care bill)
(family|work|plumbing|water|car|dental|vet|pet|house|home|personal|childcare|no|not an|isnt an|not a) emergency
(non|not|isnt) (urgent|emergency|an emergency|a emergency|bleeding)
no (emergencia|urgencia|urgente|es urgente|es emergencia|hay emergencia)
contacto de emergencia
(top|nail|glue|heat|nerf|water|massage|flu) (gun|guns|shot)
gun (lake|show|shop|range|club)
(bleeding edge|stroke of|stroke rehab|heart set|panic button|crisis averted|mid life crisis|midlife crisis|housing crisis)
(fainted heart|black out curtains|sugar high|high school|low key)
(worried|concerned|nervous|scared|afraid|fear) [SOFTLY] (about|of|that) (the cost|the bill|parking|the weather|the drive|traffic|the roads|insurance|my insurance|needles|being late|missing|the price|paying|my copay|my appointment|he will be late|she will be late|the snow|getting there|the needle|dr @|the treatment|the procedure|the infusion)
(hate|hates) (my job|traffic|needles|being late|my insurance|mondays)
(over it|done) (lol|haha)
(give|gave|giving) up (smoking|coffee|caffeine|sugar|soda|my slot|my spot|my appointment|my time|the appointment|the spot|the slot|gluten|drinking|meat)
(threw|throw|throwing) up (my hands|a post)
(stop|stopped|quit|havent been|no longer|done|off) drinking
(stopped|quit|off|clean from|sober from|recovered from|free of) (heroin|meth|fentanyl|drugs|alcohol|pills)
(feel|feeling|felt) [SOFTLY] (less|not so|not as) (hopeless|depressed|alone|suicidal)
(so|im) (done|over it) (with) (school|work|class|classes|finals|winter|snow|shopping|paperwork|forms|the forms|the paperwork|my forms|the survey|my labs|lab work)
(estoy|esta|sigo|ando) [muy|bien] mal (de|del) (la garganta|gripa|gripe|estomago)
(muero|muriendo|morirme|morir) de (risa|hambre|sueno|frio|calor|ganas|pena|verguenza)
(me mata|matando|mata) [el|la|de|me] (trafico|risa|espera|calor|hambre)
dolor de (cabeza|muela|espalda|panza|rodilla)
mata de (risa)
(se murio|murio) (la pila|el carro|la bateria|el celular|mi celular|el telefono)
(wont|not|doesnt|didnt|never) let (me|us|him|her) (off|out of (work|class|school)|leave (work|school|early)|take (the|a) day|have (the|a) day|go from work|go early)
(phone|battery|car|laptop|cell) [is|was|has] (about to|almost|gonna|going to|just|nearly) (die|died|dead)
(is|are|was|were|its|just|looks|cookies|food|view|coffee) to die for
(laughing|laughed|laugh|giggling|tickled) ... (cant breathe|cant breath|couldnt breathe|crying|dying|died|dead|choking|out of breath|pee)
(cant breathe|crying|choking) ... (laughing|lol|lmao|haha|hahaha|laughter)
i [just|really] cant / [so|im|i am|very|really|lo] (sorry|apolog*|thanks|thank you|siento|work|working|sick|busy|today|tomorrow|DAY|then|maybe|my (car|kid|son|daughter|boss|work|ride))
(sorry|hi|no|hey|unfortunately|ugh|oh no|today|tomorrow|DAY) / [but] i [just|really] cant [today|tomorrow|DAY|then|make it|$]
(back|hip|knee|ankle|leg|flu|fever|covid|virus|bug|migraine|sick|sciatica|surgery|foot) ... (cant get out of bed|in bed all)
(over|attended|attending|going to|at|for|go to|planning) .. (funeral|burial|grave)
(never|not) been born yet
(nobody|everyone) (died|dies) [in the|on the] (movie|show|book|end)
"""
