"""How the same things are said in Spanish: danger, stop, and a visit given up or moved."""

CRISIS_ES = """
-- De su propia mano.
(autodesviv*|autoagres*|desvivir*)
(matar|matarme|matarse|matarte|me mato|me mate|se mato|quitarme la vida|quitarse la vida|me quito la vida|quitar la vida|colgarme|ahorcarme|ahorcarse|colgarse|cortarme|cortarse|lastimarme|lastimarse|herirme|envenen*|aventarme|tirarme|desaparecer|desaparecerme|desaparecerse|dispararme|autolesion*|ahogarme|arrojarme|inmolarme)
(me|se) (voy a|va a|quiero|quiere|quise|quiso|boy a|corto|corte|cortado|cortando|ahorco|colgo|colgar|colgue|lastimo|lastime|ahorque) [a] (matar|colgar|ahorcar|cortar|lastimar|morir|quitar|suicidar|tirar|aventar|hacer dano|danar|disparar|desaparecer|envenenar|otra vez|las venas|los brazos|los brasos|ayer|anoche|hoy|$)
(hacerme|hacerse|hago|hace|haga|hice|hacer|haciendo|hacerle|hiciera) [mucho] (dano|algo malo|una locura|algo feo|una tonteria)
(me|se) (hago|hice|haga|hace|hizo) dano
(acabar|terminar|acabo|terminando|acabando|acabe) con (mi vida|todo|mi sufrimiento|esto|su vida|la vida|mi dolor)
(que|quiero que) .. (se acabe todo|se acabe|termine todo|esto termine|pare todo|se termine)
suisid*
-- Morir, o no vivir.
QUIERO [me|ya|no|mejor|mas|estar|a|que] (morir*|muerta|muerto|muera|muriera|no despertar|no existir|dormir y no|dormirme y no|estar muerta|estar muerto)
(morirme|morirse|moriremos|me muero|me estoy muriendo|me quiero morir|dejar de existir|dejar de vivir|no existir|quiero morir)
(quiero|quisiera|ojala|gustaria|deseo) .. (no despertar*|no despierte|nunca despertar|no amanecer|no amanezca|no volver a despertar|no haber nacido|no hubiera nacido|no estar viva|no estar vivo|dormir para siempre)
(ya no|no|sin|nunca|perdi las|perdi mis|sin mas) (quiero|deseo|tengo|encuentro|veo|ganas|hay|puedo|quiere|vale|le veo|le encuentro|tiene|tengo mas|quisiera) [la pena|ganas|razon|razones|motivo|motivos|fuerzas|por que|sentido|mas|ya|seguir|nada|a|de|para|pena|caso|ningun|ninguna|mi] [de|para|a|mas|ganas|la|seguir|en] (vivir|viviendo|vida|seguir|continuar|viva|vivo|estar aqui|existir|despertar|seguir asi|seguir adelante|vivo|estar|luchando|luchar|la vida|levantarme)
(cansado|cansada|canse|harto|harta|aburrido|aburrida|cansao) .. (vivir|la vida|mi vida|todo|luchar|sufrir|existir|esta vida)
no vale la pena
(nada|vida|todo|ya no|no) [le|ya|mi|la] (tiene|tenga|encuentro|veo|hay) [ningun|mas|el] sentido
no (tengo|hay|veo|queda|me queda) [mas|ninguna|a|ya|ni] (esperanza|esperanzas|nadie|salida|futuro|fuerzas|ganas de nada|animo de)
(no puedo|ya no puedo|no logro|imposible) (soport*|aguant*|con esto)
nada va a (cambiar|mejorar)
sin (sentido|esperanza|esperanzas|salida|ganas de)
(todos|ellos|familia|hijos|mundo|mejor) .. (mejor|estarian|estaran|felices) [felices] sin mi
mejor sin mi
(nadie|a nadie) (me|le) (quiere|extranaria|importo|importa|entiende|va a extranar|extranara|necesita|escucha|ayuda)
(no le importo|no les importo|soy una carga|soy un estorbo|estorbo|una carga|un estorbo|no sirvo|no valgo)
(ya no|no) (voy a estar|estare|voy a existir|voy a vivir|voy a llegar a manana|voy a amanecer|voy a despertar|estare aqui|me van a ver|quiero estar aqui)
(cuiden|cuida|cuide) (a|de) (mis|mi) (hijos|hijo|hija|hijas|mama|perro|familia)
-- Adioses, y al límite.
(adios|me despido|despedirme|carta de despedida|hasta nunca) [a todos|para siempre|mundo|de todos|de ustedes|mi|$|los|amigos]
perdon por todo
perdonenme [por]
no (puedo|doy) [con] (mas|esto|la vida|todo|el dolor|seguir|mi vida|este dolor|tanto dolor|esta vida|mi alma|para mas)
ya no puedo $
[ya] no (aguanto|soporto|resisto)
(ya no puedo|no puedo) (mas|con mi vida|con la vida|con esto|seguir|calmarme|parar|respirar|moverme|controlarme|ver bien|tragar|estar sola|estar solo|dejar de llorar)
(me rindo|sin esperanza|perdi la esperanza|desesperad*|toque fondo|tocando fondo|no veo salida|no hay salida|no le veo salida|me doy por vencid*)
(estoy|me siento|se siente|esta|sigo|ando|me encuentro|siento) [muy|tan|bien|demasiado|super|bastante|re|toda|todo|totalmente] (mal|deprimid*|sola|solo|vacia|vacio|perdida|perdido|triste|angustiad*|desesperad*|destrozad*|hundid*|inutil|atrapad*|asustad*|aterrad*|en peligro|en crisis|insegur*)
no (estoy|me siento|ando|esta|se siente) [nada|muy|tan] (bien|segur*|a salvo) [$|de|conmigo|en|y|hoy|desde|con|aqui|sola|solo]
(tengo|siento|tenemos|da|tiene) [mucho|tanto|un] miedo
(odio|aborrezco|detesto) (mi vida|vivir|todo|la vida|mi cuerpo)
me odio
(escucho|oigo|escuchando|oyendo|oye|escucha) (voces|una voz|cosas)
(veo|ve|viendo) (cosas|gente|sombras|personas) que no (estan|existen|son)
(alucin*|psicosis|delirando|delirio|delirios|paranoia)
(pensamientos|ideas) [muy] (malos|feos|suicidas|de muerte|de morir|negativos|oscuros|de suicidio|horribles|de hacerme|malas|de quitarme)
(pienso|pensando|pense|piensa) [mucho] en (morir*|la muerte|hacerme|quitarme|matarme|matarse|el suicidio|suicid*)
(no|sin) (dejo|paro|puedo parar|puedo dejar|deja|para|he dejado|he parado|dejar|parar) [de] (llorar|temblar|sangrar|vomitar|llorando|pensar en)
(llorando|lloro|llore) (todo|todos|sin|toda|dia y noche|mucho|cada)
(crisis|ataque|ataques|colapso) [de] (nerviosa|nervioso|de|panico|ansiedad|nervios|al corazon|cardiaco|epileptico|asma|pánico)
-- Recaídas, pastillas, armas.
(recai|recaida|recaidas|recayo|sobredosis|abstinencia|heroina|fentanilo|cristal)
(volvi|regrese|volvio) a (tomar|beber|consumir|usar|drogarme|las drogas|cortarme|inyectarme|drogarse|caer|tomar alcohol|emborracharme|lo mismo)
(tome|tomo|tomado|trague|tomaron|trago|bebi|tomarme|me tome|se tomo) .. (todas|muchas|monton|frasco|demasiad*|de mas|doble|cloro|veneno|pastillas de mas|mas pastillas|bote|todo el|puno|raticida|varias)
(doble|triple|mas) dosis
(tome|tomo|trague|tomado|tomarme|tomamos) [las|como|unas|mas de] (#|diez|quince|veinte|treinta|cuarenta|cincuenta|cien|varias|bastantes) [de] (pastillas|pildoras|tabletas|capsulas)
(muchas|todas|demasiadas|frasco|bote|monton) [las|mis|de] [sus] pastillas
(pistola|un arma|el arma|cuchillo|navaja|escopeta|soga|cuerda al cuello)
-- De otra mano.
(me|nos|la|le) [esta|estan|volvio a|ha|anda|quiere|va a|sigue|estaba] (pega|pego|pegando|golpe*|maltrat*|amenaz*|abus*|viol*|acosa|acosando|pegar|ahorc*|empuj*|encerr*|persigue|persiguen|sigue|quiere matar|matar|patea|pateo|insulta y|tiene encerrad*|atac*|lastim*|mata|mato|matar|mataron|mataria|matara|matando)
me tiene (encerrad*|amenazad*|secuestrad*)
(tienen|tiene) (encerrad*|amenazad*|secuestrad*)
(violencia|violaron|violada|violado|abusaron|golpeada|amenazada|secuestr*)
(hacerle|hacer) dano a
(matarlo|matarla|matarlos|matar a)
(no|sin) [me] (siento|estoy) segur*
me da miedo (ir|volver|estar|quedarme|mi)
-- De otros.
PERSONA [se|ya|me|dice|dijo|que|no|esta|habla|hablando|de|quiso|quiere|intento|trato|va|a|amenaza|con|pensando|en] .. (matar*|morir*|muera|suicid*|lastimar*|quitarse|hacerse|colgar*|ahorcar*|cortar*|cortarse|corto|hacer dano|quiere vivir|quiere estar|seguir viviendo|quitarse la vida|venas)
PERSONA [esta|se|no|ya|ha] [esta|se|ya] (muy mal|desmayo|desmayad*|inconsciente|despierta|responde|respira|reacciona|convulsion*|sangrando|grave|desaparecio|ahogando|ahogo|confundid*)
(preocupad*|miedo|temo|preocupa) [por|que|de] (mi|su) [hijo|hija|esposo|esposa|hermano|hermana|mama|papa|amiga|amigo|pareja]
se (quiere|quiso|va a|intento|corto|tomo) (matar|morir|suicidar|lastimar|colgar|cortar|las venas|quitar|hacer dano|unas|todas|las)
PERSONA no ha (comido|dormido|hablado|salido|tomado) ...
PERSONA no (come|duerme|sale|habla|quiere comer|quiere salir|se levanta)
(dice|dicen) que (se quiere ir|ya no puede|ya no aguanta|no quiere)
todo (se acabo|termino|esta perdido|se termino) [para mi|$]
-- El cuerpo.
(dolor|dolores|presion|opresion|punzada|punzadas|ardor|duele|apretado) [muy|fuerte|mucho|un|de|en|bien|horrible|me] [el|la|mi] [de|en|mucho] [el|la|del|mi] (pecho|corazon|brazo izquierdo)
me (duele|aprieta|arde|oprime) [mucho|muy fuerte|bastante|un monton] [el|la] (pecho|corazon)
(dolor|dolores) [muy|de cabeza|de estomago|de panza|tan] (fuerte|fuertes|intenso|intensos|horrible|horribles|insoportable|insoportables)
(infarto|derrame|embolia|convulsion*|desmaye|desmayo|desmayad*|desmayarme|desmayando|inconsciente|hemorragia|taquicardia|paro cardiaco|anafil*|ambulancia|auxilio|socorro|emergencia|emergencias|urgencia|urgencias|urgente|hospitalizad*|internad*|aborto)
(al|en el|del|para el) hospital
(no|cuesta|dificultad|dificil|puedo|puede|apenas|mal|falta|trabajo|sin) [puedo|puede|me|para|mucho|bien|de|puedo ni|podia] (respirar|respiro|respira|aire|el aire|respirando)
(me|se) (ahogo|ahoga|asfixi*|ahogando|ahogue|estoy ahogando|esta ahogando|falta el aire|falta aire)
(sangrando|sangro|sangra|sangrado|vomitando sangre|mucha sangre|sangre en)
(reaccion|reacciones) [muy] (alergica|mala|fuerte|rara|a la|al|grave|terrible)
(estoy|sigo|ando|me siento|tengo) [muy|bien|con|super] (vomit*|mareo|mareado|mareada|nauseas|escalofrios) .. (desde|despues de|con|por|y)
(muy|bien|super) (maread*|confundid*|debil)
(desde|despues de|con|por) (la|el|mi|esa|ese|su|que me dieron la) (infusion|medicina|tratamiento|dosis|inyeccion|sesion|ketamina|pastilla|medicamento|spray|terapia) .. (SINTOMA|no puedo|me siento|mal|cuesta)
(SINTOMA|me siento mal|mal|raro|rara) .. (desde|despues de|con) (la|el|mi|esa|ese|su|que) (infusion|medicina|tratamiento|dosis|inyeccion|sesion|ketamina|pastilla|medicamento|spray)
se me (hincho|hincha|hincharon|cierra|cerro|duerme|durmio|nubla|nublo|esta hinchando|esta cerrando|esta durmiendo|fue el aire|baja|bajo) [mucho|toda|la|el|los]
(cara|garganta|lengua|labios|boca) [esta|se|me|bien] (hinchad*|cerrad*|cerrando|hinchando|dormida|entumid*)
(hinchad*|hinchazon|ronchas)
(presion|azucar) [esta|la tengo|muy|la|tengo] [muy] (alta|baja|altisima|#|por los cielos)
fiebre (alta|de #|muy)
(veo|vista|vision) (borroso|borrosa|doble|nublado|nublada|nublo)
-- Pedir auxilio.
(ayudenme|ayudeme|ayudame|ayudenos|ayudanos|ayudenlo|ayudenla|salvenme|rescatenme|sos)
(me|nos) (pueden|puede|podrian|podria) ayudar [por favor|porfa] ($|estoy|me siento|ya no|no puedo)
(necesito|necesitamos|ocupo|quiero|nesesito|urge|requiero) [de|su|mucha|mas|una|muchisima|la|alguien que me] (ayuda|ayude|ayuden|auxilio|hablar con alguien|a alguien|hablar con alguien ya) [urgente|porfa|ya|por favor|ahora|$|estoy|me|no|psicologica|medica|con mi vida|hoy]
^ ayuda (me|estoy|no|ya|urgente|mi|que|se|por dios)
"""

