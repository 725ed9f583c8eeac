"""What only looks like danger: idioms, machines that die, work in a hospital, help with a form."""

NO_CRISIS = """
last TEXTS [that] i (want|ever want|will accept|better get|wanna get|want to get) ...
(wild horses|nothing|nobody|no one|not even [_] [_]) (can|cant|could|couldnt|will|would|wont|is going to|gonna) (stop|keep|drag) (me|us)
(finals|exams|midterms|homework|boss|job|school|kids|allergies|knees|back|feet|deadlines|bills|meetings|classes) [is|are|r|be] [_] killing me
(point|reason|need|sense) (of|in|for|to) (coming|come|going in|keeping|me coming|being seen|the VISIT|the appointment|another visit)
urgent care [already|has|just] (already|took|saw|treated|gave|said|fixed|bill|visit|is handling)
(at|from|to|in|the) urgent care
cant do (this one|that one|this time|this day|this date|this appointment|this VISIT|it then|this DAY)
(thanks|thank you|ok|okay|gracias|great|good|bye|have a good one) / (goodbye|good bye) $
pregnant / (can|is it|should|do|will|am|does|is that|so can|may)
bleeding money
(price|prices|bill|cost|costs|traffic|commute|schedule|rent) [is|are|s|was] suicide
(me muero|muriendo|muero|muriendome|moria) (por|de (risa|hambre|ganas|sueno|pena|verguenza|calor|frio))
^ [still|im|currently] in hospital
(i|sorry|sry|im|just|we|really|but) cant [really] talk (now|right now|on|at (work|the moment|school)|to (you|u|anyone) (now|right now|rn|at)|rn|atm|here|until|til|with|because|cause|about it now|long|today)
^ [sorry|hi|hey|no|ugh|mom|dad] [still|currently|stuck] (in|at) the hospital
(traffic|commute|highway|construction|parking|weather|heat|cold|allergies|hold music|price|prices|wait) ... killing me
(be|is|are|was|were|being) the death of me
dying for (a|an|some|my|the|coffee|lunch)
(is|im|i am|was|been|are|still|currently|were|he|she) [SOFTLY] (in|at) [the] (hospital|rehab)
(ayuda|ayude|ayuden|ayudeme|ayudenme) (con|para|a) [leer|llenar|entender|cambiar|confirmar|cancelar|encontrar] [los|las|mi|mis|el|la|un|una|este|esta|estos|sus] (mensajes|textos|recordatorios|papeles|formulario|formularios|documentos|cita|citas|seguro|link|enlace|pagina|portal|app|aplicacion|factura|cuenta|receta|transporte|direccion)
(is|was|will) (this|that|it) [be] (my|the) last (text|message)
last (text|message) (you sent|you send|i got|i get|i will get|i sent|i received|from you|was|said|about|came)
bleeding [has|have|is|finally|already|it] (stopped|subsided|under control|gone|better|less|light)
(stopped|no|no more|not|isnt|without|any) [more] bleeding [now|anymore|$|since]
(is it|its|is that|thats|is this) (normal|ok|okay|common|expected|typical) [that|if|for|to] [my|the|have] [_] [is|to|be] [still|a bit|a little] (hurt|hurts|sore|aches|ache|achy|itchy|itches|bruised|tender|stiff) [from|after|since] [the|my] [CARE]
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
(dog|cat|puppy|kitten|pet|bird|hamster|bunny|rabbit|horse) ... (ate|swallowed|died|dead|bleeding|seizure|seizures|sick|hurt|dying|put down)
(dog|cat|puppy|kitten|pet) [_] [_] [_] [_] (vet|emergency vet)
^ [im|we are|all|its|thats|consider me|got it] locked in [for|on|$] [DAY|TIME|it|$]
(im|i am|is|was|been) not feeling [SOFTLY] (well|good|great|too hot|so hot|up to it) [today|$|so|and|this|tomorrow|enough|at|i|this]
(stopped|stop) [the] bleeding
(sprained|broke|twisted|fractured|tore|hurt|rolled) ... cant walk
[be] (gone|away) (all|that|this|next|for the|until|til|from|on|over the|the whole) (week|weekend|month|day|summer|DAY|morning|afternoon)
^ [literally|just|omg|now|and] (dying|dead) (lol|lmao|haha|hahaha|jaja)
(ate|eat|eaten) [way|so] too much [food|pizza|turkey|candy|cake|$|lol|today|at|last night|for]
(only|just|unless) [its] (text|call|contact|message|email|an emergency) [me|us] (in|for|if its) [an|a|real] (emergencies|emergency)
(out of|left|home from|released from|discharged from|back from|coming out of|leaving) the (hospital|er|icu) [and|$|now|last|today|yesterday|this]
(estoy|estamos|esta|ando|sigo|voy|vamos|tengo a|anda|internad*|hospitalizad*) [_] [_] (en el|al) hospital [con|cuidando|visitando|por|y|$]
(ayudenme|ayudeme|ayudame) [a|no|con] [no] (entiendo|entender|entendi|confirmar|cambiar|cancelar|se como|contestar|responder|la cita|mi cita|el mensaje)
(no|not|without|zero|less) [more|any] [_] (pain|pains|dizziness|nausea|headaches|headache|symptoms|side effects|reaction|anxiety|swelling|bleeding) [at all] (since|(after|from) (the|my|last|your|that|getting))
sleep forever [_] (lol|haha|tired|so tired|exhausted)
(trafico|calor|frio|espera|trabajo|sueno|hambre|examen|tarea|curiosidad|risa) [_] me mata
(rather|sooner) die than (miss|cancel|be late|reschedule|skip|be|go|see|sit|drive)
(boss|coach|teacher|manager|professor|kids|dentist) (will|would|is gonna|is going to|gonna|might|is about to) kill me [if|for|when]
(texting|texted|calling|talking|talk|talked|bored|boring|bore|scared|scaring|worried|worrying|love|loved|annoying|nagging|bugging|frozen|working) [me|us|him|her|you|myself] to death
suicide (lane|lanes|squeeze|squad|doors|door|soda|run|wings)
(marido|esposo|esposa|mujer|jefe|mama|papa) me va a matar si [_] [_] [_] [_] [_] [_] (jaja|jajaja|lol|jeje)
(me sigue|sigue) molestando (la|el|mi|un) [_]
"""
