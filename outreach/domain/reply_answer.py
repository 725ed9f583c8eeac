"""How people say yes, ask something, or ask what this is."""

CONFIRM = """
no hace falta (cambiarla|cambiarlo|moverla|cancelarla)
PERSONA si va [a ir]
(ill|i will|well|we will|im gonna|im going to) (stop|come|swing|drop) by [at|around] [TIME|then|DAY|#]
(im|ill be|we are) [def|definitely|still] showing up
mark (me|us|him|her) [down] (as coming|as a yes|present|for yes|as attending|as confirmed)
^ [im|we are|all|ok|yes] good with (that|the|this|it)
on (my|the|our) calender
(lord|god|good lord) (willing|permitting)
^ [please|pls|just] keep [please|pls|thanks] $
^ [si|no|por favor|porfa|mejor|ok] / [por favor|porfa|mejor|ya] (dejela|dejenla|dejala|deje|dejen|mantenga|mantengan|mantenla|mantener|conserve|conserven) [la|mi|como|esta|asi] [cita] [como esta|asi] $
^ no / (la|lo|si la|si) (quiero|queremos) [gracias|mantener|conservar] $
^ YES
^ ya (i|ill|thanks|sure|see|we)
^ y (YES|THANKS|i|we|ill|see|for|to|$)
^ (OK|THANKS) [i|we|it] (will|ill|see|ahi|nos|can|be there|are coming|im coming|voy)
^ [OK|YES|THANKS] c [c|c c|THANKS|confirm|confirmed|see|ill|i|we|and|for|will|yes|is|also|but|with] [THANKS|c|_]
c u [then|there|DAY|soon|at|TIME|later|mañana]
(YES|OK) YES
(yes|yeah|yep|yup|yea) (i|we|ill|to|for|that|it|this|im|please|thanks|thank|both|all|sir|maam|of|see|DAY|TIME|absolutely|definitely|still|will|confirm|confirmed)
-- I will be there.
(wont|not going to) be late [this|$|i|promise|today|tomorrow]
(i|we|ill|well|he|she|they|both|im|all|me and _|my _ and i|hell|shell|will) [will|shall|am|are|is|plan|planning|intend|going|definitely|certainly|can|should|do|also|still|absolutely|def|surely|for sure|most definitely|100|gladly|happily|just|both|all|ill|be able|of us|really] [will|to|on|still|be able to|definitely|going to|both|is|all|plan|plan on|be] (be there|be here|being there|be in|be present|be on time|be attending|coming|make it|attend|attending|there|see you|come|come in|keep it|keep the appointment|keep my appointment|on my way|on our way|omw|show up|arrive|be coming|be ready|all set|able to make it|confirm|confirming|good for DAY|good for TIME|planning on it|on track|on schedule|ready for)
(will|ill|gonna|shall) [definitely|all|certainly|both|be|for sure|def] [be] (there|be there|be here|see you|attend|come|make it|be on time)
(be there|ill be in|be right there|be there soon|there in #|there at #|there soon|be in shortly)
(see|c|cya|seeing|meet|catch) [you|ya|yall|everyone|him|her|u|you guys|you all|the dr|the doctor|dr @] (then|there|soon|at|on|DAY|TIME|next|bright|at TIME)
see (you|ya|u|yall|everyone|you all|you guys)
(on|omw) (my|our|the|mi) (way|wai)
(omw|otw|en route|heading over|headed over|headed there|heading there|heading out|leaving now|just left|leaving the house|leaving home|almost there|pulling in|pulling up|parking now|just parked|just pulled in|parking the car|im outside|walking in|checking in|pulled in|en camino)
cant wait ($|to (see|be|meet|come|start|get started)|for (DAY|my VISIT|the VISIT|my appointment|it))
(looking forward|wouldnt miss|count on|counting on|count me in|count us in|ill do it) [$|to|for|it|on|me|that|DAY|see|us]
(im|we|i|just|were|we are|am|currently|now|already) [just|are|now|already|have|am|currently|finally] (here|arrived|outside|parked|parking|pulling in|pulling up|in the lobby|in the waiting room|in the parking lot|in the car|in my car|at the front desk|at the office|at the door|at the desk|at the clinic|downstairs|out front|in the building)
^ [ok|here|waiting|just|sitting|parked|hi|hey|yes] (here|arrived|in the lobby|in the waiting room|in the parking lot|at the front desk|outside|out front|waiting outside|parked|parking|in parking lot|at the office) [now|$|and|in|for|waiting]
(im|i am|we are|am|are|get|got|now|finally|already|right|both|all|out|is|just|ok) here $
(running|going to be|be|im) [SOFTLY] [#|bit|little|few|min*] [minutes] (late|behind) but [still|im|ill|i|we|will|definitely|am|on|are] [be|coming|on|am|will|still] (coming|there|be there|way|make it|here)
have [just|now|already|finally] (arrived|parked)
(have|got|put|its|is) (it|this|you|that|down|marked) [down|all|marked] on (my|the|our) calendar
^ [all|im|we are] locked in
(will|ill|coming|come|see you|be there|stop by|we|there) .. (as|like|just as) (planned|scheduled|agreed|arranged)
-- I confirm it.
(i|we|ill|well|he|she) [will|ill|shall] (end up|wind up|finally|actually|probably) (being|be|getting|arriving) (there|here|in) [early|on time|$|at|by]
(starting|begun|beginning|started|making|doing) (the|my|our) (drive|trip|walk|commute|way) [now|over|there|in|down|up|$|to]
(wouldnt|wont|not|never|isnt) [dream of|think of|be|going to be|miss*] (canceling|cancelling|cancel|missing it|missing this) [$|see|ill|im|i|we|it|my|so|be]
(i|we) can [definitely|totally|still|easily] (do|make) (that|it|both) [time|day|one|work] [$|thanks|see|for|no]
(im|we are|count us|count me) in $
^ [ok|hi|im|we are|just|now|yes|already|here|standing|sitting|waiting|currently] [here] [now] (in|at|by) (the|your) (elevator|lobby|waiting room|front desk|parking (lot|garage|deck)|reception|garage|driveway|entrance|check in desk|check in|office|clinic|building) [now|$|already|right now]
^ [yes|we are|im|still|yep|ok] (attending|coming) [THANKS|soon|up|right up] $
(turning|pulling) (onto|into|in|on) (your|the) (street|lot|drive|road|parking|parking lot)
(still|do|definitely) (want|need) (the|my) (appointment|VISIT) $
cuent* con (ello|nosotros|migo|eso)
(ill|i will|we will|will) be (early|on time|prompt|punctual|ready) [$|for|today|tomorrow|thanks]
^ on it $
(wont|never|not going to|wouldnt) [ever] miss (it|this|that) $
(is|will be|are|will) (bringing|driving|taking|dropping|bring|drive|drop) me [off] (there|in|over|$|at|to|DAY|TIME)
^ [im|we are|just|now|ok|yes] (walking|driving|heading|headed|coming|biking) over [now|$|there|right now]
^ [im|we are|still|yes|yeah|yep|was|were|been] planning (on it|to be there|on being|on coming|to come|to attend|on attending)
(so|then) (yes|yeah|yep|si) $
(nothing|wild horses|nobody) (could|couldnt|can|cant|will|wont) (keep|stop|drag) (me|us) [away|from]
^ [ok|okay|yes|great|and] (got it|gotcha|will do|sounds [good|great|fine|perfect] (to|for) (me|us)|looks good [to me]|sounds good|sounds great|that works|works for me|that works for me|noted|understood|copy that|count on it|entendido|enterad*|de acuerdo) [THANKS] [THANKS] $
(i|we|to|please|id like to|want to|like to|can|hereby|just|already|have|ive|do|did|this is|is|has|am|would like to) [SOFTLY] [already] (confirm|confirmed|confirming|confirmation) [my|the|our|it|for|on|yes|that|this|with|by|via|appointment|me|$|already|DAY|TIME|and|both|his|her|twice|again|online|over|yesterday|earlier]
(confirm|confirmed|confirming) [my|the|for|our|it|both|this|his|her|me|all|yes|please|and] (appointment|VISIT|it|me|DAY|TIME|both|for|yes|please|all)
already (confirmed|confirm|said yes|replied yes|replied c|told you yes)
(that|it|this|time|DAY|TIME|date|appointment|all|everything) [at|still|time|is|will] [TIME|DAY|will|still|time] (works|work|is good|is fine|is perfect|is great|is correct|is ok|is okay|good for me|works for me|sounds good|looks good|is right|looks great|work for me) [$|for|thanks|with|thank|great|fine|perfectly|see|i]
^ (its|thats|all|were|we are|im|i am|everything is|time is|still|am|we|i am still) [a|still|is|all] (good|set|confirmed|perfect|correct|a go|a yes|date|great|fine) ($|to go|for|with|see|on|thanks|thank|to|at|and|i|ill|then|here|as|DAY|TIME)
^ (its|thats|all|were|we are|im|i am|everything is|still|am|we|i am still) [still|all] (planning (to|on it|on coming)|on ($|for (DAY|TIME|it|the|my)|my calendar|the (bus|train|road|highway|interstate|calendar|subway|ferry)))
(still|am) [good|on|planning|coming|ok] (on|good|coming|planning|for) [on|for|to|TIME|DAY|$]
(no|not) [need|to|any] (change|changes|cancel*|reschedul*|conflict|conflicts) [to|needed|it|here|please] [ill|i|see|keep|we|$|still] [be|$|will|you|it]
(keep|leave) (my|the|it|that|me|our) [appointment|VISIT|as|time|as is|on|for|same|DAY|slot] [as|$|please|is|on|the|scheduled|for|where]
(reply|text|press|answer|put|my answer is|answer is|its a|thats a|definite|definitely a|that is a) [a] (c|yes|1)
(yes|y|si) (1|c|2pm|TIME|DAY)
^ c (1|yes|y|ok)
(c1|cc|ccc|yesc|c4sure)
(ended up|got) .. (finding|found|a) ride
dont (worry|cancel*) [me|my|it|about|about it] [|$|ill|im|i|on|appointment|we]
-- Español.
(ahi|alli|alla|aca|aqui|puntual) [mismo|los|le|les|te|la|las|nos|si|voy a|vamos a|andamos|mero] (estare|estaremos|estoy|nos vemos|voy|vamos|llego|llegare|llegamos|veo|vemos|estar|andare|andamos|estara|estamos|andaremos|caigo|ando|va estar|estaran|voy a estar)
(estare|estaremos|voy|vamos|llegare|llegaremos|ire|iremos|asistire|asistiremos|acudire|estoy|voy a|vamos a|llego|pienso|si) [a|yo|estar|ir|llegando|llegar|si] (ahi|alli|alla|puntual|sin falta|a tiempo|con gusto|en camino|para alla|para aca|presente|ir|asistir|estar|de camino|saliendo|a ir|llegando|a la cita|a mi cita|estar ahi|llegar puntual)
nos (vemos|miramos) [el|a|manana|DAY|ahi|alla|pronto|luego|entonces|$]
^ [ok|si|claro|bueno|gracias|hola|perfecto|yo|alla|ya|que|dale|va|buenos dias|buenas tardes|no se preocupe|de acuerdo] (voy|vamos|ire|iremos|asistire|estare|estaremos|confirm*|llegare|acudire|alli estare|asistiremos|voy en camino|ya voy|si voy|voy a ir) [a|THANKS|mi|la|para|el|que|en|al|DAY|con|y|ir|saliendo|$|llegando|sin|asistencia|cita]
(si|claro|seguro|por supuesto|desde luego|yo) [si|claro|yo|ahi|alla] (voy|vamos|ire|estare|estaremos|asistire|puedo ir|podre|confirmo|puedo|llego|acudire|asistiremos|voy a|gracias|por favor|iremos|llegare|vamos a)
(ya|ahorita|ahora|en # minutos|en un momento) (voy|llego|llegue|estoy|llegamos|vengo|vamos|salgo|sali|salimos|mero llego|estamos) [aqui|en|para|afuera|al|alla|a|$|llegando|por|saliendo|ahi|de]
(los|las|le|la|te|les) (veo|vemos|miro) [el|manana|hoy|ahi|a|alla|entonces|luego|pronto|DAY|$]
hasta (manana|el DAY|entonces|DAY)
[ya] casi (llego|llegamos|estoy|estamos|llegando)
(^|and|but|ill be|i will be|we will be|be|get|getting|arrive|arriving|then|ill|will) (there|here) (by|at|around|before|about|right at) TIME
(be|b) (there|their|thr|ther)
(pulled|pulling|rolling|rolled|walking|turning) (in|into|up) [now|to|at|$|the] [the|your] [lot|parking|parking lot|clinic|office|driveway|building|$]
[^|im|we are|i am|almost|nearly|just about|about] (almost|nearly|just about) (there|here)
(esta|queda|quedo|quedamos|queda todo|dejo|ya esta) confirmad*
(confirmo|confirmar|confirmamos|confirmando) [mi|la|que|asistencia|por|el|para|cita|su|nuestra|gracias] [cita|asistencia|visita|favor|DAY]
(no) (me|la|lo|nos) [vayan a|la] (cancel*|cambi*|quit*)
(cuenten conmigo|cuente conmigo|sin falta|primero dios|si dios quiere|dios mediante|con gusto voy|me parece bien|me parece perfecto|me parece|esta perfecto|muy bien ahi|estoy aqui|estoy afuera|estoy en la|estoy llegando|llegando|aqui estoy|ya estoy|no falto|no faltare|ahi la llevo) [$|a|en|voy|ahi|nos|estare|al|de|afuera|y|sala|alli|gracias|llego]
(no se preocupe|no te preocupes|no hay problema|no hay cambios|no cambio nada|sin cambios) [ahi|voy|alli|si|yo|estare|$|nos] [estare|voy|vemos|$]
(coming|walking|heading|headed) in (now|right now|shortly|$)
nothing (will|can|could|is going to) (keep|stop) (me|us) from (being there|coming|making it|attending)
no (voy|vamos|pienso|planeo) [a] faltar
no (faltare|faltaremos|les fallo|le fallo|les fallare|me lo pierdo|nos lo perdemos)
todo (bien|listo|en orden|confirmado) para (el DAY|la cita|mi cita|manana|hoy|el #)
^ [ok|si|perfecto|listo|gracias|muy bien|bueno|vale] (anotado|anotada|apuntado|apuntada|agendado|agendada|enterado|enterada) [gracias|$|y|ahi|muchas|si]
(its|it is|theyre|got it|have it|is) (in|on) (my|our) (calendar|calender|planner|phone|agenda)
(looking|lookin) forward (to|2) (it|seeing|my|the|this|that|tuesday|our|meeting)
^ si puedo (a esa hora|ese dia|el DAY|ir|llegar|asistir|a las #) [$|gracias|ahi]
i meant [to] [say|type|put|press|hit|send|text|reply] (c|confirm|yes) [$|not|sorry]
(already|just|did) [already] (hit|pressed|pushed|typed|sent|tapped|put|texted) (c|1|yes)
running [_] [_] [_] (late|behind) but (coming|on my way|otw|omw|almost there)
(headed|heading|coming) your way [now|soon|THANKS] $
^ [orale|andale|arre|simon] (pues|si|sale|va) [THANKS] $
^ [i|ok i|thanks i|we] (wont|will not|not going to) forget [it|this time|my appointment|the appointment|our appointment] [THANKS] $
"""

