/** The words around a day or hour that say what it is: the old one, an impossible one, a correction. */
import { wordAt, type Token } from './tokens';
import { weekdayAt } from './weekday';

const MOVE_STEMS =
  /^(cambi|mov(er|el|am|id)|muev|reprogram|reagend|reubic|posterg|aplaz|adelant|atras(ar|alo|arlo|o$|e$|emos)|traslad|modific|corr(er|erlo|eme|elo|an|e$|emos))/;
const PASS = new Set(
  'pasar pasarlo pasarla pasarme pasarmelo pasalo pasala paso pasamos pasame pase pasen pasemos pasas pasaria pasarias'.split(
    ' ',
  ),
);
const APPOINTMENTS = new Set(
  'turno cita hora reserva sesion consulta clase visita turnos citas horario reunion entrevista corte mesa control lugar estudio pista cancha hora practica examen'.split(
    ' ',
  ),
);
const POSSESSORS = new Set([...APPOINTMENTS, 'el', 'la', 'lo']);
const CLAUSE_ENDS = new Set([
  '.',
  ';',
  '?',
  '!',
  ',',
  'pero',
  'sino',
  'mejor',
  'entonces',
  'puede',
  'podria',
  'podrias',
  'tenes',
  'tienes',
  'prefiero',
  'porque',
  'seria',
  'sera',
  'asi',
  'aunque',
]);
const UNABLE = new Set(
  (
    'puedo poder podre podria podemos podremos voy vamos llego llegare llegamos quiero queremos sirve queda viene conviene da asisto asistir ' +
    'asistire alcanzo estoy estare ire iremos puede pueden pude llegue pueda vienen'
  ).split(' '),
);
const CORRECTIONS = new Set([
  'era',
  'realidad',
  'mejor',
  'perdon',
  'digo',
  'corrijo',
  'equivoque',
  'prefiero',
  'preferiria',
  'disculpa',
  'dije',
  'quise',
  'corrigo',
  'errata',
]);

/** Where something is being moved, cambiar, pasar, reprogramar… Null when nothing is. */
export function movesAt(tokens: readonly Token[]): number | null {
  const at = tokens.findIndex(({ kind, w }) => kind === 'word' && (MOVE_STEMS.test(w) || PASS.has(w)));
  return at < 0 ? null : at;
}

/** "otro día", "otra fecha": the day said is the one to leave. */
export function asksForAnother(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ w }, at) =>
      (w === 'otro' || w === 'otra') && ['dia', 'fecha', 'horario', 'hora', 'momento'].includes(wordAt(tokens, at + 1)),
  );
}

/** "en vez del lunes". */
export function isInstead(tokens: readonly Token[], at: number): boolean {
  let end = at;
  while (['de', 'a', 'el', 'las'].includes(wordAt(tokens, end - 1))) end--;
  const noun = wordAt(tokens, end - 1);
  if (noun === 'envez' || noun === 'enves') return true;
  const before = wordAt(tokens, end - 2);
  return ['vez', 'ves', 'lugar'].includes(noun) && before === 'en' && (end < at || wordAt(tokens, at) === 'de');
}

/** "no puedo el lunes", "el jueves no me queda bien". `since`: what stands before it belongs to another day. */
export function isNegated(tokens: readonly Token[], i: number, j: number, since: number): boolean {
  if (wordAt(tokens, i - 1).startsWith('complic') || wordAt(tokens, i - 1) === 'imposible') return true;
  return wordAt(tokens, i - 1) === 'ni' || negatedBefore(tokens, i, since) || negatedAfter(tokens, j);
}

const ABLE = new Set(['puedo', 'podemos', 'podes', 'puedes', 'sea', 'paso', 'va']);

