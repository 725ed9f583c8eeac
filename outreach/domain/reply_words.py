"""The words that phrases are made of: lists by name, what is short for what, and what two words come to.

All are in lower case without accents or apostrophes, as `reply_text` writes them.
"""

ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("u", "ya'll", "yall", "yu"), ("you",)),
    **dict.fromkeys(("ur", "youre"), ("your",)),
    **dict.fromkeys(("pls", "plz", "plse", "pleas", "plese", "pleae", "pleaz"), ("please",)),
    **dict.fromkeys(("thx", "ty", "tnx", "thnx", "thanx", "tysm", "tks", "tyvm"), ("thanks",)),
    **dict.fromkeys(("tmrw", "tmr", "tmw", "tomorow", "tomorro", "2morrow", "2moro", "tmrrw"), ("tomorrow",)),
    **dict.fromkeys(("appt", "apt", "appts", "apts", "appointments", "appoint", "appointmnt", "apptmt"), ("appointment",)),
    **dict.fromkeys(("txt", "txting", "txts", "txted"), ("text",)),
    **dict.fromkeys(("txten", "texten", "textien", "mandn", "mnden"), ("manden",)),
    "num": ("number",),
    **dict.fromkeys(("msging", "msgin", "messagin", "mssging"), ("messaging",)),
    **dict.fromkeys(("txting", "txtin", "textin", "texing", "textting", "txting"), ("texting",)),
    **dict.fromkeys(("msg", "msgs", "mesage", "mesages", "messege", "messeges", "massages", "msgs"), ("messages",)),
    **dict.fromkeys(("cnt", "cannot", "carnt", "cant't", "couldnt", "caint"), ("cant",)),
    **dict.fromkeys(("dnt", "dont't", "donot", "dnot"), ("dont",)),
    **dict.fromkeys(("aint", "arent"), ("isnt",)),
    **dict.fromkeys(("gonna", "gunna", "gona", "goin"), ("going", "to")),
    **dict.fromkeys(("wanna", "wana"), ("want", "to")),
    **dict.fromkeys(("gotta",), ("have", "to")),
    **dict.fromkeys(("ima", "imma"), ("im", "going", "to")),
    **dict.fromkeys(("lemme",), ("let", "me")),
    **dict.fromkeys(("b",), ("be",)),
    **dict.fromkeys(("cn", "kan"), ("can",)),
    **dict.fromkeys(("dis", "dhis", "thsi", "htis"), ("this",)),
    **dict.fromkeys(("dat", "taht", "tht"), ("that",)),
    **dict.fromkeys(("mor", "moar", "mroe"), ("more",)),
    **dict.fromkeys(("teh", "hte"), ("the",)),
    **dict.fromkeys(("wit", "wiht", "w"), ("with",)),
    **dict.fromkeys(("shud", "shuld", "shld"), ("should",)),
    **dict.fromkeys(("wud", "wld"), ("would",)),
    **dict.fromkeys(("wll", "wil"), ("will",)),
    **dict.fromkeys(("nite",), ("night",)),
    **dict.fromkeys(("tonite", "2nite", "2night"), ("tonight",)),
    **dict.fromkeys(("thru",), ("through",)),
    **dict.fromkeys(("tho",), ("though",)),
    **dict.fromkeys(("srry", "sry", "sorr", "soory", "sory"), ("sorry",)),
    **dict.fromkeys(("plz", "plez", "plss"), ("please",)),
    **dict.fromkeys(("idk", "idek", "dunno", "donno", "idkno"), ("i", "dont", "know")),
    **dict.fromkeys(("idc", "idgaf"), ("i", "dont", "care")),
    **dict.fromkeys(("ther", "thre", "thr", "tehre"), ("there",)),
    **dict.fromkeys(("nemore", "nymore", "anymre"), ("anymore",)),
    **dict.fromkeys(("swithc", "swich", "swtich", "swith", "siwtch"), ("switch",)),
    **dict.fromkeys(("b4",), ("before",)),
    **dict.fromkeys(("rn",), ("right", "now")),
    **dict.fromkeys(("abt",), ("about",)),
    **dict.fromkeys(("bc", "cuz", "cause", "cus"), ("because",)),
    **dict.fromkeys(("nd",), ("and",)),
    **dict.fromkeys(("wat", "wut", "whats", "wats"), ("what",)),
    **dict.fromkeys(("wen", "whens"), ("when",)),
    **dict.fromkeys(("whos",), ("who",)),
    **dict.fromkeys(("wheres",), ("where",)),
    **dict.fromkeys(("hows", "hw"), ("how",)),
    **dict.fromkeys(("hes", "shes", "theyre"), ("he", "is")),
    **dict.fromkeys(("asap", "inmediatamente"), ("now",)),
    **dict.fromkeys(("nobodys", "noone"), ("nobody",)),
    **dict.fromkeys(("anymor", "nomore", "anylonger"), ("anymore",)),
    **dict.fromkeys(("wnat", "wan", "wnt"), ("want",)),
    **dict.fromkeys(("hlep", "hepl"), ("help",)),
    **dict.fromkeys(("stopp", "stp", "stpo", "sotp", "stob", "stap", "stahp", "sstop", "stopt", "stoip", "dtop"), ("stop",)),
    **dict.fromkeys(("diff", "dif", "diffrent", "diferent", "diffirent"), ("different",)),
    **dict.fromkeys(("kil",), ("kill",)),
    **dict.fromkeys(("myslef", "mysef", "mysel", "meself"), ("myself",)),
    **dict.fromkeys(("q", "ke", "k3"), ("que",)),
    **dict.fromkeys(("kiero", "qiero", "kero", "quero"), ("quiero",)),
    **dict.fromkeys(("boy", "bouy"), ("voy",)),
    **dict.fromkeys(("xfa", "xfavor", "porfavor", "porfis", "pf"), ("porfa",)),
    **dict.fromkeys(("sita", "sitas", "citas"), ("cita",)),
    **dict.fromkeys(("ai", "ay", "aya", "haya"), ("ahi",)),
    **dict.fromkeys(("kien",), ("quien",)),
    **dict.fromkeys(("estoi", "toy"), ("estoy",)),
    **dict.fromkeys(("mui",), ("muy",)),
    **dict.fromkeys(("nesesito", "necesitp", "necsito"), ("necesito",)),
}  # fmt: skip