# Says yes only where nothing else is said: "ok, I spoke with Kim already" confirms no visit.
ASSENT = """
^ OK [THANKS] [THANKS] [THANKS] $
^ [THANKS] (OK|YES) [THANKS] [THANKS] [THANKS] $
^ [OK|YES] (OK|YES) [YES|OK|THANKS] [THANKS|YES] [THANKS] $
^ ya [THANKS] $
"""

COURTESY = """
^ THANKS [THANKS] [THANKS] $
"""

NO_CONFIRM = """
^ [si|ay si] claro / (mandenme|manden|sigan|sigue|sigan mandando) ...
(ion|dont|doubt) think (ima|im going to|ill|i will|i can|we can|we will) [_] (make|be|come)
confirm [that] (my|the|our|this|his|her) [_] (appointment|VISIT|time|date) is
see (you|ya|u) never
^ (YES|OK|THANKS) / [no|please|pls|just|go ahead and|i|and|lets|you can|you may|por favor|porfa|gracias|senorita|mejor|me] [want to|need to|would like to|quiero|la|lo] CALL_OFF
no (cuent*|conten) con
(nobody|noone|no one|nobody else|none of you) (is|was|be) (here|there|in|coming|going)
(yes|no|si|c) or (no|yes|not|x|r|c)
(is|so|was|mean) (it|that|this|a) [a] (yes|no|c)
(YES|OK|see you|here|arrived|there|DAY) ?
[YES|OK] (c|yes|confirm|1) (mean|means|does|or)
c for
(does|what|que significa|que es|what is|hit|click|the|letter|type|option|vitamin|hep|hepatitis|plan|part|if i|when i|do i|should i|reply|press|text|just|como) [a|the|do i|i|reply|press|text] [does|press|reply|text] (c|1|yes|confirm)
(did|do|does|have|has|am|is|are|can|could|should|was|will|where|how|why|when|if|need|havent|not|cant|wont|dont|didnt|never|unable|what|who|still|to|lets|let me|or|until|before|without|want you to|would|got|get|a|no|haven|number|email|your|send|sent|want|trying|like) [do|does|you|i|we|it|my|the|they|been|get|someone|a|get|be|to|able to|yet|did|know|guys|have|had|please|that|did i|not|need|appointment|link|to click|click|go|me|another|your] [get|to|need to|have to|my|me|appointment|click to|already|just|be|receive|got|need|know|it|a|click|go to|that|please|VISIT|your] (confirm|confirmed|confirming|confirmation|confirms) [later|$|?|number|email|text|code|page|link|letter|what|if|that|whether|it|my|the|yet|didnt|for|online|already|or|when|appointment|me|by|cancellation|i|you|this|to|a|cancel*]
confirm (what|who|that i|that my|that it|that im|that you|if|whether|cancel*|cancellation|canceling|receipt|my address|my insurance|my cancel*|the cancel*|the address|the location|the time|this is|my doctor|my date|you|what|where|how|when)
(confirm|confirming|confirmed) .. (cancel|cancellation|canceling|cancelled|canceled|not coming|wont|cant|unable)
(cant|not|dont|wont|never|isnt|no longer|didnt|unable|doubt|if|hope|wish|might|may|maybe|unless|wouldnt|whether|when|try|trying|probably|should i|do i|can i|could i|supposed to|until|need to|before i|do we|when do|what time|will anyone|would i|should we|who will|how do|why) [SOFTLY] [i|we|be able to|able to|going to|be|think|ill|to|that|you|he|she|will|sure|know|can|my _|should|ever|know if|even|i will|say|want to|need to|i can|me|see if i can|do i|someone|im|can i|dr @] [i|we|be able to|able to|going to|be|ill|to|that|you|he|she|will|if|can|should|even|want to|need to|i can|have to|im|make it to] (be there|be here|coming|come|make it|attend|attending|there|see you|see|come in|show up|confirm|here|arrive|keep|going|on my way|be in|be coming|able to make it|be on time)
(wont|cant) be (able|there|here|coming|in)
(if|unless|in case) .. (be there|make it|come|coming|there|see you)
cant wait (any longer|anymore|this long|that long|until|much)
(no longer|not|never) (confirmed|correct|right|ok|okay|good|sure|fine|great|perfect|cool|confirm|yet)
(no|ya no|nunca|si no|ni) [me|la|les|nos|voy a|puedo|quiero|podre|se si|creo que|creo|vamos a|he|lo|ha|van a] [voy a|podre|puedo|poder] (confirm*|estar|estare|voy|ir|ire|asistir|llegar|llego|asistire|ahi|puedo|estaremos|vamos|iremos|podre|vemos|puedo ir)
(me|como|donde|puedo|tengo que|hay que|para|cuando|debo|quien|me pueden) (confirm*)
(ya|si) confirm* (que|si|la hora)
^ [ok|si|hola|perdon|disculpe] (voy|llego|llegare|estoy|vengo|llegar|vamos|llegamos|estare|va) ... (tarde|tardar*|tardando|retrasad*|retraso|atrasad*)
me (confirma|confirman|confirmas|confirmaron|confirme|pueden confirmar|puede confirmar|podria confirmar)
(sure|certain|right) (if|when|what|where|that|why|how|yet|about|which|whether)
(would|could|can|will) you [be] (good|great|fine|better|perfect|ok|okay|possible|awesome|there|here)
(que|como|que tal|que va|la|esta|se|le|me|nos|les|va) va (a|ser|estar|mi|el|la)
va [a|mi|el|la|con|por] (mi|el|la|a|mal|mejor|con)
si (no|me|puedo|es|se|esta|cancelo|quiero|tengo|la|lo|hay|necesito|llego|llueve|van|voy a)
(of course|right|sure) (not|isnt)
ya (no|basta|paren|estuvo|me|les|cambie|cancele|murio|fallecio|pague|se|parenle|lo|la|tengo|mandaron|hable|llame|te|le)
k (mart|pop|cup)
(vitamin|hep|section|building|suite|door|lot|level|room|entrance|floor|parking|plan|grade) (c|1|k|y)
(correct|right) (number|address|date|time|side|person|now|away|after|before|place|one|arm|leg|knee|hip|office|location|building)
(on|for) (good|fine)
good (morning|afternoon|evening|night|luck|day|question|grief|news|idea|for you|job|bye)
(good|great|fine) (but|except|until|though|session|luck|job|experience|group|care)
(right|claro) (que no|around|behind)
(cool|perfect|great|good|fine|excelente|perfecto) (thing|storm|service|job|luck|session|people|day|idea|news|question)
(pay|paid|bill|payment|copay|insurance) .. (confirm*|is good|is correct)
(looking forward) to (hearing|not|the end)
(got|get) (it|here) (wrong|late|sunday)
(text|reply|type|say|live|lives|send|works|write|new|stuck|wait|not|isnt|nobody) here
(si|cuando) (es que|acaso) ...
not with (the|that|dr|him|her|@|a|this)
(when|once|after|till|until|while|if) (im|i am|we are|i get) (in|here|there)
(not|isnt|for|keep|keeps|who is|people|bills) (coming|walking|heading|headed) in
(no|any|isnt any|dont see a|see no|what) way [that] (i|we|im|ill|he|she|its) ...
(voy|vamos|boy) a (pregunt*|ver|checar|chequear|revis*|consult*|pens*|llam*|habl*|marc*|avis*|trat*|intent*|busc*|tener|esperar*|decir*|coment*|platic*|necesit*|estar (fuera|ocupad*|de viaje|en)|trabajar|mandar|escribir|hacer|comer|salir)
(thanks|thank you|gracias) (for|por) (everything|today|todo|hoy|yesterday|ayer|all|your (help|time|kindness|patience)|su (ayuda|tiempo|paciencia)|la (atencion|ayuda)|seeing me|taking care|atenderme|the help) [you do|you did|lo de hoy] / [y|and|so] (see (you|ya|u)|hasta|nos (vemos|miramos)|los veo|la veo) [el|next|on|la] (DAY|then|soon|later|luego|pronto)
(confirm|confirmed|confirming) [my|the|our|with] (insurance|pharmacy|address|phone|number|ride|transport*|uber|copay|payment|prescription|refill|work|school|boss|babysitter|sitter|coverage|referral) ...
^ [c|yes|ok] but [_] (dont|doubt|not) ...
(help|ride|uber|package|results|paperwork|check|mail|baby|snow|storm) is on the way
(will|ill) (call|text|check|see (if|what|when|how)|let you|ask|try|get back|think|look|email|send|reply|respond|bring|pay|find|talk|need|have to|update|message|contact|wait|confirm (later|tomorrow|soon|when|once|after))
(manana|luego|despues|tarde|rato|ahorita|DAY|pronto) [yo|ya] [te|le|les|se|los|lo] [los|lo|la] (confirmo|confirmamos|confirmare|digo|aviso)
[te|le|les|se lo|se los] (confirmo|confirmamos|confirmare) (manana|luego|despues|mas tarde|al rato|ahorita|DAY|pronto|en un rato|cuando|en cuanto)
(yes|ok|okay|fine|good|agree|agreed) (to|with|for) [you] (moving|changing|rescheduling|pushing|switching|cancel*) [it|the|my|to]
how (does|do|will|would|did|can) [_] [_] [_] (work|works)
"""

