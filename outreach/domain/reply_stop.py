"""How people ask to be left alone, by this number or altogether."""

STOP = """
^ [please|pls|just|go] (text|message|bother|contact|harass|spam) (someone|somebody) else [please|instead|$]
(did i not|didnt i|have i not|havent i) [already|just] (say|said|tell|told|ask|asked|type|typed|text|texted|reply|replied) [you] [to] stop ...
give (it|this|that) a (rest|break) [with] [the|these|all] [TEXTS|texting]
last TEXTS [that] i (want|ever want|will accept|better get|wanna get|want to get) ...
(get rid of|throw away|throw out|toss|ditch|scrap|shred|wipe|erase) my (number|info|contact|contact info|cell|phone number)
can (we|you|i) (pause|mute|snooze|suspend|turn off|hold) [the|these|my|all|your] TEXTS ...
(put|place|leave) [the|these|those|my|your|all] TEXTS on (hold|pause)
stop (con|a) [los|las|estos|tantos|todos] (TEXTS|TEXTOS)
(stop|quit) [trying] [to] (subscrib*|enrolling me|signing me up|sign me up)
(im|i am|we are|were|id be|ill be|i would be|ive been|weve been) [all|just|totally|perfectly|doing] [just] (good|fine|ok|okay|set|better|better off|happier) without [the|these|those|all|your|any|all these|all the] [text|texting|automatic|automated|constant|daily] TEXTS
^ stop [stop] no more
^ [you are|youre|im] blocked and reported
opt me [_] [_] out
rather (get|have|receive) [a|an|your] (letter|letters|call|email|phone call|voicemail) [_] [_] [_] (than|instead|over)
^ stop stop [stop] [stop] $
(you are|youre|stop|quit|are|keep|keeps) bothering (me|us|my) [$|with|at|and|please|daughter|son|mom|kid|wife|husband]
reached [a|my] (# year (old|olds)|kid|kids|minor|child)
(stop|quit|no more|enough) [with] [sending] [me] [all] [of] (the|these|those|your|daily|weekly|any) [_] (tips|newsletters|newsletter|surveys|survey|articles|education|lessons|series|health texts|wellness texts|emails|letters|notifications)
-- Stop + what we do; never stop + what they do (stop by, stop smoking).
(stop|stopping|quit|cease|end|ending|discontinue|halt|refrain from|stap|stahp|knock off|cut out|done with|lay off|no more of|desist) [with|all|it|please|now|already|the damn] [with|the|your|all|these|those|this|that|any|me|us|my|so many|constantly|automated|daily|stupid|fucking|freaking|damn|auto|constant|more|further|future|reminder|appointment|getting|receiving|of|sending] [daily|automated|me|the|these|your|stupid|fucking|appointment|so many|all] (SENDING|TEXTS)
(stop|quit|cease|end) [with|all|sending|getting|receiving|giving|doing|please] (me|us|this|these|that|those|them|it|everything) [stuff|crap|shit|nonsense|junk|garbage|bs|bullshit|thing|things|now|already|please|all|right now] [thanks|please|now|already] $
(stop|quit) (sending|getting|receiving|using|giving) [me|my|this|these|the|us|out] [_] (stuff|crap|shit|number|nonsense|junk|garbage|these|those|them|this|it|things|phone|anything|everything|ones|one|so many|so much)
(stop|quit) (the|these|those|with the|with these|your|this|all this|all these|all the) (TEXTS|texting|crap|shit|nonsense|spam|junk|harassment|madness|stuff|bs|bullshit|bot|automated)
stop [it|now|please|already|all|everything|ok|thanks] (texting|sending|messaging)
^ [please|just|ok|okay|yes|no|c|x|r|y|n|1|2|3|help|info|kindly|now|hey|hi|hello|ugh|omg|oh my god|oh god|and|so|then|but|can you|could you|will you|would you|you can|you need to|you guys|you people|need you to|want you to|i said|said|i say|reply|text|type|send|confirm|confirmed|thanks|thank you|for the last time|again|for gods sake|seriously|yeah|nope|nah|sorry|i want this to|i want it to|i want these to|make these|make them|make the texts|lol] [please|just|to|ok|and|now|you] (stop|quit|cease|end|unsubscribe) [it|this|these|that|all|now|please|already|immediately|right now|thanks|thank you|everything|them|those|sir|forever|for now|for good|permanently|today|lol|gracias|porfa] [please|now|thanks|already] $
(want|need|like|asked|told|asking|telling|begged|wish|said|tell|texted|typed|wrote|replied|sent|put) [you|them|the word|with|already|to|this|it|these|for|everyone|i] [guys|people|all] [to|would|already|for you to] (stop|unsubscribe|opt out|quit|leave me alone|take me off|remove me)
(to|please|please just|now|already|texts|these|messages|texting|them|it|can you|should|never) stop $
stop [please|now|already|all|immediately|thanks] $
stop (2|to) (end|quit|stop|opt out|unsubscribe)
(reply|text|txt|send|press|type) stop
stop (already|immediately|asap|right now|please) [_]
i said stop
you (can|may|should|need to|have to|must) [please] stop
^ (stop|quit) (already|it|this|now|please|that)
^ end (this|it|these|all|all of this|now) $
stop all
stopall
(stp|stopp|sotp|stpo|stoppp|stob) [it|texting|please|sending] $
(unsub*|unscrib*|unsuscri*|unsuscr*|unsubs*|opted out|optout*|opt*out|desuscri*|dessuscri*|desuscribir*)
(opt|opting|opted) [me|us|this number|my number|out|outt] (out|outt|ot|off)
(cancel|end|stop|kill) [all|any|of] [my|the|this|these|your|those|of the] [future|upcoming|remaining|further|other] (subscription|text messages|text alerts|text|texts|messages|message|reminders|reminder texts|notifications|alerts|service|services|texting|membership to these|sms|enrollment|updates|emails|email)
cancel (this|the|my) [text|texting|sms] (service|program|list|subscription)
-- Don't + what we do.
DONT [please|even|keep|be|want [you|you guys] [to]|wish to|like|need|care for|continue [to]|authorize|agree to|consent to] [getting|receiving|receive|get|see|hear|to get|to receive|be|to keep|to be|to] [any|more|these|the|your|this|me|us|all|all these|so many|further|future] [more|of|these|your|the|automated] (SENDING|TEXTS) [me|us] [again|anymore|$|please|me|us|this|from|at|to|on|ever|if|my|for|so|like|about|before|after|until|during|while|i|or|and|thanks|now|here|nomore|because|she|he|every|late|early|by|via|messages|notifications]
DONT [want|need|like|wish to] [to] (hear|receive|get|see|be getting|getting|receiving|have) [any|anything|these|this|those|them] [more] [from you|from yall|anymore|from this|any more|from your|from this number] (from you|from your|from this|from yall|from you guys|from you people|anymore|these|this|those|them)
DONT want [any|these|this|your|them|those|it|any of these|any of this|to be bothered|to be reminded|to be on|to be contacted|to be part] [more|of|on|in] (anymore|bothered|reminded|contacted|list|lists|program|of this|of these|$)
DONT [want] (these|those|them|this|any) $
dont want (these|those|your|any of these|them)
(dont|never|no longer|not) [want to|wish to|need to] [be] (contacted|texted|messaged|reminded|bothered|disturbed|called|emailed|notified|spammed)
please (dont|no) (text|texts|texting|message|messages|contact|contacting|call me|send|email)
(chill|ease up|back off|calm down|tone it down|slow down|dial it back|take it easy|cool it) [out] (with|on) [all] [the|these|your|so many] (TEXTS|texting|messaging)
TEXTS [are|is] (not|isnt|arent) (needed|necessary|wanted|welcome|required)
(take a hint|got the hint|i get it already|we get it)
(lay|knock) it off
(no|not|zero|enough|fewer|less|sick of|tired of|annoyed by|annoyed with|annoyed at|hate|hate getting|hating|too many|so many|way too many|too much|over|fed up with|done with|minimize|reduce|limit|cut back on|cut down on|how many|overwhelmed by|that many|tons of|a million|a ton of|a lot of|constant|nonstop|endless|excessive|quit the|quit with|bombarded with|bombarded by|flooded with) [more|of|with|all|the|these|your|this|any|getting|receiving|those|damn|stupid|fucking|daily|freaking|automated|much|reminder|appointment|future|further|marketing|unwanted|dumb] [more|of|with|all|the|these|your|damn|automated|annoying] (TEXTS|texting|messaging|spamming|reminding|contact|text) [please|thanks|$|from|about|a|at|anymore|again|every|per|already|i|this|in|on|for|today|before|after|so|to|you|now|people|me|and|with|or]
(text*|messag*|contact|contacting|call|calling|email|remind|bother|send) [me|us|people|everyone|this] [way] (too|so) [damn|freaking] (much|many|often|frequently)
(way|much|far) too (many|much|often) [please|$]
too (many|much|often) [please|already|thanks|reminders] $
(get|getting|got|receive|receiving|send|sending|sent) [me|us|like|way|about|over|at least] (too many|so many|#|five|ten|six|four) [texts|messages|of] [of] (these|texts|messages|reminders|these things|a day|per day|every day|today already|times) [a|per|every]
(so|too|way too) many [of] (texts|messages|reminders|of these|alerts|notifications)
# (texts|messages|reminders) (a|per|every|in one|in a|today)
^ [thats|ok|okay|ugh|alright|thats more than|i have had|ive had|i had] enough [already|now|please|with|of|is enough|texts|thanks|with the|lol|of this|of these|of you] [$|enough|_ $|the texts|the messages]
enough (already|is enough)
^ no (more|mas|moar) [please|thanks|texts|of this|of these] $
(this is|thats|you are|your|these are|its|texts are|messages are|is|so|really|getting|are) [so|very|really|super|getting|extremely|getting really] (annoying|harassment|harassing|ridiculous|excessive|obnoxious|overkill|irritating|spam|intrusive)
^ (annoying|harassment|ridiculous|overkill|spammers|spammer)
-- Off the list.
(take|get|remove|delete|drop|pull|scratch|strike|erase|purge|wipe|scrub|want|keep|leave|put) (me|us|my|this|the|him|her|his|our|their|PERSON|your|@|that) [number|name|info|phone|cell|contact|email|numbers|wifes|husbands|moms|dads|sons|daughters|wife|husband|mom|dad|mother|father|son|daughter] [number|phone|name|info|cell|please] [number|phone] (off|from|out of|outta|out) [of|your|the|this|ur|all] [$|list|lists|_ list|text|texting|system|database|_ _ list|your|phone|all|contacts|please|mailing|call|reminder|this|these|now|records|i|so|thanks|calling]
(remove|delete|erase|lose|forget|unlist|purge|scrub|blacklist|block|unenroll|disenroll|dump|drop|ditch) (me|us|my number|my info*|my phone|this number|this phone|this contact|his number|her number|our number|the number|my contact|my cell|my data|this|my name|my mobile|that number|it|my email) [please|$|from|now|immediately|thanks|asap|i|permanently|forever|off]
[want|get|wants|need|be|take me] (off|out of|removed from|off of|taken off|deleted from) [of] (your|ur|this|the|these|all|any|ya) [text|texting|_|mailing|phone|calling|reminder|contact] (list|lists|system|database|messages|distribution|loop|program|rotation)
(remove|take off|unlist|drop) $
off (my|this) phone
do not call [list|registry|register]
(be|get) (removed|taken off|deleted|unsubscribed)
-- Leave me be, in whatever words.
leave (me|us|my family) (alone|be|the hell|tf|the fuck|the f)
(go away|get lost|buzz off|piss off|f off|eff off|fuck off|fck off|bug off|back off|shut up|shut it|stfu|gtfo|get bent|bite me|go to hell|screw you|screw off|bugger off|fuck you|f you|fu|fuck yall|fuk off|fuk you|suck it|kiss my ass|get a life|take a hike|beat it|kick rocks|buzz off|sod off|get out of my|get away from me|go fuck|eat shit|fuck this|fuck these|fuck your|screw this|jerks|assholes|idiots|go jump|up yours|f u|stf up|shut the|mind your own|go pound sand|drop dead)
(block|blocking|blocked|mute|muting|ignoring) (you|this number|this|your number|yall|$)
i (block|blocked|will block|am blocking|muted)
^ [please|just|ok|porfa] (blocked|muted|block|mute|snooze|pause|remove|delete|off|silence|stop|quit|stap) [please|now|$] $
(do not|dont) disturb
(will|ill|to|can|could|or|going to|gonna|and|might) sue [you|$|your|them]
sue you
lose (my|this) (number|digits|contact)
(not|isnt|no longer|never|hardly|no|arent|not really|really not|wasnt) [really|at all|even|that] (interested|intrested|interesed|intersted|interest)
(spam|spammer|spammers|spamming|scam|scammer|scammers|scamming|phishing|junk|robocall|robotext)
(report|reported|reporting) (you|this|as|to|it|spam|u|your|these|yall)
harass*
(lawyer|lawyers|attorney|attorneys|suing|lawsuit|fcc|ftc|tcpa|dnc|litigation|tcpa violation|legal action|cease and desist|ceaseanddesist|class action|small claims|better business bureau|attorney general|see you in court|press charges|illegal to|illegally|hipaa violation|violation of)
(revok*|withdraw*|rescind*|retract*) [my|all|any|the|prior|hipaa|previous|express|this|written] [my|prior|hipaa] (consent|permission|authorization|approval|agreement)
revoke $
(dont|didnt|never|not|no|did not|wasnt asked|without my|without|doesnt|havent) [ever|even|remember|recall|give|gave|given|have|giving] [you|my|any|to] [ever|my|any|signing] (consent|consented|permission|authoriz*|sign up|signed up|signing up|subscribe|subscribed|agree to|agreed to|ask for|asked for|opt in|opted in|enroll*|request these|request this|request*|asked you to text) [for|$|to|these|this|text*|any|messages|it]
(who|how) [_] (gave|give|got|did you get|get|have) [you] [my|this] number
(where|how|why) (did|do) (you|u) (get|have|got) (my|this) [cell|phone] number
(consent|permission) (is|was) (revoked|withdrawn|never given)
-- Gone elsewhere.
(dont|doesnt|stopped|not|quit|wont be|no longer|isnt|havent been) (go|goes|going|see|seeing|seen|come|coming|attend*|use|using|getting|return*|there) (there|here|you|to you|to your|with you|with your|to (that|this) (clinic|office|place|doctor|dr|hospital|practice|location)|your clinic|your services|to the clinic|back there|back to|any of you|treatment there|at your) [anymore|$|now|any|so|i|please|clinic|guys|since|office|place]
(decided|choosing|chose|chosen|want) [to|not to|against] [not|no longer] (continue|continuing|proceed|pursue|come back|return|do treatment|move forward|going forward|go forward|participate)
(stopped|ended|quit|quitting|finished|leaving|left|discontinued) (my|the|your|this) (treatment there|program|practice|clinic)
-- Another way, or less often.
(emails|email|calls|call|phone calls|mail|letters|voicemail|phone|portal|mychart|text|texts|texting|sms|voice) (only|instead|is better|are better|works better|would be better|please not)
(only|just|rather you|prefer|please|rather|instead|better to|you can|can you|could you|just please|only please) [please|you] [to] (call|email|mail|phone|calls|emails|called|emailed|reach me by phone|contact me by|send mail|letters|mailed|e mail) [me|us|my|by|is|only|mail] [_] (instead|rather|only|from now on|not text|dont text|no text*|please dont|going forward|not here|no more|and not|cause|because i dont)
(just|only|please just) (email|call|mail|phone) (me|us)
mail me (a letter|letters|instead|something)
(call|email|phone|mail|contact|text) (PERSON|my|her|him|the|our|this|me) [_] [number|phone|cell] (instead|rather|not me|not this)
(text|call|use|message|contact|try) (my|the|his|her|our) (other|new|old|work|home|wifes|husbands|moms|wife|husband|mom|daughter|son|landline) [number|phone|cell|email|line] [_|instead|$|at|not|please]
instead of [a|all|these|the|by|so many|constant|me] (text|texts|texting|sms|messages|messaging|message)
(not|rather than|over|no|never) (by|via|through|a|on) (text|texts|sms|message|texting)
DONT (reply|respond|write back|answer) [to] me
(only|just|rather) (get|receive|send|have|want|do|use|take) [me] [a|the|by|my] (emails|email|calls|phone calls|phone call|letters|mail|voicemail|voicemails|mychart|portal messages)
(prefer|rather have|rather get|would like|want|rather|only want|like) [a|phone|to get|to be|the|just] (calls|emails|phone calls|called|emailed|a call|an email|email|appointment ones|appointment reminders|email reminders|appointment texts)
(only|just) (want|need|send|text|message|contact|remind|notify|the|appointment|if|about|get) [me|the|to|for|about|texts|get] [get|know|the|about|for|when] [appointment|appt|visit|important|urgent|medical|actual|confirmation|if|when|once] (ones|reminders|texts|messages|stuff|appointments|if|when|once|about|alerts)
(marketing|promotional|promo|newsletter|survey|surveys|promos|ads|advertising|advertisements|offers|newsletters|sales) [texts|messages|stuff|ones|crap|emails|_] (no|off|stop|only|not needed|not wanted|please stop|no thanks)
(no|not|stop the|stop all|less|fewer|without|end) [more|the] (marketing|promo|promotional|promos|ads|offers|surveys|survey|newsletters|advertising|sales|newsletter|spam)
(pause|mute|snooze|suspend|hold off|hold|turn off|shut off|disable|deactivate|switch off|turn of|silence|cut back|unenroll|postpone|freeze|stop) [on|with|my|the|these|your|all|those|text|sms|sending|any|appointment|auto|automatic|me|this|future|for|of|please] [the|my|these|your|text|me|all] (TEXTS|texting|text|messaging|these|this|them|those|service|number|messages|them all|account) [for|until|til|till|$|_|please|while]
turn (these|them|this|it|the texts|the messages|the reminders|those|all of these|that|text|reminders|texts|messages|notifications) off
(make|get) (these|this|them|the|it|those|all|your|all these|all of these) [_] (stop|quit|go away|end|to stop)
how (do|can|to|would|should|could|does) [i|we|you|one] [please|go about|get you to] (stop|end|turn off|get rid|opt|unsub*|get off|quit|get out|shut off|disable|make|block|stopping|turn these|turn this|shut this|remove|delete my|leave this|be removed|cancel [these|this|the|getting|text] [these|service|messages|texts|texting]) [of] (these|this|the|getting|receiving|your|out|them|it|text*|being|off|from|all|those|me|my number|$|messages)
why [am|are|do|does|the hell|the fuck|tf] (i|we) [am|are|do] (still|keep|always|constantly|even) (getting|get|receiving|receive) [me|so|these|this|still|anymore|TEXTS]
why [am|are|do|does|the hell|the fuck|tf|would|is] (you|this|your|u) [still|keep|keeps|always|constantly|even|guys|people] (getting|get|receiving|texting|sending|messaging|text|send|contacting|bothering|calling|receive|spamming|keep texting|keep sending|keep messaging) [me|so|these|this|still|anymore]
(still|keep|keeps|kept|keep on) (getting|receiving|texting|sending|messaging|bothering|contacting|calling|spamming|harassing) [me|these|this|texts|us|from]
nothing (before|after|past) #
(not|no|dont|never|quit|stop|please not) (text|texts|texting|message|messages|messaging|call|calls|contact|send|remind|reminders|bother|contacting) [me|us|anything|things] (at night|so early|this early|this late|so late|at work|on weekends|on sundays|on my day off|while i|while im|during|so often|so much|every day|everyday|in the middle|after # |before # |before noon|twice|at #|in the morning|past #)
(too|so) (early|late) (to|for) (text*|messag*|a text|these|this|reminders)
(once|one|1) (reminder|text|message|a week|a month) (is enough|is plenty|is fine|please|only|is sufficient)
keep (the|my) (texts|emails|reminders) (but|and)
(i|we) [really] (hate|cant stand|dont like) (these|your|text*|getting|this)
(costs|cost|charged|pay) (me) [money|for|per|extra] [per|each|for] [text*|message|each|every]
(you|they|this) [are] (already|keep) (told|asked) .. (stop|off)
(told|asked|tell|telling|said) .. (stop|take me off|remove|unsubscribe|leave me)
^ [youre|your|you are|this is|its|thats|such] (spam|spammers|a scam|a scammer|harassment)
(cease|stop|end|halt|discontinue|no more|no further|no) [all|any|further|future|this|more|the] [further|future|text|sms|unwanted|automated] (communication|communications|contact|correspondence|outreach|contacting) [with|from|to|$|by|immediately|please]
(text*|messag*|remind*|call*|email*) me (#|two|three|four|five|six|seven|ten|twice|several|multiple|so many|a million|# or #) [times|x] (a|per|every|in one|each|in a|already) (day|hour|week|month)
(dont|no need|doesnt|didnt) [have|need|got] to (keep [on] (telling|reminding|texting|sending|messaging|asking|calling)|remind me|text me|message me|tell me (again|every|so)|keep)
(switch|change|move|convert) [me|my _|this|it|these|them|us|over|everything] [over] (to|from text to) (email|emails|e mail|phone calls|calls|regular mail|voice calls|the portal)
(have to|need to|must i|should i|gotta|how many times do i) (say|type|text|send|write|reply|tell you|tell you to) stop [again|twice|before|for|to get|# times|$]
(dont|no longer|doesnt|never) (need|require|use) (these|those|them|any of these|any of this|your (texts|reminders|messages)) [anymore|$|thanks|thank you|please|so]
^ [sorry|hi|um|hey|this is|im|you have|youve got|its] [the] wrong (@|number) [$|sorry|here|here sorry]
(shut|make) (it|them|this|these|the (bot|texts|robot)|up) (off|up|go away|stop) [$|please|now]
(turn|shut|switch) (these|this|it|them|the (texts|messages|reminders|notifications)|your (texts|messages)) off
(turn|shut|switch) off (these|this|them|the|your|all) [the|these|your] [text|texts|messages|reminders|notifications|alerts|bot|$]
^ [please|pls|ok|i said|seriously|just] no more [please|thanks|thank you|messages|texts|now|already] $
(text|message|remind|email|contact|call|bother) (me|us) (less|fewer|not so|only|just|in the (morning|afternoon|evening)|after (TIME|work|school|noon|lunch)|during|between|on weekdays|on (my|the) (other|landline|home|work|cell)) [_]
(only|just) (text|message|call|contact|email|remind) [me|us] [in the|in|after|before|during|between|at|on|by] (afternoon|afternoons|morning|mornings|evenings|evening|TIME|lunch|weekdays|weekends|business hours|the day|the daytime|email|phone|mail|work hours|DAY)
(get|getting|got|gets|keep getting|receive|receiving) (these|this|them|texts|messages|your texts|so many) (in the middle of the night|at night|at TIME|so late|so early|all day|every (day|hour|week)|constantly|nonstop|over and over|all the time|daily|late at night)
(confused|mixed up|mistaken|mistaking|mixing) [me|us|this number|up] [up] (with|for) (someone|somebody|another|a different)
^ [please|kindly] (discontinue|desist|cease|terminate|withdraw) [this|these|please|now|all|service|at once|me] $
too (early|late) (to|for) [be] [a] (SENDING)
how many times (do|must|should|have|will|did|does) (i|we|one) ...
(asked|told|texted|called|written|emailed|requested) [you|yall|them|you guys|you people] [# times|three times|twice|many times|already|multiple times|before] [already] [to] (be|to be|get|for you to) (removed|taken off|unsubscribed|off)
(we|there|i|they) (have|know|is|got|are) no @ [here|$|at|in|on]
only (need|want|require) (one|a single|# ) (reminder|text|message|of these|of them) [$|not|per|a|please]
(dont|no longer|doesnt|not) (want|wish|wanting) to be (a|your) (patient|client|member|part)
(send|mail|email|deliver) (it|them|everything|this|these|stuff|things|me) [_] (by|via|through|to my) (mail|email|post|e mail|regular mail)
if (you|this|these|it|yall|they) (dont|doesnt|wont) (stop|quit) [texting|messaging|it|this|now|contacting|bothering] [me] $
(this|that|he|she|it) (isnt|wasnt|is not) my (doctor|dr|clinic|provider|appointment|kid|phone)
new (number|phone) / i (got|just got|only|have had|had)
(isnt|not|no longer|never) (at|on|using) this (number|phone|line)
^ [please] (only|just) (email|mail|phone|call|calls|emails|voicemail) [please|thanks] $
(got|has|have|uses|owns) this (phone|number|cell) now
(take|get|leave) (it|this|this number|my number) off $
(call|use|try|phone|ring) my (house|home|landline|cell|work|office) (phone|line|number)
(messages|texts|reminders) are (unwelcome|unwanted|not welcome|not wanted|harassment|harassing)
^ [please] end [the|this|my] (program|service|services|series|messaging|subscription|campaign) [please|now] $
^ [please|pls] stop (1|2|3|4|5|all|both|everything|texts|all of it|all of them|both of them) $
^ [sorry|hi|ive|i have|i|um] never heard of (you|yall|you guys|you people|this|this place|your clinic|them|him|her|@|dr @) [before|sorry] $
^ (sue|suing|lawsuit) (you|$)
^ [please|pls] (text|message|remind) [me|us] [way|a lot|much] less [often] [please] $
ya no vive (aqui|aca|con nosotros|en esta casa|conmigo) [$|esa persona|ella|el|@]
^ (patient|pt|he|she) [has|is] expired ($|in|on|last|yesterday)
(c|yes|x|r|ok) [and|but] please no more [texts|messages] [after this|after this one|now|$]
"""

