/** The next step of a booking: the first thing that is missing, an offer, or the summary to confirm. */
import { mayDo, staffFor } from '../../workspace';
import { minutesOf } from '../../calendar';
import type { Availability } from '../../tools/results';
import type { OutcomeFact } from '../facts';
import { LIST_LINES } from '../offers';
import { taskSlot, taskValue } from '../tasks';
import type { ConversationState, Task } from '../types';
import { agendaOf, leftOut, offerFrom } from './agenda';
import { askAnotherDay, askDate, askName, askService, askTime } from './ask';
import { asksAbout, asksToConfirm, choicePending, type Draft, type StepContext } from './draft';
import { refusalStep } from './refusal';

export function bookStep(context: StepContext, state: ConversationState, task: Task): Draft {
  const service = task.slots.service_type?.value;
  if (!service) return askService(context, state, task, context.plan.tracked.dropped);
  const able = staffFor(context.workspace, service);
  if (able.length > 0 && able.every((name) => task.excluded.staff.includes(name)))
    return refusalStep(context, state, task, {
      code: 'nobody_else',
      alternatives: [],
      args: { service_type: service },
      atWrite: false,
    });
  const staff = task.slots.staff_name?.value;
  if (staff && !mayDo(context.workspace, staff, service)) {
    const args = { service_type: service, staff_name: staff };
    return refusalStep(context, state, task, { code: 'unskilled_staff', alternatives: [], args, atWrite: false });
  }
  if (!staff && context.plan.tracked.asksStaff) return askStaff(context, state, task, service);
  if (!task.slots.preferred_date && !task.dateRange) return askDay(context, state, task);
  const agenda = agendaOf(context, state, task);
  if (agenda.kind === 'ends') return agenda.draft;
  if (agenda.kind === 'unseen') return task.slots.preferred_date ? askTime(state, task, []) : askDate(state, task);
  const { data } = agenda;
  if (!data.requested || !task.slots.preferred_date) return offerFrom(context, state, task, data);
  const name = taskSlot(state, task, 'client_name');
  if (!name || name.source === 'channel') return askName(state, task);
  return confirmBooking(context, state, task, data);
}

/** "Corte, los martes no puedo" has wished for no day yet; whoever rules out the day that was wished for says another one. */
function askDay(context: StepContext, state: ConversationState, task: Task): Draft {
  const { excluded, started } = context.plan.tracked;
  if (started.includes(task.id)) return askDate(state, task, leftOut(context, task));
  return excluded ? askAnotherDay(state, task) : askDate(state, task);
}

/** Somebody in particular is wanted, without a name: whoever does the service. */
function askStaff(context: StepContext, state: ConversationState, task: Task, service: string): Draft {
  const able = staffFor(context.workspace, service).filter((name) => !task.excluded.staff.includes(name));
  return asksAbout(state, task, {
    question: { ask: 'pick', slot: 'staff_name' },
    pending: choicePending('staff_name'),
    options: able.slice(0, LIST_LINES).map((staff) => ({ values: { staff_name: staff } })),
  });
}

/** Exactly what will be booked, with the professional whom the agenda chose when the customer had no wish. */
function confirmBooking(context: StepContext, state: ConversationState, task: Task, data: Availability): Draft {
  const staff = task.slots.staff_name?.value ?? data.requested?.staff ?? undefined;
  const email = taskValue(state, task, 'client_email');
  const args = {
    service_type: task.slots.service_type?.value ?? data.service,
    preferred_date: task.slots.preferred_date?.value ?? data.date,
    preferred_time: task.slots.preferred_time?.value ?? '',
    client_name: taskValue(state, task, 'client_name') ?? '',
    ...(email ? { client_email: email } : {}),
    ...(staff ? { staff_name: staff } : {}),
  };
  const clash = clashWith(state, args, data);
  return asksToConfirm(context, state, task, [{ tool: 'book_appointment', args }], [], clash);
}

/** Another appointment of the same customer, as far as known, at that time: told, and no obstacle, since it may be for somebody else. */
function clashWith(
  { appointments = [] }: ConversationState,
  args: Readonly<Record<string, string>>,
  data: Availability,
): OutcomeFact[] {
  const from = minutesOf(args.preferred_time ?? '');
  const start = data.starts.find(({ date, time }) => date === args.preferred_date && time === args.preferred_time);
  const until = from + (start?.durationMinutes ?? 1);
  const clash = appointments.find(({ date, time, durationMinutes = 1, clientName }) => {
    const begins = minutesOf(time);
    const isSamePerson = clientName === undefined || clientName === args.client_name;
    return isSamePerson && date === args.preferred_date && begins < until && from < begins + durationMinutes;
  });
  return clash ? [{ kind: 'clash', appointment: clash }] : [];
}
