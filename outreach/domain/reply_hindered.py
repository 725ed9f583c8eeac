"""What keeps people from a visit: illness, a car, the weather, work, nobody to mind the children.

Alone it gives the visit up; beside "I'll be there" or a question it does not, nor where it was overcome.
"""

HINDERED = """
no (tengo|tenemos|hay|consigo|encuentro|tuve|conseguimos) [con|a|de] quien [me|lo|la|los|nos] (dej*|cuid*|llev*|traig*|recog*|se quede)
se (me|nos) enfermo [el|la|mi|un|una|uno]
[so|then|but|and|unfortunately] no (thanks|thank you) $
-- A no that stands alone.
^ [hi|hello|hey|sorry|yes|good morning|oh|ok|unfortunately|please] [im|i|we|i am] (no|nope|nah|n|naw|noo|negative|no way|no can do|no thanks|no thank you|no sir|no maam|nay|nel|nop|nones|nada|hard no|no go|nel pastel|not today|not tomorrow|not this time) [THANKS|sorry|im sorry|i cant|no|gracias|lo siento|disculpe|not|today|maam|sir|thank you|maybe] $
-- Ill.
(have|has|got|caught|having|with|tested positive for|contracted|down with|came down with|think i have|think i got|fighting|from|getting|had) [a|the|bad|really|some|my|really bad|a bad|a really bad|a nasty|an|a slight|a high|something] (covid|covid19|corona|rona|flu|fever|cold|stomach bug|stomach flu|stomach virus|norovirus|strep|pneumonia|bronchitis|food poisoning|virus|bug|migraine|pink eye|pinkeye|sore throat|diarrhea|rsv|mono|shingles|the runs|bad cough|cough|nasty|sinus infection|ear infection|temperature|upset stomach|stomach ache|bad headache|head cold|contagious|hand foot)
(im|i|feel|feeling|still|we are|is|are|home|out|woke up|am|been|so|kid|kids|son|daughter|child|baby|getting|was|got|everyone|he is|she is|family|call in|called in|really|both|all|too|of us) [SOFTLY] (sick|ill|under the weather|contagious|stuck|snowed in|quarantined|quarantining|throwing up|vomiting|puking|nauseous|positive|in bed|bedridden) [$|today|and|with|so|sorry|cant|wont|kid|i|we|as|we|in|at|please|right|this|my|again|out|still|she|he|not|cannot]
(kid|kids|son|daughter|child|baby|husband|wife|mom|he|she) [is|was|has|has been|been|started] [up|home] (sick|ill|throwing up|vomiting|puking|fever|the flu)
(not|isnt|dont|didnt) [SOFTLY] (feel|feeling) [SOFTLY] (well|good|great|up to it|up to|hot|up for|so good|so well|too good|too hot|like coming|like going|like it)
(tested positive|covid positive|positive for covid|stomach bug|stomach flu|food poisoning|sick kid|sick kids|sick child|sick today|sick tomorrow|out sick|home sick|snowed in|covid exposure|exposed to covid)
staying (home|in bed|in) [$|today|tomorrow|sick|with|because|sorry]
-- Held up.
(no|dont have a|dont have|without a|lost my|have no|didnt get a|havent got a|cant find a|cant get a|need a) (ride|transportation|sitter|babysitter|childcare|way to get|one to drive|one to watch|way there|gas|vehicle|way)
(car|truck|ride|van|babysitter|sitter|transportation|transport|uber|lyft|driver|vehicle|daycare|bus|train|taxi|cab|shuttle|medicab) [just|is|has|wont|has a|s] (broke down|broke|is dead|broken|in the shop|wont start|trouble|problems|accident|fell through|canceled|cancelled|bailed|not coming|start|died|flat|never showed|backed out|broken down|in an accident|towed|flaked|didnt show|no showed|not running|sick)
(flat tire|car trouble|car problems|car accident|death in the family|family emergency|work emergency|a funeral|jury duty|dead battery and)
(have to|has to|called in to|called into|got called in|had to|got called|must|stuck at|in to) work [today|tomorrow|late|that day|$|and|so|instead|then|sorry|DAY|a double|overtime]
(stuck|stranded|out of town|out of state|out of the country|away|in jail|traveling|travelling|still in|on vacation) (at|in|for|on|this|that|until|DAY|$|with|and|so|then|right|next|all)
(roads|weather|snow|ice|streets|driveway) [are|is|too|really|so|here] (bad|ice|all ice|black ice|a mess|too|terrible|icy|awful|closed|slick|dangerous|unsafe|not plowed|horrible)
nobody [_] (can|to|could|available to|able to|is able to|free to) [_] (drive|take|bring|give|watch)
(no|any|find|have|got|there is) (anyone|anybody|someone|one) [who can|that can|to] (drive|take|bring|watch) (me|us|him|her|my|the)
(transit|bus|buses|train|trains|subway|metro|rail|cab|taxi|paratransit|medicaid ride) [drivers|workers|line|lines|system|driver|service] [is|are|went|gone|on] [on] (strike|striking|isnt running|not running|shut down)
(boss|work|job|manager|school|supervisor|they) [still] (wont|isnt going to|didnt|cant|refuses to) (let|give|approve|excuse) (me|us|my) [off|leave|out|the|time|day|go|have|come|take] [work|off|the day|early|time off|day off] [work|$|tomorrow|today|DAY|that day|so|for]
(power|electricity|water|heat|furnace|garage|pipe|pipes|basement|house|apartment|toilet) [door] [is|s|just|went|has|wont|are|all] (out|off|stuck|broke|broken|flooded|flooding|burst|open|leaking)
(my|his|her) (back|hip|knee|shoulder|neck) [just|is|has|went|gave] (is|went|gave|going|gone) out
^ (covid|covid positive|positive|flu|stomach bug|sick|fever|migraine|pink eye|food poisoning|bad migraine|snow|flat tire|car trouble) [THANKS|sorry|again] $
(not|wont|cant|isnt|wouldnt) [going to|be|to|safe to] (driving|drive|going out|go out|risk|risking|leaving|travel|be out) [it|out] [in] (this|that|the) (snow|ice|weather|storm|rain|fog|mess|$)
(ice|snow|storm|hurricane|tornado|blizzard|flood|flooding|wildfire|smoke|tornadoes) [is|are|s|storm|warning|watch|just] (everywhere|warning|warnings|coming|hit|outside|blocking|bad|too|all over|evacuat*)
(power outage|evacuat*|blizzard|snowed in|iced in|flooded in|road closed|roads closed|bridge closed|bridge is out)
(tire|tires|radiator|engine|transmission|alternator|brakes) [just|has|have|is|are] (blew|blown|popped|flat|exploded|went|died|gave|failed|overheated|overheating|smoking)
(have|got|having|at) [to go to] (court|jury duty|a funeral|a wedding|an exam|finals|surgery|detention|a deadline|a shift|a hearing|an interview|a job interview|probation|a custody hearing) [that|on|at|$|today|tomorrow|DAY|then|so|same]
^ [been|im|we are|both|kids|kid|still|so|all|sorry|hi|my _|the kids|whole family|everyone] [is|are|been|im] (puking|vomiting|throwing up|barfing|nauseous|feverish|coughing|contagious|bedridden|wiped out) [_] [_]
(they|work|boss|my job|the office|hospital) (need|needs|called|calling|want|wants) me (at work|to work|in to work|to come in|to cover|in today|in tomorrow|in early|in|to stay late|on shift)
(threw|threw out|pulled|sprained|broke|twisted|fractured|dislocated|tore|injured) [out] (my|his|her) [left|right|lower] (back|ankle|foot|leg|knee|wrist|hip|shoulder|toe|arm|hand|neck|hamstring|collarbone)
locked (my keys in|myself out|out of (my|the) (car|house|apartment))
(car|truck|van|vehicle|suv) [got|was|is|getting|just got|has been] (towed|stolen|impounded|repossessed|totaled|booted|rear ended|broken into|recalled)
in (quarantine|isolation|jail|custody)
(has|have|got|theres|there is) (a|an|my|his|her|the|our) [_] (field trip|recital|game|conference|graduation|tournament|wedding|funeral|memorial|baptism|quinceanera|exam|deadline|playoff|hearing|class|interview) [that day|at|on|$|tomorrow|today|DAY|then]
^ [sorry|have|i have|its|a|my _] (funeral|wedding|jury duty|court|exam|field trip|finals|work meeting|family emergency) [is] (tomorrow|today|DAY|that day|$)
[be|am|im|are|we are] at (my|a|the|his|her|our) [_] (wedding|funeral|graduation|recital|conference|reunion|baby shower|bridal shower)
on (a|our|my) (cruise|trip|honeymoon|road trip|deployment|business trip)
(not|isnt|wont be|arent) in (town|state|the country|the state|the area) [$|that|until|til|on|this|next|then|DAY]
(gone|away|out) (all (week|month|day|weekend)|that (week|day|weekend)|the whole week)
(no|dont have [the]|havent got|out of|short on|dont have any) (money|cash|funds|gas money) [for|to|this|right|$|until|til]
(have|need|got|had|has) to (babysit|watch (the|my|our)|pick up my|take my|travel|stay home|care for|help my|fly|go out of town|leave town|attend|be at (the|my|a)|be in (court|class)|sit with|drive my) [kids|kid|mom|dad|son|daughter|grandkids|wife|husband|mother|father|$|to|with|_]
-- Español.
no (me) (dio|dieron|dan|da|daran) (permiso|chance|el dia)
no tengo (dinero|feria|con que pagar|como pagar|para pagar|lana)
(sali|salimos|ando|andamos|estoy|estamos) (de viaje|fuera)
(se me|se nos) (enfermo|enfermaron|puso malo|puso mala|lastimo|accidento)
(me enferme|nos enfermamos|se enfermo|se enfermaron|caimos enfermos|cai enferm*)
(tuve|tuvimos|tengo|tenemos|tendre) que (salir|viajar|irme|cuidar|quedarme|llevar a|ir al|ir a|atender|recoger) [de|a|por] [la|mi|el|mis]
(salio|salimos|salieron|di|dio) positiv* [_] [_] [_] (de|a|para|en|por) (covid|influenza|gripa|la prueba)
(me toca|me tocaba|me toco) [ir a] (trabajar|guardia|turno|doble|cuidar)
(ando|estoy|sigo|estamos|andamos) (en|fuera del|fuera de) (mexico|@|otro estado|otro pais|mi pueblo|mi rancho|viaje|vacaciones|la ciudad|ciudad|estado|pais)
(estoy|ando|amaneci|me siento|siento|esta|sigo|estamos|desperte|estan|andamos|me puse|se puso|puso) [muy|un poco|bien|todos|algo|super|super] (enferm*|malo|mala|malito|malita|resfriad*|agripad*|con gripe|con gripa|con fiebre|con covid|con calentura|con tos|con diarrea|con gripon|de viaje|fuera de|trabajando|atorad*|varad*|atrapad* en el|en el trabajo|con vomito|contagiad*|con catarro|en cama)
(tengo|tiene|dio|con|tenemos|agarre|di positivo|salio positivo|traigo|pegaron|pego|agarro) [mucha|la|una|un|a|mucho|la] (covid|covit|gripe|gripa|fiebre|calentura|tos|diarrea|catarro|positivo|gripon|resfrio|temperatura|infeccion|influenza|dengue|virus|monga)
(tengo|salio|surgio|presento|hubo|paso|tuve|sale|surgieron) [que|un|una|otro|otra|me|mucho|algo] [ir a|un|que] (trabajar|imprevisto|compromiso|emergencia familiar|emergencia|problema|trabajo|contratiempo|inconveniente|algo|percance|problemas|imprevistos|asunto)
(no|sin) (tengo|hay|consegui|encontre|tenemos|consigo|encuentro) [un|una|a|el] (carro|coche|transporte|quien|como ir|como llegar|ride|raite|aventon|auto|troca|guagua|ninera|gasolina|con quien dejar|manera|quien me|quien cuide|pon|carrito)
(descompuso|poncho|averio|dano el carro|rompio el|carro no|carro se|troca se|guagua se|ponchada|carro dano|murio el carro|daño el) [el|mi|la] [arranca|quedo|prende|descompuso|dano|poncho]
(paro|huelga|bloqueo|bloqueos|manifestacion|marcha) [de|en|del] [el|la|los|las] (transporte|transportes|camiones|taxis|metro|buses|autobuses|camioneros|trenes|camion|bus|carretera|choferes|colectivos|micros|avenida)
(nadie|no hay quien|no tengo quien|no encuentro quien) [me|nos] [puede|pueda|podra|quiere] (lleva|llevar|llevarme|lleve|traiga|traer|llevarnos|cuide|cuida)
no (cuento|contamos) con [un|una] (transporte|carro|coche|ride|raite|aventon|ninera|quien|dinero)
"""

