/** "el turno del viernes", "tengo turno el lunes": the appointment that is there already. */
import { MOVE_STEMS, PASS } from './cues';
import { type Token, wordAt } from './tokens';

const APPOINTMENTS = new Set(
  'turno cita hora reserva sesion consulta clase visita turnos citas horario reunion entrevista corte mesa control lugar estudio pista cancha hora practica examen'.split(
    ' ',
  ),
);

const POSSESSORS = new Set([...APPOINTMENTS, 'el', 'la', 'lo']);

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

/** The appointment is the customer's: "mi turno", "el turno", "el de", unlike "un turno". */
export function isOwnNoun(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 3); index--) {
    if (['mi', 'el', 'la', 'lo', 'nuestro'].includes(wordAt(tokens, index))) return true;
  }
  return false;
}
