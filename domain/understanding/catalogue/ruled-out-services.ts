/**
 * Wordings by which a service is not wanted after all ("la barba no", "sin el brushing", "olvidate de la barba"), or is all that is
 * wanted ("solo el corte"). One row a wording; the examples run as tests, `counter` are messages that drop nothing.
 */
import type { Analysis, TaggedToken } from '../analysis';
import type { CatalogueEntry } from '../../catalogue';
import type { Span } from '../vocabulary';
import { isEmptyWord, matchEntries, spanOf } from './match';
import { isTag, wordsAfter, wordsBefore, wordsIn } from './words-around';

interface ServiceWording {
  id: string;
  /** Words right before the service. */
  before?: RegExp;
  /** Words right after it; with `before`, both have to stand there. */
  after?: RegExp;
  /** What it does to the service. */
  says: 'out' | 'only';
  /** It says so of a service only when another one is named beside it ("beside"), or while one is being booked ("booking"). */
  needs?: 'beside' | 'booking';
  /** It is a request in a question as well: "¿me sacás la barba?". */
  asks?: true;
  examples: readonly string[];
  counter?: readonly string[];
}

/** What a service may be called by: "la barba", "el turno de barba", "lo de la barba". */
const THE = '(?: (?:el|la|los|las|lo|ese|esa))(?: (?:turno|tema|servicio))?(?: (?:de|del))?(?: (?:el|la|los|las))?';
const THING = `(?:${THE}| (?:un|una|mi|de|del)|)`;

const POLITE =
  '(?: (?:por favor|porfa|porfis|porfi|plis|xfa|gracias|nomas|mejor|entonces|al final|igual|che|ya|tambien))*';
/** Nothing more is said of it: "sacá la barba", not "sacá la barba a las 10". */
const END = `${POLITE}(?= (?:y|e|pero|ni|que|porque|asi) | $)`;

const CALL_OFF = [
  'olvidate olvida olvidemonos olvidese olvidemos descarta descartemos descartar',
  'saca sacame sacale sacas saquemos saque quita quitame quitale quitas quitemos quite',
  'borra borrame borras elimina eliminame eliminas',
]
  .join(' ')
  .split(' ');
const LEFT = ['deja', 'dejemos', 'dejame', 'dejamos'];
const POINTED = ['deja', 'dejemos', 'olvida', 'saca', 'sacame', 'quita', 'quitame', 'borra', 'descarta'].flatMap(
  (verb) => ['la', 'lo', 'las', 'los'].map((it) => verb + it),
);
const ONLY = ['solo', 'sola', 'solamente', 'unicamente', 'nomas', 'nada'];
const STAYS_WITH = ['quedo', 'quedemonos', 'quedamos', 'quedate'];
const NOT = ['no', 'ni', 'menos', 'salvo', 'excepto', 'sin', 'tampoco'];

