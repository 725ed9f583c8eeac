"""How people give a visit up, and what only looks like it."""

CANCEL = """
^ x (not|instead of) (c|r) ...
(now its|but now its|make it|i meant|meant to say|meant to send|changed to|changing to|i mean) [an] x $
(drop|scratch|nix|scrap) [all] [of] (my|the|our|his|her) [remaining|other|next|last|upcoming|future|rest of my|rest of the] (sessions|session|appointments|appointment|visits|visit)
(ion|dont|doubt) think (ima|im going to|ill|i will|i can|we can|we will) [_] (make it|be there|come|make [my|the] (VISIT|appointment))
(now|but) its a no
(will not|wont|not going to|not gonna) be (at|attending|making|in for) [her|his|the|my|our|that|this|their] [_] (appointment|VISIT|checkup|today|tomorrow|DAY)
call off (my|the|our|this|that|his|her|todays|tomorrows)
(no|dont see the|dont see a|dont see any|not see the|whats the) (point|need|reason|sense) (of|in|to|for) (coming|come|going in|keeping|me coming|me to come|being seen)
(go|going|went|choose|chose) [in] (another|a different) (route|direction|way)
(we|i|im|he|she|they) [are|am|is] [now|just] (canceling|cancelling) [my|our|the|this|his|her|it|on|for|todays|tomorrows|@|_]
(isnt|not) (gon|gone|finna|fixing to) [to] (make it|be there|come|be able|be coming)
dont think [that] (i|we|she|he|they|ill|well) [will|do|really|even|actually|still] (need|needs|have) [to|for] (come|be seen|go|keep|see|the VISIT|the appointment|it|this)
(cancel|canceling|cancelling|canceled|cancelled|cancels|cancellation|cxl|canx|canc|cx)
-- Not coming.
CANT [SOFTLY] (make it|make my|make the|make this|make that|make todays|make tomorrows|make our|make DAY|make|come|coming|attend*|show|showing|do it|do this|do that|do DAY|do TIME|be there|be able|there|get there|get out|get away|get off work|get a ride|get in|go|going|keep|DAY|today|tomorrow|in|be in|be coming|be making|making|be attending|drive|find a ride|find a sitter|have the|need the|need this|need my|today|be showing|be available|see you|be at (my|the)|be here|leave work|afford)
(doubt|dont think|dont believe|not sure) [that] (ill|i will|i can|we can|we will|im going to|id|i would|we are) [be able to|be|going to] (make|come|coming|attend|there|get|be there|making)
(cant|wont|unable) [SOFTLY] (make|attend) (it|VISIT|DAY|the|my|this|that)
[im|i|we|we are|he is|she is|he|she|they are|my son is|my daughter is] (not|isnt) [SOFTLY] (coming|going|attending|showing|making it|able|there|up for it|available|going to [be] (make|come|there|attend|go|able)) [in|today|tomorrow|$|to|DAY|any|for|because|sorry|i|my|this|up|anymore|on|as]
^ x (for|on|my|the|both|all|DAY|sorry|i|cant|wont|and|please|thanks|im|we|no|this|that|$)
(c|r|yes|y|1) x $
^ (isnt|not) [SOFTLY] (coming|going|available|attending|making it|today|tomorrow|DAY|this time|this week|able|happening|there)
^ [sorry|hi|no|ok|okay|oh|hey|unfortunately|im sorry|so sorry|yes] (cant|cannot|wont|unable|no can do|no go|no show)  [today|$|tomorrow|sorry|do it|DAY|that day|then]
(cant|wont|cannot) (today|tomorrow|DAY|then|that day|$)
(no longer|dont|not|doesnt|wont) [SOFTLY] (need|want|able to|keep|require|be needing|wanting|needing) [to] (the|my|this|that|an|it|todays|tomorrows|any|come|go|have|keep|make|attend|VISIT|do it|do this|continue) [VISIT|appointment|$|anymore|DAY|other|remaining|in|with|come]
(skip|skipping|missing|miss|pass on|passing on|sit out|bail|bailing|back out|backing out|drop|scratch|scrap|void|nix|forgo|release|free up|give up|giving up|decline|pull out|call off|calling off|withdraw from|erase|take off|forget about|remove|delete|opt out of) [it|my|the|this|that|our|his|her|of|on|me|from|todays|tomorrows|up] [the|my|todays|tomorrows|DAY] (VISIT|appointment|today|tomorrow|DAY|this one|schedule|calendar|it|this time|that one|tomorrows|TIME|this|out)
(going to|have to|need to|will|ill|gonna|must|gotta|to) (skip|pass|miss|bail|sit) [it|this|$|out|today|tomorrow|on|DAY|the|my|that]
(thought|told you|pretty sure|already|should be|should have been|supposed to be|assumed|figured) .. (canceled|cancelled|cancel it|cancel)
(take|put|mark|remove|cross|get) (me|us|my name|him|her) (off|down off|out) [for|of|on] DAY
(off|from) (the|your|my|todays|tomorrows|DAY) (schedule|calendar|books|appointment list)
(give|offer|let) [my|the|it|someone|somebody|away] [else] [slot|spot|time|appointment|have|take] [to|my] (someone else|somebody else|another|anyone|someone|slot|spot|appointment|away)
(call|calling|called) it off
^ no [i|we|im|it] [SOFTLY] (cant|wont|isnt|not|dont|wouldnt|doesnt|cannot) [work|make|come|be|do|$|going|coming|able]
(count me out|not this time|no show|no showing)
(change|changed) [of] [my] (mind|plans|heart) [about|$|i|sorry|and|on]
(plans|something|things|an emergency|emergency|stuff|work|life) [has|have|s|just|unexpectedly] [just|unexpectedly] (came up|come up|changed|popped up|cropped up|happened|fell through)
(was|were) (going to|gonna|planning to|supposed to) (come|be there|make it|go) but
(forgot|missed) [about] [my|the|it|our|todays] [appointment|VISIT] [today|sorry|$|yesterday]
-- No longer needed.
(already|just) (had|got|did|have had|have gotten|gotten) (that|it|this|them|mine|one|the _|my _) (done|taken care of|fixed|checked|elsewhere|somewhere else|removed|looked at|at another|at the)
(went|been seen|got seen|was seen|got in|seen) (somewhere else|elsewhere|at urgent care already|by another doctor|at another _|with another _)
(all|feel|feeling|doing|much|its|hes|got|is) better [now|already] / [so|and|thanks|thank you] [so] (no need|dont need|wont need|not needed|skip|no longer need|dont have to come|dont think i need|isnt necessary)
(no need|isnt needed|not needed|not necessary|isnt necessary|unnecessary) (for|to come|to keep|to see) [my|the|this|me|it] [VISIT|appointment|to come]
(problem|issue|pain|rash|it) [has] (went away|cleared up|resolved|gone away|healed|fixed itself|resolved itself) [on its own|so|$|now|already]
(i|so|then|well) guess (not|im not|i cant|i wont|thats a no|its a no|no)
(no|any|see no|dont see a|isnt any|there is no) (reason|point|need|sense) [for me|in|me] [to] (to come|come in|coming|coming in|to go|to keep it|to keep|keeping|to be seen|be seen|having)
(have|going) to (pass|bow out|opt out|back out) [on|of] (it|this|tomorrow|today|DAY|the|my)
(wont|cant|isnt going to|not going to|unable to) [be able to|be] (stop by|stopping by|swing by|drop by|come by|see you|seeing you|get over|be up for|be joining|join|do tomorrow|do today|getting there) [there] [today|tomorrow|DAY|this|the|at|after all|$|then]
(didnt|dont|doesnt|wont) [actually|really|think i|think ill|end up|even] [end up] (need|needing) (it|the VISIT|this|that|them|to be seen|the appointment|to see (you|the doctor|dr @|anyone)) [after all|anymore|now|$|so]
(like|want|prefer|rather|choose|chose|decided|going|opt|elect) (to not|not to) [have to] (come|go|attend|keep|do|have|be there|show|make)
^ (nah|no|nope|naw) [thanks|thank you] [im|we are|i am|were] (good|ok|okay|fine|all set|alright) [THANKS|now|already] $
(hold off|holding off|put off|putting off|take a break|taking a break|postpone indefinitely|wait on|stop coming) [on|from|for] (treatment|treatments|VISIT|it|coming|this|the appointment|therapy|everything) [for|right|until|at|this|$]
cancelation
(decided|deciding|decide|chose) against (it|this|that|the _|my _|having|doing|going|coming|getting|surgery|treatment)
(no longer|not|isnt|arent) interested in (the|my|this|that|an|having|doing|coming) [_] (VISIT|appointment|in|surgery|procedure|shot|injection|test)
(going|went|decided to go) with (another|a different|someone else|somebody else|other|my other)
(dropping|dropped|drop) out of (the|this|your)
^ [id|i would|i|id|we|wed] rather not [$|come|go|do|have]
(remove|take|drop) (me|us|my name|him|her) (from|off) [the|of|your|todays|tomorrows|DAY] [DAY] (schedule|calendar|appointment list|books)
(dont|no need to|stop|wouldnt) [bother] [to] (keep|keeping|save|saving|hold|holding) [my|the|a|me] (spot|slot|VISIT|appointment|place|time)
(no longer|dont|doesnt|wont) need to (be seen|come|see|visit|be there) [in|you|him|her|the|dr|$|anymore]
^ [im|i am|so] [sorry|thanks|thank you] but [its a|its] no $
(i|we) no (can|could|able) [to] (go|come|make)
no need to keep me (on|in|down) [the|your|for] (books|book|schedule|calendar|_)
(must|have to|gotta|gonna have to) (decline|bow out|bail|pass)
(remove|take|drop|pull|scratch) (me|us|him|her|my son|my daughter|my mom|my dad) [off|from|off of|out of] [of] [the] (DAY|that day|that date|this appointment|that appointment|the appointment|my appointment|the visit|that visit|that slot|TIME)
take me off for [the|that] (DAY|day|date|appointment|TIME)
(dont|do not|not) gonna (go|come|make it|attend)
(i|we) (can|could) no (go|come|make|attend)
(its|thats|it is|that is|gonna be|going to be) a (no|no go|hard no|pass) (for|on|from) [_] (today|tomorrow|DAY|us|me|$)
(dont|no) going to (go|come|attend|make it) [to]
"""