QUESTION = """
(never|didnt|havent|still havent|hasnt) [ever] (got|get|gotten|received|receive|recieved) [the|a|my|any|your] (link|email|paperwork|forms|form|code|zoom|address|directions|invite|invoice|bill|results|prescription)
confirm [that] (my|the|our|this|his|her) [_] (appointment|VISIT|time|date) is
not sure (if|whether) (im|i am|we are|i was|she is|he is) (supposed|allowed|meant)
(wants|want|wondering|wonders|asking|asks|wanted) (to know|if|whether) (if|whether|when|what|where|how|she|he|they|i|we)
or (nah|nope) $
^ [hi|hey|so|are|ok] (yall|you guys|ya|u guys) [still|gonna be|going to be|all] (open|closed|there|taking|doing|have|got|near|by|accept)
?
^ [hi|hello|hey|ok|okay|so|and|but|um|umm|wait|sorry|also|thanks|thank you|hola|oh|just|please|good morning|good afternoon|excuse me|disculpe|perdon|oye|oiga|yes|yeah|c|well|alright|great|hmm|k|lol|real quick|quick question|one question|gracias|buenos dias|buenas tardes|buenas|entonces|pero|una pregunta|y|si|bueno|i forgot|question] [but|and|so|just|also|por|y|pero|quick question|a question|please|hello] (who|what|when|where|why|how|which|whose|huh|wym|wdym|is|are|am|do i|do you|do we|do they|do the|do these|do yall|does|did|can|could|will|would|should|has|have you|have they|have i|was|were|may i|any idea|wat|wut|que|cual|cuales|quien|quienes|cuando|donde|adonde|como|cuanto|cuanta|cuantos|cuantas|por que|porque me|xq|puedo|puede|pueden|podria|podrian|podemos|debo|tengo que|hay que|hay estacionamiento|hay parking|hay lugar|hay alg*|hay wifi|hay costo|hay cargo|hay alguien|es necesario|esto es|tienen|aceptan|necesito llevar|necesito ir|necesito traer|se puede|sera que|saben|hablan|ofrecen|ustedes|me pueden|me puede|me podria|me podrian|necesito que alguien|es mi cita|es la cita|es hoy|es manana|es a las|es en|esta cubierto|cubre|cobran|me cobran|de quien|de que|de parte|de donde|a que|a cual|en que|con quien|a quien|para que|para cuando|desde que|hasta que hora|mande|eh|necesito saber|sigue)
^ [hi|hello|hey|ok|so|wait|um|sorry] (who|what|huh|que|quien|mande|como|eh|wym|wdym|que cita|what appointment|say what|come again|pardon|excuse me|wtf|wth) [now|is this|dis|$|this|the|do you mean|es|es esto|eres|son]
(i was|im|just|was|am) wondering
wondering (if|what|when|how|about|whether|where)
(wanted|want|need|like|trying|would like|have) to (know|ask|find out|check|verify|figure out|inquire|see if|make sure|understand|double check|find [the|your|where|out|my])
(question|questions|inquiry|pregunta|preguntas|duda|dudas|curious)
(tell|let|remind|send|text|give|email|show|forward|resend) (me|us) [know] [please|a|the|another] (what|where|when|how|who|which|if|the address|the time|the location|directions|the link|the forms|your address|the zoom|the details|my|again|why|whether|address|the paperwork|link|your|instructions|time|the directions|the info|copy|location|the copay|the date)
(not sure|unsure|dont know|do not know|dont understand|dont remember|confused|forgot|forget|lost|no idea|cant remember|cant find|idk|unclear|cant recall|dont recall|havent heard|need clarification|cant figure) [on|about|as to|the|your|my|making|an|any] (what|where|when|how|who|which|if i|the address|about|making|scheduling|the time|appointment|the link|your|my|why|whether|the paperwork|the location|this|an appointment|the building|directions|what time|place|the office|date|time|address|which|back)
(dont|do not) (understand|get it|follow|get this|remember|recall)
(need|want|lost|missing|whats|what is|have|get|confirm) [the|your|an|my|a|to get|some] (address|directions|zoom link|link|location|phone number|suite number|office number|paperwork again|fax number|copay|instructions|itinerary|map)
^ (directions|address|parking|cost|price|hours|location|the address|direccion|horario|ubicacion|costo|precio|la direccion|el horario|estacionamiento|copay|phone number|time|what time|link|zoom link|the link|start time|fax|wifi|y el estacionamiento) [please|porfa|?|$|thanks|for]
(what|which|how|where|when) (time|day|is|are|do|does|much|long|many|should|address|floor|suite|location|about|date|office|building|doctor|appointment|did|can|will|would|to|do i|late|early|often|far|if)
(cant|trying to|unable to|not able to|having trouble|trouble|how to|need help) [to] (find|finding|log|logging|access|open|locate|opening|sign|download|reach|get through|getting through|fill) [your|the|it|in|into|my|on|out]
(is|are|was|am|were) (i|you|we|there|he|she|they|it)
(can|could|will|would|may|might|should|do|does|did|has) (i|you|we|my|someone|he|she|it|they|the|your|this|that|anyone|there|insurance|somebody|medicare|parking) [just|still|please|guys|also|be|need|have|able|to|daughter|husband|wife|mom|son|appointment]
(is|are|was|does|do|will) (that|this|it|there|my|your|tomorrow|today|insurance|parking|he|she) (ok|okay|alright|a problem|true|correct|right|real|still|mandatory|required|necessary|covered|included|cover|going|at|on|for|be|in|a|an|free|fine|need|count|take|mean|have|hurt|really|why|my)
(need|have|want|would like) [to have] (someone|somebody|a nurse|the nurse|the doctor|doctor|nurse|a person|staff|dr @) [to] (call|explain|talk|contact|answer) [me|to]
(please|pls|can you|could you|have|need) [have|please] [the|a|someone|somebody|dr|my|nurse] [nurse|doctor|provider|dr|from|billing|front desk|@|therapist|someone] (call|give me a call) (me|us|back|$)
(call|give) me [a|back] (call|back|$|please|when|about|at|asap|with|regarding|at your|now|tomorrow|today|to|so)
(a|real|live) (real person|human|robot|bot|person|real human|scam)
(right|correct|verdad|no es cierto|cierto) ?
(didnt|havent|never|not|dont|did not) [SOFTLY] (have|remember|recall|make|made|making|schedule|scheduled|know about|aware of|heard about) [of|making|scheduling|a|an|any|my|the|setting up] (appointment|link|confirmation|paperwork|forms|results|VISIT|the link|my link|anything scheduled)
-- Español.
(no|ya no) (entiendo|entendi|se|recuerdo|me acuerdo|encuentro|se donde|se que|se cual|se como|comprendo|le entiendo|le entendi|supe) [que|el|la|donde|cual|a|como|cuando|nada|si|quien|mi|lo|bien|$|esto|por|de|muy]
(quisiera|quiero|me gustaria|necesito|queria|para|ocupo) (saber|preguntar|informacion sobre|informacion de|confirmar si|preguntarle|preguntarles|averiguar)
(tengo|una|hacer|otra|tengo una) (pregunta|duda|dudas|preguntas|consulta sobre|inquietud)
(a|de|en|con|para|por) (que|q|cual|quien|donde) [hora|dia|lugar|piso|es|doctor|fecha|direccion|numero|parte]
(cuanto|cuanta|cuantos|cual|cuales|donde|quien|quienes|que hora|que dia|que cita|que es|que doctor|como llego|como le hago|como hago|por que me|quien me|que significa|que debo|que tengo|que necesito|que llevo|que pasa|que documentos|que clinica|a cuanto)
(me|nos|alguien|pueden|puede|podria|podrian) [puede|pueden|podria|podrian|me|alguien] (llamar|llame|llamen|decir|ayudar con|explicar|mandar la|enviar la|dar la|informar|hablar|orientar|recordar la|recordar a|pasar la|mandar el|confirmar la|confirmar si|confirmar a) [por|a|la|me|para|el|con|que|si|de|$]
(puedo|debo|tengo que|necesito|hay que|puede|podemos|se puede|deberia) [yo|ir|traer|llevar|mi|me] (comer|llevar|ir|traer|tomar|dejar|manejar|estar|venir|beber|llegar|usar|pagar|ayunar|acompanar|entrar|desayunar|hacer|en ayunas|acompanante|acompanarme|parar|estacionar*|cancelar)
(es|sera|era|seria) (hoy|manana|a las|el DAY|presencial|virtual|por video|en persona|gratis|real|verdad|necesario|mi cita|la cita|aqui|con cita) [o|?|la|mi|verdad|con|que|para|$|cita|en] [o|?|verdad|pasado|hoy|cita]
(hablan|hay alguien que hable|habla|atienden en) espanol
(o|u) (no|hoy|manana|pasado|DAY|virtual|es)
verdad $
(not sure|unsure|dont know|idk|no idea|cant tell) (if|whether) (its|it|this|the|that|my|you|yall)
^ es (con|en|a|para|de|por) [el|la|mi] _ [_] (o|u) [el|la|en|a|para|por|con] [la|el]
^ y (el|la|los|las) _ $
^ y (si|cuando|cuanto|donde|como|que|quien) ...
^ [ok|um|wait|and|but|stop|start|confirm|cancel|reschedule|unsubscribe from|c|x|r|from|for|about|to|with|in|at] (what|who|where|when|why|which one|which) [exactly|now|then|again|$|is this|appointment] $
^ any [_] [_] (i should|i need|we should|i have to|i must|we need|for me|to know|required|needed|allowed|recommended)
(is|at|on|for|its) (TIME|DAY) [at TIME] (correct|right|yes|no|yeah|huh) $
^ any (parking|_) [_] (nearby|near|around|close|available|by|there)
(esto|eso|la cita|la consulta|el servicio|estacionar*) (tiene|lleva|cuesta|es con) (costo|precio|cargo|algo)
es (normal|malo|necesario|obligatorio|posible|peligroso|seguro) (que|si|sentir|tener|tomar|ir|llevar|comer)
(quiero|quisiera|necesito|puedo|me gustaria|podria|ocupo) hablar [con|a] (una persona|un humano|una persona real|la doctora|el doctor|la enfermera|una enfermera|la recepcion|la recepcionista|la secretaria|alguien de)
^ (do|does|will|would|did) [_] [_] [_] (hurt|hurts|sting|expire|count)
(me|nos) (van a|vas a|va a) (cobrar|multar) [_] [_] [_]
(este|ese|el) (numero|mensaje|telefono) es de [_] [_] o [_]
"""

