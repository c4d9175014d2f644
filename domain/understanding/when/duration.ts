/** "dura 2 hs", "24 hs antes", "sesión de 3 horas": how long, not when. */
import type { ClockForm, Draft } from './clock-digits';
import { type Token, wordAt } from './tokens';

const DURATION_BEFORE = new Set(
  (
    'dura duran duracion durar durara tarda tardan tardas tarde demora demoran lleva llevan por durante cada hace unas con en ' +
    'casi son necesito menos mas minimo aprox uso plazo horario'
  ).split(' '),
);

const DURATION_AFTER = new Set(
  'antes despues mas diarias diarios semanales seguidas extra extras habiles minimo maximo libre libres corridas previas previo'.split(
    ' ',
  ),
);

const DURATION_OF = new Set(
  'duracion anticipacion anticipo antelacion espera sesion atencion viaje clase clases trabajo demora diferencia'.split(
    ' ',
  ),
);

/** "dura 2 hs", "24 hs antes", "sesión de 3 horas", "48 hs". */
export function isDuration(
  tokens: readonly Token[],
  at: number,
  draft: Draft,
  unitAt: number,
  form: ClockForm,
): boolean {
  const unit = wordAt(tokens, unitAt);
  if (draft.hour === 24 && draft.minute === 0) return true;
  if (form.led) return wordAt(tokens, at - 1) === 'las' && wordAt(tokens, at - 2) === '' && draft.hour === 24;
  const before = wordAt(tokens, at - 1);
  const after = wordAt(tokens, unitAt + 1);
  if (draft.minute > 0 && tokens[unitAt]?.kind === 'word' && unit !== 'horas') return false;
  if (DURATION_BEFORE.has(before) && !(before === 'tarde')) return true;
  if (before === 'de' && (draft.hour <= 5 || ['mas', 'menos', 'minimo', 'plazo'].includes(wordAt(tokens, at - 2))))
    return true;
  if (DURATION_AFTER.has(after)) return true;
  if (after === 'y' && ['media', 'pico'].includes(wordAt(tokens, unitAt + 2)) && draft.hour <= 6) return true;
  if (after === 'de' && DURATION_OF.has(wordAt(tokens, unitAt + 2))) return true;
  if (unit === 'horas') return draft.hour < (tokens[at]?.kind === 'word' ? 13 : 7);
  return false;
}
