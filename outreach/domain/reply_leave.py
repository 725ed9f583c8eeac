"""Wishes to be left alone that don't say stop: a part of the texts, other ways and hours, moved on, the dead.

And those who want the texts back, having lost them.
"""

LEAVE = """
-- A part of them, at other hours, another way.
(no|not|dont|never|nothing|stop|quit) [text|texts|texting|message|messages|messaging|sending|send|calls|me|these|please] [me|these|messages|texts] (at night|at nite|overnight|late at night|in the middle of the night|at # in the morning|after midnight|at midnight|this early|this late|so late|so early|when im sleeping|while im sleeping|while i sleep|during work|while im at work|when im at work|while i work|on weekends|on sundays|on the weekend|during church)
^ [please|pls] not (at night|so early|so late|this early|this late|overnight|during work hours|on weekends|on sundays|while i sleep) [please|thanks] $
(TEXTS|you|this|it|phone|your) [keep|keeps|is|are|always|just|all] (wake|wakes|waking|woke) (me|us|my|the|him|her) [up|baby|kids|husband|wife|family]
(only|just) (text|contact|message|remind|email|send|notify) [me|us] [texts|messages|reminders] (for|about|regarding|with|on) [my|the|actual|an|important] (appointment|appt|VISIT|reminders|results|emergencies|changes)
(only|just) (want|need|like) [the|my] (appointment) (reminders|texts|ones)
not [the|your|all the|all that|any|for] [other|flu|extra] [_] (stuff|ads|marketing|promos|promotions|surveys|newsletters|survey|junk)
(no|skip|without|minus) [more] [the] (surveys|survey|ads|promos|promotions|newsletters|newsletter|marketing|flu shot|wellness tips|tips|fundraising|birthday texts|birthday messages)
(prefer|rather|like|want) [to|you|if you|have|get|a|you to|that you|someone|it if you] [have|get|just|would] (phone calls|calls|call|called|a call|a phone call|a voicemail|email|emails|emailed|letters|mail|regular mail|the portal) [me|instead|$|over|than|to|please|rather|better|only|not]
(dont|cant|never|wont|hardly|barely) [really|even|know how to] (read|check|look at|use|do|open|text|get) [my|these|your|any|to] (texts|text messages|texting|messages|text)
(no more|not any more|had enough|enough|less|fewer) of (these|those|this|them|your)
(charge|charges|charged|charging|cost|costs|costing|pay|paying|billed|bills) [me|us|for|money|extra] [me|extra|money|# cents] (per|for|each|every|by the) [each|every|the|your|these|single|incoming|received] (text|texts|message|messages|sms|one of these)
(cant|dont|wont) (afford|pay for|have|want to pay for) [the|these|your|to get|all these|to pay for|unlimited] (text|texts|texting|messages|message|message fees|text fees|sms)
(limited|prepaid|pay as you go|run out of|out of|using up|eating up|uses up|eats up|eat up|no unlimited) [my|all my|all of my|on] (texts|texting|text plan|messages|minutes|data|text messages)
-- A stranger.
(isnt|dont|never|didnt|i) (got|have|had|made) (no|any|an|a) (appointment|doctor|dr|visit) (nowhere|anywhere|with you|there|at all|with yall|with anyone|with anybody|with no|with any|with u)
(dont|never|didnt) (know|heard of|see|seen) (no|any) (dr|doctor|@|clinic)
(idk|dont know|no idea|no clue|not sure) [who] (this|that|you|u|yall) (is|are) [and|but|so|please|or] [please] (i|stop|dont|lose|quit|remove|leave|never|take|not|wrong)
(idk|no idea|no clue|dont know) who (this|that|you|u|yall) [is|are] (is|are) (but|and|so) (i|please|stop|dont|u|you|leave|lose|wrong|this|not)
(live|living|reside) [out|over] in [_] _ now (and|so|with) [i|we] (see|have|go|use|got|dont)
(only|just) (text|contact|message|email) [me|us] (in|for|if) [an|its|it is|theres|real] (emergencies|emergency|urgent)
"""