NO_QUESTION = """
no (tengo|tenemos|hay|consigo|encuentro|tuve|conseguimos) (con|a|de) quien
^ [ok|okay|yes|sure|and|great|thanks|cool] will (answer|reply|respond|call|text|get back|check|let you|update|read|look|send|bring)
(i|we) (can|will|do|did|am|was|have|could|should|would|were|had)
(as|know|knew|see|love|thats|is|glad|happy|exactly|forget|that is|this is|just) (what|how|where|when|why|who) (i|you|we|it|happened|needed|wonderful|great|much you|nice|kind)
when (i|we) (get|got|was|can|am|know|find|come|see|have|wake|leave|arrive|feel)
what (a|an) (day|great|wonderful|lovely|week|relief|mess|nice|beautiful|amazing|blessing|good|kind|joke)
how (nice|sweet|kind|lovely|wonderful|great|thoughtful|are you|are you all)
no (questions|question|doubt)
no se (todavia|aun|exactamente) $
no (se|te) preocup*
(como no|will do|will be there|will be here|will see)
(cant|wont|dont|to|not|never|i|you|we|just) (do|does|did) (this|it|that|the|my|your)
que (tenga|tengan|le vaya|les vaya|dios|pase|pasen|este|esten|descanse|descansen|le|les|bueno|bien|amable|lindo|padre|gusto)
(out of|beyond|without) (the question|question|a doubt)
what (can|could|else can|do|should|may) (i|we|you) (text|reply|say|type|send|write|respond) [to|on|with|in|from] [here|this number|you|back|this line|this] $
what [are|is|my|the] [are|is|my|the|all] [my|the|your] (options|choices|commands|codes|keywords|menu) [here|for this|again] $
how [does|do|do i|can i] [i] [this|use|it|the] [text|texting|number|line|thing|messaging|system] (work|this|system|line|number|texting) $
que (puedo|se puede|debo|podemos|tengo que) (contestar|responder|escribir|textear|poner|mandar|decir) [aqui|a este numero|por aqui|en este numero] $
(cuales son|que) [las|mis|son|hay|tengo] [las|mis] opciones [hay|tengo|disponibles] $
what up [with you|doc] $
(start time|time|address|start) is (#|TIME|DAY|at)
what (words|word|commands|codes|letters|keywords) (can|do|should|could) (i|we) (text|reply|say|type|send|use) [to|on] [here|this number|you|back] $
no (tengo|hay|encuentro|consigo|consegui|encontre|tenemos) quien
(have|need|going|got|want) to (ask|check with|talk to|talk with|run it by|ask my|consult) [with] (my|the|his|her|our) (boss|wife|husband|mom|mother|dad|daughter|son|manager|supervisor|work|job|family|partner|girlfriend|boyfriend|sister|brother|school|ride|driver|lawyer) [first|$|and]
no se (va a poder|podra|pudo|puede|me va a poder)
(todavia|aun) no se $
^ [pues|la verdad|ay|uy] (quien sabe|no se) [todavia|aun|la verdad|pues] $
^ [i] will (confirm|let|call|check|reply|text|get back|know|see) [later|soon|you|back|when|tomorrow|tonight]
^ si puedo (a esa hora|ese dia|el DAY|ir|llegar|asistir|a las #) [$|gracias|ahi]
no entiendo (por que|porque) (tanto|tanta|tantos|tantas)
^ que sea
(pueden|puede) (usar|darle|dar|ofrecer) [a] (mi|el) (espacio|lugar|turno|hora|cita)
"""

