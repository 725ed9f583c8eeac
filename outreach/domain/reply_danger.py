"""How people say that they or others are in danger: of their own hand, of another's, of their body.

In doubt it is danger: a person looks. Negated and past danger counts as well (rule P59).
"""

CRISIS = """
(no|isnt any|not any|see no|is no|whats the|what is the) point (in|to|of) (anything|any of it|any of this|living|life|going on|it all|trying|this anymore|being here|all this)
-- To kill or hurt oneself.
HARM (SELF|me)
(throw|throwing|starve|starving|electrocut*|suffocat*|chok*|hit|hitting|bite|biting|slap*|punch*|gas|bury|crash|destroy|erase|bleed|punishing|choking|strangling|smother*|behead) (SELF)
(going to|want to|about to|ready to|plan to|planning to|will) (jump|shoot|kill|murder) [$|and|him|her|someone|people|off|from|tonight|now|everyone]
(end|ending|stop|stopping|escape|escaping|numb|numbing) (the|my|this|all the|all this|this constant) [unbearable|constant|awful] (pain|suffering|nightmare|misery|hurt|hurting|torment|struggle|agony|sadness|voices|thoughts)
(until|til|till) i (bleed|die|pass out|am dead|im dead|black out|stop breathing)
HARM (my|his|her|their) (wrist|wrists|arm|arms|leg|legs|throat|veins|vein|thigh|thighs)
(self|selfs) (harm|harming|harmed|injury|injuring|inflicted|destruct*)
(slit|slitting|sliced|slicing|cut) [my|his|her|their] (wrist|wrists|throat|veins)
my (arm|arms|leg|legs|wrist|wrists|thigh|thighs) (is|are) [all|full of] (cut|cuts|slit|sliced) [up]
cutting again
(been|started|am|im|back to|keep|keeps|is|was) cutting $
(kill|shoot|end) me
suicid*
(icidal|icide|unaliv*|sewer|sewerslide|kms|kys|ctb|suici*|suicu*|sucid*|suisid*|suizid*|sooicid*|sui)
(hang|hanging|hung|shoot|drown|drowning) (myself|himself|herself|themselves)
(jump*|drive|driving|walk|walking|crash|crashing|step|throw) ... (bridge|building|roof|cliff|train|traffic|overpass|ledge|window|balcony|tracks|into a tree|off the road)
(end|ending|ended|ends|take|taking|took|taken) (my|his|her|their|your|own|the|this) [own] life
(end|ending|finish) (it all|it tonight|it now|it today|it soon|things tonight|all of this|my suffering|my pain|everything|my misery|me)
(thinking|thought|think|thoughts) [SOFTLY] (of|about) (jumping|hanging|drowning) [myself|off|from|in front] $
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
(dont|do not|not) (want|wanna) [to] be in (this|the) world [anymore|no more]
"""
