/** The clause around a day or hour: is it asked for, or told as history? */
import { wordAt, type Token } from './tokens';

const SENTENCE_BREAKS = new Set(['.', ';', '?', '!', ',', 'pero', 'porque', 'aunque']);
const CLAUSE_BREAKS = new Set([...SENTENCE_BREAKS, 'y', 'que', 'asi', 'si', 'cuando', 'por', 'entonces']);

const REQUESTS = new Set(
  (
    'quiero quisiera queria queriamos necesito necesitaria necesitamos dame das darias podes puede pueden podria podrian puedo podemos podriamos ' +
    'puedes podrias tenes tienes tendrias tendras tiene tienen tendrian hay habra habria queda quedan anotame agendame agendar reservar reservame ' +
    'sacar sacame sea ser prefiero mejor pasar pasame pasalo pasas cambiar mover pasarlo tiras metes dejar dejamos guardame poneme ponme anota agenda ' +
    'llevo llevar llevarla llevarlo disponible disponibles lugar hueco espacio turno cita hora vamos pedir reserva agendarme anotarme anotanos ' +
    'apartar apartame programar prefiere preferiria gustaria serviria conviene busco coordinar dale'
  ).split(' '),
);
const EVENTS = new Set(
  (
    'acto examen reunion cumple cumpleanos casamiento boda caso viajo viajar viaje vuelo fiesta partido clase asado bautismo juego corro operan internan cobro ' +
    'rindo feriado paro huelga marcha llueve plomero recital concierto mudanza graduacion parto'
  ).split(' '),
);
/** The third person of the past ends in a stressed o ("llegó"); the rest is irregular or told from others by the accent. */
const PAST = new Set(
  'fui fue fuimos hice hizo hicieron vine vino vinieron estuve estuvo estuvimos tuve tuvo atendieron cobraron murio falleci atendiste hiciste'.split(
    ' ',
  ),
);
const PAST_STRESSED = new Set(
  'compre pague deje olvide volvi perdi corte llegue pinte lastime rompi cai abone pregunte llame retire'.split(' '),
);
/** Of the third person, those that mean nothing else without their accent. */
const PAST_UNACCENTED = new Set('dolio rompio durmio dormi salio cayo empezo molesto pincho quebro prendio'.split(' '));
/** In the past too, but of an appointment to come. */
const OF_APPOINTMENTS =
  /^(surg|complic|cambi|avis|pas|reprogram|anot|agend|confirm|qued|mand|pidi|recet|indic|cit|corri|adelant|llam|ofreci|toc|reserv|dio|dijo|sac|program|asign|suspend|cancel)/;
const BIRTHS = new Set([
  'naci',
  'nacio',
  'nacido',
  'nacida',
  'nacimiento',
  'nac',
  'vencida',
  'vencio',
  'vence',
  'cumplio',
]);

function bounds(
  tokens: readonly Token[],
  i: number,
  j: number,
  breaks: ReadonlySet<string>,
): [from: number, to: number] {
  let from = i;
  while (from > 0 && !breaks.has(wordAt(tokens, from - 1))) from--;
  let to = j;
  while (to < tokens.length && !breaks.has(wordAt(tokens, to))) to++;
  return [from, to];
}

/** "nació el 3 de mayo", "la orden está vencida desde el 5". */
export function isBirth(tokens: readonly Token[], i: number): boolean {
  for (let at = i - 1; at >= Math.max(0, i - 4); at--) if (BIRTHS.has(wordAt(tokens, at))) return true;
  return false;
}

/** "el jueves me hicieron un color": told, not asked for. */
export function isHistory(tokens: readonly Token[], i: number, j: number): boolean {
  const [from, to] = bounds(tokens, i, j, CLAUSE_BREAKS);
  for (let at = Math.max(from, i - 7); at < Math.min(to, j + 5); at++) {
    const token = tokens[at];
    if (token && (at < i || at >= j) && isPast(token)) return true;
  }
  return false;
}

/** "toda la noche" is how long something lasted, unless somebody is free then: "toda la tarde puedo". */
export function lasted(tokens: readonly Token[], i: number, j: number): boolean {
  const start = ['toda', 'todo'].find((word) => wordAt(tokens, i) === word || wordAt(tokens, i - 1) === word);
  if (start === undefined) return false;
  const [from, to] = bounds(tokens, i, j, SENTENCE_BREAKS);
  if (to - from <= j - i + 2) return false;
  return !tokens.slice(from, to).some(({ w }) => REQUESTS.has(w) || FREE.has(w));
}

const FREE = new Set('libre libres estoy tengo sirve sirven viene bien quedo quedamos perfecto esta'.split(' '));

function isPast(token: Token): boolean {
  if (token.kind !== 'word' || OF_APPOINTMENTS.test(token.w)) return false;
  if (PAST.has(token.w) || PAST_UNACCENTED.has(token.w)) return true;
  return token.stressedEnd && (PAST_STRESSED.has(token.w) || (token.w.endsWith('o') && token.w.length > 3));
}

/** How much a day or hour looks asked for: by its clause's words, a question mark, "para" before it. */
export function askedScore(tokens: readonly Token[], i: number, j: number): number {
  const [from, to] = bounds(tokens, i, j, SENTENCE_BREAKS);
  let score = 0;
  let event = false;
  for (let at = from; at < to; at++) {
    if (at >= i && at < j) continue;
    if (REQUESTS.has(wordAt(tokens, at)) && wordAt(tokens, at - 1) !== 'no') score = 1;
    if (EVENTS.has(wordAt(tokens, at))) event = true;
  }
  if (wordAt(tokens, to) === '?') score++;
  if (wordAt(tokens, i - 1) === 'para') score++;
  return event ? score - 1 : score;
}

/** Alternatives ("hoy, o si no mañana") stand together. */
export function areLinked(tokens: readonly Token[], from: number, to: number): boolean {
  let onlyMarks = true;
  for (let at = from; at < to; at++) {
    const word = wordAt(tokens, at);
    if (word === 'o' || (word === 'si' && wordAt(tokens, at + 1) === 'no') || word === 'sino' || word === 'tambien')
      return true;
    if (!LINKS.has(word)) onlyMarks = false;
  }
  return onlyMarks;
}

const LINKS = new Set(['y', 'el', '/', '-', 'a', 'las', 'ni', 'para', 'tambien']);
