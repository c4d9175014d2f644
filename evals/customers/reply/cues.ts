/**
 * What a reply does, told from several wordings each, as a person would read it; never from one exact sentence. Patterns
 * see folded text: lower case, no accents. The examples run as tests.
 */
export interface Cue<Id extends string> {
  id: Id;
  at: RegExp;
  examples: readonly string[];
}

export const QUESTION_IDS = [
  'person',
  'retry',
  'cancel',
  'other',
  'book',
  'name',
  'appointment',
  'change',
  'service',
  'day',
  'time',
  'staff',
  'intent',
  'option',
  'what',
  'confirm',
] as const;
export type QuestionId = (typeof QUESTION_IDS)[number];

/** Each question of a reply, from ¿ to ?; the first that fits counts. */
export const QUESTIONS: readonly Cue<QuestionId>[] = [
  {
    id: 'person',
    at: /\b(?:persona|alguien del equipo|humano)\b/,
    examples: ['¿Te paso con una persona del equipo?', '¿Preferís hablar con alguien del equipo?'],
  },
  {
    id: 'retry',
    at: /probamos (?:de nuevo|otra vez)|intento (?:de nuevo|otra vez)/,
    examples: ['¿Probamos de nuevo?', '¿Lo intento otra vez?'],
  },
  {
    id: 'cancel',
    at: /^¿(?:los?|las?|te los?|entonces los?|confirmo y los?)? ?cancel(?:o|amos|as)\b|confirm\w+ (?:la )?cancel/,
    examples: ['¿Lo cancelo?', '¿Los cancelo?', '¿Cancelo los dos?', '¿Confirmás la cancelación?'],
  },
  {
    id: 'other',
    at: /(?:sacar|anotar|reservar|agendar|pedir|quer\w+) (?:otro|uno nuevo)(?! dia)|te anoto tambien|algo mas|otra cosa|seguimos con|vamos con el otro|y el otro/,
    examples: ['¿Querés sacar otro?', '¿Te anoto también para Barba?', '¿Necesitás algo más?', '¿Vamos con el otro?'],
  },
  {
    id: 'book',
    at: /(?:sacar|pedir|reservar|agendar) (?:un|el) turno(?! .*\bo\b)|te anoto\?|queres que te anote|te lo (?:busco|reservo)/,
    examples: ['¿Querés sacar un turno?', '¿Querés sacar un turno para Barba?', '¿Querés que te anote?'],
  },
  {
    id: 'name',
    at: /\bnombre|como (?:te|se) llam|(?:para|de) quien\b|quien(?:es)? (?:lo|la) anoto/,
    examples: ['¿A nombre de quién lo anoto?', '¿Cómo te llamás?', '¿Cómo se llama tu hija?', '¿Para quién es?'],
  },
  {
    id: 'appointment',
    at: /(?:cual|cuales) de (?:tus|los|estos) (?:dos |tres )?turnos|(?:que|cual) turno|cual (?:queres |quer\w+ )?(?:cancel|cambi|mov|pas)/,
    examples: ['¿Cuál de tus turnos?', '¿Qué turno querés cambiar?', '¿Cuál querés cancelar?', '¿Cuál cancelo?'],
  },
  {
    id: 'change',
    at: /que (?:te gustaria |quer\w+ |quisieras |parte )?(?:cambi|correg|modific)|que (?:cambio|corrijo|parte)|que es lo que/,
    examples: ['¿Qué querés cambiar?', '¿Qué cambio?', '¿Qué corrijo?'],
  },
  {
    id: 'service',
    at: /(?:que|cual) (?:de estos )?(?:servicio|tratamiento)|estos servicios|que (?:te|le|se|quer\w+ ?)+ ?(?:quer\w+ |gustaria )?hacer|para que (?:es|seria|servicio)/,
    examples: ['¿Qué servicio querés?', '¿Cuál de estos servicios querés?', '¿Qué te querés hacer?', '¿Para qué es?'],
  },
  {
    id: 'day',
    at: /(?:que|cual|otro) (?:otro )?(?:dia|fecha)|para cuando|cuando (?:te|lo|quer)|que dias/,
    examples: ['¿Para qué día?', '¿Qué otro día te sirve?', '¿Qué día decís?', '¿Para cuándo lo querés?', '¿Otro día?'],
  },
  {
    id: 'time',
    at: /(?:que|cual|otra|otro) (?:otra |otro )?(?:hora|horario)|a que hora|mas (?:temprano|tarde)/,
    examples: ['¿A qué hora te viene bien?', '¿Qué horario preferís?', '¿A qué hora decís?', '¿Otro horario?'],
  },
  {
    id: 'staff',
    at: /con quien|(?:que|cual|otro) profesional|quien te atiend/,
    examples: ['¿Con quién preferís?', '¿Con quién?', '¿Con qué profesional?'],
  },
  {
    id: 'intent',
    at: /(?:quer\w+|prefer\w+) .*\bo\b .*/,
    examples: ['¿Querés cambiar tu turno o cancelar tu turno?', '¿Querés sacar un turno nuevo o cambiar tu turno?'],
  },
  {
    id: 'option',
    at: /\bcual(?:es)?\b|alguno|te sirve/,
    examples: ['¿Cuál de estos?', '¿Cuál preferís?', '¿Con cuál empezamos?', '¿Te sirve alguno?'],
  },
  {
    id: 'what',
    at: /que necesitas|en que te (?:ayudo|puedo)|te ayudo con|como te (?:ayudo|puedo)|que mas/,
    examples: ['¿Qué necesitás?', '¿En qué te ayudo?', '¿Te ayudo con algo?'],
  },
  {
    id: 'confirm',
    at: /confirm|esta bien|te parece|va asi|queda asi|los? (?:anoto|reservo|agendo|paso|cambio|dejo|hago|muevo)|es correcto/,
    examples: ['¿Confirmo?', '¿Confirmo los dos?', '¿Está bien?', '¿Lo anoto?', '¿Lo cambio?', '¿Los reservo?'],
  },
];

