/** "turno en 2 horas" asks for an appointment; "llego en 20 minutos" and "¿cuánto quemo en una hora?" tell or ask something else. */
import { type Token, wordAt } from './tokens';

const CLAUSE_ENDS = new Set(['.', ';', '?', '!', ',', 'pero', 'porque']);

/** Something is asked for: looked for anywhere in the clause. */
const ASKING = new Set(
  (
    'turno turnos cita hora reserva reservar reservame lugar hueco hay tenes tienes puedo puede podes podria podrian seria sea quiero quisiera ' +
    'necesito dame anotame agendame haceme busco libre mesa para'
  ).split(' '),
);
/** It is told or asked when something happens or how long it takes. */
const TELLING = new Set(
  (
    'llego llegamos llega llegan llegare llegaria llegar salgo salimos vuelvo volvemos aviso avisamos llamo escribo confirmo contesto respondo ' +
    'voy vamos haces hacen estoy estamos estare estaria entro termino termina terminan tardo tarda tardan tardas demoro demora demoran dura duran cuanto cuantos ' +
    'cuanta cuantas quemo pierdo bajo listo lista listos listas cierran cierra abren abre empieza empiezan arranca pasan'
  ).split(' '),
);
/** Words before it where nothing says what is done: "barba en 2 horas", "corte y barba en media hora". */
const FEW_WORDS = 3;

/** Whether a distance from now is wished for. */
export function isWishFromNow(tokens: readonly Token[], i: number, j: number): boolean {
  let from = i;
  while (from > 0 && !CLAUSE_ENDS.has(wordAt(tokens, from - 1))) from--;
  let to = j;
  while (to < tokens.length && !CLAUSE_ENDS.has(wordAt(tokens, to))) to++;
  const clause = [...tokens.slice(from, i), ...tokens.slice(j, to)].map(({ w }) => w);
  if (clause.some((word) => TELLING.has(word))) return false;
  return clause.some((word) => ASKING.has(word)) || i - from <= FEW_WORDS;
}
