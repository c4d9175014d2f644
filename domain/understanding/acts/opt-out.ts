/**
 * A plain wish to receive no more messages. Who is taken at it hears nothing any more, so that nothing less will do: one clause
 * that says it and nothing else, and no other clause that asks for something.
 */
import type { Analysis, TaggedToken } from '../analysis';
import { compile, find, type Pattern } from '../intents/pattern';

interface OptOutPattern {
  id: string;
  /** Over one clause; every other word of the clause is of {@link BESIDE}. */
  at: readonly string[];
  unless?: readonly string[];
  examples: readonly string[];
}

const TO_WRITE =
  'escriban|escribas|escriba|escribais|manden|mandes|mande|envien|envies|envie|molesten|molestes|moleste|contacten|contactes|contacte';
const WRITING =
  'escribirme|escribirnos|escribir|mandarme|mandarnos|mandar|enviarme|enviarnos|enviar|molestarme|molestarnos|molestar|contactarme|contactarnos|contactar|escribiendo|mandando|enviando|molestando';
const MESSAGES =
  'mensajes|mensaje|mensajitos|publicidad|publicidades|propaganda|promociones|promos|spam|notificaciones|novedades|avisos';
const PEOPLE =
  'borrenme|borrame|borreme|saquenme|sacame|saqueme|eliminenme|eliminame|elimineme|quitenme|quitame|quiteme';

/** "No dejen de escribirme" wants the contrary. */
const NOT_TO_STOP = [
  'no|ni|nunca ..1 dejen|deja|dejes|deje|paren|pares|pare|terminen|borren|borres|borre|eliminen|elimines|saquen|saques|quiten|quiero|borrar|eliminar|sacar ..3 de|mi',
];

/** What says that no more messages are wanted. */
export const OPT_OUT_PATTERNS: readonly OptOutPattern[] = [
  {
    id: 'do-not-write-any-more',
    at: [`no me|nos? ${TO_WRITE}|llamen|llames|llame|hablen|hables ..3 mas|nunca|jamas`, `nunca|jamas mas? me|nos ${TO_WRITE}`],
    examples: ['no me escriban más', 'por favor no me manden más mensajes', 'no me llamen más', 'No nos escriban nunca más', 'nunca más me escriban'],
  },
  { id: 'do-not-write', at: [`^ no me|nos ${TO_WRITE} $`, `no me|nos ${TO_WRITE} ..2 ${MESSAGES}`, 'no molesten'], examples: ['no me contacten', 'no me manden publicidad', 'no molesten más'] },
  { id: 'do-not-keep-writing', at: [`no me|nos? sigan|sigas|siga|vuelvan|vuelvas|vuelva ..2 ${WRITING}`], examples: ['no me sigan escribiendo', 'no vuelvan a escribirme'] },
  {
    id: 'want-no-messages',
    at: [
      `no quiero|deseo|quisiera|queremos|deseamos ..3 ${MESSAGES}`,
      `no quiero|deseo|quisiera|queremos|deseamos que me|nos ${TO_WRITE}`,
      `^ no mas ${MESSAGES}`,
      `^ ni un|una mensaje mas`,
    ],
    examples: ['no quiero recibir más mensajes', 'no quiero que me escriban', 'no deseo mensajes', 'no más publicidad', 'No quiero más publicidad, gracias'],
  },
  {
    id: 'stop-writing',
    at: [`dejen|deja|dejad|deje|paren|para|pare|basta|basten|terminen|termina|terminala|cortenla ya? de|con ..2 ${WRITING}|${MESSAGES}`],
    unless: NOT_TO_STOP,
    examples: ['dejen de escribirme', 'dejá de mandarme mensajes', 'basta de mensajes', 'paren de molestar', 'dejen de mandarme publicidad'],
  },
  {
    id: 'take-me-off-the-list',
    at: [`${PEOPLE} ..3 base|difusion|contactos|lista|listas|agenda|grupo`, 'me pueden|puede|podes|podrian|podrias ..1 sacar|borrar|eliminar|quitar ..3 base|difusion|contactos|lista|listas|agenda|grupo',
      'quiero|deseo|quisiera ..2 salir|salirme de ..2 lista|listas|difusion|grupo'],
    unless: NOT_TO_STOP,
    examples: ['borrenme de su lista', 'sacame de la lista de difusión', 'elimínenme de la base de datos', 'quiero salir de la lista'],
  },
  { id: 'delete-my-number', at: ['borren|borra|borre|eliminen|elimina|elimine|eliminar|borrar|saquen|quiten mi numero|telefono|contacto'], unless: NOT_TO_STOP,
    examples: ['borren mi número', 'eliminá mi contacto'] },
  {
    id: 'unsubscribe',
    at: [
      'dame|denme|deme|darme|darnos|pido|solicito|quiero|deseo ..2 baja',
      'cancelar|cancelen|cancela ..1 suscripcion ..2 mensajes|novedades',
      '^ baja ..2 $',
    ],
    examples: ['quiero darme de baja', 'dame de baja', 'solicito la baja de los mensajes', 'baja por favor'],
  },
]; // prettier-ignore