MOVED_ON = """
(i|we|he|she|they|have|has|ive|since|just|already) [have|has|just|recently|since|already] (moved|relocated|transferred) (to|out of|away|back to|from) [_] [_] [and|so|now|with] [i|we|have|has|got|have] (have|got|found|see|seeing|with|going to|use) [a|my] (new|another|different|local) (doctor|dr|provider|clinic|therapist|psychiatrist|dentist|pcp|physician|office|place)
(have|got|found|see|seeing|switched to|with|using|use|go to|going to) [a|my|someone] (new|another|different|local) (doctor|dr|provider|clinic|therapist|psychiatrist|dentist|pcp|physician) (now|there|here|closer|in _|so|already|you)
(isnt|not|no longer) (live|living|lives|around) (there|here|in _|in the area|in town|in state|in the state) [anymore|$|now|so]
(no longer|dont|isnt|not) (live|living|lives) (in|around|near) (the area|town|state|the state|that state|this state|_ anymore)
(not|no longer|dont|stopped|quit|isnt) [going to] (seeing|see|going to|go to|visiting) (dr|doctor) (@|_) [anymore|$]
(changed|switched|found|have|got|going to|moved to|see|seeing|moving to|go to|use|using|switching|transferred to|with|at|goes to|went to|went with) [a|an|to|my] [new|another|different|other] (new|another|different|other) (clinic|doctor|provider|practice|therapist|psychiatrist|dr|office|place|hospital|counselor|facility|health system|doc|doctors|location for care)
(changed|switched|changing|switching) (doctors|providers|clinics|therapists|practices|drs|insurance and)
(moved|moving) [away|to|out of] (away|state|town|out of state|out of the state|to another state|@|texas|florida|california|arizona|ohio|europe|canada|mexico)
(transferred|transferring|moved) (my|his|her) care
"""

LEAVE_ES = """
(no|nunca|nada) [me|mas] [manden|mande|envien|escriban|texteen|mensajes|textos|llamen] [mensajes|textos|nada] (de noche|en la noche|por la noche|por las noches|tan tarde|tan temprano|de madrugada|en la madrugada|los domingos|los fines de semana|a esta hora|a estas horas|cuando duermo|en el trabajo|cuando trabajo) [$|porfa|porque|trabajo|por|gracias|que|estoy]
(me|nos) (despiertan|despierta|desperto|despertaron|levantan) [sus|los|el|su|con|estos|mis] [sus] [TEXTOS]
(prefiero|mejor|solo|nada mas|nomas|mas bien|es mejor|preferiria) [que] [me|nos] (hablen|hable|llamen|llame|marquen|marque|hablarme|llamarme|contacten|avisen|busquen|escriban|manden|hablenme|llamenme|marquenme|avisenme|mandenme) [todo|la informacion|los avisos|las cosas|a|mi|al] [mi|casa] (por|a mi|al|a) (telefono|correo|llamada|email|mail|carta|whatsapp|casa|fijo)
(no|nunca|casi no) (leo|veo|reviso|abro|uso|se leer|se usar) [los|sus|estos|mis] (mensajes|textos)
(solo|solamente|nomas|nada mas|unicamente) [me|quiero|mandenme|mandeme|escribanme|envienme|avisenme|texteenme] [recibir|los|de|para|por] [los|lo de|avisos de|recordatorios de|las|mis] (citas|cita|mis citas|las citas|la cita) [$|no|y|porfa|nada]
(me|nos) (cobran|cobra|cuesta|cuestan|sale caro) [por|cada|#] [cada|los|estos|recibir|sus|#] (TEXTOS|mensaje|texto)
no (tengo|hay) (ninguna cita|cita con ustedes|nada con ustedes|cita en ningun|cita ahi ni|ningun doctor)
no (conozco|conosco|conocemos) [a] (ningun|ninguna|ese|esa|esos|al) [doctor|dr|doctora|clinica]
no se quien (es|son|eres) [usted|ustedes] [y|pero|ni|borren|dejen]
(nos|me) (mudamos|mude|cambiamos|fui|fuimos) (a|de|para) [otra|otro|la|vivir|estado|ciudad] ... (nuevo|nueva|otro|otra) (doctor|doctora|clinica|medico)
(ni|ya no|no) (voy|vamos|me atiendo|me atienden|estoy|sigo) con ustedes
(otra vez|siguen|ustedes) / [ya|y] (parenle|paren|basta|dejen|dejenme|no molesten|parele)
(me atiendo|me atienden|me trato|me ven|me ve|me atiende|voy) [ya|ahora] (en|con) (otra|otro) (clinica|doctor|doctora|lugar|hospital|consultorio|medico)
(ya no|no) me (lleguen|llegue|salgan|aparezcan|esten llegando) [mas] [TEXTOS]
(mandenme|envienme|mandeme|envieme|escribanme) [un] (correo|correos|email|carta|cartas) [mejor|$|en vez|en lugar|electronico|no]
"""

