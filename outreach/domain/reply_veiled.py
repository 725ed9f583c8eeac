"""How danger is said without its name: farewells, worry for others, a stroke's signs, a craving; and who jokes.

In doubt it is danger: a person looks (rule P59).
"""

VEILED = """
(gave|giving|given|give) away [all] [of] (my|his|her|their) [_] (cat|cats|dog|dogs|pets|things|stuff|belongings|clothes|guitar|possessions|furniture|jewelry)
(put|putting) PERSON in the ground
(none of (this|it)|nothing) [is|was|has been] (helping|helps|helped|working|works|worked) ... wont be (around|here)
wont be around ... anyway
(hospital|er|icu|psych ward|emergency room) .. after what i did
(keeps|kept|keep) saying .. (his|her|their|my) time
(tell|let) (the|my|our) (kids|children|boys|girls|grandkids|babies|family|wife|husband|mom|dad|son|daughter|parents|dog|cat) .. (i love|i loved|i always loved) (them|him|her|you)
(wont|not) [be] (need|needing|going to need) (it|them|this|that|any) [of it] (or anything $|or anything else|anything else|where im going|in heaven|ever again|for anything)
(need|needing) (it|them|this|that|any appointments|my appointment) (or anything else|where im going|after tonight|after today)
(took|swallowed|downed|ate) [just] (all of them|them all|every last one|every single one|every one of them) [$|at once|tonight|just now|already]
-- The dead call.
my (dead|late) (brother|sister|mom|mother|dad|father|husband|wife|son|daughter|friend|baby) .. (wants|calls|calling|telling|tells|asks|asking|waiting for) me
-- No morrow is expected.
by the time ... [i|im|i am] (wont|not going to|not|will not) be (here|around|alive)
by the time (you|u|they|anyone|anybody|yall) (get|read|reads|see|find|gets) (this|it|me)
(wont|not going to|isnt going to|doubt ill) be (here|around|alive) (by then|when it|when that|that long|to see|to use|to need|so (dont|no need|never)|anymore|much longer|for it|for that|for much longer|for the next)
(dont|not|didnt|isnt) [even|just|only] (mean|talking about|talkin about|referring to|mean just) [just] (the|my|this) (appointment|visit|session)
if (im|i am|i|he is) still (alive|breathing|around|living|kicking|here by then)
if i (live|survive|last|am alive|make it) (that long|til|till|until|to see|another|through tonight|through the)
(wont|not going to|isnt going to|never going to) [ever] (need|be needing) [it|this|that|them|those|anything|any of it|any of this|my spot|the spot|appointment|any|one] (ever|ever again|where im going|where i am going|after tonight|much longer|any of it anymore)
(wont|not going to|isnt going to) ever (need|be needing)
(no|wont be a|not going to be a|there wont be a|isnt going to be a|there is no) (next time|tomorrow|next week|next appointment|future) for me
wont matter (soon|after tonight|tomorrow|when im gone|much longer)
(it|this|everything|i|all|ill|will|going to|he) [all|will|be] [be] (over|gone|done with) (soon enough|by tomorrow|by then|by morning|tonight|after tonight|before then)
(you|yall|everyone|they|nobody) [will|wont|ll] [all|have to|not] [be] [dealing|deal|put up|putting up] (rid of me|dealing with me|deal with me|hear from me ever|hear from me again|see me again|be better off|worry about me)
nothing [_] (helps|helped|is helping|has helped|will help|will ever help|can help|ever helps|ever works|ever will|ever gets better|gets better|will get better|will change|ever changes|works anymore|works and|is going to help|is going to change)
(nothing|nobody) (can|could) (help|save|fix) (me|this|him|her)
(cancel|canceled|canceling|delete|drop) (everything|all of it|all of them|them all|all my VISIT|all my appointment|all my future VISIT|every appointment) [please|now|for me|i have] / [please|and|just|but|also|so] [please] (tell|thank|thanks|thank you|goodbye|let) ... (for (all|everything)|goodbye|did for me|did|i loved|sorry|tried|trying)
(thank you|thanks) [so much|all] for (everything|all) [you|yall|she|he|that you|the doctor] [have|ever] (did|done|do|tried) [for me] / [please|and|just|you can|but|so] [please|just] cancel (everything|all|them|all of it)
(thank|tell) [the|my|your] (dr|doctor|nurse|therapist|staff|everyone|@) [@] .. (tried|did (his|her|their) best|did all (he|she|they) could|did everything (he|she|they) could|couldnt have|not (his|her|their) fault)
(tell|thank|let) [the|my|your] (dr|doctor|nurse|therapist|staff|everyone|team|@) [_] ... / (he|she|they|you|yall|nobody) [all] [really] (tried|did (his|her|their|your|what|everything|all|the best)|couldnt have|cant save|cared)
(not|isnt) (your|anyones|anybodys|their|her|his) fault (goodbye|i just|i cant|im just|what i)
(giving|gave|given|gives) away (his|her|their|all|everything|most of|all of|all my)
(giving|gave|given|gives) (his|her|their|all his|all her|all of his|all of her|everything|all my|most of) .. away
(goodbye|good bye|farewell) (stuff|text|texts|message|messages|note|notes|letter|letters|video|videos|post|posts|things)
(everyones|everybodys|my family|my kids|they) [all] [would|will] [be|are] (better off|happier) (now|soon|then|when i|once i|after i|if i)
^ [please] (somebody|someone|anybody|anyone) please [$|help|answer|im|i cant|i need]
-- Worry for somebody who is silent.
PERSON (hasnt|isnt|wont|stopped|has stopped|wasnt|not|never) [been] (answered|answering|answer|responded|responding|respond|replied|replying|reply|picked up|picking up|pick up|called back|come home|came home|been home|been seen|seen|been heard|texted back|showed up|returned) [_] [_] [_] (days|day|night|nights|last night|yesterday|hours|hrs|this morning|week|DAY)
(havent|cant|hasnt|nobody has|nobodys|no) [been able to] (heard|reach|reached|get ahold of|get a hold of|get hold of|find|found|locate|seen) [from] (him|her|them|PERSON) [in|for|since|all] [_] [_] (days|day|night|nights|yesterday|hours|hrs|morning|week|DAY)
(last time|the last time|before when|like before when) (that|this|it|he|she|they) .. (pills|overdos*|hospital|hospitalized|cut|hurt|tried|wrists|ambulance|psych ward|took)
(worried|afraid|scared) (he|she|they|PERSON) .. (something|harm|hurt|not ok|pills|gone|himself|herself)
-- A stroke.
(half|side|left side|right side|part|corner) of [my|his|her|the|their] (face|body|mouth) [is|are|looks|feels|went|has|just|wont|fell|drooping|fallen|numb|droops|gone|isnt|suddenly]
(face|mouth|smile|eyelid) [is|looks|looking|went|has|kinda|all|suddenly|on one side] [SOFTLY] (drooping|droopy|droops|drooped|sagging|crooked|lopsided|fallen|uneven|twisted|fell)
(talking|talks|speaking|speaks|speech|words) [is|are|were|coming out|come out|sounds|sound|all] [SOFTLY] (funny|weird|strange|strangely|garbled|jumbled|mumbled|mixed up|gibberish|drunk|like hes drunk|like a drunk|slow and)
(cant|wont) [SOFTLY] (lift|raise|move|feel) [my|his|her] [one|left|right] (arm|leg|side|hand)
(not|isnt|doesnt) mak* (any sense|sense when) [_] (talk*|speak*|today|and)
-- Somebody to be feared, outside the home too.
(ex|stalker|abuser|ex husband|ex wife|ex boyfriend|exhusband) [is|was|has been|keeps|just|again] [SOFTLY] (sitting|waiting|parked|standing|circling|lurking|showing up|showed up|camped|pounding|banging|outside|here|followed|following|found me|found out where|knows where|threatening|threatened|tracking|came to|coming to|at my|in front)
(someone|somebody|a man|a guy|some guy|some man|man|guy|he is|he|they) [is|has been|keeps|was|been] (following|watching|chasing|pounding|banging|followed|chased|trying to break|lurking|waiting for me) [on|at] (me|us|my|the) (home|house|apartment|car|door|$|from|and|again|window|around|so)
(outside|in front of|at) my (apartment|house|door|place|building|work|job|home) .. (cant leave|cant go|wont leave|afraid|scared|hiding|cant get out)
(cant|afraid to|scared to|not safe to) (leave|go home|go out|go outside|get out) because [of] (he|she|him|my ex|my husband|my boyfriend|they|someone)
(found|knows|figured out) (where i live|my address|out where i live|my new address) [and|$|again]
-- A craving, and medicine against it that is gone.
(out of|without|lost|finished|no more|stole|stolen) [my|his|her|the|any] (suboxone|subs|methadone|buprenorphine|bupe|subutex|vivitrol|sublocade|naltrexone|benzos|klonopin|xanax|ativan)
(about|going|want|wanted|ready|tempted|afraid|scared|thinking) [to|of|about|ill|im] (go|going) back out ($|there|again|and|tonight|i|if)
(about to|going to|want to|might|tempted to|close to|this close to|thinking of|thinking about|urge to|afraid ill|scared ill|afraid im going to|feel like|one step from) (use|using|score|scoring|cop|shoot up|shooting up|drink|drinking|get high|getting high|relapse|relapsing) [again|tonight|today|$|so|if|right|and|over|after]
(dope sick|dopesick|in withdrawal|withdrawing|jonesing|kicking hard)
(cravings|craving|urges) [is|are|have|has|so|it] [SOFTLY] (bad|back|terrible|killing|strong|worse|intense|unbearable|winning|overwhelming|too much)
nothing (will|is going to|will ever|is ever going to|can ever|can) [ever] (get better|help|change|matter|improve|be ok|be okay|work out|make it better|fix it|fix this) ($|for me|and|anymore|now|anyway)
(it|this|things|life) (will never|never|wont ever|is never going to|isnt ever going to|wont) [ever] (get better|gets better|get any better|improve|be ok|be okay) ($|for me|and|anymore|now|anyway|so)
(found|finding|arranged|lined up|got) [a|new|good|someone|somebody] [new|good] (home|homes|someone to take|somebody to take) [for] (my|the|all my|our|all the) (cat|cats|dog|dogs|pets|animals|birds|kids)
(wont|not going to|isnt going to) [ever] (need|be needing) [_] [_] [_] (ever again|where im going|after tonight|much longer)
(let|tell|telling) [_] [_] [_] [know] [that|it|its|this] (isnt|wasnt|not) (your|anyones|anybodys|his|her|their|nobodys) fault
(not|isnt|wont be|not going to be) (sticking|staying|hanging) around (this world|in this world|on this earth|much longer|for long)
(if|doubt|dont think) [that] i [will|ill|even|would|can] [even] (last|live|survive) (that|much|until|til|till|another) (long|longer|day|week|DAY)
(im|i am|feel|i feel|probably) (beyond|past) (help|saving|fixing|repair|hope)
too far gone (to|for|$|now)
(a guy|a man|some guy|some man|this guy|this man|stranger|same guy|same man) [has|is|keeps|was] [been] (waiting|standing|sitting|lurking|hanging|parked|watching) (by|near|at|outside|around|in|on) my (car|house|door|apartment|window|porch|street|building|home|yard)
(arm|leg|side|hand) (is|went|are|has gone|gone|suddenly) [SOFTLY] (limp|dead|paralyzed|useless|weak and)
-- Wishes and threats said sideways.
(pray|prays|praying|prayed|beg|begging|dream|hope|hopes|wish|wishes|wishing) .. (dont|wont|never|didnt|doesnt|not|wouldnt) [have to] (wake|open my eyes|see (morning|tomorrow))
(never|hadnt been|wasnt|werent|wasnt ever|not been) [been] born ($|and|at all|so|into)
(wrote|writing|written|finished|left|have) [all|out] [my|the|some] (letters|letter|note|notes|will|goodbyes) [to (my|everyone|them)|for (my|everyone|them)] (already|$|for (my|everyone|them|when)|to (my|everyone))
(if|when|after|unless|before|until) (i|he|she) [finally|just|actually|ever] (jump|jumped|hang|shoot|overdose|od|end it|do it tonight|did it|finally do it|go through with it|went through with it|disappear|disappeared|vanish*|kill*|died|jumping)
unless i [finally|just|actually|ever] do it
my (funeral|obituary|casket|grave|headstone|coffin|burial|eulogy|ashes|tombstone|autopsy|suicide|death|cremation)
(goodnight|good night|goodbye|bye|gone|sleep|rest|leave|leaving|away|quiet|peace) forever
(so|just|really|very) tired / of (everything|all|it all|this|life|living|being)
(want|wanted|wants) out ($|for good|forever|permanently)
(want|wanted|wants) out / of (everything|life|it all|this world|this life|my head)
(sober|clean|recovery|abstinent) ... (bought a|bought some|drank|had a drink|want a drink|need a drink|used|using again|slipped|bottle|relapse*|craving|cravings|tempted|want to use|about to)
(bought|buying|staring at|looking at|holding|opened|picked up) [a|some|the|this] (bottle of (vodka|whiskey|pills|wine|gin|rum)|fifth|handle of|dope|rope|gun|noose|razor|razors|blade|blades|pills)
(dad|father|stepdad|stepfather|stepbrother|uncle|brother|cousin|grandpa|boyfriend|he|man|coach|roommate|landlord) [keeps|always] (comes|came|gets|got|climbs|sneaks|coming|sneaking) (in|into) my (room|bed|bedroom)
(touches|touched|touching|gropes|groped|groping|fondl*) me ($|at|when|and|where|in|inappropriately|again|down|sexually)
if (i|we) (leave|left|tell|told|go|talk|try to leave|call) ... (find me|find us|kill*|hurt*|come after|take the kids|take my kids|hunt|ruin|beat)
(cant|cannot|couldnt|havent|unable to) [been able to] (find|found|locate) (him|her|them|PERSON) ($|anywhere|and|since|all|in|so|shes|hes)
(voices) [in my head|in his head|in her head] (are|wont|keep|keeps|tell|tells|say|says|get|got|getting|never|dont|came|come|coming|back|started|start|again|louder|telling|saying)
(took|taken|swallowed|ate|gave (him|her)|popped) .. (2|to) (many|much) (of|$|pills|and|blue|white|pink)
(took|swallowed|ate|popped|downed) [like|about|all|maybe] [of] [the|my|his|her] (#|all|twenty|thirty|ten|fifteen|forty|fifty|whole bottle) [of] [the|my|these|those|his|her] (blue|white|pink|little|_) (ones|pills|tablets)
(number|hotline|line|phone) for [the|a] (suicide|crisis|988|hotline|help line|helpline)
(he|she|they|PERSON) (walked|wandered|ran|took) (off|out|away) [last|and|in|without|this] ... (cant find|missing|havent found|gone|not back)
(fantasiz*|obsess*|daydream*) .. (dying|death|dead|killing|suicide|crashing|ending)
(cant|dont want to) (do|face|take) (life|living|existing) (anymore|$|any more)
(hope|wish|want) (a|the|some) (truck|car|bus|train) (hits|would hit|to hit|runs|ran) (me|over me)
(swerv*|veer*|steer*|driv*) .. (into|off) (traffic|a tree|a wall|the wall|a pole|oncoming|the road|the bridge|a cliff|a ditch)
-- The end of strength, shortly.
(over|done with|finished with|through with|sick of|tired of) [it] / (over|done with|all|with|of) [with] (all of it|everything|all of this|all this|life|it all)
^ i quit / [on|at] (everything|life|all of it|living|it all|everyone)
(my|this) last (day|days|night|hours|weekend|meal|birthday|christmas) ($|alive|here|ever|will|on this earth)
^ (goodbye|this is goodbye|this is my goodbye|its goodbye|farewell|so long) [everyone|all|then|now|forever] $
(want|wish|need|like|make|ready for) (my|this|the whole|my whole) (life|existence|world|brain|head|mind|heart) to (stop|end|be over|shut off|go away|be done|quit)
(dont|doubt|not sure|cant|wont|do not) [think] [i|ill|that i|ill even] [will|ill|even|can|be] (live|last|survive|make it) (that|this|much|another|to see|past|through|til|till|until|so) (long|longer|day|week|year|then|it|this|DAY|month|christmas|night)
(did|done|doing|do|about to do) (something|a) (bad|stupid|terrible|awful|horrible|bad thing|terrible thing) (to (myself|him|her|them|someone|somebody|my (kid|son|daughter|baby|wife|husband))|last|and|i|$|tonight|today|again)
^ (help|please help|help please) / [me|i|im|i have|weve|my _|he|she|hes|shes|someone|there] [have|has|just|is|am|was] [been] (fell|fallen|fall|cant|stuck|hurt|bleeding|hit|passed|collapsed|trapped|scared|dying|lost|in pain|choking|alone)
[i|and|now|also|keep|keeps|been] (see|seeing|saw|hear|hearing) (things|stuff|people|shadows|faces|someone) (at night|everywhere|now|again|in my|on the|that|all|$|moving|crawling)
(drank|drunk|drinking|used|using|smoked|relapsed|high|got high|shot up|cut|cutting|binged|purged) [it|myself|alone|all] (last (night|nite|week|weekend)|again|all night|all day|this morning|this weekend|over the weekend|on (friday|saturday|sunday))
(used to|i would|years ago i|i once|as a teen i) (cut|self harm|hurt myself|starve myself|purge|drink too much|use|overdose|think about dying|be suicidal) (myself|but|$|as|when|years|a lot|heroin|meth|every)
(not going to|gonna not|wont|isnt going to|may not|dont think ill|dont think i will|might not) make it [much longer|through this|this time|to tomorrow|out of this|another] ($|anymore|alive)
-- What it would take, and where they stand.
i (drank|od|odd) $
(what happens|what if|what will happen|what would happen|how many|how much|would it|will it|could i|can i|if i) ... (take all|took all|all at once|to die|to overdose|lethal|fatal|kill me|kill you|to not wake up|drink bleach|whole bottle)
(bleach|antifreeze|lethal|fatal|cyanide|rat poison|painless)
(im|i am|standing|sitting|here|parked|been) [up|out] (at|on|by|near) the (bridge|ledge|edge|roof|rooftop|overpass|tracks|train tracks|cliff|railing) ($|and|now|again|looking)
^ [im] done / [im|i am] [just|so|really] done $
forget [about] me ($|ok|please|everyone|just)
(losing|lost|miscarry*|loosing) (the|my|our) (baby|pregnancy|babies)
(no|without|out of|cant afford|havent had|havent taken|ran out of|low on|need|lost|stole) [my|any|his|her|the|more] (insulin|inhaler|epipen|nitro|nitroglycerin|heart (meds|medicine|pills)|seizure (meds|medicine|pills)|blood thinner*|oxygen) ($|since|in|for|and|havent|for|again|tonight|#|now)
nobody (helps|listens|is helping|will help|answers|believes) (me|us|anymore|$)
(meet|meeting|face) my (maker|creator)
(be|go|going|home|with|to be) [home] [to|with|and] (jesus|god|the lord|heaven) (soon|now|tonight|today|$|forever)
(hope|wish|pray|hoping|wishing) [_] [_] [_] (kills|kill|takes|finishes|ends) me
(hope|wish|pray|hoping) [that] (i|to) [just|can] (die|dont make it|never wake|flatline|bleed out)
-- Half said.
(check|checking|checked) out (for good|of life|permanently|of this life|of this world)
(checking out|ending things|leaving|going away|not being around|disappearing) ... if (you|u) know what i mean
(got|have|bought|found|hid|tied|keep|looking at|holding|loaded) (the|a|my|his|some) (rope|gun|noose|razor|razors|blades|stash of pills) (in|from|under|out|ready|hidden|now|tonight|again|and|$)
havent [even] (left|been out of|gotten out of|come out of) [my|the] (bed|house|room|apartment) (since|in|for|all)
(cant|dont) [even] (tell|know) if (im|i am|this is|its|anything is|any of this is) (real|dreaming|awake|alive|dead|crazy|going crazy)
(fell|fallen|slipped|tumbled) [down|off|out|in] [of] [the|his|her|my|a] (stairs|ladder|shower|bed|roof|tub|bathtub|steps|floor|porch|wheelchair) ... (hurt|hurts|confused|moving|head|hip|bleeding|cant|up|conscious|bruised|pain)
(drank|chugged|downed|swallowed|ate|took|popped|finished) [like|about|maybe] [a|the|half|whole|an|entire|almost|my|one] [half|whole|entire] [a|the|of] [the] (bottle|box|pack|handful|bunch|fistful|whole thing|fifth|handle|blister pack) [of] (pills|vodka|whiskey|wine|nyquil|tylenol|advil|cough syrup|benadryl|meds|medicine|booze|liquor|rum|tequila|xanax|_)
(back|went|going|returned|return) to (the needle|the bottle|the pipe|my old ways|that life|shooting up)
left [me|us|behind] a (weird|strange|goodbye|scary|suicide|sad|long|suicidal) (note|letter|message|voicemail)
(im|i am|feel like) a (danger|threat|burden|monster|waste|lost cause|dead man|dead woman)
(picturing|imagining|picture|imagine|envision*|visions of|images of|urge to|urges to|dreaming of|visualiz*) ... (crash*|jumping|dying|die|dead|hurting|cutting|killing|hanging|my funeral|driving off)
why (am i|do i|are we|was i) (even|still) (alive|here|exist|living|breathing|bother*|trying|wake)
why (am i|do i|was i) (alive|exist|ever born|born|living|keep going|keep living)
(PERSON|he|she|they) (throws|threw|throwing|smashes|smashed|breaks|broke) (things|stuff|plates|a chair|the phone|my phone) at (me|us|the kids)
nobody [is|s] (going to|gonna|will|would) [even|ever|really] (miss|care|notice|remember|mourn|cry|mind|find)
(burn|blow|shoot|burning) (the|my|our|your|this|his|her) (house|place|building|clinic|apartment|school) (down|up)
(hurt|hurting|harming|killing) (the|all the|innocent) people
(touches|touched|touching|molests|molested|molesting|gropes) (her|him|them|my (son|daughter|niece|nephew|sister|brother|kid|kids|child|granddaughter|grandson)) ($|at night|when|inappropriately|there|down|and|while)
(drunk|high|wasted|intoxicated) (and|while) (driving|drove|behind the wheel|with the (kids|baby))
(driving|drove|drives) (drunk|high|wasted|intoxicated)
cutting (helps|makes|feels|calms|is the only|keeps me|stops)
(wont|not going to|would never|never) [actually] (do|act on|try) (anything|it|them|that|something) but
think about (it|ending it|dying|death|that|doing it) (a lot|all the time|every day|constantly|every night|daily|all day)
PERSON [_] (drank|swallowed|ate|ingested|got into|drinking) [_] [_] [_] (fluid|cleaner|cleaning|bleach|pills|pods|pod|detergent|battery|chemicals|poison|medicine|meds|medication|antifreeze|magnet|magnets)
[having|got|start*|feeling] (contractions|preterm labor)
(wont|not going to|isnt going to|never going to) be (bothering|burdening|in the way|causing|troubling|in anyones way|a drain) [_] (anyone|anybody|you|people|them|yall|$)
if (something|anything) [bad] [ever] happens to me
(they|everyone|everybody|kids|family|people|he|she|you|yall|yall will|theyll|wife|husband) [all] [is|are|would be|be|will be|were] better off ($|without|if|when|now)
(scratched|sliced|carved|carving|slicing) [up] my (arms|legs|wrists|thighs|skin|arm|leg|wrist)
(no|any|a|much|little) reason to (stick|stay|hang|keep|be) (around|here|alive|on|going)
found (PERSON|him|her|them) (on the (floor|ground)|unresponsive|passed out|in the bathroom|not breathing|hanging|down|unconscious|lying|collapsed)
i (hit|slapped|shook|hurt|beat|choked|shoved|pushed) my (kid|son|daughter|baby|child|wife|husband|mom|toddler|kids|girlfriend|boyfriend|newborn|dad|mother)
(shoot|shooting) up (a|his|her|the|my|their|our|this) _
(pills|meds) [are|all] [all] (counted|lined|laid|saved|crushed|sorted|hidden|stashed) [out|up]
swallowed (a|my|the|some|his|her) [_] (ring|coin|tooth|batteries|magnet|magnets|glass|blade|something|screw|nail|quarter|penny|bone)
(not sure|dont know|unsure) [if|that|whether] (i|he|she) [even|really] (want|wants) to (wake|live|be here|be alive|exist|survive|make it|keep going|try|go on)
(im|i am|he is|she is|we are) in [big|serious|real|deep|some] (trouble|danger)
(bother|bothering|keep on|care about) (living|to live|staying alive|being alive|existing)
(no more|no) (pain|suffering|hurting|tears|struggling) (after|soon|tonight|tomorrow|once|anymore|when im)
^ not doing (ok|okay|well|good) $
[it|life|everything|things] [would|is|will] be [SOFTLY] (easier|better|simpler) [for] [_] (if|when) i (disappeared|died|vanished|was dead|was gone|(wasnt|werent|was not|was never|am not) (here|around|alive|born) [anymore|$])
(dont|no need to|no point) [bother|even] [to] (confirm|reschedule|remind|call|text|confirming|rescheduling|reminding) [me|it|us] / i (wont|will not|may not|might not) be (around|alive|here anymore|here much longer)
(took|taken|swallowed) (the|my|all|his|her) [_] PILLS [already|today|tonight|now] / (all of (them|it)|every one|every last one|the whole (bottle|thing)|all $)
(took|taken|swallowed) (my|the|a|his|her) (whole|entire|full) [months|weeks|month|week] (supply|bottle|prescription|pack)
"""

