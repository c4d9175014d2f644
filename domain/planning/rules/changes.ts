/** Other starts, another day, something else in the draft, or whatever there is. */
import { unclearIntents } from '../../state/flow';
import { CHANGE_WORDS } from '../situation';
import { asksForMore, asksForRoom, isUrgent, plainText } from '../wording';
import type { Rule } from './rule';

/** Other starts than those that were offered. */
export const byMore: Rule = ({ input, absorbed, answers, moved }) => {
  const { state, reading, text = '' } = input;
  const isChoosing = state.pending?.kind === 'choose' && state.pending.slot === 'preferred_time';
  const isClear = !reading.act && !moved && absorbed.problems.length === 0;
  const others = answers.filter(({ about }) => about !== 'services' && about !== 'hours');
  return isChoosing && isClear && asksForMore(plainText(text))
    ? { kind: 'advance', answers: others, more: true }
    : null;
};

/** "Cambiame la hora", "el día está mal": what is named is asked anew. Before anything is booked, it is the draft that changes. */
export const byAmendment: Rule = ({ input, absorbed, answers, moved }) => {
  const { state, reading, text = '' } = input;
  const plain = plainText(text);
  const isDrafting = state.flow === 'book' && (state.confirmation !== null || state.slots.preferred_date !== undefined);
  if (!isDrafting || reading.act || moved || absorbed.problems.length > 0 || !AMENDS.test(plain)) return null;
  const named = CHANGE_WORDS.filter(({ words }) => words.test(plain));
  const [only] = named;
  if (named.length === 0 && state.confirmation && reading.intent === 'reschedule') return { kind: 'ask_change' };
  return only && named.length === 1 ? { kind: 'advance', answers, clears: [...only.clears] } : null;
};

const AMENDS = / (cambi\w*|modific\w*|corregi\w*|corrig\w*|mal|equivoc\w*|otr[oa]s?|distint[oa]s?|diferentes?) /;

export const byClarification: Rule = ({ input: { state, reading } }) => {
  const intents = unclearIntents(state, reading);
  return intents ? { kind: 'clarify_intent', intents } : null;
};

/** "¿Cuándo tenés?" when the day is asked for: the coming days are looked through. */
export const byRoom: Rule = ({ input, answers }) => {
  const { state, reading, text = '' } = input;
  const isOpen = state.flow !== null && state.pending?.kind === 'slot' && state.pending.slot === 'preferred_date';
  const saysDay = reading.when.date !== null;
  return isOpen && !reading.act && !saysDay && asksForRoom(plainText(text))
    ? { kind: 'advance', answers: answers.filter(({ about }) => about !== 'hours'), undecided: 'any' }
    : null;
};

/** "Necesito turno ya": the first starts there are. */
export const byUrgency: Rule = ({ input, absorbed, answers }) => {
  const { reading, text = '' } = input;
  const { flow, slots, dateRange } = absorbed.state;
  const isOpen = flow === 'book' && !slots.preferred_date && !dateRange && absorbed.problems.length === 0;
  const plain = plainText(text);
  const isPlainYes = reading.act !== null && plain !== ' ya ';
  return isOpen && !isPlainYes && isUrgent(plain) ? { kind: 'advance', answers, undecided: 'soonest' } : null;
};