function negatedBefore(tokens: readonly Token[], i: number, since: number): boolean {
  for (let at = i - 1; at >= Math.max(since, i - 8); at--) {
    const word = wordAt(tokens, at);
    if (CLAUSE_ENDS.has(word) && !(word === 'puede' && wordAt(tokens, at - 1) === 'no')) return false;
    if (ABLE.has(word) && wordAt(tokens, at - 1) !== 'no') return false;
    if (word === 'no') return isUnable(tokens, at + 1, i);
    if (word === 'para' && at < i - 1 && wordAt(tokens, at - 1) !== 'ir') return false;
  }
  return false;
}

function negatedAfter(tokens: readonly Token[], j: number): boolean {
  let at = j;
  while (
    [',', 'yo', 'ya', 'la', 'verdad', 'creo', 'que', 'a', 'mi', 'lamentablemente', 'justo', 'pero'].includes(
      wordAt(tokens, at),
    ) &&
    at - j < 4
  )
    at++;
  const word = wordAt(tokens, at);
  if (word === 'imposible' || word === 'tampoco') return true;
  if (word === 'se' && wordAt(tokens, at + 1) === 'me' && wordAt(tokens, at + 2).startsWith('complic')) return true;
  if (word !== 'no') return false;
  const next = wordAt(tokens, at + 1);
  const day = next === 'el' ? at + 2 : at + 1;
  const another = weekdayAt(tokens, day) !== undefined && wordAt(tokens, day + 1) === 'si';
  if (another || next === '' || next === '.' || next === ',' || next === 'pero' || next === ';')
    return at === j && !(next === ',' && wordAt(tokens, j - 1) === 'si');
  // "el viernes no puedo antes de las 18" rules out hours, not the day.
  for (let index = at + 2; index < at + 7; index++) {
    if (['antes', 'despues', 'hasta'].includes(wordAt(tokens, index))) return false;
  }
  return isUnable(tokens, at + 1, at + 5);
}

function isUnable(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + 4); at++) {
    const word = wordAt(tokens, at);
    if (CLAUSE_ENDS.has(word) && word !== 'puede' && word !== 'podria') return false;
    if (!UNABLE.has(word)) continue;
    const next = wordAt(tokens, at + 1);
    // "no podría ser el jueves?" and "no puede ser mañana?" ask politely.
    if (next === 'ser' || next === 'haber' || next === 'tener') return false;
    if (word === 'puede' && wordAt(tokens, at - 1) === 'se') return false;
    return !(
      ['queda', 'viene', 'da', 'vienen'].includes(word) && !['me', 'nos', 'le'].includes(wordAt(tokens, at - 1))
    );
  }
  return false;
}

/** "el turno del viernes", "el de las 3": the appointment that is there. */
export function isPossessed(tokens: readonly Token[], at: number): boolean {
  const of = wordAt(tokens, at) === 'de' ? at : wordAt(tokens, at - 1) === 'de' ? at - 1 : -1;
  if (of < 0) return false;
  const noun = wordAt(tokens, of - 1);
  // "cambiar la de las 20 a la de las 21:30": the second is where it goes.
  if (['el', 'la', 'lo'].includes(noun) && ['a', 'para', 'por'].includes(wordAt(tokens, of - 2))) return false;
  return POSSESSORS.has(noun) || MOVE_STEMS.test(noun) || PASS.has(noun) || noun === 'que';
}

/** "tengo turno el lunes", "mi cita es a las 3", "me anotaron para el viernes". */
export function isOwn(tokens: readonly Token[], at: number, since: number): boolean {
  return (
    isHeld(tokens, at, since) ||
    nearby(tokens, at, since, (index) => {
      return (
        APPOINTMENTS.has(wordAt(tokens, index)) && ['mi', 'nuestro', 'nuestra'].includes(wordAt(tokens, index - 1))
      );
    })
  );
}