VEILED_ES = """
^ [por favor|ya|solo|nomas] (hagan|haz|haga) que (pare|termine|acabe|se acabe) [todo|esto|el dolor|ya] [por favor|porfa|ya] $
hasta aqui llegue
(pienso|pensando|pregunto) [que|en] para que (sigo|vivo|estoy|seguir|vivir)
(mejor|tranquil*|bien|feliz|felices|descansarian|descansaria) (sin mi|si yo no (estuviera|existiera|viviera|estoy)|si no (estuviera|existiera))
tengo todo listo ... (carta|cartas|despedid*)
(poniendo|subiendo|publicando|mandando|escribiendo) ... (despedida|despidiendose|despedidas)
(perdi la batalla|tire todo a la basura)
# (meses|anos|dias|semanas) (limpio|limpia|sobrio|sobria) ... (basura|perdi|volvi|recai|tire)
(hoyo|pozo) [del|de] [que|donde] [ya] no (salgo|puedo salir|se como salir)
(ni|no) como ni (me bano|duermo|salgo|me levanto)
se (me|le) (acabaron|acabo|terminaron|termino) (las|la|el|mi|mis|sus|su) (pastillas|medicina|medicinas|medicamento|insulina|inhalador) ... (temblando|tiemblo|descargas|muy mal|convulsion*|mareada|mareado|sudando|vomitando)
(todo|todas|todos|nada) / ya (pa|para) que $
ya (pa|para) que (vivir|seguir|vivo|sigo|sirve|sirvo|lucho|luchar)
(diganle|digale|dile) a (mis|mi|los|la|el) .. que (los|lo|la|las) (quiero|amo|adoro)
(ya no|no|nunca) [la|lo|las|los|me|nada] [la|lo] (voy a|vamos a|va a) (necesitar|ocupar|hacer falta) [la|lo|nada] (nunca|jamas|nunca mas|mas nunca)
(nunca|jamas) [mas] [la|lo|las|nada] (voy a necesitar|necesitare|voy a ocupar|va a hacer falta)
(cuando|para cuando|para ese dia|para entonces|para esa fecha) ... (ya no|no) (voy a estar|estare|este|estoy|voy a existir|viva) [aqui|viva|vivo|en este mundo|$]
(llego|sigo|amanezco|siga|este|llegue|llegar|quedo|despierto|estoy) (viva|vivo|con vida)
si (es que|acaso|todavia) (sigo|amanezco|sobrevivo|despierto|estoy viv*)
no (hablo|me refiero|lo digo) [solo] (de|a|por) la cita
(cancelen|cancele|cancela|cancelar|cancelo|cancelenme) (todo|todas|todas mis citas|todo lo mio) / [y|por favor|porfa|ya] [y] (gracias por todo|gracias por|diganle|digale|dile|despid*|perdon*)
(gracias|agradezco) por todo [lo] [que] [hicieron|hizo|han hecho|me ayudaron] [por mi] / [ya|y|por favor] [no|cancelen] (cancelen|cancele|voy a volver|volvere|me van a ver|nos vamos a ver|voy a estar|voy a necesitar)
nada (me ayuda|me va a ayudar|va a ayudar|tiene arreglo|tiene remedio|tiene solucion|mejora|va a servir|me sirve ya)
(regalo|regalando|regala|repartio|repartiendo|regalado|regale|dio) [todas|todo|todos|casi todas] (sus|mis|las) (cosas|pertenencias|ropa|muebles|perros|mascotas|animales|joyas)
(despidiendose|despidiendome|despedirse de|se despidio|se despide|se esta despidiendo|anda despidiendo|se anda despidiendo|me estoy despidiendo)
^ [por favor|porfa] alguien (por favor|porfa|que me ayude|ayudeme|me ayuda)
PERSONA [ya] no (contesta|responde|aparece|llega|ha llegado|ha contestado|ha aparecido|ha vuelto|ha respondido|regresa|regreso|volvio|llego) [a|el|la|mis|su|en|desde] [telefono|llamadas|mensajes|casa|hace|puerta] [desde|en|hace] [_] [_] (dias|dia|anoche|ayer|horas|noche|DAY)
no (se nada|sabemos nada|sabemos|he sabido|logro localizar|encontramos|encuentro) [de|a] (el|ella|PERSONA) (desde|hace|en)
-- Un derrame.
(mitad|lado|parte) (de|izquierdo de|derecho de) [la|su|mi|del] (cara|cuerpo|boca) [esta|se|caid*|dormid*|no|le]
(cara|boca|ojo|parpado|sonrisa) [se|le|la|esta|muy|toda|un poco|quedo|tiene|bien] [le|puso|hizo|esta|fue] (caid*|chuec*|torcid*|paralizad*|colgand*|de lado)
(habla|hablando|hablo|hablar|hablaba) [muy|bien|todo|toda|como|medio] (raro|rara|enredado|enredada|extrano|arrastrado|arrastrada|arrastrando|borracho|borracha|trabado|trabada|incoherente|incoherencias)
(arrastra|arrastrando) (las palabras|la lengua|la voz)
(no|ya no) (mueve|muevo|siente|siento|puede mover|puedo mover|levanta|puede levantar) [bien] [el|la|un|una|su|medio] (brazo|pierna|mano|lado|cara|cuerpo)
no se le entiende (nada|lo que|cuando|al)
-- Otra persona, también fuera de casa.
(mi ex|mi exesposo|mi exmarido|mi exnovio|mi ex esposo|mi ex marido|mi ex novio|un hombre|un tipo|alguien|un senor) [anda|me] (esta|anda|sigue|estaba|esta parado|siguiendo|espera|vigila|vigilando|siguio|amenazo|amenaza|persigue) [parado|sentado|esperando*|siguiendo*|estacionado|rondando] [afuera|fuera|enfrente|en] [de] (mi casa|mi departamento|mi puerta|mi trabajo|la puerta|mi edificio|afuera|siguiendome|esperandome|vigilandome|a mi casa)
no puedo salir [de] [mi|la] [casa] (porque|por) (el|mi|esta|anda|me|afuera)
-- Ganas de consumir.
(acabo|acabaron|quede sin|sin|no tengo|falta|terminaron|termino) [ya] [el|la|mi|mis|los|mas] (suboxone|metadona|buprenorfina|naltrexona)
(a punto de|quiero|ganas de|tentacion de|tentado a|tentada a|cerca de|voy a|miedo de|miedo a) (recaer|consumir|drogarme|inyectarme|volver a tomar|volver a consumir|volver a beber|usar otra vez|tomar otra vez|beber otra vez)
(reparti|regale|deje|done) [ya] [todas|todos|casi todas] (mis) (cosas|pertenencias|ropa|muebles|perros|gatos|mascotas|joyas)
(diganle|digale|dile|diganles|que sepa|que sepan) .. no (fue|es) (su culpa|culpa|la culpa)
no (fue|es) culpa de (nadie|ustedes|ninguno|mi familia|el doctor|la doctora)
(nunca|jamas|ya no) (va a|voy a|se va a) (mejorar|cambiar|estar bien|haber solucion|sanar) ($|y|nunca|para mi)
PERSONA lleva ... sin (contestar|responder|comer|dormir|salir|hablar|aparecer)
se (le|me) (torcio|cayo|paralizo|durmio|enchueco|fue de lado|hizo chueca) [toda|todo|medio|media|la mitad de|un lado de] [la|el|de|su] (cara|boca|lado|ojo|brazo|cuerpo|parpado|sonrisa)
no puede (caminar|moverse|tragar|ver bien|hablar ($|bien|y|ni)|mover (el|la|un|una|su))
(irme|ir|salir|irse|descansar) de (este mundo|esta vida|todo para siempre)
(ir|irme|descansar|dormir|dormirme|descanso) (para siempre|eternamente)
(no|ya no|ni) (despierta|reacciona|respira|abre los ojos|tiene pulso|se despierta)
(reza*|rezo|ruego|pido a dios|le pido a dios) .. (no despertar|morir*|llevarme|que me lleve|muerte)
(que|ojala) dios me (lleve|recoja)
(nunca|no) (debi|deberia|hubiera) [de|haber] (nacer|nacido)
mi (funeral|entierro|velorio|tumba|ataud)
si (me voy|lo dejo|hablo|digo algo|le digo|me salgo) ... (me mata|matarme|me va a matar|me encuentra|me quita|me pega|me golpea)
(llega|llego|esta|viene) [bien|muy|siempre|todo] (borracho|tomado|drogado) .. (miedo|segur*|pega|golpe*|grita|rompe)
(no|nunca) [me] siento segur* ... (casa|el|mi esposo|mi pareja)
(cortando|corta|corto|cortar|cortado|lastima|lastimando|quemando|quema) [se] (los|las|sus|mis|el|la|su) (brazos|munecas|piernas|venas|piel|brazo|muneca|pierna)
(se cayo|cayo|caido|cai) ... (no se mueve|no puede|no responde|golpe*|cabeza|sangr*|inconsciente|cadera|no se levanta)
no se (mueve|levanta|despierta|puede mover|puede parar) ($|y|desde|porque|bien)
(me|se) (estoy|esta|volvi a|anda|ando|volvio a|sigo) [otra vez] (cortando|cortar|lastimando|lastimar|quemando|hiriendo|golpeando)
me (avienta|aventando|tira|lanza|jala|jalo|avento|escupe|escupio|arrastro|arrastra|patea|cachetea|cacheteo|empuja) [las|los|de|con] (cosas|pelo|cabello|contra|el|al|platos|objetos|del)
se (tomo|trago|comio|bebio) [todas] (mis|las|unas|mi|la|el|sus) (pastillas|medicina|medicinas|cloro|veneno|pilas|pila|pildoras|jabon|detergente)
si (algo me pasa|me pasa algo|me llega a pasar)
no (siento|puedo mover|puede mover|siente|puedo sentir) (las|los|la|el|mi|mis|su|sus) (piernas|brazos|pierna|brazo|cara|mano|manos|cuerpo|lengua|pies|lado)
ni (vivir|existir|seguir viviendo|la vida) $
"""

