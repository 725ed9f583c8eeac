"""How people ask for texts again."""

START = """
[los|las|lo] quiero de (vuelta|regreso|nuevo) $
subscribe (me|my [new] (number|phone|cell)|this number)
^ [ok|yes|please|yes please|si|hi|hello|c] (start|resume|restart|unstop|subscribe|resubscribe|opt in|optin|comenzar|empezar|iniciar|reanudar|reactivar|continue) [please|again|porfa|texts|texting|messages|reminders|now|thanks|me|text messages|the texts|sending|it again|my texts|receiving|gracias] $
(start|resume|restart|begin|continue|reactivate|reinstate|unpause|reenable|enable|unmute|unblock) [my|the|these|your|sending|getting|receiving|with|again|those|me|up|back up|all] [my|the|me|text|appointment|texting|back|these|those|with] (TEXTS|texting|messaging|text|reminding)
(restart|reactivate|resume|unpause|unblock) (me|my number|this number|service)
(opt|opting|opted|opts) [me|us|my number|this number] (back|in|bac) [in]
(resubscrib*|re subscribe|re subscribe|sign me [back] up|signing up for|enroll me|re enroll|reenroll|un unsubscribe|unstop|un stop|undo|subscribe me|subscribe to|sign up for|sign me up|want to subscribe|like to subscribe|reverse) [for|to|my|the|that|text|stop|unsubscribe|$|again|please|back|me|texts|text messages|reminders|messages]
(turn|switch) [my|the|these|them|those|text|back|on|it|all] [texts|reminders|messages|notifications|text|alerts|back|appointment|text messages|them] [back|reminders|messages] on [again|back|please|$]
turn (them|it|these|texts|reminders|messages|the texts|the reminders|my texts|my reminders) (back on|on)
(text|message|remind|contact|send) [me|us|texts|the|my|them|messages|to] [the|reminders|texts|messages|my|to] [texts|reminders|me|messages] again [please|$|thanks|now|for|i|about|if|ok|its]
(start|keep|continue|go back to|begin) (texting|messaging|reminding|sending) [me|us|them|the|my|reminders] [reminders|texts|again|them|$|messages|please]
(put|add|get|sign) (me|us|my number|this number) (back on|back in|back|on again|back up|back onto) [the|your|to|for|list|text|my|texts|$|please|reminders|it]
(add|put) (me|my number|this number) (to|on) [the|your|this] (list|text|texts|texting|text list|reminder list|reminders|message list)
(want|like|need|wanted) [to] [get|getting|receive|receiving|have|start getting|start|be getting|hear|you to send|you to text|the|my|these|them|those|all] [the|my|your|these|receiving|getting|text] [text|appointment] (TEXTS|texts|them|texting|text|reminders) [me] (again|back|back on|on again|please again|turned back|turned on|resumed|restarted|reinstated|after all)
(want|like) (them|the texts|texts|reminders|my reminders|these|it|my texts) (back|again|turned back on|after all)
(didnt|not|never|wasnt) (mean|meant|meaning|want|wanted|intend|intended|trying|supposed) to (stop|unsubscribe|opt out|text stop|send stop|reply stop|hit stop|cancel the texts|say stop|type stop|press stop|end the texts|quit|cancel texts|stop the texts|stop texts|stop getting|stop receiving|block you)
(stop|unsubscribe|unsubscribed|opted out|opt out|stopped|blocked you|unsubscribing|blocked) [it|the texts|texts|them|you] (by mistake|by accident|accidentally|on accident|in error|unintentionally|was a mistake|was an accident|was a typo|was an error|mistakenly)
(accidentally|mistakenly|accident i|mistake i|mistake and|accident and) [i|sent|texted|replied|hit|typed|pressed|said|wrote|opted|put|sent you] [you|the|a] [sent|texted|replied|hit|typed|pressed|the] (stop|unsubscribe|unsubscribed|opted out|out|quit|stopped|blocked)
(cancel|undo|ignore|disregard|take back|reverse|retract|forget) (the|my|that|i said|i sent) [earlier|last|previous] (stop|unsubscribe|opt out)
(stopped|ended|unsubscribed|blocked|opted out|stop) .. but .. (want|like|need|miss) .. (back|again|them|texts|reminders|on)
(you|u) can (text|message|send|remind) [me|texts|reminders] [again|now|anymore] (again|now)
(not|stopped|quit|havent been|no longer) (getting|receiving) [my|any|the|your|these|those] [text|appointment] (TEXTS) .. (turn|start|back|again|on|resume|restart|add|fix)
changed my mind .. (text|texting|texts|messages|reminders|sign me|keep|send)
(miss|missing) (the|your|my|getting|these) (TEXTS|texts)
-- Español.
(active*|activen*|activar*|reactive*|reactiv*|actív*|encienda*|enciendan*|prendan*|reanud*|reanuden|restablez*|habilit*) [me|los|mis|otra vez|de nuevo|el|los] [los|mis|el] (TEXTOS|otra vez|de nuevo|$|numero|por favor|porfa|servicio)
(mand*|envi*|escrib*|text*|avis*|record*) [me|nos] [mas|los|mis|mensajes|un|unos|mas] [TEXTOS] [por favor|porfa] (otra vez|de nuevo|nuevamente|de vuelta)
(vuelvan|vuelva|regresen|sigan|continuen|empiecen|comiencen|vuelve|siga|empiece|comience|puede volver|pueden volver|empezar|pueden empezar) [a|con] [mandar*|enviar*|escribir*|textear*|mandand*|enviand*|avisar*|record*|los|mandarme|enviarme|mensajes|texteandome|recordarme]
(quiero|quisiera|deseo|necesito|me gustaria|ocupo) [volver|que|seguir|empezar|recibir|los|mis|otra vez|de nuevo] [a|recibiendo|recibir|me vuelvan|vuelvan|los|sus|me] [recibir|recibiendo|a mandar|a enviar|sus|los|mandar|manden] [los|sus|mis] (TEXTOS|suscribirme|inscribirme|subscribirme|registrarme) [otra vez|de nuevo|nuevamente|$|de vuelta|por favor|porfa|por texto|de texto|de citas|de mis citas] [$|de mis citas|otra vez|de nuevo|por favor|porfa]
(quiero|quisiera|me gustaria) (suscribirme|inscribirme|subscribirme|apuntarme|volver a suscribirme|registrarme|estar en la lista|recibir (TEXTOS|los TEXTOS|sus TEXTOS) [$|otra vez|de nuevo|por favor])
(suscribanme|suscribirme|inscribanme|suscribame|apuntenme|inscribirme|denme de alta|dar de alta|darme de alta|deme de alta|agreguenme|inscribame|ponganme) [otra vez|de nuevo|a|en|$|por favor|los|la lista|de vuelta]
(baja|stop|pare|alto) .. (por error|sin querer|por equivocacion|por accidente)
(por error|sin querer|por equivocacion|por accidente) .. (baja|stop|alto|parar|cancele los)
no (queria|quise|era mi intencion) (dar*|parar|mandar stop|cancelar los|poner stop|darme)
(why|how come|when) (did|have|are) [the|my|your] TEXTS (stop|stopped|stopping) [coming] [_] [_] [_] [_]
start (em|them|it|those|these|me) [back|up] [up] (again|back)
(start|turn) (em|them|it) [back] (up|on)
(want|need|like|send) (the|my|your|those|these) [text|appointment] (reminders|texts|text reminders|text messages) [please|$|back|too|to|on|again]
(TEXTS) back on [please|$|for|again]
(get|turn|start|switch|have|put) [the|my|these|those] (reminders|texts|messages|alerts|notifications) (going|back|on|coming|again) [on|again]
(activate|reactivate|start again|restart|start) [again] [the|los|las|my|mis] (messages|texts|mensajes|reminders|recordatorios|textos) [again|please|otra|de nuevo]
me arrepenti si (mandenme|mandame|quiero|mandeme)
(quiero|quisiera|necesito) (recibirlos|recibirlas|recibir los|recibir las) (otra vez|de nuevo|nuevamente)
(said|sent|texted|replied|put|wrote|hit|typed) stop [_] but [i] [have] (changed my mind|want|didnt mean|wish|take it back|made a mistake|miss)
"""

