/** Reading the agenda's answer: free, taken, refused, or not to be had. */
import type { Availability } from '../../tools/results';
import { deniedSentence, plannedResult, says, type Draft, type StepContext } from '../draft';
import { lasting, OFFERS, spread } from '../offers';
import { slotValue } from '../slots';
import type { FreeStart } from '../../booking/types';
import type { ConversationState, OfferedOption } from '../types';
import { askTime } from './ask-missing';
import { refusalStep } from './refusal';

export type Agenda =
  /** It was not looked at in this turn. */
  | { kind: 'unseen' }
  /** Nothing can be planned on it: the turn ends with this. */
  | { kind: 'ends'; draft: Draft }
  | { kind: 'seen'; data: Availability };

export function agendaOf(context: StepContext, state: ConversationState): Agenda {
  const result = plannedResult(context, 'check_service_availability');
  if (!result) return { kind: 'unseen' };
  if (result.status === 'denied') {
    const sentence = deniedSentence(context, result.reason);
    return {
      kind: 'ends',
      draft: sentence ? says(withoutQuestion(state), { kind: 'denied', sentence }) : trouble(state),
    };
  }
  if (result.status !== 'done') return { kind: 'ends', draft: trouble(state) };
  const { outcome, args } = result;
  if (!outcome.ok) return { kind: 'ends', draft: refusalStep(context, state, { ...outcome, args, atWrite: false }) };
  if (outcome.data.requested && !outcome.data.requested.free) {
    const code = outcome.data.requested.offGrid ? ('off_grid' as const) : ('slot_taken' as const);
    const taken = { code, alternatives: outcome.data.starts, args, atWrite: false };
    return { kind: 'ends', draft: refusalStep(context, state, taken) };
  }
  return { kind: 'seen', data: outcome.data };
}

/** The agenda cannot be read now. What was said is kept; "sí" tries again. */
const trouble = (state: ConversationState): Draft =>
  says(withoutQuestion(state), { kind: 'trouble', tool: 'check_service_availability' });

const withoutQuestion = (state: ConversationState): ConversationState => ({ ...state, pending: null, offered: [] });

/** Starts that were not offered just now. */
const unseen = (starts: readonly FreeStart[], offered: readonly OfferedOption[]): FreeStart[] =>
  starts.filter(
    ({ date, time }) => !offered.some(({ values }) => values.preferred_date === date && values.preferred_time === time),
  );

/** Real free starts to choose from, without the days that the customer ruled out. */
export function offerFrom(context: StepContext, state: ConversationState, data: Availability): Draft {
  const ruledOut = state.dateRange?.except ?? [];
  const open = lasting(
    data.starts.filter(({ date }) => !ruledOut.includes(date)),
    context,
  );
  const { move } = context.plan;
  const fresh = move.kind === 'advance' && move.more ? unseen(open, context.loaded.offered) : open;
  const starts = fresh.length > 0 ? fresh : open;
  if (starts.length === 0) {
    const args = {
      service_type: data.service,
      preferred_date: slotValue(state, 'preferred_date') ?? data.date,
    };
    return refusalStep(context, state, { code: 'no_availability', alternatives: [], args, atWrite: false });
  }
  return askTime(context, state, state.dateRange?.soonest ? starts.slice(0, OFFERS) : spread(starts, OFFERS));
}