NO_VEILED = """
(trafico|calor|frio|hambre|trabajo|sueno|aburrimiento|tos|alergia|espera) me (esta|estan|anda) matando
(jefe|jefa|profe|maestra|patron|patrona|entrenador) me va a matar
(no|ya no|tampoco) (quiero|deseo|quisiera|me interesa|pienso) (seguir|continuar|estar|volver a) (recibiendo|recibir|siendo|contactad*|que me|en (su|la|esta|sus) (lista|listas)|suscrit*|inscrit*|con (los|sus|estos|el servicio|este servicio|la suscripcion|los mensajes|sus mensajes))
(end of|at the end of|at|reached|hit) (my|the) (rope|wits end|limit|breaking point|tether|wit s end|ropes) (with|on|over|because of) .. (insurance|job|landlord|portal|bill|bills|billing|phone|car|kid|kids|toddler|boss|school|paperwork|forms|company|contractor|dog|puppy|computer|internet|wifi|traffic|weather|app|website|hold music|pharmacy|medicaid|contractors|neighbors|printer|homework|potty training|robot|bot|texts|spam|website)
(tooth|teeth|toothache|ear|earache|back|lower back|foot|ankle|wrist|elbow|jaw|sinuses|hand|leg|legs|arthritis|sciatica|shoulder|hips|heel|toe|braces|throat|gums|molar|cavity|crown|filling|bunion|corns|eyes|thumb) [pain|tooth] [is|are|has been|have been|keeps|still] [SOFTLY] [absolutely] (killing|murdering) [me|him|her|us]
cant talk (now|right now|at the moment|atm|at work|right this|yet|till|til|until|long|im (driving|at work|in a meeting|working|in class|busy|on a call))
(wont|not going to) be (here|around) [on|for] (DAY|TIME|the _) [but|so|i|can|is|until|im|we|due|because|$|for|at|only|morning]
(say|said|saying) goodbye to (braces|winter|summer|this cast|the cast|the crutches|our|the old|crutches|carbs|sugar|_ at the airport)
goodbye [and|for now|then] [have|see|thank|thanks|talk|til|until|gracias|take care|nos vemos|god bless]
(ok|thanks|thank you|great|perfect|morning) goodbye
(gave|giving|give) away (free|our|my (spot|slot|appointment|tickets|old|couch)|kittens|puppies)
(la|las|el|de|con) (matron|matrona|matronas|matricula|materia|materna|maternidad)
(goodbye|bye|adios) / [y|and] (see you|see ya|see u|talk to you|nos vemos|hasta|see you all|cya) [el|on] (DAY|then|soon|at|TIME|later|luego|pronto|alla)
(insurance|job|landlord|portal|billing|phone|car|kid|kids|toddler|boss|school|paperwork|company|contractor|dog|puppy|pharmacy|they) [company|office] .. (has|have|had|got|put) me at my wits end
(gave|giving|gives) away (his|her|their|my|our) (old|outgrown|baby|extra|spare) [_]
(talking|talks|speaking|talk) [_] (after|from|since) [the|my|a] (dentist|novocaine|filling|root canal|wisdom teeth)
(taken care of|seen|done|treated|handled|checked|checked out|went) [_] (at|to|by) [an|the] urgent care
(not going to|wont|isnt going to|may not|might not|dont think ill|dont think i will|gonna not) make it [in|on|by|to|at|there|today|tomorrow|this|then|tonight|DAY|TIME|sorry|back|home|because|due|im|my|the|out|for|up|down|over|with|until|till|after|before|so|and|that|as|unfortunately|please|can|any|_] _
[sorry|hi|unfortunately|hey|im sorry|ugh|ok|no|yes|today|tomorrow|DAY] / [i|we|im|he|she|they|my _|were|we are] [am|are|is] (not going to|wont|isnt going to|may not|might not) make it / [sorry|im sorry|can|what|my|the|traffic|car|work|please|something|kid|kids|sick|stuck|snow|thanks|so|i|we|do|is|any|could|how]
(can|should|do|could|may|must) (i|we|he|she) [just|still] (double|take (two|double|extra|another)) [my|the|up|on] [dose|pill|it] ... (miss*|forgot|skip*|late)
(in class|at work|in a meeting|driving|busy|on a call|at church|at school|at the movies|in court|working) [so|i|and|right now|rn] [i] cant talk
(was|were) [absolutely|really] killing me ... (ok|okay|better|fine|good|gone|now)
^ [sorry|sry|hi|hey] [i] cant talk $
cant talk / [im|i am|we are|just|bc|because|cause|since] [im] (in|at|on|driving|busy|working|with|teaching|cooking)
cant talk / [but] [i|ill] (will|ill|can|text|texting|please|call|message|whats|what)
"""