STOP_ES = """
(enterense|entiendan|entienda|enterate) [ya|de una vez] [que|q] no (quiero|me interesa|queremos)
(esta|este|aqui) no es (la|el) (familia|numero|telefono|cel|celular|casa) [de] ...
(me|le) (puede|pueden|podrian|podria) (llamar|marcar|hablar) mejor
mejor (llamenme|llameme|marquenme|marqueme|hablenme|hableme)
no (leo|veo|se leer|puedo leer) [bien|muy bien] (los|sus|estos) (textos|mensajes)
(hablo|hablare|voy a hablar|voy a llamar|llamo|llamare) (con|a) (mi|un|el) abogado
(ese|este|el) [numero de] (cel|celular|numero|telefono) ya no es (de|del|mi|su|suyo|mio)
(manden*|envien*|escriban*) [los|sus|estos] [mensajes|textos] a (mi|el|la|su) _ / [y] a mi (ya no|no)
no me gusta [que|q] me (esten|estan) (escribiendo|mandando|texteando|molestando|llamando) ...
(no|ya no|nunca|dejen de|deje de|deja de|dejenme de|dejar de|paren de|pare de|para de|basta de|parenle de|dejense de|nomas no|eviten|dejad de|deben dejar de) [por favor|porfa|mas|quiero|deseo|que|quiero que|necesito que|deseo que|quiero mas|vuelvan a|volver a|vuelva a|sigan|siga|esten|este|estes|estar|tienen que|hace falta que|ya|seguir|de|gusta que|autorizo que|autorizo a|permito que|manden] (me|nos) [vuelvan a|sigan|esten|este|anden|vuelva a|siga] MANDAR
(no|ya no|dejen de|deje de|deja de|paren de|dejar de|basta de|nunca|parenle de|eviten) [esten|este|anden|estar|me|quiero que|mas|sigan|siga] [esten|anden|este|estar] (mandar*|enviar*|enviand*|mandand*|escribir*|escribiend*|molest*|textear*|texteand*|chinga*|jod*|fregar|fregand*|fastidi*|mandes|mande|manden|envien|envie|escriban|escriba|texteen|textes|llamen|llame|contacten|contacte|acosar*|insist*|chingand*|joder|moler)
(no|ya no|nunca) (quiero|deseo|necesito|autorizo|me interesa|me interesan|pedi|solicite|quisiera|gusta) [que|recibir|mas|sus|los|estos|esos|tantos|seguir|recibiendo|estar|mas de|sus] [mas|sus|los|estos|recibir|recibiendo|tantos|de|esos|estar|que] (TEXTOS|que me|recibir|recibiendo|manden|contacten|nada de ustedes|nada con ustedes|en su lista|en la lista|saber de|saber nada|mensajes|que manden|seguir recibiendo|publicidad|contacto)
(no|sin|basta de|basta con|alto a|paren|paren los|paren con|cero|menos|demasiados|tantos|muchos|tanto|demasiado|cuantos|puros|parenle a|alto con|cancel*|ya basta con|ya basta de|suspend*|pausen|pausar|pausa|detengan|detener|desactiv*|apaguen|quiten|harto de|harta de|cansado de|cansada de|odio|ya estuvo de|mandan muchos|mandan demasiados|silenci*) [mas|los|sus|tantos|estos|de|con|mis|tanto|esos|a|la|el|las|por favor|porfa|mi] [los|sus|mas|estos|de] (TEXTOS|mensajear|suscripcion|textear|servicio de mensajes|spam|servicio)
no mas $
(mandan|envian|escriben|mandando|molestan|textean|llegan|recibo) [me|muy|mucho] [muchos|tantos|demasiado*|muchisimos|mucho|tanto|demasiados|puros] (TEXTOS|mucho|demasiado|tanto|seguido|muchisimo)
(tantos|demasiados|muchos) (mensajes|textos|recordatorios|avisos) [ya|$|al dia|por dia|diarios]
(quit*|borr*|elimin*|sac*|saqu*|remuev*|remov*|suprim*|bajen*|retir*|tach*|exclu*) [me|mi|este|el|mis|a mi|ese|por favor|porfa|ya] [de|por favor|el|este|mi|su] [numero|telefono|datos|nombre|celular|contacto|numerito|numeros|cel|la|su|sus] (numero|telefono|datos|lista|listas|sistema|celular|cel|contactos|nombre|base|registros|contacto)
^ [por favor|porfa|ya|ok|mejor|pues|bueno] (quitenme|quiteme|quitame|borrenme|borreme|eliminenme|saquenme|saqueme|bloqueenme|remuevanme|borrame|eliminame)
(quitenme|borrenme|eliminenme|saquenme|quiteme|saqueme|borreme|elimineme|remuevanme|remuevame|bajenme|retirenme) [$|ya|de|por favor|porfa|ahora|gracias|inmediatamente]
(dar*|den*|de|doy|dame|deme|denme|darse) [me|nos] [de] (baja|vaja)
de (baja|vaja) [$|por favor|porfa|ya]
(baja|alto|parar|paren|pare|parale|parenle|pareme|basta|detener|detenganse|deteganse|detenga|suspender|fuera) [ya|$|por favor|porfa|de|con|mensajes|gracias|a los] [$|mensajes|esto|los|por favor|ya|de mandar|con esto|con los|de una vez]
^ [ya|ok|que|si|no|por favor|pero] [le|ya] (basta|paren|pare|parenle|parale|parele|estuvo|alto|dejen|detenganse|para ya) [$|ya|de|con|por favor|los|tanto|mensajes|gracias|esto]
(numero|telefono|persona|celular) (equivocad*|ekivocad*|equibocad*|incorrect*|erroneo|errado|erronea|eqivocad*|equivocao)
(equivocad*|equivoc*|equibocad*|ekivoc*|eqivoc*|equibo*) [de|$|el|con|esta|este|la|aqui|mi|no|yo|senor|amigo] [numero|persona|$|telefono]
(se|te|estan|esta) (equivoc*|confundi*|confund*|equiboc*|ekivoc*)
(no|yo no|ya no|nunca) (soy|es|fui|era|somos|conozco|conocemos|conosco) [la|el|a|ese|esa|este|esta|su|ningun|ninguna|de|mi|una] [numero de|telefono de|celular de] (persona|paciente|pasiente|@|numero|telefono|celular|senor|senora|nadie|doctor|ese|esa|el|ella|ninguno|cliente|doctora|clinica)
(aqui|aca|este numero|en este numero|en esta casa) [ya] no (vive|hay|esta|es|se encuentra|trabaja|tenemos|existe|pertenece)
(numero|telefono|celular) [ya|ya no|no|ahora|me|le|es|fue] [no|es|pertenece|lo|me|de|era] (pertenece|es de|es mio|de otra persona|reasign*|lo dieron|cambio de dueno|no existe|es nuevo|nuevo)
(demandar*|demandare|demanda|demando|denunci*|abogad*|reportar*|reporte|reportando|reportarlos|voy a reportar|los reporto|accion legal|acoso|acosando|hostigamiento|fraude a)
(no|ya no|tampoco) [me|nos|estoy|estamos|le|tengo] [muy] (interesa|interesan|interesad*|interes|interese|intereza)
(ya no|no|nunca) (soy|somos|es|fui|he sido) [su|un|una] (paciente|pasiente|cliente|clienta|pacientes) [$|suyo|de|ahi|alli|desde|ni]
(cambie|cambiamos|encontre|tengo|voy con|voy a|cambio|consegui) [de|con|a] [otro|otra|nuevo|nueva|un|una] [nuevo|nueva] (doctor|doctora|clinica|medico|psiquiatra|terapeuta|proveedor|psicologo|psicologa)
(ya no|no) (voy|vamos|asisto|acudo|va) [a ir] (con ustedes|ahi|alli|con ese doctor|a esa clinica|a su clinica|a esa|con esa|con el doctor) [quit*|ya|$|porque|y|mas|nunca]
me (mude|cambie) [de|a] [otro|otra|estado|ciudad|casa|pais|clinica]
(dejen*|deje*|deja*|dejar*) [de] (en paz|molest*|chinga*|joder|fregar|moler|fastidi*|estar molestando|insistir|tranquil*|hostigar|acosar|dar lata|mamar)
dejenme (en paz|tranquil*|ya|$)
no me (hablen|hable|hables|busquen|busque)
(no|ya no) [me|nos|esten|este|anden|sigan|estes|chinguen|jodan] (molest*|chingu*|jodan|joda|jodas|frieguen|fregu*|fastidi*|chingand*|jodiendo|fregando|hostiguen|hostigu*|acosen|insistan|marquen)
(chingad*|chingu*|chingar|carajo|verga|a la verga|vayanse|vete|larguense|largate|pendej*|cabron*|hijos de|mierda|al diablo|puta|puto|putas|putos|putamadre|pinche|pinches|jodanse|jodete|culeros|mamones|callense|callate)
(que|cuanta) [dan|dar|dando] (lata|molestia|molestos|fastidio|hartos)
(me tienen hart*|me hartan|hartan|estoy hart* de|que pesad*|como molestan|ya me cansaron|me caen gordos|molestan mucho|son muy molestos)
(solo|solamente|nada mas|unicamente|mejor|nomas|prefiero|prefiero que) [por|un|una|que|me|a|mandenme|llamenme|los] [por|manden|mande|me|llamen|un|los|envien|recordatorios de|envienme] (correo|correos|email|emails|telefono|llamada|llamadas|llamenme|carta|cartas|llamen|recordatorios|whatsapp|llamame|mail|llameme|marquenme|llame)
(mejor|prefiero que|solo|solamente) [me] (llamen|marquen|llamenme|marquenme|llameme)
llamenme (mejor|solo|en vez|en lugar)
(es|soy|esto es|ya es|marco a) (otro|otra) (numero|persona|telefono)
(mand*|envi*|mandenlo|mandenmelo|enviemelo) [todo|lo|me] por (correo|email|carta)
(no|ni) (por|via) (texto|mensaje|mensajes|textos)
(no|nada de|sin) (mensajes|textos|mensajear|recordatorios|avisos|promociones|encuestas|publicidad)
(cancel*|quitar|anular|terminar|suspender|parar) [la|mi|los|estos|mis|sus|este|esta|el|las] [de] (mensajes|suscripcion|textos|recordatorios|avisos|servicio|notificaciones|mensajes de texto|alertas|subscripcion)
(nunca|no|yo no|jamas) [me|les|los|te|di|he|le] [di|dado] (suscribi|inscribi|autorice|permiso|consentimiento|pedi esto|pedi estos|registre|apunte|pedi mensajes|pedi|mi numero|autorizacion|autorizado)
(quien|como|donde) [les|le|te] (dio|dieron|consiguio|consiguieron|consiguieron|tienen|obtuvieron|sacaron) mi numero
(spam|estafa|estafadores|fraude) [$|borr*|dejen|no|son|ya]
(revoco|retiro|anulo|revocar|retirar) [mi|el|todo] (consentimiento|permiso|autorizacion)
desuscri*
(solo|solamente|nomas|unicamente|nada mas) (quiero|prefiero|acepto|deseo|necesito) [que|recibir] [me] (llamadas|llamen|correos|correo|email|emails|cartas|llamada)
(esta|esa|este|ese) (persona|senor|senora|muchacho|muchacha|paciente|numero) [ya] no (vive|esta|es|trabaja|existe|se encuentra|pertenece)
(me|nos) (siguen|sigue|estan|continuan) (escrib*|mand*|envi*|text*|molest*|llegando)
(bloquead*|bloqueo|bloquear*|bloqueare)
(linea|telefono|numero|celular) (de|del) (un negocio|una empresa|mi trabajo|trabajo|un restaurante|una tienda|una oficina|una escuela)
^ (eliminar|eliminen|borrar|borren|quitar|quiten|desactivar|silenciar) [por favor|porfa|gracias|ya] $
(quiero|quisiera|deseo|necesito|me gustaria) dejar de (recibir|tener) [estos|sus|los|mas|esos|tantos] (TEXTOS|mensajes)
stop (para|a) (los|estos|sus) (mensajes|textos)
"""

