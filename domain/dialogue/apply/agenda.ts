/** Reading the agenda's answer: free, taken, refused, or not to be had. */
import type { Availability } from '../../tools/results';
import { allowed, distinctStarts, lasting, OFFERS, spread } from '../offers';
import { excludesNothing } from '../exclusions';
import type { OutcomeFact } from '../facts';
import { offeredOf, replaceTask, withoutQuestion } from '../tasks';
import type { FreeStart } from '../../booking/types';
import type { ConversationState, OfferedOption, Task } from '../types';
import { askTime } from './ask';
import { agendaResult, says, type Draft, type StepContext } from './draft';
import { refusalStep } from './refusal';

export type Agenda =
  /** It was not looked at in this turn. */
  | { kind: 'unseen' }
  /** Nothing can be planned on it: the turn ends with this. */
  | { kind: 'ends'; draft: Draft }
  | { kind: 'seen'; data: Availability };

export function agendaOf(context: StepContext, state: ConversationState, task: Task): Agenda {
  const result = agendaResult(context, task);
  if (!result) return { kind: 'unseen' };
  if (result.status === 'denied')
    return { kind: 'ends', draft: says(unasked(state, task), { kind: 'denied', reason: result.reason }) };
  if (result.status !== 'done') return { kind: 'ends', draft: trouble(state, task) };
  const { outcome, args } = result;
  if (!outcome.ok)
    return { kind: 'ends', draft: refusalStep(context, state, task, { ...outcome, args, atWrite: false }) };
  const { requested, starts } = outcome.data;
  if (requested && !requested.free) {
    const code = requested.offGrid ? ('off_grid' as const) : ('slot_taken' as const);
    const taken = { code, alternatives: starts, args, atWrite: false };
    return { kind: 'ends', draft: refusalStep(context, state, task, taken) };
  }
  return { kind: 'seen', data: outcome.data };
}

/** The agenda cannot be read now. What was said is kept; "sí" tries again. */
const trouble = (state: ConversationState, task: Task): Draft =>
  says(unasked(state, task), { kind: 'trouble', tool: 'check_service_availability' });

const unasked = (state: ConversationState, task: Task): ConversationState =>
  withoutQuestion(replaceTask(state, { ...task, pending: null, offered: [], confirmation: null }));

/** Starts that were not offered just now. */
const unseen = (starts: readonly FreeStart[], offered: readonly OfferedOption[]): FreeStart[] =>
  starts.filter(
    ({ date, time }) => !offered.some(({ values }) => values.preferred_date === date && values.preferred_time === time),
  );

/** What the message has ruled out, said back: "el lunes no, el martes" is said by naming the Tuesday. */
export function leftOut({ plan: { tracked } }: StepContext, { excluded, slots }: Task): OutcomeFact[] {
  const isAnotherDay = slots.preferred_date !== undefined && tracked.corrected.includes('preferred_date');
  const told = isAnotherDay ? { ...excluded, dates: [], weekdays: [] } : excluded;
  return tracked.excluded && !excludesNothing(told) ? [{ kind: 'left_out', excluded: told }] : [];
}

/** Real free starts to choose from, without what the customer ruled out. */
export function offerFrom(context: StepContext, state: ConversationState, task: Task, data: Availability): Draft {
  const ruledOut = task.dateRange?.except ?? [];
  const open = allowed(
    lasting(
      data.starts.filter(({ date }) => !ruledOut.includes(date)),
      context,
    ),
    task.excluded,
  );
  const { tracked } = context.plan;
  const fresh = tracked.more ? unseen(open, offeredOf(context.before)) : open;
  const starts = fresh.length > 0 ? fresh : open;
  if (starts.length === 0) {
    const args = { service_type: data.service, preferred_date: task.slots.preferred_date?.value ?? data.date };
    return refusalStep(context, state, task, { code: 'no_availability', alternatives: [], args, atWrite: false });
  }
  const outcomes = leftOut(context, task);
  const shown = task.dateRange?.soonest ? distinctStarts(starts).slice(0, OFFERS) : spread(starts, OFFERS);
  return askTime(state, task, shown, outcomes);
}