PAIRS: dict[tuple[str, str], str] = {
    ("do", "not"): "dont",
    ("does", "not"): "doesnt",
    ("did", "not"): "didnt",
    ("can", "not"): "cant",
    ("could", "not"): "cant",
    ("will", "not"): "wont",
    ("would", "not"): "wouldnt",
    ("is", "not"): "isnt",
    ("are", "not"): "isnt",
    ("was", "not"): "wasnt",
    ("have", "not"): "havent",
    ("has", "not"): "hasnt",
    ("i", "am"): "im",
    ("it", "is"): "its",
    ("any", "more"): "anymore",
    ("no", "mor"): "anymore",
    ("any", "longer"): "anymore",
    ("no", "one"): "nobody",
    ("with", "o"): "without",
    ("sue", "aside"): "suicide",
    ("re", "schedule"): "reschedule",
    ("un", "subscribe"): "unsubscribe",
    ("un", "stop"): "unstop",
    ("my", "self"): "myself",
    ("him", "self"): "himself",
    ("her", "self"): "herself",
    ("good", "bye"): "goodbye",
    ("follow", "up"): "followup",
    ("por", "favor"): "porfa",
}


def _numbers(*ranges: range) -> str:
    return "|".join(str(number) for numbers in ranges for number in numbers)


