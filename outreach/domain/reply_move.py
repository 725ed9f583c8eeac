"""How people ask for another hour, and what only looks like it."""

RESCHEDULE = """
but not (that|on that|this|on this|at that|at this) (day|time|date|hour|week)
(change|switch|move|changing|switching) [the|my] (hour|time|date|day) (of|for|on) [my|the|our|his|her] (appointment|visit|session)
(trade|swap|switch) [spots|places|times|slots] with [the|that|another|somebody|someone]
(pick|choose|find|grab) (a new|another|a different|a better) (day|time|date|slot)
not (today|DAY|this week) but [def|definitely|maybe] (tomorrow|DAY|next week)
(can|could|may) (i|we|he|she|they) (get|have|do|take|come) [in|on] [a|an|the] DAY
(move|change|push|switch|bump) (@|my|our|the|his|her|_) [_] (appointment|VISIT|checkup) (to|from|until|till|for)
(switch|move|change|moved) [it|me|us|my VISIT|the VISIT] from [the] (#|DAY|TIME|_) to
try (me|us) [again|back] (in|next|after|later|another)
(reschedul*|reshedul*|rescedul*|reschedual*|reschedle|resched|resch|reskedul*|reschudul*|rescheduel*|rebook*|reappoint|postpon*|postone|resced*|reschel*|rechedul*|r s)
(move|moved|moving|change|changed|changing|switch|switching|push|pushed|pushing|bump|shift|swap|swapping|delay|adjust|trade|slide|bring|exchange|modify|advance) (my|the|our|it|this|that|me|us|todays|tomorrows|his|her|around|up|back|out) [current|upcoming|next|other|#|TIME] (VISIT|appointment|time|date|day|hour|to|back|up|out|forward|around|later|earlier|TIME|DAY|slot|from|it|with|a|sooner|an|until|till|by|for|down|another) [to|a|an|it|DAY|the|LATER]
(move|change|changing|switch|moving|push|delay) [to|for|until|till|by] (VISIT|appointment|time|times|date|dates|day|days|DAY|TIME|later|earlier|a different|another)
(move|change|switch|push|bump|shift|swap|delay|pushed) (it|me|us|the|my|this|that|DAY|mine|todays|to) [$|to|back|up|please|DAY|around|by|an|for|out|earlier|later]
(push|move|bump) (back|it back|out|up)
(LATER) (time|times|day|days|date|dates|slot|slots|appointment|appointments|week|hour|opening|openings|availability|morning|afternoon|in the day|that day|that week|in the week|DAY)
(some|any) other (time|day|date|week|slot)
(any|anything|something|an|have|are there|is there|get|come|come in|open|slot|spot|time|need|want|available|be|see|in|it|maybe|for|there|squeeze|do|a bit|a little|slightly|hour|day|week|even) [open|available|else|anything|a little|a bit|me in|us in|any|it|at] (sooner|earlier|later|else that week) [than|in|on|$|that|please|today|this|available|slot|if|next|or|DAY|time|by]
(any|are there|is there|do you have|have you got|got any|what other|any chance of|see if there is|you have) [any|an|anything|something|some|other|the|a|your|available|next|more|else|another] (openings|opening|availability|available|open|slots|slot|other times|other days|times|another opening|cancellations|anything else|else available|anything|appointments|spots|spot|days|something|DAY|TIME) [$|open|available|on|DAY|next|this|in|for|do you|later|after|before|are|at|left|instead|you have|sooner|earlier|today|works|to|would]
(next|first|earliest|soonest) [appointment|day|time] (available|opening|openings|availability)
(openings|availability) [on|for|in|DAY|this|next|?|after|before|later]
[is|are] [there] (anything|something|anytime) [open|available|free|you have|at all] (available|open|next|DAY|after|before|sooner|earlier|later|on|this|in|instead|for|free)
(DAY|TIME|then|virtual|telehealth|video|after TIME|before TIME) [at|after|around|before|in the|TIME|DAY|is|are|would|will|might|could|i think|be|works|work|fits|s|of] [TIME|DAY|morning|be|work|works|is] (better|instead|rather|best|more convenient|easier|preferable|preferred|possible) [for|$|than|if|please|as|with]
(that|it|which) (would|works|work|might|will) [be|work] (better|easier|best) [for|$|if]
(instead|rather than|en vez|en lugar) [of|de] (DAY|TIME|#|at|in|the|la|el|las|$|tomorrow|today|coming|please|if)
[to|on|at|for|do|come|be|in|DAY|TIME|make] (DAY|TIME|it|then|video|virtual|telehealth|phone|zoom|online|visit) [TIME|visit|DAY|at|appointment|#|call] (instead|rather)
instead
(how|what) about (DAY|TIME|another|a|next|the|after|before|in|sometime|later|earlier|we|this|#|any) [DAY|different|day|later|#]
(can|could|may|might|would|should|will) (i|we|you|it|that|this|he|she|my appointment|they|there) [we|i|it|to|you|possible to|just|maybe|please|be able to|instead|also|be|that] (do|come|come in|come by|come on|make it|have it|be seen|be|be moved|be changed|get in|fit me in|fit us in|squeeze me in|see me|get an appointment|schedule|book|go|take me|do it|have|get me in|have an appointment|have my appointment|push|set up|go for|be at|aim for|start|get seen|make an appointment) [it|for|at|on|in|around|after|a|an|before|the|me|my appointment|as|virtually|virtual|video|telehealth|by|anytime|that|any] [the|end|later|earlier|of|the end of|an|on|at|different|another] (DAY|TIME|sooner|earlier|later|day|another|different|hour|instead|virtual|video|telehealth|zoom|phone|# minutes later|end of|in the morning|in the afternoon) [$|instead|morning|afternoon|at|please|if|or|is|rather|TIME|next|visit|to|appointment|by|in|of|time|on|DAY|because|than|works]
(is it possible|possible|chance|hoping|like|prefer|any way|want|need|rather|wondering if|willing|able) [i|we|you|it|to|for|that|please|me|there|be] [we|i|it|to|you|possible to|just|maybe|please|be able to|instead|also|be|that] (do|come|come in|come by|come on|make it|have it|be seen|be|be moved|be changed|get in|fit me in|fit us in|squeeze me in|see me|get an appointment|schedule|book|go|take me|do it|have|get me in|have an appointment|have my appointment|push|set up|go for|be at|aim for|start|get seen|make an appointment) [it|for|at|on|in|around|after|a|an|before|the|me|my appointment|as|virtually|virtual|video|telehealth|by|anytime|that|any] [the|end|later|earlier|of|the end of|an|on|at|different|another] (DAY|TIME|sooner|earlier|later|day|another|different|hour|instead|virtual|video|telehealth|zoom|phone|# minutes later|end of|in the morning|in the afternoon) [$|instead|morning|afternoon|at|please|if|or|is|rather|TIME|next|visit|to|appointment|by|in|of|time|on|DAY|because|than|works]
(fit|squeeze|get|slide|slip) (me|us|him|her) in [$|today|tomorrow|DAY|sooner|earlier|on|at|for|any|this|before|next|please]
(waitlist|wait list|cancellation list|cancelation list|waiting list)
(doesnt|dont|wont|no longer|not going to|isnt going to) [really|actually|quite] (work|works|suit|fit) (for|with|on|at|out|DAY|my|me|anymore|after all|until|then|because|since|that|im|sorry|$|i)
(not|isnt|wasnt|no longer) [really|actually|quite|a] (good|ideal|convenient|possible|workable) (time|day|date|for (me|us)|DAY|week)
(time|day|date|DAY|TIME|hour|that|it|slot|mornings|afternoons) [DAY|at TIME|slot] (doesnt|dont|wont|isnt|is not|conflicts|is no longer|no longer) [really|actually|going to|quite] (work|good|fit|suit|works|convenient|possible|available|with my|with work|do|ideal)
(conflict|conflicts|conflicting|double booked|overlap|overlaps|clashes) [with|on|that|at|appointment|$|and|for|i]
(cant|not|wont|unable to|cannot|dont) [SOFTLY] (do|make|come|come in|be there|make it|available) [at|on|until|till|before|after|it|by|that|in|for] (mornings|afternoons|evenings|TIME|until|till|before TIME|after TIME|that early|that late|that time|that day|weekdays|DAY mornings|then|mondays|tuesdays|wednesdays|thursdays|fridays|so early|early)
(not|but not|anything but|any day but|other than|except|anytime but) [at|on|before|until|the|that|in] (TIME|mornings|afternoons|before|until|that time|that early) [$|please|can|thanks]
(cant|wont|not|cannot|unable|dont) ... (but [i] (can|could|am free|im free|free|available|do have|will be|would|next|DAY|TIME)|can do|can come|could do|could come|i can DAY|im free|am free|is open|am available|im available|would work|will work|works|do you have|what about|how about|is there|are there|can we|could we|can i|could i|next time|another|different|any chance) [DAY|TIME|$|on|at|in|the|do|come|next|make|i|after|be|available|later|to|any|something|free|is]
(CANT|no|sorry) .. (make it|come|do|attend|DAY|TIME|then|that) [DAY|TIME|today|at TIME|on DAY] / [is|how|what|maybe|can|and|or|but|any|then|do you have|on] [it|about|chance|we|i|of|do|have] (DAY|TIME) ?
^ [or|maybe|and|then|perhaps|what|is|how about|possibly] DAY [at|or|TIME|TIME|DAY] ?
^ [no|yes|ok|okay|c|but|only|sure|yeah|sorry] but [only|can|could|maybe|i|not|on|how|we|need|would|at|if|it|make|prefer|i can] [we|i|it|do|come|about|need|on|at|a|be|prefer|for|make it|only] (DAY|TIME|LATER|later|earlier)
no but (DAY|TIME|i can|next|another|maybe)
(DAY|TIME) (works|is good|is fine|would work|would be good|would be great|is ok|is okay|would be fine|is open) (better|instead|for me instead)
(prefer|rather|would like|would love|id like|like) [to|a|an|the|it] [come|do|have|be|go|in|be seen|come in|schedule|make it|see you|on|at|appointment|appointments|something] [in|on|at|for|the] (DAY|TIME|morning|mornings|afternoon|afternoons|LATER|virtual|telehealth|video|later|earlier|video visit|zoom) [$|if|instead|appointment|please|because|visit|at|TIME|or|time|slot]
(need|want|looking for|take|would like) [to] [come|see|have|find|get|something|an|a|anything|do|one|find] [a|an|in|something|anything|another|one|appointment|time|on] (after|before|on|for|LATER|new|another|different|next|closer to|early in|late in|DAY|earlier|later|sooner) [TIME|DAY|time|date|day|one|work|school|the|slot|appointment|$|in the]
(any|some) other (day|time)
any (day|time) (but|except|after|before|next|other)
(missed|forgot|overslept|slept through|no showed|spaced) [about] [my|the|it|our|todays|yesterdays|last] [VISIT|appointment] [today|yesterday|DAY|last week|this morning|so sorry|sorry] [so|sorry|i|and|can|how] [can|i|we|do|need|get|want|another|how] [i|we|get|to|have|make|another|please|still] [get|make|have|come|a] [another|new|in|one|it]
missed my (VISIT|appointment)
(book|schedule|put|sign|set|get|pencil|squeeze|find) [me|us|an|a|another|up|my] [down|in|appointment|new|another|next|something|day|time] (for|for the|on|on the|another|DAY|next|a new|a different|new|in|another time|another day|a time) (DAY|#|12th|week|month|day|time|date|one|another|appointment|next)
(cancel|x) .. (r|and r|rebook|book|new|another|next available|next week|different|find a|find me|get a new|schedule|make a new|make another|come another|later|sooner|reschedule) [one|time|day|week|me|appointment|for|date|$|a|it]
(cancel|cant make it|miss|cancelled) .. (when|whens|what) [is|s] (the|your) next (available|opening|appointment)
(telehealth|video visit|virtual visit|virtual|phone visit|zoom|video|telemed|tele visit|video call|phone appointment|video appointment|virtual appointment) [appointment|visit|call] (instead|possible|available|rather|over|option|work|ok|today|be)
(do|have|make|switch|change|turn|convert|be|is) [it|this|my|the] [to|a|into|on|via|by|be] [a] (telehealth|video|virtual|zoom|phone visit|video visit|virtual visit|telemed|phone appointment|telehealth visit)
(is|are|would|does|will) DAY [at TIME|afternoon|morning] (open|available|ok|okay|possible|free|good|work|alright|fine)
(do|have|offer) you (do|have|offer|see patients) [on|in|any] (evenings|weekends|mornings|afternoons|nights|saturdays|sundays|evening|weekend|saturday)
(mas tarde|mas temprano|otro dia|otra hora|mas tardecito|tempranito) ?
(wrong|not the|different|incorrect|thats not the|isnt the|not my) (day|date|time) [i|that|we|for|$|you|my|on|was|it]
i (asked|requested|wanted|scheduled|said|booked|had|signed up) [it|for|to be] (for|DAY|TIME|on|the) [the] (DAY|#|14th|15th|TIME|other)
thats not (the|what) (day|time|date|we|i) [we|i] (agreed|asked|scheduled|picked|said|wanted|requested|booked)
(next|another|other|different) (week|month|time|day) [please|$|works|would|better|instead|maybe|is] [$|better|for me|be|works|good|please|fine|instead]
(running|going to be|be|very|really|too|so|super|way|hour|minutes|min|mins) [SOFTLY] [#|an|about] [min|mins|minutes|hour] late .. (should i|should we|reschedule|instead|move|another|different|later time|tomorrow|push|different day|do i need to)
(push|move) (it|me|mine|my appointment|us)
bump me
(not|no|cant do) DAY / [but|maybe|or|can do] DAY
(is|its|thats|be|way|bit|little) too (early|late) (for (me|us)|in the (day|morning|evening)|$)
^ (move|change|switch) (me|it|please|appointment|my)
r (or x|or cancel|not x|to|for|please|thanks|on|next|i need|and|any|mornings|afternoons|DAY|is)
^ r [please|thanks|porfa|any|to|for|next|mornings|DAY|i|and|not|gracias|this|my]
^ (2|r) $
(#|DAY|TIME) (rather than|instead of|en vez de) (#|TIME|DAY|at)
(run|running) [about|at least|over] [#|an|half] [minutes|min|hour|hours] (late|behind) .. (instead|move|later|take me at|reschedule|push|come at|#)
(be|is|come|can) [there|in|it] (at|by|around|after|on) (TIME|DAY) [but] not [at|by|until|on|before] (TIME|DAY)
-- By the way: another order, another person, another time to ask.
(rain check|raincheck)
(put|place|schedule|book|fit|get|have|do) (me|us|him|her|mine|my appointment) (after|before|right after|right before|behind|ahead of|next to|with|in after|in before|at the same time as) (her|him|my|them|PERSON|his|hers)
(but|just|only|please|and) not with (the|that|dr|him|her|@|a|this)
[see|with|want|get|have] (a|another|the|different) (different|other|female|male|real|actual) (doctor|dr|provider|therapist|nurse|np|counselor) instead
(thought|said|told me|told) [it|me|you|that] [it|that|my appointment] (was|is|were|would be|is for|was for) [on|for|at|supposed to be] (DAY|TIME)
(catch|see|do) (you|it|this|u) (another|some other|a different) (time|day)
(book|rebook|make|set|schedule|call) [for|to|up] [another|a new|new|it|one|a different] [one|time|appointment] (later|another day|another time|when im|when i get|once i|after i)
(swap|trade|switch) [my|the] [VISIT|appointment|times|time|slots|spots] with (my|PERSON|his|her|another|someone)
(earlier|later|sooner|before|after) [in the day|that day|TIME|work|school|lunch|noon|TIME] (would be|is|works|would work|might be|will be) (better|best|easier|great|good|ideal|perfect|more)
what (else|other (times|days|dates|slots|appointment|openings)|times|days|dates|slots|openings) [do|else|are|is|can|would] (do|are|is|can|you|could) [you|i|available|we] [have|open|get|got|available] [$|open|available|left|that|next|this|on|DAY]
(DAY|mornings|afternoons|evenings|TIME|that (day|time|hour)|the _) (is|are) [really|pretty|always|just] (impossible|bad|no good|not good|out|no bueno|tough|hard|difficult) (for|on|with|but|$) ...
(TIME|DAY) (is|are) (bad|no good|out|impossible|not good|not great) / [but] (TIME|DAY) [is|are|works|good]
(any|a|some) chance [that|of|to] [you|i|we|he|she|dr @|they|the doctor] [can|could|might|would|getting|being|coming] .. (at|after|before|around|later|earlier|sooner|TIME|DAY|by) [TIME|DAY|$]
(after|before|following) _ [_] (would be|is|works|would work|might be|will be) [a lot|much|way] (better|best|easier|great|good|ideal|perfect)
(some|any) [other] (day|time|other day) (next|this|in|later) (week|month|DAY) [would|works|is|might|instead|please]
lets (push|move|do|try|switch|make it|say|shoot for) [it|this|for|mine|to] [a|for|to|another|back|out] (week|day|DAY|TIME|month|hour|couple|few|later|next|earlier)
^ [any|anything|something|is there|ok but|no|a bit|a little|maybe|slightly|how about|or|got] (later|earlier|sooner|another day|another time|different day|different time|other day|other time|other days|other times|next week|next month|afternoon|morning|in the afternoon|in the morning|after lunch|evening) ?
^ (too early|too late|thats too early|thats too late|way too early|its too early|not a good day|not a good time) [for me|please|$] [sorry|$|can|any]
(do|make|have|switch|change|be|hold) (it|this|that|the VISIT|my appointment|the appointment|mine|the visit|the session) (over|on|via|by|through|as|into) [a] (zoom|video|phone|telehealth|facetime|video chat|video call|computer|phone call|video visit)
(resk*|reskej*|reske*|rescj*|rechedule|reschd*|resce*|reschj*)
(what|when|whats|whens) [is|s|would] [the|your] (soonest|earliest|next available|first available|next opening|first opening) [you|i|available|open|one|time|day|date|slot|appointment|spot] [$|got|can|have|you|available|i|open|after|that|is|there]
(only|just) (bring|come|make it|get there|drive|do|be there|get in|available|free|come in|off) [me|us|it|there|in|on|at] (after|before|at|between|around|on|until|till|from) _
do the (one|slot|spot|opening) (after|before|on|at|in) _
(is|are) TIME (taken|open|available|free|still open|an option)
see (me|us|him|her) [at|any|a little|a bit|on|maybe|instead] (sooner|earlier|later|TIME|DAY|next)
(CANT) .. (until|til|till|before) (DAY|TIME|the #|next|after|the _|then|january|#) [please|$|so|at|because|can|i]
(can|could) [i] only (do|come|make|make it|drive|be there|get there) [on|in|at|the|to] (DAY|TIME|mornings|afternoons|evenings|mondays|tuesdays|wednesdays|thursdays|fridays|weekends|after|before)
(cant|no|not|isnt) [do|on] DAY / [is|how about|what about|but|maybe|and|does] (DAY|TIME) [is|would be] [ok|okay|works|work|good|possible|better|free|open|instead]
(can|could|may) (my|the|our|his|her|this) (VISIT|appointment) be (moved|changed|pushed|switched|later|earlier|sooner|on|at|after|before) _
maybe (the #|DAY|next (week|month)|another day|later in the) [works|$|would|is|instead|if|at|or]
when (else|can i|could i|can we|could we|might i) [can|could] [i|we] (come|get|be seen|see|do it|make it|reschedule)
(something|anything|a spot|a slot|one|spot|slot|time|an opening) (opens|open|frees|comes) up [earlier|sooner|$|before|this|on|next|in|later]
(til|till|until|thru|through) [the] _ [_] / [but|then|and|ill be|after that] [then|after that|im] (free|available|open|back|can come|good)
(get|have|take|want|give me) the (last|first|earliest|latest) (slot|appointment|opening|spot|available|time) [of|on|in|$|that|today|DAY]
next [one|slot|spot|opening|time|day] available
not this (week|month|DAY|one) / [but|maybe] [the] next
i can do (DAY|TIME) [tho|though|instead|$|if|at|afternoon|morning]
^ [maybe|is|or|for|on] DAY [TIME] or DAY [TIME] [$|work|works|instead|open]
(got|have) (DAY|TIME|anything) [open|free|available|at TIME] ?
(work|school|class|shift|busy|meeting|meetings|practice|therapy|appointment|working) [_] (till|until|til|thru) TIME
^ [no|nope|sorry no] / [maybe|try|do] DAY [TIME] $
(yes|ok|okay|fine|good|agree|agreed) (to|with|for) [you] (moving|changing|rescheduling|pushing|switching) [it|the|my|to]
(put|pencil|book) me (down|in) for [the|a|some] (first|next|another|a different|later|sometime|second|third|last|following) [_] [of|week|in|one|time]
can be [in|on|at|for] [the] (morning|afternoon|evening|another|other|DAY|later|earlier)
(trade|trading|swap|swapping|switch|switching|exchange) (times|slots|spots|appointments|days|places) [with]
^ is [the|that|your|a] [TIME|_] (slot|spot|time|one|appointment|TIME) [still] (open|available|free) [on|at|$|?|still]
^ is (the|that) TIME [still] (open|available|free)
(DAY|that|TIME) [is] no good / (DAY|TIME|how about|what about|maybe)
^ [can i come] (sooner|earlier|later) if (possible|you can|at all possible|theres any|available|there is any)
(ese|este|esa) (dia|hora|DAY) no / (el|la|mejor|pero|puede|DAY) [DAY] [si|mejor|puedo|$|?]
(no (alcanzo|puedo|llego|voy a poder)|se me complica|imposible) [DAY] / [y|para|mejor|puede ser|que tal] (la proxima semana|la otra semana|el DAY|otro dia|la semana que entra|DAY|mas tarde) [?]
"""

