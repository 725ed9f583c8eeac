"""How people say that drink or drugs, another's hand or their body endangers them or theirs.

In doubt it is danger: a person looks (rule P59).
"""

PERIL = """
(how many|how much|what amount) [of] [my|the|these|this] [_] (pills|pill|meds|medicine|tablets|insulin|tylenol) [would|could|will|can|does|do|it] .. (dangerous|lethal|deadly|fatal|too many|too much|kill*|overdose|hurt me)
# [of] [the|my|his|her] [_] (too many|too much) ... (took|taken|swallowed)
(took|taken|swallowed) # ... (is that|too many|too much|is it) [too many|too much|dangerous|bad|ok to]
(face|arm|leg|side|hand|foot|mouth) [is|went|goes|has gone|gone|feels|got] (numb|droop*|limp|weak|tingly|tingling|paralyzed) [on|in] (one|my left|my right|his left|his right|her left|her right|the left|the right|left|right) side
(numb|drooping|droopy|weak|limp|paralyzed) on (one|my left|my right|his left|his right|her left|her right|the left|the right|left|right) side
(he|she|they|my ex|boyfriend|husband|ex) (said|says|told me|swore|threatened|threatens) ... .. (i regret it|ill regret it|hurt me|kill me|find me|ill be sorry|make me pay|i pay|kill us|hurt us|come for me)
(hasnt|wont|has not|havent seen) (come|came|coming) out of (his|her|their|the) (room|bathroom|bedroom) ... (answering|respond*|moving|days|since)
blood in [my|his|her|the|moms|dads] (pee|urine|piss|stool|stools|poop|vomit|spit|puke|phlegm|diaper)
(peeing|pissing|pooping|puking|coughed|threw|vomited|spit) [up|out] blood
sangre (en|al) [la|el|mi|su] (orina|orinar|pipi|popo|heces|vomito|excremento|toser|escupir)
(orino|orina|orinando|orine|escupo|tose|toso|tosiendo|vomite) [con|mucha|un poco de] sangre
(see|seeing|hear|hearing|sees|hears) (stuff|things|people|voices|shadows|faces|bugs) [that|thats|who|which|whos] [is|are|really] (not|nobody else|no one else|arent|isnt)
(head|baby) is coming (out|now|right now|rn|fast)
having (a|the|my) baby (now|rn|right now|in the car|at home)
(threaten*) [me|us|her|him|them|my|to|with] .. (shoot|kill|stab|hurt|beat|gun|knife|burn|hit|harm|strangle)
(chest|heart) ... (crushed|crushing|squeezed|squeezing|in a vise|elephant on)
(what if|if only|wish|wishing|imagine if|better if) [that] (i|im) [just|simply] (didnt|wasnt|isnt|not|stopped|never|ceased) [to|be|been|simply] (exist|existing|existed|alive|born)
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
(faint|fainted|fainting|faints|collapsed|collapsing|unconscious|unresponsive|concussion)
(in|into|a|diabetic|en|un|induced) coma
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
(high fever|fever of 10*|fever is 10*|(103|104|105) [degree|degrees|f] fever)
(fever|temperature|thermometer|fiebre|calentura|temperatura|burning up) .. (103*|104*|105*)
temp [is|of|at|was|reads|hit|its|thats] [a] (103*|104*|105*)
(running|hes at|shes at) [a] (104*|105*)
(blood pressure|bp|pressure|blood sugar|sugar|heart rate|pulse|oxygen) [is|was|reading|reads|at|of|now|reading is|just read] [SOFTLY] [dangerously|super] (high|low|through the roof|crazy|spiking|dropping)
(blood sugar|sugar|glucose) [is|was|reading|reads|at|of|now|still|only] [at|over|under|down to|up to] SUGAR_OF_DANGER
(blood pressure|bp|pressure) [is|was|reading|reads|at|of|now|still] [at|over|up to] PRESSURE_OF_DANGER
(heart rate|pulse) [is|was|reading|reads|at|of|now|still|only] [at|over|under|down to|up to] PULSE_OF_DANGER
(oxygen|pulse ox|o2|spo2|sats) [level|levels] [is|was|are|reading|reads|at|of|now|still|only] [at|under|down to] OXYGEN_OF_DANGER
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
(easier|simpler|better) [off] [if i|to|if i could] [just|simply] (not be here|not exist|not be around|not be alive|not wake up|be gone|be dead|disappear|vanish)
(wont|will not|dont|not gonna) (need|be needing) (anything|it|any of it|any of this|much) after (this|today|tonight|tomorrow|the|that) [weekend|week]
(wants|want|deserves|gets) to [still|actually] (be around|be here|be alive|live|stay alive) [in|next|tomorrow|$|for|anymore]
everything (you|she|he|they) did for me / [it|this] (isnt|not|wasnt|no ones|nobodys) (her|his|your|their|anyones) fault
(cuts|cut marks|slashes|burns|razor) (on|all over|up and down|across) (my|her|his|their) (arm|arms|wrist|wrists|leg|legs|thigh|thighs|stomach)
(tired|sick|exhausted) of (waking up|being here|being alive|existing|breathing|being a burden)
(hand|arm|leg|side|half) [of my body] (quit|stopped|isnt|wont|not) [_] (working|moving|work|move)
(trouble|problem|problems|difficulty|hard time) [_] (with|finding|getting|saying|forming) [my|the] (words|speech|speaking|talking)
(if|think|sure|know) [i|ill] [will] [even] make it to [_] .. (dont mean|not talking about|not because of) [the] (traffic|car|weather|bus)
(gave|given|giving) [away] (my|the) (dog|cat|pets|guns|stuff|things|belongings|dogs|cats) [away] [to] [my] [_] .. (taken care of|settled|in order|sorted|all set)
(texted|messaged|sent|wrote|left|told) (me|us|her|him|everyone) [a|his|her] goodbye [and|then] [_]
blood (wont|will not|doesnt|isnt) stop [coming|flowing|running|pouring|gushing]
[my|the|our] baby (hasnt (moved|kicked|been moving|been kicking)|isnt (moving|kicking)|not (moving|kicking)|stopped (moving|kicking)|quit (moving|kicking))
"""