NO_CANCEL = """
(cobran|cobra|cuesta|penal*|multa|cargo) .. (si|por) [uno|se|yo] cancel*
thought (i|we) [would|will|might|may] (have to|need to|had to) (cancel|miss|skip)
(did|has|have|is|was) (my|the|our|his|her) [_] (cancelation|cancellation) (go|gone|went|been|through|processed|received|done|ok)
(mean|means|meant) [to] (cancel|cancelled|canceled)
dont [you|let anyone|let anybody] (give|offer|let) [my|our|the|that|this] (spot|slot|VISIT|appointment|place|time|it) [away|up|go|to]
(almost|nearly|thought about|thinking about|was about to|were about to|tempted to) [to] (cancel|canceled|cancelled|canceling|cancelling)
(canceled|cancelled) (my|our|the|his|her|their|all|every) [_] (flight|flights|train|bus|school|class|classes|meeting|trip|ride|concert|game|shift|subscription|insurance|order|games|practice)
(you|you guys|yall|they|the office|the clinic|your office|your clinic|somebody|the doctor|dr @) [already|just|have|had|keep|always] (cancelled|canceled|canceling|cancelling) [on] (me|us|my|it|last|the last|our|that|again|everything)
(dont|not|never|didnt|no|havent|wont|wasnt|isnt|without|not going to|no need to|not trying to|please dont|doesnt|wouldnt|nobody|hadnt) [want to|wanting to|going to|need to|you|ever|mean to|have to|be|plan to|planning to|trying to|please|intend to|to|wish to|even|gonna|you dare|been|have|yet] (cancel|canceling|cancelling|canceled|cancelled|cancels|cancellation|cancellations) [my|it|the|on|me|this] [appointment|VISIT]
(no|sin|nunca|tampoco) [me|la|lo|voy a|quiero|van a|vayan a|necesito|quise|pienso|he|se|nos|deseo|queria|quiere|quiero que] [la|me|lo] (cancel*|cansel*|anul*) [la|mi|cita|nada] [cita]
(did|did you|was|were|has|have|who|why|is|are|got|been|they|did the clinic|clinic|office|doctor|someone|somebody|they have|my ride|dr|when was|does|do|thinking) [it|my VISIT|the VISIT|my|that|just|you|you guys|the clinic|he|she|they|somebody|someone|the|this|i get|his|her|our|appointment|get] [VISIT|just|been|get|appointment] (cancel|canceled|cancelled|cancellation|canceling|cancelling) [my|it|the|on|me|her|his|their|our|by] [appointment|VISIT|other]
(if|in case|when|unless|before) (i|we|you|it|someone|somebody|anyone|theres|there is|any|i have to|i need to|they|a|anybody) .. (cancel|canceled|cancelled|cancels|cancellation|cancellations|cant make it|dont come|miss|cant come|no show|cant|dont want [the|to|this]|dont need [the|to|it]|dont like)
(forgot|forget|missed) (what|when|where|which|who|how|to|the (time|address|date|day|name|place|form|card))
too (late|soon) to ...
si [yo|no|la|lo|me|nos|ustedes] (cancelo|cancelamos|cancelan|cancelara|cancelaran|cancelaron|no voy|no puedo|no llego|falto)
drop (it|them|this|something|paperwork|these|the _|my _|you|him|her|me) (off|by|in)
(any|a|last minute|other|for|the|your|no|late|have|get|charge|charged|fee|of|about) (cancellation|cancellations|cancelation) [policy|fee|fees|list|charge]
(cancel|cancellation|canceling|cancelling|cancelation) (late|policy|fee|fees|culture|charge|penalty|notice|up to|window|rules)
(how|when|where|what|until when|who) [do|can|should|to|would|does|far|late|much|soon|many|happens|much notice|is the] [i|we|one|do i|you|to|ahead|notice|hours|have to|need to|can i|the last time] [need to|have to|go about|to|can i|do i] (cancel|canceling|cancelling|skip)
(do|does|will|would|can|could|should|must|am|is it|may|is there|are there|cant) (i|we|it|ok to|a|any|possible to) [have to|need to|be charged|still|to|fee|charge|able to|get charged|be able to|fee to|penalty|just|allowed to] [if|for|to] [i|you] (cancel|canceling|cancelling) [24|up|before|the|late|online|a day|on|same|without|by|with|if|at|after|day|this late|ahead|through|over|via]
(charge|charged|fee|bill|billed|penalty|penalized|cost) .. (cancel|canceling|cancelling|canceled|no show|miss)
(cancel|canceling|cancelling|canceled|cancelled|cancela|cancele|cancelo) [my|the|this|that|a|our|her|his|all|mi|la|el|your] [_] (credit card|card|payment|payments|order|insurance|plan|autopay|prescription|refill|membership|policy|ride|uber|transport*|pago|seguro|tarjeta|receta|medicaid|check|bill|invoice|charge|account|referral|other thing|other appointment|her other|meeting|trip|flight|work|school|class|dinner|lunch|hotel|netflix|stop|transportation|subscription|text|texts|text messages|messages|reminders|notifications|alerts|text alerts|suscripcion|mensajes|service|shift|hair appointment|dentist|dental appointment|vet appointment)
(cancel|cancelar|cancelen|cancele) [los|estos|sus|el|la|mis|the] (mensajes|mensajes de texto|textos|recordatorios|servicio|notificaciones|suscripcion|avisos|alertas)
(he|she|they|someone|boss|work|school|babysitter|sitter) (canceled|cancelled) (on me|her|his|their|on us|so)
(what|que) (does|is|means|significa|quiere decir) (cancel|x|cancelar) [mean|$|do]
cancel what
(como|cuando|hasta cuando|donde|cuanto|puedo|me cobran|cobran|hay|que pasa) [tiempo|puedo|se|hago para|me|si|hago|lo|la|cargo|multa|por|antes|con] [si|por|puedo] [no] (cancelo|cancelar|cancela|cancele|cancelacion) [la|mi] [cita]
(politica|cargo|multa|costo|lista) (de|por) (cancelacion|cancelar|cancelaciones)
(me|la|ustedes|nos|quien|ya|por que|se) (cancelaron|cancelo la|la cancelaron) [la|mi] [cita]
(fue|esta|quedo|sigue) cancelada ?
(sick) (of|day|leave|note|pay)
(not|isnt|no|any|no longer|arent) [SOFTLY] (sick|covid|fever|symptoms|contagious)
had (covid|the flu|a cold) (last|in|a while|before|two|three|#|back)
(covid|flu) (test|vaccine|shot|protocol|rules|policy|shots|booster|vaccines|testing)
(if|should|can|do|is it|still|could) .. (have a cold|have covid|im sick|sick|have a fever|have the flu|have a cough)
(cant|couldnt|wont) [hardly|even|really] (wait|stop|complain|believe|remember|find|hurt|tell|understand|miss|thank|go wrong|figure|hear|open|log|access|see the|read|sign|download|reach|get through|get ahold|get a hold|get in touch|get into|get the|get my|get it to|get over|be late|say enough|go anywhere|help but)
(wont|not|never|wouldnt|cant|dont|no) [be|going to|want to|gonna] (late|miss it|missing it|forget|miss|be late|skip|skipping|missing)
(not|isnt|never) (going to|gonna) (be late|lie|cancel|miss|forget|need|reschedule|change|be a problem|worry|complain|happen again|bother)
(late|early|long|busy|driving|home|sure|working) (going|today)
(no|not a|never a) (problem|worries|prob|issue|biggie|problema|changes|change|questions|doubt|te preocupes|se preocupe|hay problema|matter|need|hay de que|cambio|cambia|later|falto|faltare|me olvido|faltaba mas)
no [esta|hay] (problema|pasa nada|se preocupe*|cuidado|duda)
(not|no) coming (for|with) me [but]
(not|isnt) able to (find|log|open|see|access|reach|download|click|sign|fill|get through|read|hear|attach)
(missed|miss|missing) [a|your|my|the] (call|text|message|calls|you|email)
(dont|doesnt|not|wont) (need|want) (to|a) (reschedule|ride|driver|change|copay|cancel|referral|reminder|receipt|interpreter)
do (i|you|we|they) [not] (need|want|require) (the|my|an|any|to)
(come|coming) (to|and|by) (pick|get) [me] [up]
(she|he|my) [_] (is|was) (sick) (of|last)
passed away
(work|working|works) (from home|for me|with me|better|great|fine|at the)
(no|ahora no|ahorita no|ya no|no te|no le) puedo (hablar|contestar|llamar|esperar|creer|encontrar|abrir|ver|entrar|ver el|escribir|responder|textear|bajar)
(no) (voy|vamos) a (cancelar|faltar|llegar tarde|fallar|cambiar|moverla|mover|fallarles|tardar|olvidar|perdermela)
(no voy|no puedo|no llego) (tarde|tan tarde|muy tarde|retrasado)
(por que|como que|porque) no (puedo|voy|va)
(should|can|could|may|will) (i|we) (skip|miss|drop|stop|void)
(mal|malo|mala) (numero|persona)
stuck [in|at|behind|on] [a|the] (traffic|train|light|bridge|accident|bus|elevator|line|truck|construction|lobby)
dont keep
not [_] up to date
ill (be|have|see|come|make|get|go|call|text|need|just|try|take|let|bring|do|still|also|definitely|probably|confirm|reply|check|pay|wait|meet|stop|drive|leave|arrive|keep|show|walk|find|ask|give|stay|head|say)
what (do|should|can|would|must) (i|we|you) [need to|have to] (text|reply|say|send|type|press|write|put|respond) .. (cancel|x) [$|my|it|the|an]
(wouldnt|wont|not|never|dont) (dream of|think of|consider|even think of|even consider|imagine) (cancel*|missing|skipping|canceling|cancelling)
(not|isnt|never|wont be) (canceling|cancelling|skipping|missing)
cancel (that|my last|the last|my previous|last|previous) [message|text|question|request|one|i] [found|figured|got|it|all|never|forget|i|have|see] (found|figured|got|good|mind|all good|it|its|see)
cancel that / [i|never mind|nevermind|nvm|its|all|we|just] [just] (found|figured|got|see|good|have|remembered|mind|ok|fine)
(havent|didnt|not|wont|never|hasnt) [be] (chang*|cancel*) (my|our|the) (mind|plans|appointment)
(cancel|canceled|cancelled|canceling|cancelling) (my|the|our|a) (gym|hotel|party|trip|cable|phone|dog|cat|kids|vacation|dinner|order|class|concert|dmv|vet|dentist|hair)
did (i|we|he|she) (miss|skip|forget)
(cant|missed|miss|skipped) [make] [the|my] (last|previous|other|first) (one|VISIT|appointment|time) but
(cant|cannot) (talk|text|chat|answer|speak|respond|reply) [now|right now|at the moment|yet|$|im|until|til|till]
(cancel|canceled|cancelled|canceling|cancelling) (my|our) [other|dinner|lunch|vacation] (plans|trip|thing|meeting) [so|to|and|for]
(dont|do not|not|never|without) (give|giving|offer|let) [my|the|it|someone|away] [else] [slot|spot|time|appointment|have|take|away] [to|my] [slot|spot|appointment|someone]
forgot my (card|insurance|mask|id|wallet|phone|glasses|forms|paperwork|copay|keys|password|login|bag|umbrella|lunch)
(cant|cannot|couldnt|unable to) confirm (yet|now|right now|at this time|today|until|just yet|at the moment)
(was|were) (gonna|going to|about to|planning to|thinking of|thinking about|thinking about maybe) (cancel*|skip|bail|skipping|bailing) but
^ x no wait
didnt (make|schedule|book|request|ask for|set up) (this|an|the|any|that) [_] (appointment|visit|one|meeting)
(rather|sooner) die than (miss|cancel|skip) [it|this|that|you|my]
(no la|no me la|no lo) (vayan a|vaya a|van a) cancelar
(letras|letters|letra|letter|codes) c r x
cant come (soon|fast|quick|quickly) enough
^ did (my|your|the) _ cancel (hers|his|theirs|mine|ours|the appointment)
(is|does|will|would) (stop|that|this|it) [going to] cancel (my|the) (appointment|VISIT)
(kids|kid|team|he|she|they|you|we) (killed|crushed|nailed|rocked) it ...
"""