NO_RESCHEDULE = """
pero la otra [si|no]
(thought|thinking|think|considered|considering|was going|was gonna|debated|debating) [about|of|to] (reschedul*|moving|move|changing|change) [it|that|the appointment|my appointment] [but|and] [nah|no|nope|nvm|never mind|decided] [decided] (but|nah|no|nope|never mind|nvm|ill|im|i will)
(all|we are|im|were|everything is|everythings) set [for|on|to]
(have|has|got|use|using|switched to) [_] [_] [now] instead of
(cancel|canceling|cancelling) [all] [of] [my|the|our|his|her] [_] [_] (VISIT|visits|appointment|appointments) [for|on|from] (next|another) (week|month)
cancel [the|my] (#|TIME|DAY) [TIME|appointment|one] not [the] (#|TIME|DAY)
(dont|not|no|didnt|never|wont|doesnt|without|havent|no need|wasnt|isnt) [need|want|have|need to|want to|to|have to|going to|trying to|be|needing to|wanting to|ever|plan to|for|wish to|intend to|you|gonna] [to|any|you] [reschedul*|resched|move|change|switch|postpon*|rebook*] (it|my|the|anything|reschedul*|resched|change|move|postpon*|rebook*|changes|switch) [my|the|it|anything|to|appointment|time] [appointment|VISIT|time]
(did|was|has|have|who|why|were|is|are) (you|my|it|the|they|this|someone|i) [VISIT|appointment|just|you|been] [been] (reschedul*|moved|changed|resched|postponed) [it|my|the|to] [appointment]
no (quiero|necesito|voy a|hace falta|quise|vayan a|me) [cambi*|mover|reprogram*|reagend*] (cambi*|mover*|reprogram*|reagend*|cambio|nada)
(changed|change|changing) [my|the|our|his|her] (mind|insurance|number|phone|address|name|email|pharmacy|clothes|provider|doctor|doctors|meds|medication|password|plans|last name|card|dose|therapist|job|jobs|doctors|clinics|providers|it in|bandage)
(move|moved|moving) [to|away|out|in|into|from] [a|new|to|my|the|of] (texas|florida|new|another|different|state|town|apartment|house|address|away|@)
(see|ate|eat|home|leave|left|work|wake|got|seen|talk|text|talk to you|see you|see ya|see u|until|till|call|let you know|pay|call you|get back to you|be in touch|leaving|check|respond|reply|write|message|back) [you|to you|y all|off|early|work|home|there|a bit|a little|back] (later|earlier|sooner) [$|today|on|tonight]
(until|til|till|by) (later|DAY)
(other|another|different|new) (doctor|clinic|provider|phone|number|building|entrance|location|hospital|address|insurance|pharmacy|medication|med|meds|therapist|person|card|thing|dose|question|one is)
(new|better) (day|week|year|DAY) [$|today|to|for|everyone]
happy new [_]
(feel|feeling|am|doing|im|i feel|getting|sleeping|felt|better|much|little|lot|get|gets) [SOFTLY] [much|a lot|a little|little|lot|way] better [$|today|now|this week|than|since|DAY|after|thanks]
(better|great|good) (day|week|time) (today|than|now|$)
(better|rather) (be|not|safe|late|text|by email|call)
(would|better if) you (call|email|text|rather)
(call|email|phone|text|mail|write|message|contact) (me|us|my|instead|him|her|my wife|my husband|my mom) [back|at|on|wife|number|husband|other] [number|phone|cell] [instead|rather|please]
(email|call|calls|emails|mail) (instead|is better|are better|works better|rather)
instead of [a|all|these|the|by|so many|me|constant] (text|texts|texting|sms|messages|messaging|message)
(swap|exchange) (numbers|insurance)
(date|day|time|week) (of|off)
(link|phone|portal|code|app|website|medicine|meds|button|email|treatment|zoom|camera|medication|login|password|internet|page|form) (doesnt|isnt|dont|wont|didnt) [really|even|seem to] (work|working)
no [me] (puedo|podre|podemos|podria) [ir|llegar|asistir|venir|hoy] [el|la|en la|este|hasta el|a] (DAY|TIME)
(is|es) [that|it|this] .. DAY (or|o) DAY
(new|another) (text|reminder|message|link|form|code|copy|email|infusion|refill|prescription|referral|one of these)
(what|which|is|are|does|remind me|whats|confirm) [is|are] (day|days|time|times) [is|are|was|do|does|should|it|again|am|to|works|open|you open|the] ...
(any|no|some|have|got|more|other|new|several) (other|questions|changes|news|symptoms|updates|forms|paperwork|restrictions|instructions|question|side effects|prep|requirements)
(como|donde|cuando) (cambio|cambiar) (de|mi) (doctor|numero|seguro|direccion|telefono|telefono)
(cambi*) [de|mi|el|la|mis] [de] (doctor|numero|seguro|direccion|telefono|clinica|medico|farmacia|aseguranza|medicina|dosis|nada|terapeuta|celular|correo|idea|opinion|casa|trabajo|psiquiatra)
(mande*|envi*|necesito|quiero) otra (receta|copia|vez|forma)
(off|from|on) the schedule [for|on|of] [DAY]
(not|wont be|isnt|cant|havent been|never) able to ...
(forgot|forget|missed) (what|when|where|which|who|how|to|the (time|address|date|day|name|place|form|card))
(two|2|three|3|several) different (times|days|dates)
(missed|miss) [a|your|my|the] (call|text|message|calls|you|email)
too (late|soon) to ...
(otra vez|otro lado|otra cosa|otro numero|otra persona|otro doctor|otra clinica|otro mensaje|otra pregunta|una vez|otra duda|otro medico|otra doctora|de otra persona|en otro)
(la|una|por) otra (persona|vez|pregunta|parte)
(ir|llegar|llego|voy|salgo|tarde|esperar|hablar) (mas tarde|un poco tarde|tarde) [$|hoy|que|por|porque|#|al|a la]
(mas|un poco|algo) mejor [hoy|$|gracias]
(me siento|estoy|voy|sigo) mejor
mejor (llamenme|llameme|por correo|por telefono|no me|ya no me|mandenme|email|no voy|llamen)
(sorry|apologies|apologize) (for|about) (earlier|before|later|that)
(attend|make it|come|be there|go) / [i have|have|got|due to|because of|theres|there is] [a|another] (conflict|work conflict) [at|with] [work|$|my]
(help|helping|helped) [_] [_] (move|moving)
(are|is) [you|yall|they|office|clinic|the] [guys|still|all|office|clinic] (open|closed|working) [on|this|for] ...
(did|has|have|why|who|when) (you|they|someone|somebody|the office|the clinic|yall) [guys|just|already] (change|move|switch|push|reschedule|changed|moved) (it|my|the|our|me) ...
no se muev*
too (early|late) (to|for) [be] [a] (SENDING)
my other (appointment|doctor|visit|dr|provider|clinic)
^ [so|ok|hi] is (it|this|that|my (appointment|visit)|the (appointment|visit)) [a|by|over|on|in|via] (video|zoom|phone|virtual|telehealth|online) [call|visit|appointment|or] [or|$] [_] [_]
(cant|missed|miss|skipped) [make] [the|my] (last|previous|other|first) (one|VISIT|appointment|time) but ...
what else (is|was) (new|up|going)
already [_] [_] (reschedul*|moved|changed|rebook*) [it|my _|the _|that|mine] (with|on|online|by|through|at|over|when|via) ...
(at|in|on) another (appointment|meeting|call|visit) [right now|now|at the moment|$|so|until|til|rn]
forgot my (card|insurance|mask|id|wallet|phone|glasses|forms|paperwork|copay|keys|password|login|bag|umbrella|lunch)
(nada|no|todo) [_] (ha cambiado|cambio|cambia|cambiado)
ya (cambie|movi|reagende|cambiamos|movimos) (mi|la|nuestra) (cita|hora|fecha) [con|por|en|ayer|hoy]
hay [citas|algo|lugar] mas temprano ?
(rescheduled|moved|changed|switched) my (dentist|other|work|meeting|class|trip|lunch|flight|shift|hair|haircut|nail|nails|vacation|call|plans) [_] [so|to|for]
(was|am|were|are) (i|we) supposed to (reschedule|move it|cancel|confirm)
(did|have) you [guys|all|already] (reschedule|rescheduled|move|moved) [it|me|that]
no te voy a fallar
no puedo hablar pero
what is the r for
es (en persona|presencial) o por (telefono|video)
(not|isnt|wont|cant) [_] [_] [be] able to (do|make) (DAY|TIME) [after all|$|sorry|anymore]
^ [please|pls] cancel / i have [a|an] [work|school|family|schedule|scheduling] conflict [$|sorry|that day|DAY]
cancel (todays|tomorrows|this one|DAY|mine|it) but (keep|leave) (DAY|the other|the next|my other|my next|the rest|next|his|hers|the one)
if (something|anything) comes up
(it would be|its|life would be) [SOFTLY] easier if i (wasnt|werent|was not|disappeared|died|left)
cancel [both|all] [of] [my|our|the|these|his|her] [_] (appointments|appointment|VISIT|one|ones) (next|this) (week|month) [please|thanks|$]
cancel (todays|tomorrows|this one|DAY|mine|it) but (keep|leave) (next|this) (week|weeks|month|one) [$|one|appointment|VISIT]
"""