# A hindrance that is none any more.
OVERCOME = """
sick but (getting|feeling|doing|much|almost|is|im|we are) [_] better
(min|mins|minutes|miles|blocks|hour|hours|block|mile|exit|exits|stops) away
(car|truck|ride|van|sitter|babysitter|childcare|transportation|uber|vehicle|battery|tire|kid|kids|flat tire|daycare|bus|buses|trains|snow|roads|sick|school|work|roads) ... (but|so|and|luckily|thankfully|though|except) ... (jumped|fixed|towed it|replaced|borrow*|found|got another|got a|rent*|driving me|drive me|drives me|giving me|gave me|take me|taking me|bringing me|bring me|picking me|pick me|dropping me|drop me|watching|can watch|will watch|running again|working now|running now|sorted|handled|take the|taking the|take a|taking an|take an|taking a|catch the|catching the|ill walk|will walk|walking|biking|ill bike|4wd|four wheel|awd|snow tires|plows)
(ill|im|will|i can|going to|we can|can|i|well) (take|taking|catch|catching|get|getting|grab|borrow|borrowing|use) (the|a|an|my _|@) [_] (bus|train|uber|lyft|cab|taxi|subway|metro|shuttle|car|truck|ride|rental) [instead|$|then|to|so|there]
(found|got|have|arranged|lined up|booked|finally got) [a|another|someone|somebody] [new|different|backup] (sitter|babysitter|ride|driver|to watch|to drive)
(estoy|ando) (en el trabajo|trabajando|ocupad*|manejando) / [ahorita|luego|al rato|mas tarde|despues|en un rato|y] [les|le|te|los|la|lo] (marco|llamo|contesto|hablo|respondo|aviso|escribo|confirmo|digo|devuelvo)
(pero|ya|aunque|asi que|y) [_] [_] (me lleva|me llevan|me va a llevar|me trae|consegui|conseguimos|encontre|lo arreglaron|la arreglaron|lo arregle|ya jala|ya prendio|ya arranco|tomo|me voy en|voy en|agarro|pido) [un|el|una|quien|mi|a] [uber|camion|bus|taxi|raite|ride|lleve|cuide|esposo|hermano|vecino|vecina]
(over|past|recovered from|done with|beat) (the|my|that) (flu|cold|covid|bug) [now|already|finally]
(feel|feeling|felt) [SOFTLY] (sick) of
"""