_GIVEN = """
james john robert michael david william richard joseph thomas charles daniel matthew anthony steven andrew
paul joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric
jonathan stephen larry justin brandon benjamin samuel gregory alexander patrick dennis jerry tyler aaron henry
peter adam nathan douglas zachary kyle walter ethan jeremy noah keith roger terry sean bryan bruce ralph logan
mary patricia jennifer elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
emily kimberly donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia
kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel
carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina
joan evelyn judith juan jose carlos luis miguel jorge pedro manuel francisco alejandro fernando ricardo
eduardo roberto javier sergio rafael antonio raul hector oscar ramon ruben enrique arturo alberto armando
gerardo diego andres mateo santiago guadalupe juana margarita carmen ana veronica leticia alejandra gabriela
claudia silvia adriana yolanda martha elena teresa beatriz lupita ximena valentina daniela fernanda mariana
sofia lucia isabel
"""
GIVEN_NAMES = frozenset(_GIVEN.split())
"""Names that are no words besides: who writes without capitals writes these small."""

LISTS: dict[str, str] = {
    # Who, and in what mood.
    "PERSON": "[my|our|his|her|a|the] [little|older|younger|best|ex|step|20 year old] (son|daughter|husband|wife|brother|sister|mom|mother|mum|mama|dad|father|kid|kids|child|children|baby|boyfriend|girlfriend|partner|friend|roommate|coworker|neighbor|cousin|niece|nephew|aunt|uncle|grandma|grandmother|grandpa|grandfather|grandson|granddaughter|fiance|fiancee|spouse|ex|teen|teenager|client|bf|gf|hubby|stepson|stepdaughter|@)|he|she|they|someone|somebody",
    "PERSONA": "(mi|su|una|un|el|la) (hijo|hija|esposo|esposa|marido|mujer|hermano|hermana|mama|papa|madre|padre|nino|nina|bebe|novio|novia|pareja|amigo|amiga|companero|companera|primo|prima|tio|tia|abuela|abuelo|nieto|nieta|sobrino|sobrina|cunado|cunada|suegra|suegro)|el|ella|alguien",
    "SELF": "myself|himself|herself|themselves|themself|yourself|ourselves|oneself",
    "PLEASE": "please|kindly|just|ok|okay|now|so|and|then|but|already|right now|today|immediately|thanks|thank you|at once|forever|for good|everything|it|all|this|these|that|them|porfa|gracias|ya",
    "SOFTLY": "really|just|so|very|too|actually|honestly|still|kinda|kind of|pretty|feeling|getting|always|totally|completely|also|only|right now|sometimes|literally|all|both|even|definitely|probably|unfortunately|sorry|currently|simply|a little|a bit",
    # Not.
    "DONT": "dont [you] [ever]|doesnt|didnt|never [ever]|no longer|not|quit|please no|wouldnt|no need to",
    "CANT": "cant|wont|wouldnt|unable to|not able to|not going to|isnt going to|im not|not [be] able to|wont be able to|cant be able to|dont think (i|we) (can|will)|dont think (ill|im going to)|not sure (i|we) can|doubt (i|we) (can|will)|may not|might not|not gonna|didnt|havent been able to",
    # To want, to intend.
    "WANT": "want [to]|wanted [to]|wants [to]|wanting [to]|wish [to|i]|wishing|hope [to|i]|hoping [to|i]|going to|about to|like [to]|ready to|plan [to|on]|plans [to|on]|planning [to|on]|planned [to|on]|trying to|tried to|try to|tries to|decided to|thinking [of|about]|think [of|about]|thought [of|about]|thoughts [of|about]|threatening [to]|threatened [to]|threatens to|talking about|talks about|considering|need to|deserve to|gonna|keep|keeps|keeping|close to|feel like|feels like|feeling like|contemplating|attempted to|urge to|urges to|rather|might|may|would|will|ill|could|should|able to",
    "QUIERO": "quiero|kiero|quisiera|quiere|quieren|queria|deseo|desea|voy a|va a|vamos a|pienso [en]|piensa [en]|pensando en|pense en|intento|intente|trato de|trate de|ganas de|prefiero|ojala|mejor|puedo|gustaria|planeo|amenaza con|amenazo con|hablando de|habla de|dice que [se]|necesito|ocupo",
    # What is texted, and what is visited: most readings hang on which of the two a verb is about.
    "TEXTS": "(text|texts|messages|message|sms|notifications|notification|reminders|reminder|alerts|alert|emails|email|mails|newsletters|newsletter|spam|updates|surveys|survey|ads|promos|promotions|communications|calls|subscription|robocalls|robotexts|blasts|msg) [messages|message|alerts|reminders|notifications]",
    "SENDING": "text|texting|texts|messaging|message|messages|contacting|contact|calling|call|emailing|email|sending|send|writing|reminding|remind|bothering|bother|bugging|bug|spamming|spam|harassing|harass|annoying|pestering|pinging|notifying|nagging|hounding|asking|blowing up|blow up|reaching out|hitting up|soliciting|flooding|bombarding|blasting|disturb|disturbing|hassling|hassle|poking",
    "TEXTOS": "mensaje|mensajes|mensajitos|texto|textos|recordatorio|recordatorios|aviso|avisos|correo|correos|notificacion|notificaciones|llamadas|emails|propaganda|promociones|alertas|encuestas|msjs|mensages",
    "MANDAR": "mand*|envi*|escrib*|text*|mensaj*|molest*|llam*|contact*|avis*|record*|fastid*|acos*|chinga*|jod*|insist*|recib*|chat*|busq*|busc*|hosti*",
    "VISIT": "(appointment|visit|visits|session|sessions|slot|spot|booking|reservation|infusion|infusions|treatment|treatments|consult|consultation|checkup|followup|therapy|intake|evaluation|meeting) [time|slot|date|on|for|at]",
    "CITA": "cita|consulta|turno|sesion|visita|infusion|tratamiento|terapia",
    "DAY": "[this|next|on|el|la|este|proximo|the|for] (today|todays|tomorrow|tomorrows|tonight|morning|mornings|afternoon|afternoons|evening|evenings|week|month|year|mon|monday|mondays|tue|tues|tuesday|tuesdays|wed|weds|wednesday|wednesdays|thu|thur|thurs|thursday|thursdays|fri|friday|fridays|sat|saturday|saturdays|sun|sunday|sundays|hoy|manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|tarde|semana|semana que entra|mes|noon|january|february|march|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept|oct|nov|dec|weekend|weekday)",
    "TIME": "[at|around|by|a las|la|las] (# [#|am|pm|oclock|de la tarde|de la manana]|noon|mediodia)",
    "LATER": "later|earlier|sooner|different|another|other|new|better",
    "OTRO": "otra|otro|otras|otros|diferente|distinta|nueva|mas tarde|mas temprano|antes|despues",
    # The body.
    "DRUG": "heroin|meth|fentanyl|cocaine|coke|crack|oxy|oxys|opioids|opiates|pills|benzos|alcohol|drugs|the bottle|booze|liquor|drinking|xanax|vodka|klonopin",
    "PILLS": "pills|pill|tablets|tylenol|advil|ibuprofen|meds|medication|medicine|medications|xanax|klonopin|ativan|benzos|lithium|ambien|sleeping pills|oxy|bottle|aspirin|doses|dose|capsules|painkillers|antidepressants|insulin",
    "CARE": "[the|my|this|that|your|last|first|new|yesterdays|todays|taking] (infusion|treatment|session|dose|shot|spray|meds|medication|medications|medicine|ketamine|pill|pills|injection|therapy|appointment|visit|spravato|drug|drip|procedure)",
    "SYMPTOM": "dizzy|blurry|numb|nauseous|nausea|vomiting|vomited|puking|throwing up|threw up|headache|headaches|migraine|shaking|shaky|racing|swollen|swelling|rash|itching|itchy|weird|confused|pain|fever|worse|spinning|faint|weak|tingling|twitching|palpitations|foggy|disoriented|sick|bleeding|hurts|chills|sweating|hot|cant sleep|cant see|cant walk|cant pee|cant feel|panicky|awful|terrible",
    "SINTOMA": "mareado|mareada|mareo|mareos|vomitando|vomito|vomitos|borroso|dolor|temblando|hinchado|hinchada|ronchas|confundido|confundida|debil|nausea|nauseas|adormecido|adormecida|fiebre|palpitaciones|sangrado|comezon|raro|rara|muy mal|peor",
    "HARM": "kill|killing|killed|hurt|hurting|harm|harming|harmed|cut|cutting|shoot|shooting|hang|hanging|stab|stabbing|drown|drowning|poison|burn|burning|off|offing|overdose|murder|strangle|starve|end|ending|scratching|punish|punishing|suicide",
    # Yes.
    # What a nurse would call about, in the units that patients in the United States read off their meters.
    "SUGAR_OF_DANGER": _numbers(range(10, 60), range(350, 1000)),  # mg/dl
    "PRESSURE_OF_DANGER": _numbers(range(60, 85), range(180, 300)),  # mm Hg, the upper one
    "PULSE_OF_DANGER": _numbers(range(20, 40), range(140, 250)),  # a minute
    "OXYGEN_OF_DANGER": _numbers(range(50, 90)),  # per cent
    "CALL_OFF": "cancel|cxl|x|call it off|cancele|cancela|cancelen|cancelar|cancelarla|cancelela|cancelala|cancelenla|cansele|canselar|anule|anula|anulen|anular|anularla|anulela|anulala|anulenla",
    "YES": "yes|yess|yep|yup|yea|yeah|yah|yas|yeh|yessir|ye|yee|yeas|yse|yesh|yas|yuppers|aye|si|sii|sip|simon|c|affirmative|affirmitive|afirmative|afirmativo|confirm|confirmed|confirming|confirms|confirmo|confirmado|confirmada|confirmamos|absolutely|definitely|of course|for sure|certainly|you bet|claro|claro que si|por supuesto|seguro|afirmativo|correct|correcto|10 4|roger|heck yes|heck yeah|hell yes|hell yeah|you know it|ten four|sipi|sips|sipirili|simona|you got it|you betcha|fosho|sure will|yes indeed|yeppers|yesss|yessiree|yes siree|yas queen|ofc|obvio|desde luego|sin duda|afirma|presente|wouldnt miss it|wouldnt miss it for the world",
    "OK": "ok|okay|okk|okey|okie|okey dokey|okey doke|okie doke|okeydokey|okie dokie|okis|oki|k|kk|kay|sure|sure thing|alright|all right|all set|all good|good|great|perfect|awesome|excellent|wonderful|cool|fine|sounds good|sounds great|sounds perfect|good to go|got it|gotcha|will do|noted|understood|uh huh|mhm|mm hmm|copy|copy that|roger that|done|agreed|thats fine|thats right|that works|works for me|that works for me|works|im good|very good|totally|bet|right|right on|vale|de acuerdo|esta bien|bueno|perfecto|listo|lista|exacto|asi es|entendido|entendida|enterado|enterada|dale|va|sale|orale|andale|excelente|muy bien|okas|okay perfect|va que va|sale y vale|como no|con gusto|ta bien|ta bueno|see ya|thumbs up|still on|still good|indeed",
    "THANKS": "[and] (thanks|thank you|thanks you|gracias|muchas gracias|mil gracias|please|porfa|sir|maam|mam|miss|senor|senora|senorita|doc|doctor|doctora|dear|so much|very much|a lot|again|appreciate it|i appreciate it|lol|haha|yes|no problem|no worries|everyone|you guys|guys|friend|hun|bye|god bless|bendiciones|saludos|buen dia|buenas tardes|buenas noches|buenos dias|hi|hello|hola|hey|good morning|good afternoon|good evening|have a (good|great|nice|blessed|wonderful) (day|night|one|weekend|evening)|for the reminder|for reminding me|for letting me know|por avisar|por recordarme|sorry|sorry for the (late reply|delay)|my bad|disculpe|perdon|then|now|ok|okay|great|perfect|k|a ustedes|a usted|señorita)",
}  # fmt: skip
