import type { Absorbed } from '../../state/absorb';
import { CLEAR_CONFIDENCE } from '../../state/flow';
import type { LocalDate } from '../../understanding/types';
import { chitchatTopic } from '../topics';
import type { PlanInput } from '../types';
import { isInsult, plainText } from '../wording';
import type { Rule } from './rule';

/** Under this, a reading without any support from slots or context is not believed. */
const BELIEVABLE = 0.35;

export const bySmallTalk: Rule = ({ input, absorbed }) => {
  const { reading, text, state } = input;
  if (reading.act) return null;
  if (reading.intent === 'greeting' && reading.confidence >= BELIEVABLE) return { kind: 'greet' };
  if (reading.intent === 'chitchat' && reading.confidence >= BELIEVABLE) {
    return { kind: 'chitchat', topic: chitchatTopic(text ?? '') };
  }
  if (absorbed.changed.includes('client_email') && absorbed.state.flow === null) return { kind: 'note' };
  const plain = plainText(text ?? '');
  if (/^ no (quiero|necesito|hace falta|voy a|queria) /.test(plain) && reading.intent === 'other')
    return { kind: 'acknowledge' };
  if (plain.trim() === '') return null;
  if (isInsult(plain)) return { kind: 'chitchat', topic: 'insult' };
  const followUp = asksHoursToo(absorbed, input);
  if (followUp) return { kind: 'inform', answers: [{ about: 'hours', date: followUp }] };
  if (isBareWish(absorbed, input)) return { kind: 'clarify_intent', intents: ['book'] };
  const foreign = reading.intent === 'other' && reading.confidence >= BELIEVABLE && state.pending === null;
  return foreign && state.flow === null ? { kind: 'out_of_scope' } : null;
};

/** "¿Y el sábado?" after a question about hours. */
function asksHoursToo({ state: after }: Absorbed, { reading, state }: PlanInput): LocalDate | undefined {
  const last = state.observations.at(-1);
  const wasHours = last?.tool === 'get_business_hours' && last.turn === state.turn && state.turn > 0;
  const { preferred_date, ...others } = reading.slots;
  return wasHours && after.flow === null && Object.keys(others).length === 0 ? preferred_date : undefined;
}

/** A day, an hour or a service out of the blue, and nothing being done: perhaps an appointment is wanted. */
function isBareWish({ state: after }: Absorbed, { reading, state, text = '' }: PlanInput): boolean {
  const { service_type, preferred_date, preferred_time } = reading.slots;
  const wished = service_type ?? preferred_date ?? preferred_time;
  const isTold = service_type !== undefined && !text.includes('?');
  const isShort = reading.intent === 'other' && (isTold || plainText(text).trim().split(' ').length <= 3);
  const isBare = isShort || reading.confidence < CLEAR_CONFIDENCE;
  return after.flow === null && state.pending === null && wished !== undefined && isBare;
}