HELP = """
^ [please|i need|need] help with (this|these|the) [text|texting] (text|texts|texting|messages|message|service|program)
(information|info) (about|on) (this|the|these|your) [text|texting|reminder|sms] (service|program|texts|messages|texting)
^ (help|helpp|halp|hellp|info|information|menu|options|commands|ayuda|ayudaa|informacion|infomation|infomacion|opciones|informes|support|instructions|instrucciones|soporte|assistance|asistencia|comandos) [menu|info|desk|please|porfa|thanks|gracias|with texts|with texting|text|help|options|ayuda|center|page] [please|porfa|gracias|thanks] $
^ [more|mas|need|need more|quiero|quiero mas|necesito|necesito mas|text|reply|send|type|get|want|i need|i need more|i want more|solicito|deme|ocupo|please send] (info|information|informacion|help menu|help info|options|opciones|infomation|informes) [please|porfa|thanks|gracias] $
^ (reply|text|type|send|press) help $
^ h $
what (can|could|else can|do|should|may) (i|we|you) (text|reply|say|type|send|write|respond) [to|on|with|in|from] [here|this number|you|back|this line|this] $
what [are|is|my|the] [are|is|my|the|all] [my|the|your] (options|choices|commands|codes|keywords|menu) [here|for this|again] $
how [does|do|do i|can i] [i] [this|use|it|the] [text|texting|number|line|thing|messaging|system] (work|this|system|line|number|texting) $
que (puedo|se puede|debo|podemos|tengo que) (contestar|responder|escribir|textear|poner|mandar|decir) [aqui|a este numero|por aqui|en este numero] $
(cuales son|que) [las|mis|son|hay|tengo] [las|mis] opciones [hay|tengo|disponibles] $
^ (help|ayuda|info|informacion) [please|porfa|con] [las|the|with] (c|r|x|options|opciones|menu|commands|comandos|info|informacion|codes) [please|porfa] $
what (words|word|commands|codes|letters|keywords) (can|do|should|could) (i|we) (text|reply|say|type|send|use) [to|on] [here|this number|you|back] $
(show|send|give|text) me (the|a|your) (menu|options|commands|list of commands|list of options|choices)
(what|which) are (the|my) (choices|options|commands) [$|here|?]
(list|menu) of what to (press|text|reply|say|type|send)
"""

ABOUT_THE_TEXTS = """
^ [please|i] [need|want|necesito|quiero] (help|halp|ayuda) [me] [like it says to|with|con|understand|understanding|how] [no|what is|how does|el|los|las|this|these|the|just] [se como|entiendo|want the list of what to] [usar|el|las] [text|texting|mensaje|mensajes] (this|text|texts|thing|messages|service|mensaje|mensajes|contestar|responder|letras|letters|work|press) [work|thing|$|no se como|c r x]
(dont|do not|cant figure out) [know] how to (use|work) (this|these) [text|texting] ($|thing|things|texts|messages|system)
no (se|entiendo) [como|que] (usar esto|contestar esto|responder esto|letra poner|letra mandar|las letras)
(show|send|give|tell) me my (options|choices)
what is this (texting|text) (service|program|system|thing)
how does this (texting|text) [thing|service|system] work
[me] (ayudeme|ayudame|ayudenme) no (entiendo|entendi) (el|los|este|estos) (mensaje|mensajes|texto|textos)
"""
"""Help with the texts themselves; a question only in form, since the answer to HELP answers it."""