NO_STOP = """
(not|cant|cannot|wouldnt|couldnt|wont|never|how) [_] [_] (good|fine|ok|okay|better) without ...
without [the|these|my|your] TEXTS (how|i forget|ill forget|i will forget|i wont|i would|id) ...
(voy|tengo|va|vamos|quiero|tenemos) [a|que] parar (en|a|por)
(el|en el|del) alto (de|en) [la] ...
if i (quit|stop|leave|drop|cancel) (the|this|my) (program|treatment|plan|class|membership|series|course) [do|does|will|would|can|is|are]
DONT (drop|kick|remove|discharge|dismiss|forget|fire|take) (me|us) [out|off] [of|from] [_] [list|schedule|program|practice]
(is|are|was) (this|it|these|that|you) [text|message|number] [a|for] (scam|spam|real|legit|scammer|phishing)
(didnt|havent|couldnt|hadnt|just|only just) [even|just|really|ever] [get to] (see|saw|seen|get|got|hear|receive|received|read|notice|noticed|open|check) (this|these|your|the|that|it|any|my|those|from|one)
DONT [you|ever|please|want|want to|even|dare|need|wish|like] [you|them|to|it] (stop|stopping|unsubscribe|cancel|end|quit|opt out|remove|pause|turn off|delete|take me off) ...
(never|cant|wont|cannot|couldnt|didnt|doesnt|havent|hasnt|please never|shouldnt|not|non|wouldnt) [ever|seem to|even|going to|make it|it|be able to] (stop|end|quit|opt out|unsubscribe|stopped|stopping|disturb) [it|me|my|_]
stop to (get|see|pick|grab|eat|use|drop|fill|buy|let|take|think|smell|check|visit) ...
(bus|truck|pit|rest|gas|train|metro|subway|full|short|one|a|the|next|last|first|quick|another|your|my|traffic|stop|whistle|food|every|bathroom|potty) stop [at|by|in|is|on|and|near|light|sign|for|outside|lights|signs|right|was]
(whistle|non|one|door) stop
(stop|stopping|stops|stopped|quit) [worrying|stressing] (by|at|in|for|on|off|over|near|along|here|there|light|sign|lights|smoking|drinking|vaping|worry*|stress*|taking|eating|overthinking|crying|using|working|the car|into|watching|laughing|smiling|before|somewhere|playing|being|procrastinating|feeling|my|caffeine|coffee|it i|breastfeeding|losing|gaining) ...
(should|do|can|must|need|have|when|could|may) (i|we) [to|still|also|just] (stop|quit|discontinue|end|pause|hold off) (taking|my|the|eating|drinking|using|smoking|before|on|medication|meds|breastfeeding|driving|any|all|it)
(i|we|want to|trying to|helps me|help me|to|i finally|ive|i will|ill|he|she|going to|how to|how do i|can i|have to|should i|could i|may i|let me|need to) (stop|quit|end|stopped) [by|taking|my|smoking|drinking|using|the med*|worrying|there|in|at|a|vaping|caffeine|seeing|eating|treatment|therapy|weed|alcohol|nicotine|cigarettes|work|job|early|the job] (by|taking|smoking|drinking|using|med*|worrying|there|in|at|vaping|job|caffeine|early|treatment|therapy|eating|work|my|alcohol|nicotine|cigarettes)
(dont|never|not) (stop|quit) (texting|sending|messaging|reminding|the reminders|the texts|sending me|being|doing|what|these|believing) ...
(front|back|east|west|high|low|dead|week|end|that|other|tail|deep|rear|south|north|year|at the|by the|the|near the|towards the|until the|in the|till the|to the|my|on the) end [of|up|$|by|result|zone|date|goal|user]
end (of|up|result|zone|user|date|my payment|the payment|my plan|my lease|my shift|goal|stage)
(please|can you|could you|i want to|need to|how do i) end my (payment|plan|autopay|lease|membership|insurance|call|shift|contract)
[my|the|our|insurance|coverage|week|day|month] (ends|ended|ending) ...
(^ is|^ are|^ was|^ so is|^ hi is|or|if|looks like|thought|sure|seems like|went to|isnt|not) [this|it|that|these|you|a|not|some|kind of|for|real|legit|or|is|was] [a|an|real|legit|some|kind of|or|just|not] (spam|scam|phishing|scammers|scammer|a scam|junk) [or|$|_]
(spam|junk) (folder|filter|box|mail|email)
(get|got|getting|going|ran|send) .. (to|in|into) [my] (spam|junk)
(how do i|how to|how can i|need to|want to|do i) (revoke|withdraw|rescind) [a|my|the|an] (release|hipaa release|records|roi|authorization for|claim|form|application)
(my|a|the|divorce|disability|injury|workers comp|immigration|estate|accident|his|her|talk to my|custody) (lawyer|attorney|lawyers|attorneys) [needs|wants|asked|requested|for|office|is asking|will need|said] (records|a copy|copies|for|my records|you to|paperwork|the|them|forms|this form|a letter)
(lawyer|attorney) (needs|asked|wants|requested) [_] (records|record|copies|letter|form|paperwork|copy|documents|my|for)
(cell|dead|my|her|his|the) phone (died|is dead|dead|was dead|battery)
(new phone|changed my number|new number|have a new number|my number changed|my new number|my number is|got a new phone|number is now)
(not|isnt|never) (annoying|spam|harassment)
(wrong|incorrect) (time|day|date|address|location|place|office|chat|insurance|name|spelling|door|entrance|building|floor|side|bus|way|turn|hour|information|pharmacy|dose|form|doctor|dr|provider|link|room|month|week|year|zip|birthday|dob|account|email|amount)
(is|are|am|was|do|did) (this|i|it|that|you) [at|in] (the) wrong
(not|never) interested in (the|a|changing|rescheduling|cancel*|moving|the later|an earlier|mornings|early|anything) [earlier|later|morning] [slot|time|appointment]
drop (it|them|this|something|paperwork|these|the _|my _|you|him|her|me) (off|by|in)
(take|put|get) (me|my name|my appointment|my|it) (off|out) [of] (the schedule|the calendar|your schedule|work|the waitlist|the wait list|your books|the books|the waiting list|bed|town|DAY)
(take|get|put|taken|coming|day|time|am|im|be|were|got) off (work|DAY|school|the bus|the highway|early|at #|the train|the exit|the phone)
(text|call|message|email) me (when|if|back|at|after|about|the|a|later|to|once|again|with|before|as soon|my|an|for|in|that|tomorrow|on)
(dont have|havent gotten any|didnt get any|didnt get the|havent gotten|never got|not getting|not receiving|didnt receive|havent received|never received|not get|didnt get|no longer getting|no longer get|no longer receiving|got no) [any|the|my|a|your|these|those|further|more] (TEXTS|confirmation|text)
(dont|do not|didnt) (call|text|contact|email|message) (in|ahead|first|back|before i|yet|until)
(love|like|appreciate|thanks for|thank you for|enjoy|keep|need|loving) [all|the|getting|these|your|sending|those|of|so much] (TEXTS|reminding|texting)
(busy|works|working|open|available|free) [on|at] (weekends|sundays|every day)
(how many|too many|so many|a lot of|too much|less|fewer|not enough|enough) (sessions|infusions|treatments|appointments|visits|forms|questions|emails to|pills|bills|times)
(only|just) (text|call|email|contact|message) (me back|me when you|you if)
(other|another|different|my) (phone|number) (died|is broken|broke)
(se murio|murio) (la pila|el carro|mi carro|la bateria|el celular|mi celular|el telefono|mi perro|mi gato|mi perrito)
no (dejen|deje|paren|deja|dejes|quiten|borren|eliminen|cancelen|pares|paran|dejar) [de] ...
(no|nunca) (dejen|deje|dejes|paren) ...
(dejar de|dejo de|deje de|parar|dejen de|paro de|puedo dejar de|debo dejar de|suspender|parar de|pausar|dejar|detener) (tomar|fumar|beber|comer|llorar|la medicina|las pastillas|el medicamento|el tratamiento|las medicinas|mi medicina|mis pastillas|trabajar|usar|manejar|los medicamentos|de tomar|llover|el alcohol)
(hay que|debo|tengo que|puedo|cuando|se puede) (parar|dejar|detener|suspender|pausar) (las|la|el|los|mi|mis|de)
(es|sera|esto es|o es|o|real o|si es) [un|una|esto|esta] (fraude|estafa|spam|scam)
(fuera de|afuera|alla fuera|esta fuera|estoy fuera|ando fuera|voy fuera|salgo fuera|fuera $) [de|la|del|ciudad|del pais|del estado|de la]
(para|va a parar|el camion|autobus|bus|parada|alto grado|mas alto|muy alto|presion alto|costo) (alto|parada|para|parar)
(no se|no esta|si no me|creo que me|me|yo me) (equivoque|equivocada de|equivocado de)
(hora|fecha|dia|direccion|nombre|doctor) (equivocad*|incorrect*|erronea|erroneo|errada)
(me|nos) (equivoque|equivoqué|equivocado)
(basta con|no basta|con eso basta)
(no|si) puedo (llamar|escribir|textear|mandar)
cuidado con
(paso a) (recoger|dejar|ver)
(no) (me) (llego|llegaron|han mandado|mandaron|ha llegado|enviaron|llega|llegan|mandaste) [el|la|los|ningun|mi|mis|la|nada|ninguna]
mensaje de (voz|confirmacion)
(put*) (mas|cita)
(records|record|forms|form|letter|report|documents|file|files|copy|copies|notes|paperwork) ... (to|for|from|with|by) [my|the|a|his|her] (lawyer|attorney)
(no need to|dont|no need) (call|text|call me) / [i|ill|im|we|i will|yes|see|we will|already] (be there|see you|coming|will|am|confirm*|ill|im)
(why|how come|when) (did|have|are|did you) [the|my|your|you] (TEXTS|stop) [stop|stopped|stopping] [sending|texting|my|the|coming]
(stop|quit) calling me (a|the|old|names|by|sir|maam|mr|mrs|@)
wrong @ (to|for|on|at|with|in|is|was|again)
wrong (is|with|on|too|side|about)
wrong (person|chat|text|thread|window|group) [lol|haha|oops|sorry|my bad] ... (meant|was meant|that was) [for|to] (my|a|someone|him|her|the) ...
(sorry|oops|whoops|lol) wrong (chat|text|thread|window|group|convo)
(murio|muero|morimos|muerto|muerta|muriendo) de (risa|hambre|sueno|frio|calor|pena|verguenza)
no need to (call|phone|ring) [me|us] [back] $
stop it (you|lol|haha|youre|your) [are] (making|too|so|funny|silly|guys|sweet|kind)
(no longer|not|isnt|arent) interested in (the|my|this|that|an|having|doing|coming) [_] (VISIT|appointment|in|surgery|procedure|shot|injection|test)
(remove|take|drop) (me|us|my name|him|her) (from|off) [the|of|your|todays|tomorrows|DAY] [DAY] (schedule|calendar|appointment list|books)
(dont|no need to|wouldnt) bother (keeping|saving|holding|waiting|rescheduling|with my|coming|to keep|to save) ...
power of attorney
(ate|eat|eaten|drank|slept|worked|spent) [way|so] too much [$|food|lol|today|at|last|for|on]
(stop|end|stopping) the (bleeding|itching|itch|swelling|nausea|vomiting|coughing|hiccups|cough|rash|burning|side effects|medicine|meds|medication|pill|pills|antibiotics|treatment)
(quit*|borr*|elimin*|sac*|saqu*|remuev*|baj*|tach*) [de] (la agenda|su agenda|mi cita|la cita|esa cita|esta cita|el calendario|ese dia|ese horario|ese turno)
no (changes|change|problem|problems|issues|issue|questions|question|complaints|worries|conflicts|conflict|updates|news|objections) here
(what|much|this|it|that|visit|will|does|would|to|gonna|going to|did|scan|infusion|treatment) (cost|charge) me
what [_] [_] (happens|happen|if) [if|when|after] i (reply|text|txt|say|send|press|type|write) stop [_]
[_] [_] (keep me) (on|in) (the|your) (books|book|schedule|calendar) [for|on|$]
how (do|can|would|should|could) (i|we|you) cancel $
(stitches|sutures|staples|bandage|bandages|cast|port|iv|mole|cyst|tube|drain|catheter|splint|tonsils) [_] [_] (removed|remove|taken off|come off|off)
(remove|take|drop|pull|scratch) (me|us|him|her|my son|my daughter|my mom|my dad) [off|from|off of|out of] [of] [the] (DAY|that day|that date|this appointment|that appointment|the appointment|my appointment|the visit|that visit|the schedule|your schedule|the calendar|that slot|TIME)
take me off for [the|that] (DAY|day|date|appointment|TIME)
(este|ese|el) (numero|mensaje|telefono) es de (la|una|el|un|su) (clinica|doctor|doctora|consultorio|oficina) [o]
(es|fue|sera) [un|una|esto|este] fraude ?
[o] es [un] fraude
(isnt|not|wasnt) (her|his|their|your|my) (fault|problem|idea|turn|appointment|doctor|day|week|thing|style|number anymore)
(hit|pressed|typed|pushed|tapped|clicked|chose|picked) the wrong (one|button|key|letter|number|thing)
(says|say|said|saying) [to|reply|text] stop to (end|opt|quit|cancel|get|unsubscribe) [out|texts|messages]
[just|oh] rip (me|lol|haha|my (grade|gpa|phone|car|diet|wallet|weekend))
^ [me] pare en (la|el|una|un) (farmacia|tienda|gasolinera|semaforo|trafico|mercado|banco)
[me] (sigue|esta|anda) molestando (la|el|mi|un|una) (rodilla|espalda|cabeza|pierna|muela|garganta|oido|hombro|cuello|estomago|pie|brazo|dolor)
(decided|decide|chose|opted|elected) not to (continue|go on|proceed|finish) [with] [_] / [please|pls|so] cancel
changed my mind [about] [DAY|the VISIT] / [i] dont want it $
wrong (person|chat|text|thread|window|group) / [sorry|lol|oops|haha] (that|this|it) (was|is|text was) [meant] for (my|a|someone|him|her|the|@)
(mensaje|texto|chat|grupo) equivocado [perdon|disculp*|sorry|$]
if i (text|send|reply|say|type|press|hit|txt|write) stop [_] (do|does|will|would|can|am|is|are|did) ...
^ [and|but|hi|hello|so] (how|where) did (you|yall|they) get my number [from] ($|?)
(do|should|must|can|when do|will) i (need|have) to stop _ [_] [_] ($|?|before|for|today|after|first|now)
^ no paren / [porque|que|porfa|por favor] [me|nos] (sirven|ayudan|gustan)
"""