export const SERVICE_WORDINGS: readonly ServiceWording[] = [
  {
    id: 'without',
    before: new RegExp(
      `(?:^| )(?:(?<!(?: mas o| al| lo) )menos|sin|ni|salvo|excepto)(?: (?:hacer(?:me|le|nos)?|incluir|agregar|sumar))?${THING}$`,
    ),
    says: 'out',
    examples: [
      'sin el brushing',
      'que sea sin brushing',
      'todo menos el brushing',
      'sí a todo salvo el brushing',
      'dale, pero sin brushing',
      'sin brushing a las 10',
      'ni brushing',
    ],
    counter: ['sin apuro, el brushing', 'más o menos brushing', 'cuánto sale sin el brushing?'],
  },
  {
    id: 'unwanted',
    before: new RegExp(
      `(?:^| )(?:no|ni|tampoco|nada de)(?: (?:me|te|le|la|lo|nos))?(?: (?:quiero|queria|quisiera|quise|necesito|voy a|vamos a|hace falta|va|haga|hagas|hagan|hagamos|pongas|anotes|anoten|reserves|agendes|incluyas|sumes|agregues|confirmes))(?: (?:mas|ya|tambien|querer|hacer(?:me|le|nos)?|necesitar))*${THING}$`,
    ),
    after: new RegExp(`^${END}`),
    says: 'out',
    examples: [
      'no quiero el brushing',
      'al final no me voy a hacer el brushing',
      'no hace falta el brushing',
      'no anotes el brushing',
    ],
    counter: ['no quiero el brushing a las 10', 'no quiero brushing con María', 'no necesitás el brushing?'],
  },
  {
    id: 'called_off',
    before: new RegExp(
      `(?:^| )(?:(?:${CALL_OFF.join('|')})|(?:${LEFT.join('|')}) (?:afuera|de lado|para otro dia)|(?:podes|podrias|puede|podemos) (?:sacar|quitar|borrar|eliminar|descartar))(?:${THE}| (?:de|del)(?: (?:el|la|los|las))?)$`,
    ),
    after: new RegExp(`^(?: (?:del turno|de la lista|de ahi|afuera|de lado|para otro dia|para otra vez))?${END}`),
    says: 'out',
    needs: 'booking',
    asks: true,
    examples: [
      'olvidate del brushing',
      'sacá el brushing',
      'podés sacar el brushing?',
      'me sacás el brushing?',
      'sacame lo del brushing',
      'dejemos para otro día el brushing',
    ],
    counter: ['sacame brushing mañana', 'sacame un brushing', 'sacame el brushing a las 10'],
  },
  {
    id: 'not_behind',
    after: new RegExp(
      `^(?: (?:al final|mejor|ya|por ahora|esta vez|todavia|entonces))*(?: (?:no|tampoco))(?: (?:va|van|quiero|la quiero|lo quiero|la hago|lo hago|me la hago|me lo hago|hace falta|la necesito|lo necesito|por ahora|esta vez|todavia|mas))*${END}`,
    ),
    says: 'out',
    examples: [
      'el brushing no',
      'al final el brushing no',
      'brushing no gracias',
      'el brushing tampoco',
      'el brushing mejor no',
      'el brushing no lo quiero',
      'sí, el brushing no',
    ],
    counter: ['brushing no tenés?', 'el brushing no puede ser a las 10', 'el brushing, no?', 'brushing no hay'],
  },
  {
    id: 'left',
    after: new RegExp(
      `^(?: mejor)?(?: (?:${POINTED.join('|')}|olvidate|l[oa]s? (?:dejamos|dejo|sacamos|saco)))(?: (?:afuera|de lado|ahi|para otro dia|para otra vez|para despues|para mas adelante))?${END}`,
    ),
    says: 'out',
    needs: 'booking',
    examples: [
      'el brushing dejalo',
      'el brushing dejalo para otro día',
      'el brushing sacalo',
      'el brushing lo dejamos para otro día',
    ],
    counter: ['el brushing dejalo a las 10', 'el brushing dejalo como está'],
  },
  {
    // "No barba" alone may well be a no and a service.
    id: 'contrasted',
    before: /(?:^| )no(?: (?:un|una|el|la|para))*$/,
    says: 'out',
    needs: 'beside',
    examples: ['era barba, no brushing'],
    counter: ['no, brushing'],
  },
  {
    id: 'only',
    before: new RegExp(
      `(?:^| )(?:(?:solo|solamente|unicamente|nada mas(?: que)?)(?: (?:quiero|haceme|hacer(?:me)?|hagamos|anotame|reservame|confirmame|agendame|dejame|deja|dejemos|seria|con|por))*|(?:${STAYS_WITH.join('|')})(?: (?:solo|nomas))? con)${THING}$`,
    ),
    says: 'only',
    needs: 'booking',
    examples: [
      'solo el brushing',
      'sí, solo brushing',
      'quiero solamente el brushing',
      'me quedo con el brushing',
      'nada más que el brushing',
    ],
    counter: ['solo puedo el lunes, brushing', 'solo hacen brushing?'],
  },
  {
    id: 'only_behind',
    after: new RegExp(`^(?: (?:solo|sola|solamente|unicamente|nomas|nada mas))+${END}`),
    says: 'only',
    needs: 'booking',
    examples: ['el brushing nomás', 'brushing solo', 'dejame el brushing nada más'],
    counter: ['el brushing solo con María', 'brushing nomás a las 10'],
  },
];

/** Without one of these nothing is dropped. */
const TRIGGERS: readonly string[] = [
  ...NOT,
  ...CALL_OFF,
  ...LEFT,
  ...POINTED,
  ...ONLY,
  ...STAYS_WITH,
  ...'sacar quitar borrar eliminar descartar dejamos dejo sacamos saco'.split(' '),
];