/** Said with a verb of having: "tengo turno", "lo tengo", "tenía el", "me dieron". */
export function isHeld(tokens: readonly Token[], at: number, since: number): boolean {
  return nearby(tokens, at, since, (index) => {
    const word = wordAt(tokens, index);
    if (GIVEN.has(word)) return true;
    if (word === 'habia' || word === 'habiamos') return BOOKED.has(wordAt(tokens, index + 1));
    if (!HAVING.has(word)) return false;
    const direct = index === at - 1 && (word.startsWith('tenia') || ['lo', 'la'].includes(wordAt(tokens, index - 1)));
    return direct || hasAppointment(tokens, index, at);
  });
}

const HAVING = new Set(['tengo', 'tenia', 'tenemos', 'teniamos']);
const GIVEN = new Set(
  'dieron diste anotaste anotaron agendaron agendaste dio asignaron quedamos saque reserve'.split(' '),
);
const BOOKED = new Set('sacado reservado quedado pedido agendado arreglado reservada agendada'.split(' '));

function nearby(tokens: readonly Token[], at: number, since: number, holds: (index: number) => boolean): boolean {
  for (let index = at - 1; index >= Math.max(since, at - 7); index--) {
    const word = wordAt(tokens, index);
    if (['.', ';', '?', '!', ',', 'pero'].includes(word) || PASS.has(word) || MOVE_STEMS.test(word)) return false;
    if (holds(index)) return true;
  }
  return false;
}

/** "tengo reunión a las 10" is no appointment with this business. */
const ELSEWHERE = new Set(['reunion', 'examen', 'entrevista']);

function hasAppointment(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) {
    const word = wordAt(tokens, at);
    if ((APPOINTMENTS.has(word) && !ELSEWHERE.has(word)) || BOOKED.has(word)) return true;
  }
  return false;
}

/** "¿puede ser el jueves?", "prefiero el viernes": another day is put forward. */
export function isProposed(tokens: readonly Token[], at: number, since: number): boolean {
  for (let index = Math.max(since, at - 6); index < at; index++) if (PROPOSALS.has(wordAt(tokens, index))) return true;
  return false;
}

const PROPOSALS = new Set(
  'puede puedo podria podriamos podemos pueda sea seria pdo prefiero preferiria mejor convendria conviene'.split(' '),
);

/** "para el martes", "al jueves", "por el viernes". */
export function introducedAsNew(tokens: readonly Token[], at: number): boolean {
  const first = wordAt(tokens, at);
  const before = wordAt(tokens, at - 1);
  if (['para', 'a', 'por', 'hacia', 'hasta', 'al'].includes(before)) return true;
  const other =
    first === 'de' && ['el', 'la', 'lo'].includes(before) && ['a', 'para', 'por'].includes(wordAt(tokens, at - 2));
  return other || first === 'para' || first === 'hasta' || (first === 'a' && wordAt(tokens, at + 1) !== 'primera');
}

/** "…, no, mejor el jueves": between two days, what was said before of the same kind is taken back. */
export function isCorrected(tokens: readonly Token[], since: number, at: number): boolean {
  for (let index = Math.max(since, at - 6); index < at; index++)
    if (CORRECTIONS.has(wordAt(tokens, index))) return true;
  return false;
}

/** "el viernes, no el jueves", "no es el lunes", "mejor el viernes que el jueves": named to be ruled out. */
export function isContrasted(tokens: readonly Token[], at: number): boolean {
  let index = at - 1;
  while (['es', 'era', 'para', 'a', 'el', 'fue'].includes(wordAt(tokens, index))) index--;
  const word = wordAt(tokens, index);
  if (word === 'no') return true;
  if (word !== 'que') return false;
  for (let before = index - 1; before >= Math.max(0, index - 5); before--)
    if (wordAt(tokens, before) === 'mejor') return true;
  return false;
}

/** The appointment is the customer's: "mi turno", "el turno", "el de", unlike "un turno". */
export function isOwnNoun(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 3); index--) {
    if (['mi', 'el', 'la', 'lo', 'nuestro'].includes(wordAt(tokens, index))) return true;
  }
  return false;
}