CANCEL_ES = """
(podes|podrias|puedes|puede|pueden|podrian) (cancelarme|cancelar|anular|anularme) [el|la|mi] (turno|cita|hora|consulta) ...
[pero|y|que] siempre no [voy|puedo|vamos|podre|va a poder] $
^ mejor ya no $
(deje|dejen|dele|denle|den|dejenle) [mi|el|ese] (lugar|espacio|campo|turno|cita) (pa|para|a|al) (otro|otra|alguien|alguien mas|otra persona|otro paciente|quien)
^ (YES|OK) / [por favor|porfa|gracias|mejor|please|its|then] x $
no (cuent*|conten) [ya] (conmigo|con nosotros|con migo)
no (me|nos) (espere|esperen)
(cancelar|cancele|cancelen|cancelo|cancelame|canceleme|cancelenme|cancela|cancelada|cancelado|cancelaron|cancelarla|cancelenla|cancelela|cancelamos|cancelemos|canselar|cansele|cansela|cansel*|anular|anule|anulen|anulo|anulenme|anula|anulala|anulela|anulenla|anularla|cancelala|suspender mi|suspendan mi)
(no|ya no|tampoco|nunca|no creo) [me|creo que|nos|les|se si] [voy a|podre|puedo|podemos|vamos a|podria|alcanzo a|pude|pienso|va a|quiero|puede|podra|vamos|llego a|creo|logro|alcanzare a|alcanzamos a|pudimos|va|boy a|bamos a|podremos|creo que pueda|creo poder|creo que puedo|creo que] [poder|a|voy a|bamos] (ir|asistir|llegar|presentarme|venir|estar|acudir|hacerla|hacerlo|ire|asistire|vengo|alcanzar|la cita|atender|manejar|salir|acompanarlos|llegare|estare|presentare|acudire|iremos|asistiremos|llegamos|podra|cumplir|ir a|pueda|poder)
(no|ya no|tampoco) (podre|asistire|ire|puedo|voy|vamos|alcanzo|llego|podremos|podria|boy|bamos|iremos|pude|llegare|llegamos|podemos|acudire|va|vengo|pudimos) [a ir] ($|hoy|manana|a|ese|el|la|porque|por|tengo|estoy|lo siento|disculpe|perdon|ir|mi|ya|gracias|este|en|hacer|mas a|salio|con mi|esta|DAY|esa|asi que|se me|me)
(hoy|manana|ese dia|esa hora|a esa hora|el DAY|DAY) (no|ya no|tampoco) [me|voy a] (puedo|podre|voy|vamos|podemos|llego|alcanzo|es posible|se puede|se va a poder|poder)
(no|ya no) (quiero|necesito|deseo|ocupo|requiero|voy a necesitar|me hace falta|voy a ocupar|quiero ir a) [ir a|mas|a] (la|mi|esa|esta|ir|una|cita|mas citas)
^ [no|ok|lo siento|disculpe|perdon|gracias|hola|buenos dias|que pena] (no puedo|no voy|no podre|no iba|no asistire|no ire|no llego|nel|nop|imposible|no se puede|no va a poder ser|no sera posible) [THANKS|gracias|lo siento|disculpe|perdon|hoy|manana|ir] $
(no|ya no) (me|nos) (es|sera|va a ser) posible
(borren|borre|quiten|quite|quitenme|saquenme|eliminen|den|regalen|liberen|suspendan|pasen) [de|mi|la|el] [mi|la] (cita|agenda|lugar|espacio|turno|visita|cita a otra)
(mejor|prefiero) (no voy|no ir|no asistir)
(no hace falta|no sera necesari*|no es necesari*|no se necesita|no tiene caso|ya no tiene caso|ya no la ocupo|ya no la necesito|ya no la quiero|ya no ocupo) ($|ir|la|mi|una|CITA|gracias|que vaya|asistir|venir|porfa|ya)
ya (me|se|lo|la) [la|lo|las] (hice|hicieron|atendieron|vieron|vio|atendio|resolvio|solucione|curo|alivie) [eso|en|con|ya] [en|con] [otro|otra|otro lado|un|una|el|la] ($|CITA|clinica|doctor|hospital|lado|lugar|parte|solo)
(imposible|no hay forma de|no hay manera de|no hay como|no tengo como|no tengo en que|no veo como) (llegar|ir|asistir|moverme|salir|venir|irme)
(creo|pues|entonces|supongo) que (no voy|no llego|mejor no|no va a ser|no podre|no se va a poder)
no se (va a poder|podra|pudo|me va a poder)
(quit*|borr*|elimin*|sac*|saqu*|remuev*|baj*|tach*) [me] [de] (la agenda|su agenda|mi cita|la cita|esa cita|esta cita|el calendario|ese dia|ese horario|ese turno)
(dele|denle|den|deme|pueden darle|puede darle|pueden dar|regalen|ofrezcan|pueden usar|puede usar|usen|ocupen) [le] (mi|el|la) (lugar|espacio|turno|cita|hora) [a|para] (otra|otro|alguien|alguna|algun|quien)
^ x (para|a|en|de) (la|mi|esa|esta) cita
(nomas|solo|mejor) (quitenmela|quitemela|quitela|cancelenmela|cancelemela|borrenla)
"""

