/** A message in its conversation: what it changes, asks and chooses. What every rule of the dialogue looks at. */
import { absorb, type Absorbed } from '../state/absorb';
import { CLEAR_CONFIDENCE, intentsOf } from '../state/flow';
import { slotValue } from '../state/slots';
import type { Intent, SlotName } from '../understanding/types';
import { answersFor } from './answers';
import { plainText } from './wording';
import type { Answer } from './turn-plan';
import type { PlanInput } from './types';

export interface Situation {
  input: PlanInput;
  absorbed: Absorbed;
  intents: Intent[];
  answers: Answer[];
  /** Something in the running flow moved: a slot, a narrowing, or the flow itself. */
  moved: boolean;
  chosen?: number;
}

export function situationOf(given: PlanInput): Situation {
  const chosen = given.reading.act ? onlyOption(given) : chosenByWords(given);
  const input: PlanInput =
    chosen === undefined ? given : { ...given, reading: { ...given.reading, act: { kind: 'choose', index: chosen } } };
  const absorbed = absorb(input.state, input.reading, input);
  const intents = intentsOf(input.state, input.reading);
  // Right after a booking, "¿cuánto sale?" is about what was booked.
  const booked =
    absorbed.state.flow === null && input.state.fsm === 'BOOKED' ? input.state.appointments?.at(-1) : undefined;
  const remembered = slotValue(absorbed.state, 'service_type') ?? booked?.service;
  const asked = asksPriceToo(input, remembered)
    ? (['info_prices'] as const)
    : [...intents.filter((intent) => isBelieved(intent, input)), ...doubtfulQuestions(input, intents)];
  return {
    input,
    absorbed,
    intents,
    answers: answersFor(asked, input.reading, input.workspace, input.text ?? '', {
      ...(remembered ? { service: remembered } : {}),
      ...(booked && booked.service === remembered ? { staff: booked.staff } : {}),
    }),
    moved: absorbed.changed.length > 0 || absorbed.narrowed || absorbed.flowStarted,
    ...(chosen !== undefined ? { chosen } : {}),
  };
}

/** Something unheard-of in answer to a question ("Tino") is hardly a question about services. */
const isBelieved = (intent: Intent, { state, reading }: PlanInput): boolean =>
  intent !== 'info_services' ||
  intent !== reading.intent ||
  state.pending === null ||
  reading.service !== null ||
  reading.confidence >= CLEAR_CONFIDENCE;

/** "¿Y con Juan?" after a price. */
function asksPriceToo({ state, reading, text = '' }: PlanInput, service: string | undefined): boolean {
  const last = state.observations.at(-1);
  const wasPrice = last?.tool === 'get_available_services' && last.turn === state.turn && state.turn > 0;
  const { staff_name, ...others } = reading.slots;
  const isAlone = staff_name !== undefined && Object.keys(others).length === 0 && state.flow === null;
  const isElliptic = / (con|por) /.test(plainText(text)) && plainText(text).trim().split(' ').length <= 5;
  return wasPrice && isAlone && service !== undefined && reading.intent === 'other' && isElliptic;
}

/** "¿Qué horarios tienen?" may ask for opening hours or for room: where it is not clear, both are answered. */
function doubtfulQuestions({ reading }: PlanInput, intents: readonly Intent[]): Intent[] {
  if (reading.confidence >= CLEAR_CONFIDENCE || !intents.includes('book')) return [];
  return reading.alternatives
    .filter(({ intent, confidence }) => intent.startsWith('info_') && confidence >= 0.2 && !intents.includes(intent))
    .map(({ intent }) => intent);
}

/** What can be changed in a draft, by the words for it. */
export const CHANGE_WORDS: readonly { slot: SlotName; words: RegExp; clears: readonly SlotName[] }[] = [
  { slot: 'preferred_date', words: / (dias?|fechas?) /, clears: ['preferred_date', 'preferred_time'] },
  { slot: 'preferred_time', words: / (horas?|horarios?|hs) /, clears: ['preferred_time'] },
  { slot: 'service_type', words: / (servicio) /, clears: ['service_type', 'staff_name'] },
  { slot: 'client_name', words: / (nombre|apellido) /, clears: ['client_name'] },
];

/** "Dale" to a list of one takes it. */
function onlyOption({ state, reading }: PlanInput): number | undefined {
  return reading.act?.kind === 'affirm' && state.pending?.kind === 'choose' && state.offered.length === 1
    ? 0
    : undefined;
}

/** "La hora" after "¿qué querés cambiar?": such words are too common to be read as a choice anywhere else. */
function chosenByWords({ state, text = '', reading }: PlanInput): number | undefined {
  if (!state.offered.some(({ clears }) => clears) || Object.keys(reading.slots).length > 0) return undefined;
  const plain = plainText(text);
  const named = CHANGE_WORDS.filter(({ words }) => words.test(plain)).map(({ slot }) => slot);
  const index = state.offered.findIndex(({ clears }) => clears?.[0] !== undefined && named.includes(clears[0]));
  return named.length === 1 && index >= 0 ? index : undefined;
}