export const STATEMENT_IDS = [
  'handoff',
  'booked',
  'moved',
  'cancelled',
  'taken',
  'closed',
  'past',
  'notice',
  'far',
  'no_such_day',
  'not_offered',
  'staff_not',
  'no_appointments',
  'not_understood',
  'out_of_scope',
  'trouble',
  'kept',
  'already_there',
  'courtesy',
  'greeting',
  'hours',
  'price',
  'duration',
  'services',
  'staff',
  'corrected',
  'one_by_one',
  'clash',
  'nothing_pending',
  'appointments',
  'repeats',
  'throttled',
  'opted_out',
  'offers',
  'address',
  'promotions',
  'faq',
] as const;
export type StatementId = (typeof STATEMENT_IDS)[number];

/** Read in the text without its questions; several may fit. */
export const STATEMENTS: readonly Cue<StatementId>[] = [
  {
    id: 'handoff',
    at: /te responden por aca|te va a (?:responder|escribir)|(?:^|\. )te paso con una persona/,
    examples: ['Te paso con una persona del equipo. Te responden por acá.', 'Alguien del equipo te va a escribir.'],
  },
  {
    id: 'booked',
    at: /(?:tu codigo es|codigo:) ?[a-z0-9]|(?:quedo|quedaste|quedas|quedaron|te) (?:anotad|reservad|agendad|anote|reserve|agende)/,
    examples: ['¡Listo, Ana! Barba el lunes 1/12 a las 10:00. Tu código es K2M2QX.', 'Quedó anotado.', 'Te anoté.'],
  },
  {
    id: 'moved',
    at: /\b(?:cambie|pase|movi|reprograme) (?:tu|el|los|tus)\b|(?:tu )?turno (?:quedo|paso|pasa) (?:para|al)/,
    examples: [
      '¡Listo! Cambié tu turno: Barba el lunes 1/12.',
      'Pasé tu turno al lunes.',
      'Tu turno quedó para el 3/12.',
    ],
  },
  {
    id: 'cancelled',
    at: /\bcancele\b|(?:quedo|quedaron|esta) cancelad/,
    examples: ['Listo, cancelé tu turno de Barba.', 'Quedó cancelado.'],
  },
  {
    id: 'taken',
    at: /ocup(?:ad|ar)|no (?:me |nos |te )?qued\w+ (?:mas )?(?:lugar|turno|horario)|no (?:hay|tengo) (?:mas )?(?:lugar|horario)|ya no esta|sin lugar/,
    examples: [
      'Ese horario ya está ocupado.',
      'Ese horario se acaba de ocupar.',
      'No me queda lugar el lunes 1/12.',
      'A las 10 no hay lugar.',
      'No tengo más horarios ese día.',
    ],
  },
  {
    id: 'closed',
    at: /cerrad|\bcerramos\b|feriado|fuera del? (?:el )?horario|no (?:abrimos|atendemos ese|trabajamos ese|llegamos a atender)|no (?:hay quien )?atiend/,
    examples: [
      'Ese día está cerrado.',
      'El martes 8/12 es feriado y no abrimos.',
      'Ese día es feriado y está cerrado.',
      'A las 22:00 no llegamos a atenderte: queda fuera del horario.',
      'Los domingos no abrimos.',
      'Juan no atiende el lunes 1/12.',
    ],
  },
  { id: 'past', at: /ya paso\b(?! el plazo)|ya pasaron/, examples: ['Ese día ya pasó.', 'Eso ya pasó.'] },
  { id: 'notice', at: /anticipacion/, examples: ['Necesito al menos una hora de anticipación.'] },
  { id: 'far', at: /muy lejos|para adelante/, examples: ['El 5/8/2027 queda muy lejos.'] },
  {
    id: 'no_such_day',
    at: /no conozco (?:el dia|la hora)|no existe|no empieza/,
    examples: [
      'No conozco el día "31/2".',
      'El 31/2 no existe.',
      'Ese día u hora no existe.',
      'A las 10:07 no empieza ningún turno.',
    ],
  },
  {
    id: 'not_offered',
    at: /no (?:tengo|encuentro) "?[^".]*"? (?:en la lista|entre los servicios)|no (?:hacemos|ofrecemos|tenemos)\b|no es algo que|no encuentro ese servicio/,
    examples: [
      'No tengo "uñas" en la lista.',
      'No encuentro "uñas" entre los servicios.',
      'No hacemos depilación.',
      'Acá no ofrecemos eso.',
    ],
  },
  {
    id: 'staff_not',
    at: /no tengo a "?[^".]*"? en el equipo|\bno hace (?!falta)[a-z]/,
    examples: ['No tengo a "Pepe" en el equipo.', 'Dr. Martín Sosa no hace Limpieza Dental.'],
  },
  {
    id: 'no_appointments',
    at: /no (?:encuentro|tenes|veo|figura\w*) (?:ningun |mas )?(?:turnos?|ese turno|ese codigo)/,
    examples: ['No encuentro ningún turno tuyo.', 'No encuentro ese turno entre los tuyos.', 'No tenés turnos.'],
  },
  {
    id: 'not_understood',
    at: /no te entendi|sin entender|no logro entender|no (?:me quedo|tengo) claro|no entendi/,
    examples: [
      'No te entendí bien.',
      'Sigo sin entenderte.',
      'Perdón, no logro entenderte.',
      'No me quedó claro el nombre.',
    ],
  },
  {
    id: 'out_of_scope',
    at: /con eso (?:tampoco|no)|no te puedo ayudar|no es (?:lo mio|por aca)|eso no (?:te )?lo se|no tengo ese dato|ese dato no lo tengo/,
    examples: ['Con eso no te puedo ayudar por acá.', 'Con eso tampoco puedo.', 'Ese dato no lo tengo.'],
  },
  {
    id: 'trouble',
    at: /tuve un problema|no pude confirmar/,
    examples: ['Tuve un problema para reservar tu turno y no quedó hecho.'],
  },
  {
    id: 'kept',
    at: /queda(?:n)? (?:todo )?(?:como|igual)|lo dejamos (?:ahi|asi)|(?:dejo|dejamos) sin efecto|de lado lo que|no (?:anoto|reservo|cancelo|cambio|toco) nada|sigue en pie/,
    examples: [
      'Dale, tu turno queda como está.',
      'Listo, lo dejamos ahí.',
      'Listo, no anoto nada. No tenías ningún turno tomado.',
    ],
  },
  {
    id: 'already_there',
    at: /ya (?:esta|lo tenes|tenes (?:ese )?turno|es) (?:ahi|para|el|a las|en ese)/,
    examples: ['Tu turno ya está para el viernes 4/12 a las 10:00.'],
  },
  {
    id: 'courtesy',
    at: /de nada|cualquier cosa|que andes bien|\bchau\b|tranqui|te espero|(?:^|[.!] ?)dale\b|gracias|por favor|acá estoy|aca estoy|perdon|lamento|entiendo el enojo|nos vemos|charlar con vos|no hay problema|no pasa nada/,
    examples: [
      '¡De nada! Cualquier cosa, acá estoy.',
      'Dale.',
      'Dale, tranqui. Te espero.',
      '¡Gracias!',
      'No hay problema.',
    ],
  },
  {
    id: 'greeting',
    at: /soy el asistente|(?:^|[.!] ?)¡?hola\b|buenas\b|empecemos de nuevo/,
    examples: ['¡Hola! Soy el asistente de Estilo.', '¡Hola! Sigamos.', 'Dale, empecemos de nuevo.'],
  },
  {
    id: 'hours',
    at: /\blun\w*(?: a| y) \w+|abrimos|estamos abiertos|de \d{1,2} a \d{1,2}\b/,
    examples: ['Lun a vie 9 a 13 y 14 a 19 · Sáb 9 a 14 · Dom cerrado', 'El lunes 1/12 abrimos de 9 a 13.'],
  },
  { id: 'price', at: /\$ ?\d/, examples: ['Barba: $3.000.'] },
  { id: 'duration', at: /\d+ min\b/, examples: ['Barba: 25 min.'] },
  {
    id: 'services',
    at: /ofrecemos:|si, hacemos|estos servicios|hacemos [a-z]+,/,
    examples: ['Ofrecemos:\n• Barba', 'Sí, hacemos Barba.'],
  },
  {
    id: 'staff',
    at: /te atiende|atiende nuestro|es parte del equipo|(?<!no )\bhace [a-z]/,
    examples: ['Te atienden Carlos y Juan.', 'María hace Brushing y Coloración.'],
  },
  {
    id: 'corrected',
    at: /lo cambio|lo pongo|cambiamos|lo anoto|anotado|anote/,
    examples: ['Dale, lo cambio al jueves 26/11.', 'Dale, lo pongo a nombre de Ana.', 'Anotado: Ana.'],
  },
  { id: 'one_by_one', at: /de a uno/, examples: ['Los anoto de a uno.'] },
  { id: 'clash', at: /ojo: ya tenes/, examples: ['Ojo: ya tenés Barba ese día a las 10:00.'] },
  {
    id: 'nothing_pending',
    at: /nada (?:pendiente|hecho|para deshacer)/,
    examples: ['No tengo nada pendiente para confirmar.', 'No hay nada hecho para deshacer.'],
  },
  {
    id: 'appointments',
    at: /\btenes .*\d{1,2}[:/]\d|tus turnos|tu turno (?:de|es)\b/,
    examples: [
      'Tenés Barba con Carlos el viernes 27/11 a las 10:00 (código K2M2QX).',
      'Tu turno de Barba es el viernes 27/11.',
    ],
  },
  { id: 'repeats', at: /te resumo/, examples: ['Te resumo: Barba con Carlos Rodríguez, viernes 27/11 a las 10:00'] },
  { id: 'address', at: /\bestamos en\b|quedamos en|la direccion es/, examples: ['Estamos en Ruta 8 km 42.'] },
  { id: 'promotions', at: /\d+ ?%|descuento|promocion/, examples: ['Martes de Estilo: 20 % los martes'] },
  { id: 'throttled', at: /muchos mensajes/, examples: ['Me llegaron muchos mensajes juntos 😅'] },
  { id: 'opted_out', at: /no te escribo mas/, examples: ['Listo, no te escribo más.'] },
  {
    id: 'offers',
    at: /te puedo ofrecer|tengo:?$|tengo (?:libre|lugar)|estos (?:horarios|dias)/,
    examples: ['Te puedo ofrecer:', 'Tengo lugar el lunes.'],
  },
];