GONE = """
(PERSON|@|he) (is|has) [been] gone (since|for) (january|february|march|april|may|june|july|august|september|october|november|december|#|years|months|a year|over a year|last|almost a|two years|two months|christmas|thanksgiving|easter)
(PERSON|@|he) (isnt|is not|is no longer|not) [here] (with us|around|among us|on this earth|living) [anymore|$|any longer|now]
(left us|went to be with the lord|with the lord now|went home to|crossed over|laid to rest|in a better place now|isnt with us|gone to be with) [in|last|on|$|_]
(we|i|family) (lost|buried) (him|her|them|@|PERSON) [back|just|this|last|in|on|to|DAY|a] (in|last|on|to|DAY|ago|this|a|$|few|month|week|suddenly|unexpectedly)
(funeral|memorial|celebration of life|burial) (was|is|will be) [last|on|DAY|this|yesterday]
(ya no|no) esta (con|entre) nosotros
(lo|la|los) (perdimos|enterramos|sepultamos) [en|el|hace|ayer|la]
(se nos fue|se nos adelanto|dios lo llevo|dios la llevo|dios se lo llevo|dios se la llevo|ya esta con dios|esta con dios|partio con|esta en el cielo|paso a mejor)
(the|that|this) (person|patient|man|woman|lady|guy|owner|gentleman) [_] [_] [_] [_] (died|passed|dead|deceased)
"""

BACK = """
^ (start|unstop|resubscribe|resume|empezar|comenzar) [please|again|thanks|porfa|por favor|texts] / [and|but|i|im|my|y|it] [am|so|very] (sorry|apologies|apologize|oops|my bad|mistake|accident|accidental|didnt mean|disculpe*|perdon*|lo siento|fue sin querer)
^ [im|i am|so|oh] (sorry|oops|whoops|my bad|apologies|my mistake|perdon|disculpe*|lo siento) [about|for] [that|earlier|before] / (start|unstop|resubscribe|empezar|comenzar) [please|again|texts|porfa] $
(turn|switch) [my|the|these|those|your] [text|appointment|sms|texting|_] (TEXTS) [back] on
(turn|switch) (my|the|these|those|your) [text|appointment] (TEXTS) back on
(put|get|sign|set|hook|bring) [my|the|these|me|us|those] [text|appointment] (TEXTS|me|us) back [on|up|to] [again|$|please|for]
(unsubscribed|opted|removed|blocked|stopped|took) me [out|off] (somehow|by mistake|by accident|accidentally|without|on accident)
PERSON [must have|accidentally|has|somehow] (unsubscribed|opted|blocked|stopped|removed|signed) (me|my number|my phone|the texts|the reminders|your texts|you|it|them|these) [out|off] [somehow|by|accidentally|on|$|and|when|i|but]
need (those|the|my|these|your) [text|appointment] (reminders|texts|messages) ($|back|again|or i|because|for my|to remember|to know)
(where|what) (did|happened to) [my|the|your] [text|appointment] (TEXTS) [go] $
(quiero|necesito|ocupo|quisiera) [mis|los|sus|que] [de nuevo] (TEXTOS) (otra vez|de nuevo|de vuelta|de regreso|nuevamente)
(prendan|prenda|activen|active|pongan|regresen|devuelvan|conecten) [me] [otra vez|de nuevo] [los|mis] (TEXTOS) [otra vez|de nuevo|de vuelta]
"""