export interface WordedService {
  says: 'out' | 'only';
  needs: ServiceWording['needs'];
  asks: boolean;
  /** More than one where the words fit several. */
  names: string[];
  span: Span;
  /** The service with the words that say so. */
  wording: Span;
  /** Token indexes of the service, end exclusive. */
  from: number;
  to: number;
}

/** The services that are dropped, or named as all that is wanted, in the order of the message. */
export function wordedServices(
  analysis: Analysis,
  services: readonly CatalogueEntry[],
  ignored: ReadonlySet<number>,
): WordedService[] {
  const { tokens, places } = analysis;
  if (!TRIGGERS.some((word) => places.has(word))) return [];
  const found: WordedService[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (ignored.has(at) || !isOfService(tokens[at])) continue;
    const worded = wordedAt(analysis, services, at);
    if (worded) found.push(worded);
    at = Math.max(at, (worded?.to ?? 0) - 1);
  }
  return found;
}

const isOfService = (token: TaggedToken | undefined): boolean =>
  token !== undefined && (token.concepts.has('svc') || token.concepts.has('svc_object'));

function wordedAt(analysis: Analysis, services: readonly CatalogueEntry[], at: number): WordedService | null {
  const { tokens } = analysis;
  const end = serviceEnd(tokens, at);
  const whole = namedIn(analysis, services, at, end);
  const and = tokens.findIndex(({ word }, index) => index > at && index < end && /^(?:y|e|ni|o)$/.test(word));
  const isList = whole?.separate === true && and > 0;
  const first = isList ? namedIn(analysis, services, at, and) : whole;
  // "Sin barba ni brushing" drops both; of "corte y barba no" the one that the no stands behind.
  const said =
    isList && whole && ENDS.test(after(analysis, whole))
      ? (wordingOf(analysis, whole, ({ before }) => before !== undefined) ?? null)
      : null;
  return said ?? (first && wordingOf(analysis, first, () => true));
}

interface Named {
  names: string[];
  from: number;
  to: number;
  separate: boolean;
}

function wordingOf(
  analysis: Analysis,
  { names, from, to }: Named,
  fits: (row: ServiceWording) => boolean,
): WordedService | null {
  const { tokens, raw } = analysis;
  const before = wordsBefore(tokens, from).map(spaced).join('');
  const behindIt = after(analysis, { to });
  for (const row of SERVICE_WORDINGS.filter(fits)) {
    const [lead, tail] = [row.before?.exec(before)?.[0], row.after?.exec(behindIt)?.[0]];
    if ((row.before && lead === undefined) || (row.after && tail === undefined)) continue;
    const behind = wordsIn(tail);
    if (!row.before && behind === 1 && isTag(raw, tokens[to])) continue;
    const start = row.before ? from - wordsIn(lead) : from - wordsIn(ARTICLE.exec(before)?.[0]);
    const wording = spanOf(analysis, start, to + behind);
    return {
      says: row.says,
      needs: row.needs,
      asks: row.asks === true,
      names,
      span: spanOf(analysis, from, to),
      wording,
      from,
      to,
    };
  }
  return null;
}

/** The words behind it, each after a space, and one at the end. */
const after = ({ tokens }: Analysis, { to }: Pick<Named, 'to'>): string =>
  `${wordsAfter(tokens, to).map(spaced).join('')} `;
const ENDS = new RegExp(`^${END}`);
const spaced = (word: string): string => ` ${word}`;

const ARTICLE = new RegExp(`${THING}$`);

const mayGoOn = (token: TaggedToken | undefined): boolean =>
  isOfService(token) || isEmptyWord(token?.word ?? '') || token?.word === 'ni';

/** Up to where the words may still be those of a service. */
function serviceEnd(tokens: readonly TaggedToken[], at: number): number {
  let end = at + 1;
  while (tokens[end]?.brk === 0 && mayGoOn(tokens[end])) end++;
  return end;
}

/** The services that the words from `at` on name. */
function namedIn(analysis: Analysis, services: readonly CatalogueEntry[], at: number, end: number): Named | null {
  const { tokens } = analysis;
  const elsewhere = new Set(tokens.flatMap((_, index) => (index < at || index >= end ? [index] : [])));
  const match = matchEntries(analysis, services, elsewhere);
  if (!match || match.span.start !== tokens[at]?.start) return null;
  const names = match.kind === 'one' ? [match.name] : match.names;
  const to = tokens.findLastIndex(({ start }) => start < match.span.end) + 1;
  return { names, from: at, to, separate: match.kind === 'several' && match.separate === true };
}
