"""How people say that the number isn't the patient's, or that the patient died (rule P47)."""

STRANGER = """
this is (his|her|their) (ex|ex wife|ex husband|ex girlfriend|ex boyfriend|old roommate|former [_])
(dont|do not|no longer|not) share (a|this|the|that) (phone|number|line|cell) [anymore]
(got|have|reached|texting|texted|want|looking for|meant for|contacting) (the|their) (old|previous|last|former|prior) (owner|user|holder)
(old|previous|last|former|prior) (owner|user|holder) (of|had|has) [this|the|my] (number|phone|line|cell)
-- Not this person.
(wrong|wrng|worng|wong|rong|incorrect|rwong|wrog|wronf) [phone|cell] (number|person|num|nbr|phone|guy|gal|lady|patient|cell|contact|party|recipient|no|man|woman|one here|nunber|numba|numbr|numer|nmbr|family|house|dude|girl|individual|#|$)
wrong number
^ [sorry|this is the|its the|you have the|u have the] wrong (number|person|#|$)
(have|got|reached|texted|texting|hit|called|dialed|messaged|having|you) the wrong [phone|cell|$|person|number|one|guy|girl|lady|house|@|man|woman]
(isnt|not|wasnt|no longer|never was|aint|is no longer|was never|not even) [my|his|her|their|the|@|_] (number|phone|cell|line|telephone) [anymore|$|of|its|it|so|please|now|for]
(this|that|it|its|number|phone) (isnt|is no longer|not|aint|wasnt|no longer) (@|him|her|them|she|he|the patient|who you|that person|for him|for her|whoever|the right person)
(this|that) (isnt|is no longer|wasnt|no longer is) (@ (phone|number|cell)|@ anymore|_ (phone|number|cell))
(nobody|no person|not anyone|isnt anyone|isnt anybody|there is no|theres no|there isnt a|isnt a|no|not any|isnt any|no such) [one|person|patient] [here|lives here] [here] (by that name|with that name|named|called|of that name|by this name|by the name)
(there is no|theres no|there isnt a|there isnt any|isnt a|isnt any|no) (@|_) (here|at this number|at this phone|lives here|in this house)
by that name
(dont|do not|never|donot|doesnt) [even] (know|heard of|recognize|knew|know of|met) [any|a|an|anyone|anybody|who|you|who you|you people|this|your] (@|dr|doctor|anyone named|named|by that|called|clinic|who this is|who you are|who that is|whoever|this person|that person|him|her|you people|you guys|this doctor|them|the person)
(im|i am|this is|its|not) not (@|him|her|them|the patient|your patient|the person|that person|who you|this person|your client|his|a patient|the right person|the one you|the guy|the lady)
(im not|isnt|not) (him|her|them|the patient|your patient|the person|that person|who you|this person|your client|a patient|the right person|the one you|your guy|the intended|@)
^ [sorry|hi|hey|um|no|lol] (not|wasnt|isnt) (me|him|her|mine|us|my appointment|my appt|@|my doctor|my clinic)
not (my|our) (appointment|doctor|clinic|message|visit)
(never|not) (been|was|went|gone|am|being|seen) [a|your|to|at|there|to your|to this] (patient|there|clinic|office|place|client|your clinic|you guys)
(im|were|he is|she is|not|is|was|am|isnt|no longer|hasnt been|havent been) (not|no longer|isnt|not even|never|never been) (a|your|an|the|with) [current|active] (patient|client|customer|member|patients)
not your (patient|client|customer|person|guy)
no longer [a|your|an|being|seeing|see|go|goes|going|use|using|with|at|attend*|need|needs|needing|coming|come|work with|getting] [your|you|the|there|to|a|with|any] [there|clinic|services|service|patient|treatment|practice|care|office]  (patient|client|customer|member|there|you|your clinic|this clinic|services|service|clinic|practice|care|office|treatment there|you guys|the patient)
(number|phone|cell|line) [was|is|has|been|just|recently|got|used to] [been|to|now|recently] (reassigned|re assigned|recycled|changed hands|given to me|belongs|belong|belonged|disconnected|someone elses|mine now|new to me|changed owners|transferred)
belongs to (someone|somebody|my|me|a|another|his|her|@|our|the)
(just|recently|only|have) (got|had|gotten|received|bought|inherited|picked up) (this|a new|this new) (number|phone)
[have|ive|weve] (had|got|getting) this [phone|cell] number [for|since|last|a|#|in|recently|about|from|and|yesterday|this|years|two|over|$]
(new|different) (owner|person) (of|has|with|on)
used to (be|belong to) (@|someone|somebody|my|his|her)
(he|she|they|@) (doesnt|dont|no longer) (live|lives|have|has|use|uses|own|owns|work|works) (here|this|that|at this|with us|there anymore|this number|this phone)
this is (a|my|our|the) [shared|company] (business|work cell|work line|office phone|landline|fax|work phone|private number|personal number|place of business|school|store|restaurant|minor|different person|kids phone|childs phone)
(is|he is|she is) a (minor|child)
(old|previous|former|exs) number (for|of)
(this is|its|im|i am) (someone|somebody) else
(texting|messaging|contacting|calling|text|bothering) (a|the wrong|my) (child|kid|minor|wrong|business|stranger|daughter|son|grandson|granddaughter)
(this is|its) my (phone|number|cell|line) not (my|the|hers|his|theirs)
(number|phone|line) no longer (belongs|belong|is|goes) [to] [that|this|him|her|them|hers|his|_]
(la|el|esa|ese) (persona|senora|senor|paciente) que (buscan|busca|esta buscando|estan buscando|llaman) [ya|aqui] no (vive|es|esta|existe|trabaja) [aqui|este]
no (autorizo|autorice|di permiso|di autorizacion|les di permiso) [a|para] [que] (usen|usar|mi numero|mandar|mandarme|contactarme|el uso) [mi|me|de] [numero]
"""

DECEASED = """
my (husband|wife|mom|mother|dad|father|son|daughter|brother|sister|grandma|grandmother|grandpa|grandfather|aunt|uncle) _ (passed|died) [away] (in|last|on|this|two|a|$|away|yesterday|recently)
(passed|pass) (away|on) [$|in|last|on|so|_]
(deceased|obituary|estate of|late husband|late wife|late mother|late father|rip|rest in peace|in heaven)
(PERSON|^ @|the patient|patient|this person|this patient|the person|that person|@ ) [has|is|sadly|recently|just|actually|unfortunately|s|@|had|suddenly] [@] (died|dead|passed|passed away|gone to heaven|no longer with us|no longer living|no longer alive)
no longer (living|with us|alive)
(lost|buried) (my|our) (husband|wife|mom|mother|dad|father|son|daughter|brother|sister) [last|in|to|on|this|$]
(falleci*|fallese*|difunt*|murio|se murio|ya murio|paso a mejor vida|descanse en paz|qepd|descansa en paz|esta muerto|esta muerta|en paz descanse)
(the|your) patient / [has|is|just|recently|sadly] (died|passed|passed away|dead)
"""