NO_LEAVE = """
off (the|a|his|her|of the) (bus|train|plane|school bus|boat|highway)
(never|didnt|havent|not) (said|say|text|texted|sent|typed|wrote|meant|mean|asked|ask|want|wanted) [you] [to] [say|text|send] stop
(dont|stop|quit|no|no more) [sending] [me] (email|emails|emailing|mails|e mail|e mails) [me|us] / (just|only|but|please) (text|texting|message) [me|us|instead|only|please]
-- Passing what is no life.
(pass|passed|passing|passes) [a|the|his|her|my|their|all|every|this|that|both] [_] (stone|stones|test|tests|exam|exams|physical|screening|class|inspection|kidney stone|gallstone|gas|clots|blood|course|boards|drug test|finals|message|info|word|note|card|it on|it along)
passed (out|by|through|over|around|up|along|it)
(to|will|ill|gotta|might|must|should|can|could|please|lets|may|id rather) pass (on|away)
^ [just|oh|well|nvm|never mind|ok|actually|ah|ugh] forget it
(take|get|remove|delete|drop|pull|scratch|strike) (me|us|my|him|her|them|our|@|PERSON|my name) [name|PERSON|@|_] (off|from|out of|outta) [of] [the|your|todays|tomorrows|DAY|my|his|her|this] [_] [_] (schedule|calendar|books|appointments|appointment|VISIT|lineup)
-- A colleague of yours, and your own new rooms.
(is|was|will be|do|does|did|am|are|can|may|should|could|would|if|when|who|which|what) [_] [_] [_] (at|with|see|seeing|have|go to|going to|got) [a|an|my] (new|another|different|other) (doctor|dr|provider|therapist|office|clinic|doc|counselor|place|hospital)
(appointment|VISIT|scheduled|booked|down|in) [is] (at|with) [a] (new|another|different) (doctor|dr|provider|therapist|office|clinic|doc|counselor)
(doctor|dr|provider|therapist|doc|counselor|clinic|office|place) for (that|this|my _)
(done|seen|taken care of|checked|treated|fixed) (at|by|with|in) (another|a different|some other|other) (place|clinic|doctor|office|hospital|dentist)
(they|insurance|company|it|school|pharmacy|amazon|bank|he|she|landlord) [company] [keep|keeps|is|are|wont stop|just] (sending|calling|texting|emailing|asking|bugging|spamming)
(come|came|coming|go|going|get|be|schedule|scheduled|seen|book) [in] back to back
back to back [appointment|VISIT|meetings|times]
(prefer|rather|like|want) [to|a] (call|email) (you|the office|in|and|them|dr|to)
(do|does|did|will|would|could|can|is|are|any|if|may|should|when) [_] [_] [_] (have|see|get|with|try|use|be|to) [a|an] (another|new|different|other) (doctor|dr|clinic|provider|therapist|psychiatrist|place|office) ...
(stop|office|clinic|entrance|pharmacy|class|desk|they|meeting|parking|lab|front desk|building|department) [has|have|was|got|just] moved [to] [the|a] [_]
(moved|moving) (to|into) (my|a|our|the) (new|other|bigger|smaller|next|different) (place|apartment|house|room|desk|office|home|building|side|seat)
(keep|stop|keeping|stopping|prevent|holding) (me|us) from
(quitame|quiteme|quitenme) (la|mi cita|esa cita|la cita) [de|del] [DAY]
(moved|moving) [to] [_] [_] [_] (street|st|ave|avenue|road|rd|drive|lane|blvd|apartment|apt|unit|way|court|place|downtown|across town|down the street|closer)
(at|from|to|by|see|seeing) the other (clinic|doctor|dr|office|place|location|hospital|side) [for|today|now|$|already|first]
[just|oh] rip (me|lol|haha|my (grade|gpa|phone|car|diet|wallet|weekend))
"""

NO_BACK = """
(dont|no longer|doesnt|never|wont|not|hardly|didnt|nobody|who|why|no) [have|got|do|i|we|even|really] [to] need [to]
(dont|no|never|wont|not|doesnt|why|no need|please dont|unnecessary) [have|need|got] [to] (keep|continue|start|resume|send) [on] (texting|sending|reminding|messaging|contacting|calling|emailing)
"""