NO_START = """
(stop|quit|nobody|no one|keep|keeps|trying|tried|told you|asked you|never asked|didnt ask|dont|right|who|why) .. (subscribe|subscribed|subscribing) [me|my] ...
si me (vuelve|vuelven) a (llegar|mandar|escribir|llamar|molestar) ...
(put|place|leave) [the|these|those|my|your|all] TEXTS on (hold|pause)
text me [one more time|once more|again] (and|or|ill|i will|one more)
start (time|date|of|taking|my|the med*|treatment|therapy|using|the treatment|the infusion*|at|working|work|school|a new|with|on|to|dose|late|early|today|next|on time|worrying)
(when|what time|where|how) [do|does|did|will|can|should|it|the|we|i] [i|we|the|my|it|you] [infusion|treatment|session|appointment|class|therapy|medication|meds] (start|begin|resume)
(cant|wont|dont|didnt|doesnt|not|never|stop|quit|cease|if you|if i|no longer|please no|keep|hear from) [you|ever|keep|going to|want to|want you to|even|please|want|get|like|need|any|more] [get|getting|receive|more|any|to|keep] (start|resume|texting|continue|text|send|TEXTS|contact|message|messaging|remind|sending|contacting|signed) ...
why [do|are|am|did|does|would] (you|i|u) [still|keep|guys|people] ...
(no|ya no|nunca|dejen de|paren de) [me|nos|mas] (quiero|quisiera|deseo|necesito|vuelvan|vuelva|MANDAR|me gustaria|sigan|siga) ...
(can|could|should|do|did|will|may) (i|we) (continue|resume|start|keep) (taking|my|eating|driving|working|treatment|with|seeing|the|using)
(running|gotten|get|getting) (late|started)
(dont|no longer|didnt|do not|never|who|why|not) [really|even|i|you|want to|need to] (want|need|like|keep|send) (the|my|your|those|these) ...
(keep|send|want|need|like) (the|my|your|those|these) [text|appointment] (reminders|texts|text reminders|text messages) [please|to|too] (to|from|about|with) ...
(solo|solamente|nomas|unicamente|nada mas) (quiero|necesito|deseo|prefiero|mandenme|acepto) ...
(didnt|never|dont|havent|not) [ever|even|remember|recall] [have] (sign|signed|signing|subscribe|subscribed|enroll|enrolled) [up|me] ...
(when|what time|what day|where|how) (does|do|is|will|did|can) [_] [_] [_] [_] [_] [_] (start|begin)
signed me up for this
"""
