/** Verbs by what they do in a message to a business. `lemma` or `lemma:irregular+stems` or `lemma:…=extra+forms`. */
export const VERBS: Readonly<Record<string, string>> = {
  // Asking for an appointment.
  v_reserve:
    'reservar agendar apartar separar programar concertar calendarizar turnear apuntar anotar guardar asegurar inscribir=inscripcion',
  v_get:
    'sacar pedir:pid solicitar tomar conseguir:consig+consigu obtener:obteng+obtien+obtuv coger:coj coordinar acordar:acuerd hacer:hag+hic+hag+har=hace+haceme+haga+haz+hazme marcar dar=dame+denme+deme+das+dan+da+darias+darian+doy+des+den+darme+darnos+dais agarrar asignar generar gestionar registrar pactar fijar realizar crear tramitar otorgar',
  // The wish in front of it.
  v_want:
    'querer:quier+quis=quiero+quisiera+querria+querriamos+quisieramos+quisiese necesitar precisar desear ocupar buscar=busco interesar requerir:requier pretender urgir:urj=urge',
  v_can: 'poder:pued+pud+podr=podria+podrias+podrian+podriamos+podre+podes+puedo+podemos+podra+podran+podriais',
  v_like: 'gustar encantar agradar',
  v_have:
    'tener:teng+tien+tuv+tend=tenes+tienes+tenen+tendras+tendran+tendrias+tendrian+tendria+tendra+tengas+tengan haber=hay+habra+habria+hubiera+hubiese disponer:dispon+dispong contar:cuent quedar',
  // Undoing and moving it.
  v_cancel: 'cancelar anular suspender desagendar desmarcar invalidar',
  v_remove: 'eliminar borrar quitar sacar bajar desistir retirar remover revocar desprogramar rechazar deshacer',
  v_move:
    'reprogramar reagendar postergar posponer:pospon+pospong+pospus+pospuest aplazar diferir:difier trasladar reubicar desplazar anticipar recalendarizar recoordinar retrasar atrasar adelantar',
  v_postpone:
    'reprogramar reagendar postergar posponer:pospon+pospong+pospus+pospuest aplazar recalendarizar recoordinar reubicar reacomodar reprogramar',
  v_change:
    'cambiar mover:muev modificar correr pasar editar alterar rectificar ajustar actualizar corregir:corrij+corrig',
  v_release: 'liberar ceder soltar:suelt desocupar devolver:devuelv renunciar disponer:dispon+dispong',
  v_unlist: 'borrar quitar sacar bajar tachar eliminar desanotar desapuntar dar',
  v_put: 'poner:pon+pong+pus+pondr dejar meter pasar buscar colocar tirar patear acomodar ubicar encajar juntar',
  v_bring: 'llevar traer:traig usar ocupar utilizar',
  v_expect: 'esperar guardar apartar anotar contar:cuent recoger:recoj venir:veng+vien buscar molestar preparar',
  v_go: 'ir:vay+ib=ire+voy+vas+va+vamos+van+iras+ira+iremos+iran+fui+iria+yendo+voy+vaya asistir acudir llegar concurrir presentar venir:veng+vien+vin+vend estar=estare+presentarme+presentarse aparecer alcanzar acercar pasar',
  v_attend_me: 'atender:atiend ver=verme+vea+veas+vean+vernos revisar evaluar examinar chequear',
  // The business's day.
  v_open: 'abrir=abierto+abiertos+abierta+abiertas',
  v_close: 'cerrar:cierr=cerrado+cerrados+cerrada+cerradas',
  v_work: 'trabajar atender:atiend laborar funcionar operar recibir',
  v_start: 'empezar:empiez comenzar:comienz iniciar arrancar terminar acabar',
  // Money.
  v_cost:
    'costar:cuest valer:valg+vald salir:salg+sald cobrar=cuesta+cuestan+vale+valen+sale+salen+cobran+cobras+cobra+saldria+costaria+valdria+cobrarias+cobrarian+costara costear',
  v_pay: 'pagar abonar financiar depositar transferir:transfier saldar facturar',
  v_buy: 'comprar vender adquirir encargar ordenar',
  // What is offered.
  v_offer:
    'ofrecer:ofrezc brindar prestar realizar manejar trabajar hacer:hag+hac=hacen+haces+hace+hacer+haceis+harian+harias proveer proporcionar dedicar=dedican+dedicas+dedica colocar poner:pon+pong+pus vender incluir:incluy disponer:dispon',
  // Knowing, telling, seeing.
  v_know:
    'saber:se+sab+sup+sabr=sabes+saben+sepa+supiera conocer:conozc averiguar enterar consultar informar aclarar asesorar orientar explicar entender:entiend',
  v_tell:
    'decir:dig+dic+dij+dir=decime+dime+diganme+digame+decirme+diria+dirias+decis+dices indicar comentar informar contar:cuent compartir mandar enviar pasar facilitar mostrar:muestr listar mencionar dar=dame+deme+denme',
  v_see:
    'ver=veo+ves+vemos+ven+verlo+verla+verlos+verlas+vea+visto+vi+viendo consultar revisar chequear checar mirar mostrar:muestr=muestrame+mostrame+muestreme verificar confirmar listar recordar:recuerd=recordame+recuerdame visualizar buscar conocer saber:sab localizar encontrar:encuentr',
  v_speak:
    'hablar conversar comunicar contactar llamar platicar charlar derivar transferir chatear=comunicarme+contactarme+comuniqueme',
  v_fail: 'fallar demorar tardar olvidar romper extraviar perder:pierd estafar maltratar desaparecer plantar',
  v_thank: 'agradecer:agradezc',
  v_learn: 'aprender cursar matricular graduar',
  v_eat: 'cenar almorzar:almuerz desayunar merendar:meriend beber',
  v_play: 'jugar:jueg bailar cantar escuchar',
  v_travel: 'viajar volar:vuel hospedar alojar',
};

/** Services told by their verb, mostly with "me": "cortarme", "teñirme". */
export const SERVICE_VERBS =
  'cortar teñir:tiñ depilar maquillar peinar alisar planchar rizar afeitar rasurar rapar tatuar perforar blanquear vacunar castrar esterilizar desparasitar masajear limar esmaltar decolorar aclarar rebajar emparejar retocar recortar pintar arreglar lavar limpiar exfoliar hidratar laminar rejuvenecer operar extraer sacar entrenar alinear balancear diagnosticar emplantillar broncear trenzar matizar tonificar'.replaceAll(
    'ñ',
    'n',
  );
