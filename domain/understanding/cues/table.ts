/**
 * What the wording of a message says besides its intent and its slots. One row per cue, on plain text, whole words only.
 * `unless`: wordings that take it back. The examples run as tests, `counter` are messages that must not carry the cue.
 */

export interface CueRule {
  id: string;
  at: RegExp;
  unless?: RegExp;
  examples: readonly string[];
  counter?: readonly string[];
}

export const CUES = [
  {
    id: 'complaint',
    at: / (queja|quejarme|quejar|reclamo|reclamar|denuncia|denunciar|estafa|estafadores|estafaron|verguenza|(?<!hech[oa]s? (un )?)desastre|pesimo|pesima|horrible|maltrato|maltrataron|me arruinaron|me quemaron|devuelvan|defensa del consumidor) /,
    examples: ['quiero hacer un reclamo', 'es una vergüenza cómo me atendieron', 'un desastre la atención'],
    counter: ['quiero un turno', 'tengo el pelo hecho un desastre'],
  },
  {
    id: 'insult',
    at: / (boludos?|boludas?|pelotud[oa]s?|idiotas?|imbeciles|imbecil|estupid[oa]s?|tarad[oa]s?|forr[oa]s?|hdp|hij[oa]s? de (re mil )?puta|la puta|mierda|la concha|conchudos?|carajo|inutil|inutiles|no servis|no sirven para nada|chupame|chupala|andate a la|culiao|culiad[oa]|(sos|son|que|un|unos|re|manga de|flor de|pedazo de|no seas|eh) giles|(sos|que|un|re|tan|flor de|pedazo de|no seas|eh) gil|pajer[oa]s?|basura) /,
    examples: ['sos un inútil', 'no servís', 'sos un gil', 'son unos giles'],
    counter: ['corte para Gilda', 'Gil con doble l', 'a nombre de Leo Gil', 'el apellido es Giles'],
  },
  {
    id: 'of_others',
    at: / (((dame|decime|deci|mostrame|pasame|listame|ver|mirar|fijate|mandame) ([a-z]+ ){0,3}|los |que |todos los )turnos? de (?!la |el |los |las |hoy|manana|pasado|esta |este |ese |lunes|martes|miercoles|jueves|viernes|sabado|domingo|mi |mis )[a-z]+|quien(es)? (mas )?(tiene|tienen) turnos?|turnos? (que )?tienen? (hoy |manana )?[a-z]+) /,
    examples: ['dame los turnos de María', '¿quién tiene turno hoy?'],
    counter: ['dame un turno', 'mostrame los turnos de mi hija'],
  },
  {
    id: 'if_cancelled',
    at: / ((y |pero )?(que pasa |que hago |como hago |hay problema |me cobran |cobran )?(si|cuando) (yo |despues |luego |al final |por algo |por x motivo |llego a |llegara a )*((no (puedo|pudiera|llego|voy)( a poder)? (a )?(ir|venir|asistir|llegar))|((tengo|tuviera|tendria|necesito|quiero|quisiera|decido) (que )?)?(cancelo|cancelar(lo)?|suspendo|suspender(lo)?|anulo|anular(lo)?))|(hasta cuando|con cuanta (anticipacion|antelacion)|con cuanto tiempo)( [a-z]+){0,3} (cancelo|cancelar(lo)?|avisar)) /,
    examples: ['¿y si después no puedo ir?', '¿hasta cuándo puedo cancelar?'],
  },
  {
    id: 'thanks',
    at: / (gracias|graciass?|agradezco|agradecid[oa]) /,
    examples: ['muchas gracias'],
  },
  {
    id: 'agrees',
    at: / (dale|confirm\w*|quiero|ok|okey|perfecto|listo|bueno|claro|de una|joya|esta bien|de acuerdo|exacto|correcto|genial|barbaro|si) /,
    examples: ['dale gracias', 'sí, confirmo'],
  },
  {
    id: 'urgent',
    at: / (ya|ya mismo|urgente|urgentemente|con urgencia|ahora|ahora mismo|hoy mismo|enseguida|de inmediato|cuanto antes|lo antes posible|lo mas pronto( posible)?|lo mas temprano posible) /,
    unless:
      / (ya (no|fui|tengo|saque|te|lo|la|pague|estoy|esta|era|sabes|que|salgo|salimos|voy|vamos|llego|llegamos|sali)|ahora (te|le|vuelvo|si|no)|(tengo|tenia|tenemos) (ahora|ya)) /,
    examples: ['necesito turno ya', 'lo antes posible'],
    counter: ['ya no quiero', 'ahora te digo', 'si ya salgo', 'a la hora que tengo ahora'],
  },
  {
    id: 'first_there_is',
    at: / (el |la )?(primer|primero|primera|proximo|proxima) (turno|lugar|hueco|horario|hora|cita|espacio|disponible|que (tengas|tenes|haya|hay|tengan|te quede|salga)) /,
    examples: ['el primer lugar que tengas', 'el próximo turno disponible', 'el primero que tengas'],
    counter: ['el primero', 'es mi primera vez'],
  },
  {
    id: 'refuses',
    at: / (no (puedo|puede ser|me sirve|me sirven|me viene|me vienen|me conviene|llego|voy a poder|me queda|me quedan)|imposible|ningun[oa]( de (es[oa]s|ell[oa]s))?( me (sirve|viene|queda|cierra))?) /,
    examples: ['el viernes no puedo', 'no me sirve ninguno', 'a esa hora no llego'],
    counter: ['puedo el viernes'],
  },
  {
    id: 'none_of_them',
    at: / (ningun[oa]|no me (sirven?|vienen?|quedan?|cierran?) (bien )?(ningun[oa]|es[oa]s|es[oa])|en otro (momento|horario)|a esa hora no|es[ea] hora no|es[oa]s? (horarios? |horas? )?no) /,
    examples: ['no me sirve ninguno', 'ninguno de esos', 'a esa hora no puedo'],
    counter: ['alguno de esos'],
  },
  {
    id: 'that_day_not',
    at: / (ese dia (no|imposible|tampoco)|no (puedo|llego|estoy|me sirve) ese dia|otro dia|algun otro dia|en otro dia) /,
    examples: ['ese día no puedo', 'mejor otro día'],
    counter: ['ese día está bien'],
  },
  {
    id: 'how_are_you',
    at: / (todo bien|como (va|andas|estas|anda|estan|le va|te va)|que tal) /,
    examples: ['¿cómo andás?'],
  },
  {
    id: 'asks_for_room',
    at: / (cuando (puedas|puedan|quieras|quieran|tengas|tengan|haya|sea)( vos| usted)?|cualquier dia|el dia que (sea|puedas|tengas|haya|quieras)|decime vos|vos decime|lo que (tengas|haya)) | (cuando|que dias?|que horarios?|que horas?|que turnos?|que) (me )?(tenes|tienen|tiene|hay|te queda|les queda|te quedan|queda|quedan|podes|pueden|podria ser|ofreces|esta libre|tenes libre) /,
    examples: ['¿cuándo tenés?', '¿qué hay libre?', 'cualquier día'],
    counter: ['el jueves'],
  },
  {
    id: 'yes_in_other_words',
    at: /^ (si+|s|dale|ok|oka|okey|perfecto|listo|bueno|claro|obvio|obviamente|genial|buenisimo|excelente|confirmo|confirmado|confirmadisimo|joya|de una|por supuesto|esta bien|esta perfecto|de acuerdo|correcto|exacto|ahora si|me parece (bien|perfecto)|barbaro|quedamos asi|vamos con eso|hecho) /,
    unless:
      / (no|ni|pero|mejor|aunque|cambi\w*|otr[oa]s?|espera\w*|antes|despues|cancel\w*|todavia|luego|capaz|quizas?|tal vez|creo|salvo|menos|duda|pregunta|consulta|cuanto|cuanta|donde|quien|como|que|cual|si (pued|hay|tien)\w*) |^( \S+){10}/,
    examples: ['perfecto, nos vemos el viernes', 'dale, quedamos así'],
    counter: ['dale pero a las 6', 'bueno, ¿y cuánto sale?'],
  },
  {
    id: 'reserves',
    at: /^ (pero|antes|aunque|solo que|mejor|salvo|primero) /,
    examples: ['pero antes decime cuánto sale'],
  },
  {
    id: 'asks_for_more',
    at: / (otr[oa]s? (opcion|opciones|horarios?|horas?|turnos?|alternativas?)|mas (opciones|horarios|turnos|alternativas)|que (mas|otr[oa]s?) (hay|tenes|tienen|te queda|horarios?|horas?|opciones)|algun[oa]? otr[oa]|(tenes|hay|tienen) (algun[oa]? )?otr[oa]|algo mas|no (hay|tenes|tienen) (nada|otr[oa])) /,
    examples: ['¿tenés otro horario?', 'más opciones', '¿qué otros horarios tenés?'],
    counter: ['el segundo horario'],
  },
  {
    id: 'asks_to_be_told',
    at: / (decime|contame|explicame|aclarame|avisame|informame|confirmame|recordame|mandame|pasame) (lo|si|que|como|cuanto|el|la|las|los|algo|donde|cuando) /,
    examples: ['y decime lo del ayuno', 'avisame si hay que llevar algo'],
    counter: ['decime vos', 'pasame con alguien'],
  },
  {
    id: 'asks_conditions',
    at: / (puedo (ir|llevar|entrar|comer|tomar|pasar) (con|sin|algo|a mi|al|mi)|(hay|tengo|tiene|tienen|tenemos) (que|q|k) (\S+ ){0,2}(ir|llevar|traer|ayunar|hacer|estar|tomar|dejar) (en|con|sin|algo|alguna|el|la|los|las|un|una)|hace falta|es necesario|en ayunas) /,
    examples: ['¿tiene que ir en ayunas para castrar?', '¿puedo ir con mi nene?', '¿hay que llevar algo?'],
    counter: ['¿puedo ir el lunes?', '¿a qué hora tengo que ir?', 'tengo que hacerme una limpieza'],
  },
  {
    id: 'asks_if_included',
    at: / (esta|estan|viene|vienen|va|van|ya|queda)( \S+){0,2} incluid[oa]s? | incluid[oa]s? (en|con) /,
    examples: ['¿está incluida la consulta?', '¿viene incluido el lavado?'],
    counter: ['¿qué incluye el combo?'],
  },
  {
    id: 'comes_now',
    at: / ((puedo|podemos|podria|quiero|quisiera|necesito) (ir|caer|pasar|acercarme|llevar\w*|traer\w*)( (?!o |a las)\S+){0,3} (ahora|ya|ahora mismo|ya mismo|en este momento)|(l[oa]s? )(puedo|podria|quiero) (llevar|traer) (ahora|ya)|(voy|vamos|salgo) para (alla|ahi)) /,
    examples: ['¿puedo llevarlo ahora?', 'quiero ir ya', '¿puedo llevar al gato ahora?'],
    counter: ['ahora no puedo ir', '¿puedo ir mañana?'],
  },
  {
    id: 'has_appointment',
    at: / (tiene|tienen|tenia|tenian) (un |algun |el |la |su )?(turno|cita|reserva) /,
    examples: ['¿Milo tiene turno con ustedes?', '¿mi hijo tiene un turno?'],
    counter: ['¿tenés turno?'],
  },
  {
    id: 'stays_away',
    at: /^ (\S+ ){1,3}no (va|viene|ira|vendra)( a (ir|venir))?( mas)? /,
    examples: ['Milo no va', 'mi hija no viene más'],
    counter: ['eso no me va', '¿por qué no abren?'],
  },
  {
    id: 'means_all',
    at: / (tod[oa]s?|l[oa]s (otr[oa]s )?(dos|tres|cuatro)|l[oa]s otr[oa]s|l[oa]s demas|el resto|amb[oa]s|(cancel\w*|anul\w*|borr\w*) l[oa]s (de|mi[oa]s)) /,
    unless: / todo (bien|ok|correcto|perfecto|joya|listo|en orden|tranquilo) /,
    examples: ['cancelame todo', 'los dos', 'ambos', 'los otros dos', 'cancelame los de Uma'],
    counter: ['el otro', 'cancelame el de los frenos', 'todo bien', 'sí, todo correcto'],
  },
  {
    id: 'for_self',
    at: / (para mi|a mi nombre|a nombre mio|soy yo|yo mism[oa]|mio|yo)( (el|la|al|lo) mism[oa]( nombre)?| (el|la|los)? ?de siempre| como (siempre|la otra vez|la ultima vez)| por favor| gracias)* $| (el|al|con el|a|a el) (mismo nombre|mismo|nombre)( de siempre| que siempre| de la otra vez| de la ultima vez| de antes) $| mismo nombre $/,
    examples: [
      'es para mí',
      'a mi nombre',
      'a mi nombre, el mismo de siempre',
      'el mismo nombre de siempre',
      'al mismo nombre',
    ],
    counter: ['para mi hija', 'a mi nombre no', 'no me gusta como siempre'],
  },
  {
    id: 'not_wanting',
    at: /^ no (quiero|necesito|hace falta|voy a|queria) /,
    examples: ['no quiero nada más'],
  },
  { id: 'open_now', at: / (ahora|en este momento|ahorita) /, examples: ['¿están abiertos ahora?'] },
  { id: 'holidays', at: / feriados? /, examples: ['¿abren los feriados?'] },
  {
    id: 'all_prices',
    at: / (precios|lista|listado|tarifas|todo|todos) /,
    examples: ['pasame los precios'],
  },
  {
    id: 'asks_for_list',
    at: / (servicios?|hacen|haces|hace|ofrecen|ofreces|trabajan|trabajas|info|informacion|opciones|lista|listado|menu|tratamientos?|tipos?|que (tienen|tenes|hay)|catalogo|carta|se dedican|dedican|consulta|consultar) /,
    examples: ['¿qué servicios tienen?', 'quiero más info', '¿qué hacen?'],
    counter: ['¿y duele?'],
  },
  {
    id: 'what_is_done',
    at: / (que|q|k|cuales|cual) ([a-z]+ )?(servicios?|tratamientos?|hacen|haces|ofrecen|ofreces|opciones) /,
    examples: ['¿qué servicios tienen y quién los hace?'],
    counter: ['¿quién atiende?'],
  },
  {
    id: 'with_somebody',
    at: /^( \S+){0,3} (con|por) \S+( \S+)? $/,
    examples: ['¿y con Juan?'],
    counter: ['¿cuánto sale el corte con Juan el viernes?'],
  },
  {
    id: 'amends',
    at: / (cambi\w*|modific\w*|corregi\w*|corrig\w*|mal|equivoc\w*|otr[oa]s?|distint[oa]s?|diferentes?) /,
    examples: ['cambiame la hora', 'el día está mal'],
  },
  {
    id: 'asks_fee',
    at: / ((cobran|cobras|cobrarian|cobra) (algo|extra|recargo|multa|aparte|por eso)|(tiene|hay|tendria|lleva|llevaria|habria) ([a-z]+ )?(costo|recargo|cargo|multa|penalidad|penalizacion)|(sale|cuesta|saldria|costaria) (algo|plata)|que pagar (algo|extra|de mas|recargo|multa)) /,
    examples: ['me cobran algo?', '¿tiene algún costo?', '¿hay recargo?', '¿sale algo cambiarlo?'],
    counter: ['¿cuánto sale?', '¿hay que pagar en efectivo?'],
  },
  {
    id: 'swaps',
    at: / (cambi|intercambi|permut)[a-z]* (el |mi |los |mis )?(turnos? |mio |citas? |horas? )?(con|entre) (el|la|los) (turno |cita )?(mi[oa] |de (?!las? )|del (?!lunes|martes|miercoles|jueves|viernes|sabado|domingo))/,
    examples: ['cambiame el turno con el de Ana', 'quiero intercambiar mi turno con el de mi hermana'],
    counter: ['cambiame el turno con Ana', 'cambiame el turno por el de las 11', 'cambiá el turno con el doctor'],
  },
  {
    id: 'puts_it',
    at: / (((pon|pong|anot|agend|dej|pas|registr|reserv|cambi)[a-z]*l[oa]s? (mejor |entonces |por favor |porfa )?|(quede|vaya|este|figure|sea) )(a nombre de|a mi nombre|al nombre de)|(pon|pong|anot|agend|registr)[a-z]*l[oa]s? (mejor )?como) /,
    examples: ['ponelo a nombre de Luis', 'que quede a nombre de mi hija', 'anotalo como Ana'],
    counter: ['dejalo como estaba', 'a nombre de Luis', 'ponelo a las 10'],
  },
  { id: 'names_day', at: / (dias?|fechas?) /, examples: ['el día'] },
  { id: 'names_hour', at: / (horas?|horarios?|hs) /, examples: ['la hora'] },
  { id: 'names_service', at: / (servicio) /, examples: ['el servicio'] },
  { id: 'names_name', at: / (nombre|apellido) /, examples: ['el nombre'] },
  {
    id: 'about_somebody',
    at: / (quien|hace|hacen|atiende|trabaja|esta|estan|que tal|conoces) /,
    examples: ['¿quién es María?'],
  },
  {
    id: 'running_late',
    at: / ((llego|llegar|llegando|llegaria|voy|vamos) ([a-z0-9]+ ){0,4}(tarde|demorad[oa]s?|atrasad[oa]s?|retrasad[oa]s?)|(llego|llegar|llegando|llegaria) (unos |como )?([a-z0-9]+ )?(min|mins|minutos|minutitos) despues|me (atrase|retrase|demore|demoro)|se (me|nos) (esta haciendo|hizo|hace) ([a-z]+ ){0,2}tarde|(estoy|estamos|ando|vengo|venimos) ([a-z]+ ){0,3}(demorad[oa]s?|atrasad[oa]s?|retrasad[oa]s?)) /,
    // What would be if is no notice yet; "sí, llego tarde" is one.
    unless:
      / ((puedo|podria|si) ([a-z]+ ){0,3}llegar|(y|o|pero|que|pasa|pasaria|hago|algo|problema|drama|lio|importa|molesta|jode|esperan|espera|atienden|cobran|tolerancia) si ([a-z]+ ){0,3}(llego|llegamos|llegase|llegaria|voy|vamos|ando|estoy|me (atraso|retraso|demoro)|se (me|nos) hace)|si ([a-z]+ ){0,2}(llego|llegamos|me (atraso|retraso|demoro)|se (me|nos) hace) ([a-z0-9]+ ){0,8}(me|nos|igual|lo|la) (esperan|espera|esperas|atienden|atiende|atendes|toman|cobran|pierdo|pierden)|\d{1,2}(:?\d{2})?( \d{2})?( ?hs?)? se (me|nos) hace) /,
    examples: [
      'llego 10 minutos tarde',
      'voy un poco atrasada',
      'se me hizo tarde, voy llegando 15 min después',
      'estoy en camino, demorado por el tránsito',
    ],
    counter: [
      '¿puedo llegar diez minutos más tarde?',
      'quiero un turno a la tarde',
      '¿y si llego 10 minutos tarde?',
      '¿qué pasa si me demoro?',
      'si llego un toque tarde me esperan?',
      'uh 19:30 se me hace tarde, algo antes',
      'a las 19 se me hace muy tarde',
    ],
  },
  {
    id: 'another',
    at: /(?<! (?:del|de la|al|a la|tras)) ((y |ahora |tambien |ademas |quiero |queria |necesito |dame |sacame |anotame |agendame |reservame |haceme )*(otro|otra|uno mas|una mas|un segundo|una segunda)( (turno|cita|reserva|igual|mas|para|a|el|al|mism[oa]|de|en|con)| $)|otr[oa] [a-z]+ para (mi|mis|ella|el|la|nosotros|nosotras)|tambien (uno|una|un turno|para|quiero|anota\w*|agenda\w*|reserva\w*)|(ahora|y|despues) (uno|una) (para|a)|el otro (para|tambien|turno)|uno igual|otro igual|lo mismo (para|pero)) /,
    unless:
      / ((el |para |en |mejor |algun |tenes |hay |a )otr[oa] (dia|hora|horario|momento|semana|profesional|persona|servicio|vez|opcion)|otr[oa]s? (dia|hora|horario|horarios|horas|momento|semana|opcion|opciones|profesional|persona|vez|consulta|cosa|pregunta)|de otr[oa] |con otr[oa]|por otr[oa]|pasa\w* (a|para) otr[oa]|cancel\w+ (el |la )?otr[oa]) /,
    examples: [
      'quiero otro turno',
      'otro corte para mi hijo',
      'y otro para mi hijo Tomás',
      'uno igual para mi hijo',
      'ahora uno para mí',
    ],
    counter: ['otro día', '¿tenés otro horario?', 'a otra hora'],
  },
  {
    id: 'nothing_more',
    at: / (nada mas|nada nuevo|no quiero (nada )?mas( nada)?( turnos?)?|no necesito (nada )?mas|no quiero (ningun otro|otro|mas) turnos?|(eso|esto) (es |era |seria )?(solo|todo|nomas|nada mas)|(era|es) eso( solo| nomas)?|es todo|era todo|eso solo|solo (eso|los que ya tengo|el que ya tengo)|con eso (estoy|estamos|esta|alcanza)|no gracias ya esta|ya esta (gracias|listo)|chau|adios|nos vemos) /,
    unless:
      / (nada mas (que|temprano|tarde|tenes|hay)|no era eso|no es eso|(?<!no )quiero|dame|anotame|reservame|cambi\w*|pas[ao]\w*|cancel\w*|cuanto|cuando|donde|que|si|dale) /,
    examples: ['nada más, gracias', 'no quiero más turnos', 'ya está gracias', 'era eso solo', 'nada nuevo', 'chau'],
    counter: ['no hay nada más temprano?', 'quiero algo más tarde'],
  },
  {
    id: 'wants',
    at: / (quiero|queria|quisiera|necesito|necesitaria|me gustaria|dame|haceme|anotame|agendame|reservame) /,
    unless:
      / (quiero|queria|quisiera|necesito|me gustaria) ([a-z]+ )?(saber|consultar|preguntar|averiguar|ver|info|informacion|precio|precios) /,
    examples: ['quiero barba', 'necesitaría un corte'],
    counter: ['quiero saber si hacen barba'],
  },
  {
    id: 'also',
    at: / (tambien|ademas|aparte|de paso|sum[ae]\w*|agreg\w*|anadi\w*) /,
    examples: ['y corte también', 'sumale barba', 'agregame un brushing'],
    counter: ['corte'],
  },
  {
    id: 'and_that',
    at: /^ (?:(?:ah|ay|eh|uh|che|bueno|gracias) )*(?:y|e|mas|despues|luego|ademas|aparte|tambien|otra cosa) (?:(?:de paso|ya que estoy|ya que estamos|despues|luego|ahora|ademas|aparte|tambien|otra cosa|me gustaria|quiero|queria|quisiera|necesito|necesitaria|dame|haceme|sacame|anotame|agendame|reservame|agregame|agregale|sumame|sumale|sacar|reservar|el|la|los|las|un|una|uno|otro|otra|turno|turnos|de|para) )*/,
    // "Sí, y es para mi hijo", "sí, y a nombre de Luca" say it of the one that is summed up.
    unless: /^ (?:\S+ )?(?:y|e|despues|luego) (?:es|era|seria|sea|que|va|a nombre|(?:anot|pon)\w*l[oa]|qued[ae]) /,
    examples: ['y la barba', 'y un brushing', 'ah y me gustaría un brushing', 'después quiero sacar uno de barba'],
    counter: ['la barba', 'sí y la barba', 'y es para mi hijo', 'y a nombre de Luca'],
  },
  {
    id: 'with_the_same',
    at: / (?:con (?:el|la) mism[oa]|(?:con )?(?:el|la) mism[oa] (?:dr|dra|doctor|doctora|profesional|persona|chica|chico|senora|senor|peluquer[oa]|barber[oa]|mecanic[oa]|veterinari[oa])) (?!hora|horario|horita|hs|dia|fecha|lunes|martes|miercoles|jueves|viernes|sabado|domingo|nombre|apellido|servicio|precio|mail|correo|telefono|celular|numero|codigo|turno|(?:que|de) (?:la|me|te)? ?(?:otra|vez|ultima|pasada|atendio))/,
    unless: / (?:no|ni|menos|salvo|excepto) (?:\S+ ){0,3}(?:con )?(?:el|la) mism[oa] /,
    examples: ['a las 15 con la misma dra', 'otro el jueves con el mismo', 'con la misma de antes', 'el mismo doctor'],
    counter: ['con el mismo nombre', 'a la misma hora', 'no con el mismo', 'con el mismo que me atendió la vez pasada'],
  },
  {
    id: 'so_many',
    at: /(?<! (?:a|de|en|por|para|las|los|el|la|dia|martes|miercoles|jueves|viernes|sabado|domingo|lunes|entre|y)) (dos|tres|cuatro|2|3|4)( (turnos?|turnitos|citas|lugares|sesiones|perr[a-z]+|gat[a-z]+|mascotas|cachorr[a-z]+|autos|coches|motos|camionetas|personas|nen[ae]s|nenes|chic[oa]s|hij[oa]s))? (?!opciones|horarios|horas|dias|semanas)/,
    examples: ['dos turnos de baño', 'quiero 2 limpiezas', 'tengo dos perritos para bañar'],
    counter: ['a las 3', 'el martes 2', 'los dos', 'dos opciones', 'un turno'],
  },
  {
    id: 'in_a_row',
    at: / ((uno|una) (atras|detras|despues|seguid[oa]|pegad[oa]|al lado|a continuacion) (del?|al) (la )?otr[oa]|(turnos?|los dos|las dos|juntos|bien)? ?(seguidos|seguidas|consecutivos|consecutivas|pegados|pegadas)|(uno|una) tras otr[oa]) /,
    examples: ['uno atrás del otro', 'dos turnos seguidos', 'una después de la otra'],
    counter: ['seguimos', 'el otro'],
  },
  {
    id: 'names_pet',
    at: / (perr[oa]s?|perrit[oa]s?|gat[oa]s?|gatit[oa]s?|mascotas?|cachorr[oa]s?|bich[oa]s?|conej[oa]s?|auto|coche|moto|camioneta) (se llaman?|es|son|le dicen) \S+ /,
    examples: ['la perra se llama Frida', 'el perro es Roco'],
    counter: ['mi hija se llama Frida', 'el perro'],
  },
  {
    id: 'soonest',
    at: / (lo (mas )?(antes|pronto)|cuanto antes|(primer|proximo) (turno|lugar|hueco|horario)|urgente) /,
    examples: ['lo antes posible'],
  },
  {
    id: 'my_appointment',
    at: / (mi (turno|cita|hora|reserva)|mis turnos|(el|la) que (tengo|tenia|saque|reserve|teniamos|tenemos)|el turno que (tengo|tenia|saque)) /,
    examples: ['pasá mi turno', 'el que tengo el jueves'],
    counter: ['un turno para mí'],
  },
  { id: 'that_one', at: / (es[ea]|est[ea]|eso|mi turno|el mio) /, examples: ['cancelá ese'] },
  {
    id: 'as_it_was',
    at: / ((como|donde) (estaba|estaban|era|lo tenia|la tenia|habia quedado|habiamos quedado)|(volve\w*|vuelv\w*|dej[ae]\w*|pon[ei]\w*|pone|poner\w*)( a (poner\w*|dejar\w*))? (como|igual que) antes|(dej\w+|queda|quede)( \S+){0,2} (el|a la|en el|en la) (horario|hora|dia|fecha) que (ya )?(tenia|tengo|teniamos|estaba)) /,
    examples: [
      'no, dejalo como estaba',
      'mejor dejalo donde estaba',
      'volvelo a poner como antes',
      'mejor lo dejo en el horario que tenía',
    ],
    counter: ['¿dónde están?', '¿cómo es el tratamiento?'],
  },
  {
    id: 'moves_the_one',
    at: / (pas[ae]|pasame|pasas|pasar|pasen|pasemos|corre|correme|correr|corran|mov[ei]|moveme|mover|muevan) (el|la|los|las) (?!lunes|martes|miercoles|jueves|viernes|sabado|domingo|dia|semana|proxim|otr|mes|\d)([a-z0-9]+ ){1,5}(al|a la|a las|para el|para la|para las|para manana|a manana|del|de las) /,
    unless:
      / que pasa | pasa(r|me|s)? (el|la|los|las) (dato|datos|precio|precios|direccion|numero|telefono|cbu|alias|ubicacion|link|lista) /,
    examples: [
      'pasá el aceite al miércoles a las 8',
      'quiero pasar el de las uñas al sábado 5',
      'corré el baño para el jueves',
    ],
    counter: ['quiero cambiar el aceite el miércoles', 'pasame los precios', '¿puedo pasar el miércoles a las 9?'],
  },
  {
    id: 'strikes_off',
    at: / (d[ae](me|nme|nos|l[oae]s?|r|rme|rl[oa]s?)?|doy|des) de baja ([a-z]+ ){0,2}(tod[oa]s?|turnos?|citas?|reservas?|(el|la|los|las) (de|del|que)) /,
    examples: ['dame de baja todo menos la barba', 'quiero dar de baja mis turnos', 'da de baja el del jueves'],
    counter: ['dame de baja', 'dame de baja de la lista'],
  },
  {
    id: 'not_a_new_one',
    at: / (no (quiero|queria|necesito|busco|es|era|te pedi|estoy pidiendo|saques|anotes)( sacar| pedir)? (uno|una|un turno|otro|otra|otro turno|un turno nuevo)( nuevo| nueva| mas)?|no es nuev[oa]|(yo )?ya (tengo|tenia) (el |un |mi )?(turno|uno|cita|hora)) /,
    unless: / no (quiero|queria|necesito) (un turno|uno|una) (para|con|de|el|a|tan) /,
    examples: [
      'no quiero uno nuevo, quiero pasar el que tengo',
      'no es nuevo, es cambiar el que tengo',
      'ya tengo turno, es mover ese',
    ],
    counter: ['quiero uno nuevo', 'no quiero un turno tan tarde'],
  },
  {
    id: 'changes_it',
    at: / ((cambi|mov|pas|corr|adelant|atras|posterg|reprogram|modific)(ar|er|o|a|e|ame|eme|alo|elo|arlo|ala|arla)) /,
    examples: ['es mover el del martes', 'quiero pasar el que tengo'],
    counter: ['quiero un turno'],
  },
  {
    id: 'says_cancel',
    at: / (cancel[aeo]\w*|anul[aeo]\w*|suspend[aeo]\w*|(dar|dame|da|dalo|dala) de baja|borr[ae](me|r)?(lo|la)?) /,
    unless: / no (me |te |lo |la |se )?(cancel|anul|suspend|borr)/,
    examples: ['y la ortodoncia cancelala', 'cancelame el corte', 'dalo de baja'],
    counter: ['no puedo mañana', 'no lo canceles'],
  },
  {
    id: 'keeps_it',
    at: / ((ya |mejor |al final )?no (lo|la) (cambio|muevo|paso|cambies|muevas|pases|toques|toco)( nada)?(?= )(?! (al|para|el|a) )|no (quiero|queria|voy a|hace falta|necesito) (cambiar|mover|modificar|pasar|tocar)(l[oa])?( nada)?( el turno| mi turno)?( gracias)?(?= $)|(que )?qued[ae] (todo )?(igual|como esta|como estaba|donde esta)|me (quedo|lo quedo|voy a quedar) con (el|ese|este|mi) (que (ya )?tengo|que tenia|mismo|turno|de (siempre|antes))|(dejal[oa]|dejamel[oa]|dejemosl[oa]|lo dejo|la dejo|lo dejamos) (igual|asi|ahi|con|como esta|en el mismo|el mismo)) /,
    examples: [
      'no quiero cambiar nada',
      'mejor no lo cambio',
      'dejalo como está y listo',
      'quiero que quede igual',
      'me quedo con el que tengo',
      'dejalo con María',
    ],
    counter: ['no quiero cambiar de profesional', 'quedó todo bien'],
  },
  {
    id: 'only_asking',
    at: / (solo|solamente|nomas|era|fue|por) (para )?(preguntaba|preguntar|consultaba|consultar|(solo )?(una )?(pregunta|consulta)|averiguaba|saber)( nomas| nada mas| solamente)? $/,
    examples: ['no, solo preguntaba', 'era una pregunta nomás', 'era solo una consulta'],
    counter: ['quiero hacer una consulta', 'solo quiero saber el precio'],
  },
  {
    id: 'moves_it',
    at: / ((cambi[ae]|pas[ae]|mov[ei]|muev[ea]|corr[ei]|reprogram[ae]|posterg[ae])(me|r|n)?l[oa]|reprogramar|(cambiar|pasar|mover|correr) (el|mi) (turno|cita)) /,
    examples: ['o si no cambialo a las 12', 'mejor pasalo al lunes'],
    counter: ['llego tarde'],
  },
  {
    id: 'name_of_appointment',
    at: / (nombre|apellido) (de|del|en|que) (el |mi |ese |la |puse )?(turno|cita|reserva)?|(turno|cita|reserva) ([a-z]+ ){0,4}(nombre|apellido) /,
    examples: ['el nombre de mi turno está mal', 'quiero cambiar el nombre del turno'],
    counter: ['¿cuál es tu nombre?'],
  },
  {
    id: 'confirms_appointment',
    at: /^ (si |hola |ok )*(te |les )?(confirmo|confirmado|confirmar|queda confirmado) (el|mi|la) (turno|cita|reserva|asistencia) /,
    examples: ['confirmo el turno', 'hola, confirmo mi turno'],
    counter: ['no confirmo el turno'],
  },
  {
    id: 'holds_back',
    at: / (pero|mejor|otr[oa]s?|cambi\w*|modific\w*|en vez|en lugar|primero|(?<!(me|nos) )espera(me|te|nos|r)?|espere(n|me|nme)?|antes de|antes que|todavia|cancel\w*|anul\w*|duda|no se) /,
    examples: ['pero, ¿no hay otro?', '¿se puede cambiar después?'],
    counter: ['¿hay estacionamiento?', '¿me avisás si se libera algo antes?', '¿me esperan si llego tarde?'],
  },
  {
    id: 'the_one_of',
    at: / (el|la|lo) (turno |cita |hora |reserva )?(de|del) (?!las (\d|una |dos |tres |cuatro |cinco |seis |siete |ocho |nueve |diez |once |doce )|la manana|la tarde|la noche|siempre|\d)/,
    examples: ['cancelame el de brushing', 'pasá el turno de color al viernes', 'el de las uñas'],
    counter: ['el de las 10', 'el de la tarde'],
  },
  {
    id: 'prefers_somebody',
    at: / (con|atienda|atendiera|sea) (una|un|otra|otro) (chica|chico|mujer|hombre|mina|flaco|senora|senor|doctora|doctor|profesional|persona|peluquera|peluquero|varon|mecanico|mecanica)| con (el|la) (mism[oa] )?(de|que) siempre /,
    examples: ['prefiero que sea con una chica', 'me gustaría que me atienda una mujer', 'con la de siempre'],
    counter: ['con María', 'a nombre del de siempre'],
  },
  {
    id: 'the_other_one',
    at: / (el|la|lo) otr[oa]( tambien)? | otr[oa] tambien /,
    unless:
      / otr[oa] (dia|hora|horario|semana|mes|lunes|martes|miercoles|jueves|viernes|sabado|domingo|persona|servicio) /,
    examples: ['el otro también'],
    counter: ['el otro día', 'pasalo para el otro martes'],
  },
  {
    id: 'bot',
    at: / (como te llamas|quien sos|quien es usted|tu nombre|con quien (hablo|estoy hablando)|bot|robot|chatbot|ia|inteligencia artificial|maquina|persona real|humano|sos (una )?persona|me (entendes|entiendes|entendiste|entiende)) /,
    examples: ['¿sos un bot?', '¿y me entendés?'],
    counter: ['no entiendo'],
  },
  {
    id: 'goodbye',
    at: / (chau|adios|hasta (luego|manana|pronto|la vista|el \w+)|nos vemos|buen (dia|finde)|saludos|abrazo|beso|besos) /,
    examples: ['chau, nos vemos'],
  },
  {
    id: 'praise',
    at: / (excelente|buenisim[oa]|genial|genia|genio|espectacular|me encanto|crack|idol[oa]|capo|capa|divin[oa]|felicit\w+) /,
    examples: ['sos un genio'],
  },
  {
    id: 'alike',
    at: / ((otro|otra|uno|una) (igual|mas igual)|lo mismo (para|pero)|(otro|uno) como (ese|el mio)) /,
    examples: ['lo mismo para mi hijo', 'otro igual pero a la tarde'],
  },
  {
    id: 'after_that',
    at: / (despues|a continuacion|enseguida despues|seguido|pegado) (de|del|al|a) (la |el |ese |esa |mi |mio|eso)?\S* /,
    examples: ['después de la tintura'],
  },
] as const satisfies readonly CueRule[];

export type CueId = (typeof CUES)[number]['id'];