const COMPILED = OPT_OUT_PATTERNS.map(({ at, unless = [] }) => ({ at: at.map(compile), unless: unless.map(compile) }));

/** Words that may stand in a clause that opts out, and change nothing of it. */
const BESIDE = new Set(
  (
    'no nunca jamas mas ni ya un una por favor gracias muchas hola buenas buenos dias tardes noches che basta me nos te les os lo la los las el de del a al en con para y o que ' +
    'este esta estos estas esa ese esos esas mi mis su sus tu tus nuestro nuestra nada nadie ningun ninguna ninguno tipo otra vez nuevo de hoy ahora aca aqui via medio ' +
    'ustedes usted vos quiero quiere deseo quisiera queremos deseamos pido pedirles pedirte solicito ruego recibir reciba recibirlos recibirlo recibo recibiendo ' +
    'numero telefono contacto celular whatsapp chat base datos difusion contactos lista listas agenda grupo correo mail suscripcion baja salir salirme darme dar dame denme deme darnos ' +
    'volver vuelvan vuelvas vuelva sigan sigas siga llamen llames llame hablen hables tanto tantos tantas todos todas todo cada rato molestos molesto odiosos pesados carajo mierda joder ' +
    'dejen deja dejad deje paren para pare basten terminen termina terminala cortenla corten borren borra borre eliminen elimina elimine eliminar borrar sacar quitar saquen quiten cancelar cancelen cancela ' +
    'perdon disculpa disculpen disculpe senores senor senora chicos gente se pueden puede podrian podes podrias serian tan amables amable'
  )
    .split(' ')
    .concat([TO_WRITE, WRITING, MESSAGES, PEOPLE].flatMap((words) => words.split('|'))),
);

/** In another clause, these ask for something or say what is wanted instead. */
const ASKS =
  /^(?:pero|sino|solo|solamente|unicamente|salvo|excepto|menos|mejor|prefiero|si|cuando|hasta|despues|turnos?|citas?|reservas?|horas?|fotos?|audios?|videos?|mails?|emails?|correo|numero|telefono|celular|contacto|anot\w+|agend\w+|llam\w+|escrib\w+|mand\w+|envi\w+|pas\w+|cambi\w+|cancel\w+|confirm\w+|quiero|quisiera|necesito|puedo|podes|pueden|cuanto|donde|como|cual|que)$/;
/** What gives a reason, within the clause: "dejen de escribirme que no soy yo". */
const REASON = /^(?:que|porque|pues|xq|estoy|nunca|ya|no)$/;

/** In words. A longer line is a story, and may tell of something else. */
const LONGEST = 30;

/** Whether a line of a message is a plain wish to receive no more messages: messages read together are lines of one text. */
export function isOptOut({ raw, tokens }: Pick<Analysis, 'raw' | 'tokens'>): boolean {
  return linesOf(raw, tokens).some((line) => {
    const clauses = clausesOf(line);
    const core = line.length > LONGEST ? -1 : clauses.findIndex(saysIt);
    return core >= 0 && clauses.every((clause, index) => index === core || saysIt(clause) || !asks(clause));
  });
}

/** The words of each line that asks no question. */
function linesOf(raw: string, tokens: readonly TaggedToken[]): TaggedToken[][] {
  const lines: TaggedToken[][] = [];
  let end = 0;
  for (const token of tokens) {
    if (lines.length === 0 || raw.slice(end, token.start).includes('\n')) lines.push([]);
    lines[lines.length - 1]?.push(token);
    end = token.end;
  }
  return lines.filter((line) => !/[?¿]/.test(raw.slice(line[0]?.start, (line[line.length - 1]?.end ?? 0) + 2)));
}

function saysIt(clause: readonly TaggedToken[]): boolean {
  const end = clause.findIndex(({ word }) => !BESIDE.has(word));
  if (end < 0) return matches(clause);
  // What follows may only be why: its first word, or the one before, gives the reason.
  const reason = clause.findLastIndex(({ word }, at) => at > 0 && at <= end && REASON.test(word));
  return reason > 0 && !asks(clause.slice(reason + 1)) && matches(clause.slice(0, reason));
}

const asks = (clause: readonly TaggedToken[]): boolean => clause.some(({ word }) => ASKS.test(word));

function matches(clause: readonly TaggedToken[]): boolean {
  const own = { tokens: [...clause], places: placesOf(clause) };
  const holds = (patterns: readonly Pattern[]): boolean => patterns.some((pattern) => find(pattern, own) !== null);
  return COMPILED.some(({ at, unless }) => holds(at) && !holds(unless));
}

function placesOf(clause: readonly TaggedToken[]): Map<string, readonly number[]> {
  const places = new Map<string, number[]>();
  clause.forEach(({ word }, at) => places.set(word, [...(places.get(word) ?? []), at]));
  return places;
}

function clausesOf(tokens: readonly TaggedToken[]): TaggedToken[][] {
  const clauses: TaggedToken[][] = [];
  for (const token of tokens) {
    if (token.brk > 0 || clauses.length === 0) clauses.push([]);
    clauses[clauses.length - 1]?.push(token);
  }
  return clauses;
}