RESCHEDULE_ES = """
(despues|luego) (de eso|de las #|de esa hora) [si|ya] (puedo|podria|salgo|estoy libre)
(el|los) (lunes|martes|miercoles|jueves|viernes|sabado) me (queda|conviene|viene|sirve) (mejor|bien)
(reprogram*|reagend*|reajend*|reagenda*|recalendari*|aplaz*|pospon*|posponer|recorr*|recorran|reprogam*|postergar|posterg*)
(cambi*|mover|mueva*|muevan*|moverla|moverlo|pasar|pasen*|pasarla|pasarmela|adelant*|atras*|retras*|correr|corran|correrla|recorrer|cambeen*|cambear*|canvi*) [me|la|mi|el|de|lo|esa|mis|a|para|nos|las|su] [cita|hora|dia|fecha|visita|turno|horario|consulta|citas|sesion|cita de DAY] [mi|la|de|el] [cita|hora] [para|a|al|por|de] [otro|otra|el|la|las|mas|un] (CITA|hora|dia|fecha|horario|tarde|temprano|semana|DAY|otro|otra|TIME|despues|antes|$|lunes|mes)
(cambi*|muev*|mover) [me|mi] (la|lo|mi|el) [$|cita|para|a|al|por|de|hora|dia|pueden|puede]
(me|se|nos) [la|lo|las|pueden|puede|podrian|podria] [la|lo] (cambiar|cambian|cambia|mover|mueven|mueve|cambien|muevan|cambiarla|moverla|cambiarmela|pasar|pasan|dar otra|dan otra|da otra|dar otro|dan otro|da otro)
(otra|otro|diferente|nueva|distinta|otras) (hora|fecha|dia|cita|horario|dias|horas|semana|momento|horarios|turno|disponib*|espacio|lugar) [$|porfa|por favor|disponible|por|que|en|para|mejor|es|si|la|mas|de|a|se|me|porque|puede|no|y|DAY]
(DAY|hoy) no / [pero|el|mejor] DAY [si|$]
(mas tardecito|mas tempranito|mas tardesito|tardecito)
(se puede|puede ser|podria ser|podra ser|pueden|que tal|seria|me sirve|me queda|mejor|prefiero|preferiria|quisiera|puedo|podria|podemos|tendran|tienen|tiene|hay|habra|sera posible|me gustaria|algo|si pero|pero|tendra|queria) [algo|ser|cita|en|otra|otro|para|a|por|el|la|un|uno|hasta|ir|mejor|de|solo|que sea|espacio|disponible|disponibilidad|mas] [la|el|cita|otro|las|lugar|espacio|por] (mas tarde|mas temprano|tarde|temprano|otro dia|otra hora|DAY|TIME|antes|despues|en la tarde|en la manana|por la tarde|por la manana|proxima semana|otra semana|la proxima|otro|otra|disponibilidad|disponible|dia|a las #|semana|sabados|# de la|espacio) [$|porfa|mejor|por favor|DAY|disponible|disponibles|gracias|TIME|o|a|que|la|si|de|en|para|no|se|hora|dia|fecha]
(no|ya no) (puedo|podre|me queda|me acomoda|me sirve|me funciona|me conviene|me es posible) [ir|llegar|a|el|la|las|en|ese|esa|por|bien|ir a|DAY|hoy] [esa|ese|las|la|DAY|el] [hora|dia|horario|DAY|TIME|manana|tarde] (pero|mejor|si|y|que|puede|podria|podemos|otro|otra|seria|prefiero] [ser|el|si|puedo|ir|a|DAY|mejor|tal|se|las] (DAY|TIME|otro|otra|mas tarde|mas temprano|hora|dia|horario|semana)
(ese|esa|el|a esa|en ese|en esa|a ese|DAY) [dia|hora|horario|fecha] (no|trabajo|tengo|estoy|estare) [puedo|me queda|me sirve|trabajo|me acomoda|puedo ir|podre|trabajando|me conviene] .. (otro|otra|mas tarde|mas temprano|DAY|despues|antes|mejor|manana|en la tarde)
(no|ya no) (puedo|voy|podre|llego|alcanzo|podra) ... (otra|otro|reprogram*|reagend*|cambi*|mover*|el DAY ?|me dan|mejor el|pero el|pero si|me puede dar|me pueden dar|hay otro|tienen|que tal|puede ser|podria ser|cuando hay|proxima|a las #) [$|cita|dia|hora|fecha|la|el|si|DAY|?|para|ser|puedo|lugar|espacio]
(no|DAY|hoy) [DAY|puedo|me queda] / [el|que tal|mejor|y|o|puede ser] [el|la|las|a] DAY ?
^ [si|sip|ok|no|claro|bueno|c|confirmo|esta bien] pero [a|el|mas|para|en|que|puede|por|de|mejor|otro|otra|puedo|podria|seria|no a] [ser|sea|las|la|las|el] (DAY|TIME|tarde|temprano|otro|otra|hora|#|las)
^ (mejor|prefiero) (el|la|en|a|por|para|otro|otra|manana|DAY|mas|que sea)
(prefiero|me conviene|me queda|me acomoda|me sirve) [mejor|mas|bien|si es|ir] (el|la|en|a|por|DAY|mas|otro|otra|que)
(denme|deme|dame|den|agenden*|agende*|agendar|pongan*|ponganme|poner|sacar|hacer|quiero|necesito|quisiera|ocupo|busco|programar|buscar|programen|programe) [me|una|otra|la|para|nueva|una nueva|mi] [cita|fecha|hora|dia|nueva] [nueva] (otra|otro|nueva|nuevo|para|el|despues|antes|mas tarde|mas temprano|mas pronto|en|DAY|otra fecha|otra hora) [fecha|hora|cita|dia|el|la|DAY|semana|tarde|temprano|proxima]
(cancel*|anul*) .. (reprogram*|reagend*|otra|otro|nueva|denme|cambi*|dame|para el|proxima)
(perdi|falte a|olvide|se me olvido|se me paso) [mi|la] cita
(por|en) (videollamada|video|zoom|telefono) (mejor|en vez|en lugar|se puede|?)
(lista de espera|mas pronto|lo antes posible otra|cita mas)
me (da|dan|das|pone|ponen|saca|sacan|agenda|agendan|apunta|apuntan|busca|buscan|consigue|consiguen|acomoda|acomodan) [mejor] [una|otra|uno|otro|la|lo] [cita|hora|lugar|espacio] (para|mas adelante|mas tarde|despues|DAY)
(luego|despues|otro dia|mas adelante|mas tarde|ya luego|cuando pueda) [yo|me] [la|le|lo] (saco|hago|agendo|pido|programo|reagendo|reprogramo|llamo para|pongo)
(correr|recorrer|corran|mover|adelantar|atrasar|retrasar|corre|corren|mueven|recorren) [me|mela|la|mi] [cita] [por|unas|una|un|media|#|dos|tres|otra] (hora|horas|rato|ratito|dia|dias|semana|semanas|minutos|minutitos)
(con|no con) (otro|otra) (doctor|doctora|medico) (mejor|en vez|porfa|si se puede|por favor)
(despues|antes|junto|enseguida) de (mi esposa|mi esposo|mi hija|mi hijo|mi mama|ella)
(pense|crei|pensaba|creia) que (era|es|seria) [el|a|para] [el|las] (DAY|TIME)
(me|nos) (pueden|puede|podrian|podria) (atender|recibir|ver|pasar) [mejor|hasta|a|el|mas|otro] [las|la|dia] (TIME|DAY|tarde|temprano|dia|otro dia)
(muev*|movel*|cambial*|pasal*|pasel*|cambiel*|dejal*|ponl*|pongal*) [la|mi] [cita] (pa|para|al|a|el|en|hasta) (otro|otra|el|la|DAY|mas|despues|manana)
^ [y|o|mejor|puede ser|seria] (en|por) la (tarde|manana|noche|mananita|tardecita) ?
no [puedo|me queda|alcanzo|llego|podria|podre] [ir|llegar] (a|en) (esa|esas|ese) (hora|horas|dia|horario) [$|puede|pero|mejor|trabajo|tengo]
(hoy|manana|DAY) no / [pero|mejor|el|si] pasado [manana] [si|$]
(dejela|dejala|dejenla|dejarla|pongala|ponla|pasela|pasala) (para|en|el|a|al|hasta) [el|la] (DAY|otro|otra|mas|despues|TIME)
^ y (el|la|en|por|para|a) [el|la|las] (DAY|TIME|tarde) ?
^ para (el|la) DAY [mejor|porfa|por favor|si|se] [puede|$]
(dejarl*|dejarm*|dejam*|dejem*|dejel*|pongal*|ponerl*) (para|pa) (despues|luego|otro|otra|la otra|el otro|la proxima|el proximo|el|DAY|mas) [_] [_]
no puedo / [a] (las|la) # [_] si [puedo|podria|$]
a las # no puedo / [a] (las|la) # [_] si
que sea (la|el|en|otro|otra|mas|a|para|mejor) [_] (entrante|proxima|proximo|DAY|semana|dia|tarde|temprano|hora|que viene) [_]
(la|lo) (movemos|cambiamos|pasamos|corremos) [para|a|mejor|otro|?|$]
(no puedo|no podemos|no me queda) (ese|este|el) (dia|DAY) / [y] (que|cual|cuando) [otro|otra] [dia|hora|tiene|tienen|hay]
"""
