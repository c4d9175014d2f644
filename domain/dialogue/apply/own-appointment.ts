/** Moving or cancelling: which of the customer's own appointments is meant, then the question or the summary. */
import type { OutcomeFact } from '../facts';
import { MAX_ACTIONS } from '../plan';
import { appointmentOptions } from '../offers';
import { resolveReference } from '../references';
import {
  knownAppointment,
  removeTask,
  replaceTask,
  targetOf,
  withoutBooking,
  withoutSlots,
  withSlot,
  withoutQuestion,
  newTask,
  pushTask,
} from '../tasks';
import type { ConversationState, KnownAppointment, Task, WriteCall } from '../types';
import { agendaOf, offerFrom } from './agenda';
import { moveTo, wantsOtherService, wantsOtherStaff } from '../move-to';
import { exchange } from './exchange';
import { askDate, askName, askSameTime, askService, askTime } from './ask';
import { refusalStep } from './refusal';
import {
  asksAbout,
  asksToConfirm,
  choicePending,
  findResult,
  invites,
  says,
  withOutcomes,
  type Draft,
  type StepContext,
} from './draft';

type Found = { kind: 'found'; task: Task; targets: KnownAppointment[] } | { kind: 'ends'; draft: Draft };

/** The appointments that are meant, told from the customer's own by what the conversation says about them. */
function findTargets(context: StepContext, state: ConversationState, task: Task): Found {
  const ends = (draft: Draft): Found => ({ kind: 'ends', draft });
  const result = findResult(context);
  const unasked = withoutQuestion(replaceTask(state, { ...task, pending: null, offered: [] }));
  if (result?.status === 'denied') return ends(says(unasked, { kind: 'denied', reason: result.reason }));
  if (result && (result.status !== 'done' || !result.outcome.ok))
    return ends(says(unasked, { kind: 'trouble', tool: 'find_appointment_by_phone' }));
  const all = state.appointments ?? [];
  if (all.length === 0) return ends(nothingFound(context, state, task));
  const { meant, missing } = resolveReference(all, task.target, state);
  if (missing) {
    const draft = missing.service ? withoutDraft(context, state, task, missing.service) : null;
    if (draft) return ends(draft);
    const of: OutcomeFact = {
      kind: 'no_appointments',
      ...(missing.owner ? { of: missing.owner } : {}),
      ...(missing.code ? { code: missing.code } : {}),
      ...(missing.service ? { service: missing.service } : {}),
    };
    return ends(pickOne({ ...task, target: null }, state, all, [of]));
  }
  // "No, la de Mora dejala", and it was the only one.
  if (task.kind === 'cancel' && meant.length === 0 && task.target?.not)
    return ends(says(removeTask(unasked, task.id), { kind: 'declined', what: 'cancel' }));
  const open = meant.filter(({ begun }) => !begun);
  if (task.target?.which === 'all' && open.length > 1)
    return { kind: 'found', task, targets: open.slice(0, MAX_ACTIONS) };
  const settled = knownAppointment(state, task.slots.booking_id?.value);
  const target = settled ?? only(meant) ?? (task.target?.which === 'all' ? only(open) : undefined);
  // Nothing is asked that would be refused at the "sí".
  if (target?.begun)
    return ends(
      refusalStep(context, state, task, { code: 'already_begun', alternatives: [], args: {}, atWrite: false }),
    );
  if (target)
    return {
      kind: 'found',
      task: withSlot(task, 'booking_id', target.code, 'customer', state.turn),
      targets: [target],
    };
  return ends(pickOne(task, state, meant.length > 0 ? meant : all, []));
}

const only = (list: readonly KnownAppointment[]): KnownAppointment | undefined =>
  list.length === 1 ? list[0] : undefined;

function pickOne(
  task: Task,
  state: ConversationState,
  list: readonly KnownAppointment[],
  outcomes: OutcomeFact[],
): Draft {
  return asksAbout(state, withoutSlots(task, ['booking_id']), {
    question: { ask: 'pick', slot: 'booking_id', task: task.kind },
    pending: choicePending('booking_id'),
    options: appointmentOptions(list),
    outcomes,
  });
}

/** No appointment: a draft that was being made is what "cancelar" meant; otherwise a new one is offered. */
function nothingFound(context: StepContext, state: ConversationState, task: Task): Draft {
  const without = removeTask(state, task.id);
  // "Y la ortodoncia cancelala" is not about the whitening that is being booked.
  const draft = withoutDraft(context, state, task, task.target?.service);
  if (draft) return draft;
  // What was begun beside it goes on.
  if (without.tasks.length > 0) return says(without, { kind: 'no_appointments' });
  return invites(without, { outcomes: [{ kind: 'no_appointments' }] });
}

