/** What customers say, by what they do with it. `{…}` is filled in; `(a|b|)` is a choice. */

const HELLO = '({hello}|{hello}!|hola|holaa|buenas|buenas!|hola buenas|hola, todo bien?|hola, cómo va?|hola qué tal|)';
const ASKS = '(quería|quiero|necesito|necesitaría|me das|me darías|quisiera|podrás darme|busco|sacaría)';
const MAY = '(quería|quiero|necesito|quisiera|me gustaría|podría)';
const A_TURN = '(un turno|turno|un turnito|1 turno|un lugar)';
const PLEASE = '(|||por favor|porfa|gracias|si se puede)';
const WITH = '{withStaff}';
const NAMED = '(a nombre de {name}|soy {name}|mi nombre es {name}|{name}|me llamo {name})';

export const PHRASES = {
  hello: [
    '{hello}',
    '{hello}!',
    'hola',
    'holaa',
    'hola!',
    'buenas',
    'buenas!',
    'hola, todo bien?',
    'hola, cómo va?',
    'hola qué tal',
  ],
  /** A booking with everything. */
  bookAll: [
    `${HELLO}, ${ASKS} ${A_TURN} para {service} ${WITH} {day} {time}, ${NAMED}`,
    `${HELLO} ${ASKS} ${A_TURN} para {day} {time} para {service} ${WITH}, ${NAMED} ${PLEASE}`,
    `{service} {day} {time} ${WITH} ${NAMED}`,
    `${HELLO} (tenés|tendrás|hay|habrá) (lugar|turno|algo) {day} {time} para {service} ${WITH}? ${NAMED}`,
    `${HELLO}, soy {name}. ${ASKS} ${A_TURN} para {service} ${WITH} {day} {time} ${PLEASE}`,
    `turno {service} {day} {time} ${WITH}, {name}`,
    `${HELLO}, (me anotás|me agendás|anotame|agendame) para {service} {day} {time} ${WITH}? ${NAMED}`,
    `${HELLO} (querría|quiero|quería) {doing} {day} {time} ${WITH}. ${NAMED}`,
  ],
  bookAllForOther: [
    `${HELLO}, ${ASKS} ${A_TURN} para {who}, para {service} ${WITH} {day} {time}. (se llama {name}|a nombre de {name})`,
    `${HELLO}, ${ASKS} ${A_TURN} de {service} para {who} {name} {day} {time} ${WITH} ${PLEASE}`,
    `turno para {who} {name}, {service} {day} {time} ${WITH}`,
    `${HELLO} (querría|quiero|quería) {doing} a {who} {day} {time} ${WITH}, (se llama {name}|es {name})`,
    `${HELLO} (tenés|hay) (lugar|turno) {day} {time} para {who}? es para {service} ${WITH}, a nombre de {name}`,
  ],
  /** A booking with the service only, or a little more. */
  book: [
    `${HELLO} ${ASKS} ${A_TURN} para {service} ${PLEASE}`,
    `${HELLO}, (querría|quiero|quería) {doing}`,
    `${HELLO} ${MAY} (sacar|pedir|reservar) ${A_TURN} para {service}`,
    `${HELLO} (tenés|hay|habrá) ${A_TURN} para {service}?`,
    `${HELLO} (me das|dame|me darías) ${A_TURN} para {service} ${PLEASE}`,
    `${HELLO} cómo hago para sacar ${A_TURN} para {service}?`,
  ],
  bookForOther: [
    `${HELLO} ${ASKS} ${A_TURN} para {who}`,
    `${HELLO} ${MAY} (sacar|pedir|reservar) ${A_TURN} para {who}`,
  ],
  bookForOtherService: [
    `${HELLO} ${ASKS} ${A_TURN} para {who}, es para {service}`,
    `${HELLO} (querría|quiero|quería) {doing} a {who}`,
    `${HELLO} ${ASKS} ${A_TURN} de {service} para {who}`,
    `${HELLO} ${MAY} (sacar|pedir|reservar) ${A_TURN} para {who} para {service}`,
  ],
  bookVague: [`${HELLO} ${ASKS} ${A_TURN}`, `${HELLO} ${MAY} sacar ${A_TURN} ${PLEASE}`, `${HELLO} dan turnos?`],
  /** The next booking, after something else was done. */
  bookAgain: [
    '(y |)(también |)(quiero|quería|necesito|dame|me das) otro turno para {service} {day} {time} ({withStaff}|)',
    'ahora (quiero|necesito) (otro|uno) para {service} {day} {time} {withStaff}',
    'y (otro|uno) más, {service} {day} {time} {withStaff}',
    'aparte (quería|necesito) turno para {service} {day} {time} {withStaff}',
    'anotame también para {service} {day} {time} {withStaff}',
  ],
  bookAgainForOther: [
    'y otro para {who} {name}, {service} {day} {time} {withStaff}',
    'también (quiero|necesito|dame) (uno|otro) para {who}, {name}. {service} {day} {time} {withStaff}',
    '(ahora |)el de {who}: {service} {day} {time}, (se llama {name}|a nombre de {name})',
  ],
  bookAgainForSelf: [
    'y otro para mí, {service} {day} {time} {withStaff}',
    'ahora uno para mí, {service} {day} {time} {withStaff}. {name}',
    '(ahora |)el mío: {service} {day} {time} {withStaff}, a nombre de {name}',
  ],
  bookAgainShort: [
    '(y |)(quiero |necesito |dame |)otro (turno|más) (por favor|)',
    'y otro turno',
    'otro turno (porfa|)',
  ],
  bookAgainShortForOther: ['(y|ahora) (otro|uno) para {who}', '(y |)también (uno|otro) para {who}'],
  bookAgainShortForSelf: ['(y|ahora) (otro|uno) para mí', 'y el mío?', 'ahora el mío'],
  twoBookings: [
    `${HELLO} ${ASKS} dos turnos, uno para {service} {day} {time} y otro para {service2} {day2} {time2}. ${NAMED}`,
    `${HELLO}, ${ASKS} turno para {service} {day} {time} y también para {service2} {day2} {time2}, ${NAMED}`,
    `{service} {day} {time} y {service2} {day2} {time2}, ${NAMED}`,
  ],
  twoPeople: [
    `${HELLO} ${ASKS} dos turnos, uno para {who} y otro para {who2}`,
    `${HELLO} ${ASKS} (turno|turnos) para {who} y para {who2}`,
  ],
  twoPeopleAll: [
    `${HELLO}, ${ASKS} (turno|dos turnos) de {service}: para {who} ({name}) {day} {time} y para {who2} ({name2}) {day2} {time2}`,
    `${HELLO} ${ASKS} 2 turnos para {service}: {name} {day} {time} y {name2} {day2} {time2}`,
    `turno {service} para {who} {name} {day} {time} y para {who2} {name2} {day2} {time2}`,
  ],
  twoPeopleEach: [
    `${HELLO}, ${ASKS} turno para {who} ({name}), {service} {day} {time}, y para {who2} ({name2}), {service2} {day2} {time2}`,
    `${HELLO} ${ASKS} dos turnos: {service} para {name} {day} {time} y {service2} para {name2} {day2} {time2}`,
  ],
  cancelAndBook: [
    '(cancelá|cancelame|me cancelás) {mine} y (dame|anotame|haceme) (uno|otro) para {service} {day} {time}',
    `${HELLO} (no puedo ir|no voy a poder ir) {toMine}, cancelalo. y (dame|quiero) turno para {service} {day} {time}`,
    `${HELLO} quiero cancelar {mine} y sacar otro para {service} {day} {time}`,
  ],
  move: [
    `${HELLO} (quiero|quería|necesito|puedo|podría) (cambiar|pasar|mover|reprogramar) {mine} para {dayTime}`,
    `${HELLO}, (me podés|podrás|podés) (pasar|cambiar|mover) {mine} para {dayTime}?`,
    `${HELLO} se puede pasar {mine} para {dayTime}? ${PLEASE}`,
    `${HELLO} no llego {toMine}, (lo podemos pasar|lo pasamos) para {dayTime}?`,
  ],
  moveVague: [
    `${HELLO} (quiero|quería|necesito|tengo que) (cambiar|mover|reprogramar|pasar) {mine}`,
    `${HELLO} (puedo|se puede) cambiar {mine}?`,
    `${HELLO} se me complicó {mine}, lo puedo cambiar?`,
  ],
  cancel: [
    `${HELLO} (quiero|quería|necesito|tengo que|querría) cancelar {mine}`,
    `${HELLO}, (me cancelás|cancelame|cancelá|podés cancelar|anulame) {mine} ${PLEASE}`,
    `${HELLO} no voy a poder ir {toMine}, lo cancelás?`,
    `${HELLO} me surgió algo y no puedo ir {toMine}, cancelalo porfa`,
  ],
  foreign: [
    `${HELLO} (hacen|ofrecen|tienen) {said}?`,
    `${HELLO} ${ASKS} ${A_TURN} para {said}`,
    `${HELLO} cuánto sale {said}?`,
    `${HELLO} quería turno para {said} {day}`,
  ],
  wrongBusiness: [
    `${HELLO} quería {said}`,
    `${HELLO} necesito {said} ${PLEASE}`,
    `${HELLO} quería consultar por {said}`,
  ],
  foreignAgain: ['(pero |)(hacen|no hacen) {said}?', 'yo quería {said}', 'es para {said}'],
  leave: [
    'ah bueno, gracias igual',
    'uh qué lástima, gracias igual',
    'ok, dejá, gracias',
    'bueno no importa, gracias',
    'ah no, entonces no, gracias',
    'dale, dejalo así',
  ],
  wrongNumber: [
    'uh perdón, me equivoqué de número',
    'perdón, me equivoqué',
    'ay disculpá, número equivocado',
    'ah perdón, no era acá',
  ],
  yes: [
    'sí', 'si', 'si', 'dale', 'ok', 'sip', 'dale sí', 'si dale', 'perfecto', 'joya', 'genial', 'confirmo', 'sí, confirmo',
    'de una', 'si gracias', 'buenísimo', 'sí por favor', 'bárbaro', 'sii', 'okk', 'si está bien', 'listo, sí', 'va',
  ], // prettier-ignore
  yesBrief: ['si', 'sí', 'ok', 'dale', 'sip', 'listo'],
  yesThumb: ['👍', '👌', '✅'],
  yesCancel: ['sí', 'si', 'sí, cancelalo', 'dale', 'si por favor', 'sí, cancelá', 'si si', 'confirmo'],
  no: ['no', 'no gracias', 'no, gracias', 'no por ahora', 'no, nada más', 'nop'],
  thanks: [
    'gracias!',
    'mil gracias',
    'genial, gracias',
    'muchas gracias!',
    'gracias, nos vemos',
    'buenísimo, gracias',
    'grax',
  ],
  /** Corrections of a summary. */
  wrong: [
    'no, {right}',
    'no no, {right}',
    'no, era {right}',
    'no, te dije {right}',
    'nono, {right}',
    'perdón, era {right}',
    'no, {right} tiene que ser',
  ],
  wrongName: [
    'no, a nombre de {name}',
    'no, es {name}',
    'el nombre es {name}',
    'no, ponelo a nombre de {name}',
    'no, {name}',
  ],
  wrongNameOther: ['no, es para {who}, {name}', 'no es para mí, es para {who} {name}', 'no, a nombre de {name}, {who}'],
  wrongBooked: [
    'no, me equivoqué, era {right}',
    'uh no, era {right}',
    'está mal, era {right}',
    'no! te había dicho {right}',
  ],
  wrongTarget: ['no, ese no, {mine}', 'no, {mine}', 'no no ese no, quiero decir {mine}'],
  notThatKind: ['no, eso no', 'no, eso no quiero', 'no, pará, eso no'],
  changed: [
    'no, mejor {right}',
    'perdón, mejor {right}',
    'pará, mejor {right}',
    'uy no, {right} mejor',
    'uh, podrá ser {right}?',
    'sabés qué, mejor {right}',
    'ay no puedo, que sea {right}',
  ],
  changedAfter: [
    'uh, lo puedo cambiar para {right}?',
    'perdón, me confundí. se puede pasar para {right}?',
    'uy no, mejor {right}, se puede?',
    'ay, me olvidé que no puedo. lo pasás para {right}?',
  ],
  changedName: [
    'perdón, ponelo a nombre de {name}',
    'mejor a nombre de {name}',
    'va a ir {name} en realidad, ponelo a su nombre',
  ],
  dropped: [
    'no, mejor lo dejo',
    'dejá, después te escribo',
    'no, dejalo',
    'mejor no, gracias',
    'te confirmo más tarde',
    'pará, no, dejá',
  ],
  droppedAfter: [
    'uh no, cancelalo por favor',
    'no, mejor cancelalo',
    'perdón, al final no puedo, lo cancelás?',
    'uy me equivoqué, cancelalo',
  ],
  takesInstead: [
    'bueno, entonces {right}',
    '{right} entonces?',
    'y {right}?',
    'ok, {right} puede ser?',
    'y {right} tenés?',
    'dale, {right}',
  ],
  any: ['cualquiera', 'cualquiera me viene bien', 'el que sea', 'me da igual', 'con cualquiera'],
  otherHours: [
    'no me sirve, tenés otro horario?',
    'qué otros horarios tenés?',
    'y otro horario?',
    'no puedo en esos, hay otros?',
  ],
  alreadySaid: ['ya te dije, {right}', '{right}, te dije', '{right}', '{right}', '{right}', 'te puse {right}'],
  pickNumber: ['{n}', '{n}', 'el {n}', 'la {n}', 'opción {n}', '{ordinal}'],
  pickContent: ['{right}', '{right}', '{right} porfa', 'dale, {right}', 'mejor {right}'],
  nameGiven: ['{name}', '{name}', '{name}', 'soy {name}', 'a nombre de {name}', 'me llamo {name}', '{name} por favor'],
  nameGivenOther: [
    '{name}',
    '{name}',
    'a nombre de {name}',
    'se llama {name}',
    '{who} se llama {name}',
    '{name}, es {who}',
  ],
  dayGiven: ['{day}', '{day}', '{day}', '{day} puede ser?', 'para {day}', '{day} porfa', 'puede ser {day}?'],
  dayTimeGiven: ['{day} {time}', '{day} {time}', '{day} {time} puede ser?', 'tenés {day} {time}?'],
  timeGiven: ['{time}', '{time}', '{time}', '{time} puede ser?', '{time} si hay', 'tenés {time}?'],
  serviceGiven: ['{service}', '{service}', 'para {service}', 'es para {service}', 'quiero {doing}'],
  staffGiven: ['con {staff}', '{staff}', 'con {staff} si puede ser'],
  stillWant: ['pero tengo uno, {mine}', 'tengo un turno ahí, es {mine}', 'mirá que tengo turno, {mine}'],
  /** Somebody waits for what was begun: "y?" */
  restate: ['necesito {right}', 'quiero {right}', '(entonces |)me das {right}?', 'lo que quiero es {right}'],
  priceOf: [
    'cuánto sale {service}?',
    'qué precio tiene {service}?',
    'cuánto está {service}?',
    'a cuánto está {service}?',
    'cuánto cobran {service}?',
    'precio de {service}?',
  ],
  briefPriceOf: ['precio {service}', 'precio de {service}?', 'cuánto {service}?', '{service} precio'],
  durationOf: ['cuánto dura {service}?', 'cuánto tarda {service}?', 'cuánto tiempo lleva {service}?'],
  briefHours: ['horarios', 'horarios?', 'horario?'],
  briefAddress: ['dirección', 'dirección?', 'ubicación'],
  hours: [
    'qué horarios tienen?',
    'a qué hora abren?',
    'hasta qué hora están?',
    'qué días atienden?',
    'los sábados abren?',
    'en qué horario atienden?',
  ],
  address: ['dónde quedan?', 'dónde están?', 'me pasás la dirección?', 'cuál es la dirección?', 'por dónde están?'],
  own: [
    'a qué hora era mi turno?',
    'cuándo tengo turno?',
    'me decís qué día tengo turno?',
    'tengo un turno pero no me acuerdo cuándo, me decís?',
    'qué turnos tengo?',
    'me recordás a qué hora era mi turno?',
  ],
  ownAgain: [
    'a qué hora era entonces?',
    'perdón, qué día y hora me quedó?',
    'me repetís el día y la hora?',
    'me recordás a qué hora era?',
  ],
  /** Something that needs no answer. */
  story: [
    'me recomendó una amiga',
    'hace mil que no voy jaja',
    'es la primera vez que les escribo',
    'ando a las corridas estos días',
    'tengo un casamiento y quiero estar presentable',
    'me dijeron que son muy buenos',
    'perdón la hora',
    'espero que estén bien',
    'no sé si es por acá que se saca turno',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Phrase = keyof typeof PHRASES;

export const ORDINALS = ['el primero', 'el segundo', 'el tercero', 'el cuarto', 'el quinto'];