/** "Cancelá la barba" while it is being booked: there is no appointment of it, and none is made. The others that are being made stay. */
function withoutDraft(
  { plan: { tracked } }: StepContext,
  state: ConversationState,
  task: Task,
  service: string | undefined,
): Draft | null {
  const { started } = tracked;
  const rest = removeTask(state, task.id);
  const drafts = rest.tasks.filter(
    ({ kind, id, slots }) =>
      kind === 'book' && !started.includes(id) && (service === undefined || service === slots.service_type?.value),
  );
  if (task.kind !== 'cancel' || drafts.length === 0 || !started.includes(task.id)) return null;
  const left = drafts.reduce(withoutBooking, withoutQuestion(rest));
  return service !== undefined && left.tasks.some(({ kind }) => kind === 'book')
    ? says(left, { kind: 'services_dropped', services: [service] })
    : says(left, { kind: 'draft_dropped' });
}

export function cancelStep(context: StepContext, state: ConversationState, before: Task): Draft {
  const found = findTargets(context, state, before);
  if (found.kind === 'ends') return found.draft;
  const calls = found.targets.map(({ code }) => ({ tool: 'cancel_appointment' as const, args: { booking_id: code } }));
  return asksToConfirm(context, state, found.task, calls, found.targets);
}

export function moveStep(context: StepContext, state: ConversationState, before: Task): Draft {
  const found = findTargets(context, state, before);
  if (found.kind === 'ends') return found.draft;
  const [target, ...others] = found.targets;
  if (!target) return askDate(state, before);
  if (others.length > 0)
    return moveStep(context, eachByItself(state, found.task, [target, ...others]), one(found.task, target));
  const task = moveTo(target, found.task, { state, before: context.before, changed: context.plan.tracked.changed });
  const isNews = before.slots.booking_id === undefined || targetOf(state, before)?.code !== target.code;
  if (asksName(context, task)) return askName(state, task);
  if (asksService(context, task)) return askService(context, state, task);
  if (isRename(task, target)) return asksToConfirm(context, state, task, [moveCall(task, target, target)], [target]);
  const announce: OutcomeFact[] = isNews ? [{ kind: 'found', appointment: target }] : [];
  const date = task.slots.preferred_date?.value;
  if (!date && !task.dateRange) return askDate(state, task, announce);
  const time = task.slots.preferred_time?.value;
  const wish = task.slots.staff_name?.value;
  const isOther = wantsOtherService(task, target);
  if (date === target.date && time === target.time && !wantsOtherStaff(task, target) && !isOther)
    return askDate(state, withoutSlots(task, ['preferred_date', 'preferred_time']), [
      { kind: 'already_there', appointment: target },
    ]);
  const agenda = agendaOf(context, state, task);
  if (agenda.kind === 'ends') return agenda.draft;
  if (agenda.kind === 'seen' && (!agenda.data.requested || !date))
    return withOutcomes(offerFrom(context, state, task, agenda.data), ...announce);
  if (!date) return askDate(state, task, announce);
  if (!time && task.timeWindow) return askTime(state, task, [], announce);
  if (!time) return askSameTime(state, task, target.time, announce);
  const staff = (agenda.kind === 'seen' ? agenda.data.requested?.staff : null) ?? wish;
  if (isOther) {
    const { cancel, state: begun, fact } = exchange(state, task, target, { date, time });
    return withOutcomes(cancelStep(context, begun, cancel), fact);
  }
  const call = moveCall(task, target, { date, time, ...(staff ? { staff } : {}) });
  return asksToConfirm(context, state, task, [call], [target]);
}

/** "Pasame los dos al viernes": one after the other, each with its own summary. */
function eachByItself(before: ConversationState, task: Task, targets: readonly KnownAppointment[]): ConversationState {
  const [first, ...others] = targets;
  let state = first ? replaceTask(before, one(task, first)) : before;
  let below = task.id;
  for (const target of others) {
    const next = one({ ...task, id: newTask(state, 'move').id, pending: null, offered: [] }, target);
    state = pushTask(state, next, below);
    below = next.id;
  }
  return state;
}

/** The move of that one. */
const one = (task: Task, { code }: KnownAppointment): Task =>
  withoutSlots({ ...task, target: { code }, confirmation: null }, ['booking_id']);

function moveCall(
  task: Task,
  target: KnownAppointment,
  { date, time, staff }: { date: string; time: string; staff?: string },
): WriteCall {
  const name = task.slots.client_name?.value;
  const args = {
    booking_id: target.code,
    preferred_date: date,
    preferred_time: time,
    ...(staff ? { staff_name: staff } : {}),
    ...(name && name !== target.clientName ? { client_name: name } : {}),
  };
  return { tool: 'reschedule_appointment', args };
}

/** Another name, and nothing else: the appointment stays where it is. */
function isRename({ slots, dateRange, timeWindow, shift }: Task, { clientName }: KnownAppointment): boolean {
  const { client_name: name, preferred_date, preferred_time, staff_name, service_type } = slots;
  const elsewhere = preferred_date ?? preferred_time ?? staff_name ?? dateRange ?? timeWindow ?? shift ?? service_type;
  return name !== undefined && name.value !== clientName && !elsewhere;
}

/** "Cambiá el nombre del turno", without saying which. */
const asksName = ({ plan }: StepContext, { slots }: Task): boolean => plan.tracked.asksName && !slots.client_name;

/** "Cambiá el servicio del turno", without saying to which. */
const asksService = ({ plan }: StepContext, { slots }: Task): boolean =>
  plan.tracked.asksService && !slots.service_type;
