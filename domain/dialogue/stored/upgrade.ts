/** The dialogue state of earlier releases (one flow with its slots) as a stack of tasks. Pure; the customer goes on unaware. */
import type { ConversationStateV1 } from '../../../schemas/types';
import type { SlotName } from '../../slots';
import { emptyState } from '../empty-state';
import { summarise } from '../summary';
import { CONTACT_SLOTS, newTask, pushTask, topTask } from '../tasks';
import {
  MAX_TASKS,
  type ConversationState,
  type KnownAppointment,
  type LatestWrite,
  type OfferedOption,
  type PendingConfirmation,
  type PendingQuestion,
  type Slots,
  type Task,
} from '../types';

type Flow = NonNullable<ConversationStateV1['flow']>;

const KINDS: Readonly<Record<Flow, Task['kind']>> = { book: 'book', cancel: 'cancel', reschedule: 'move' };

/** What a task of each kind keeps of the slots; the rest was named in passing. */
const TASK_SLOTS: Readonly<Record<Task['kind'], readonly SlotName[]>> = {
  book: ['service_type', 'preferred_date', 'preferred_time', 'staff_name'],
  move: ['booking_id', 'preferred_date', 'preferred_time', 'staff_name'],
  cancel: ['booking_id'],
};

/** The state of a turn that began under an earlier release and goes on under this one. What was loaded then is taken at its word. */
export const inPresentShape = (state: ConversationState | ConversationStateV1): ConversationState =>
  isPresent(state) ? state : upgradeState(state);

const isPresent = (state: ConversationState | ConversationStateV1): state is ConversationState => 'schema' in state;

export function upgradeState(old: ConversationStateV1): ConversationState {
  const task = old.flow === null ? null : taskOf(old, KINDS[old.flow]);
  const { appointments } = old;
  const base: ConversationState = {
    ...emptyState(),
    version: old.version,
    fsm: old.fsm,
    contact: contactOf(old, task),
    mentioned: mentionedOf(old, task),
    ...besideTasks(old),
    observations: old.observations,
    ...(appointments ? { appointments } : {}),
    latest: latestOf(old),
    turn: old.turn,
    failures: old.failures,
    emailAsked: old.emailAsked,
    lastReply: old.lastReply,
    updatedAt: old.updatedAt,
  };
  const state = task ? withWaiting(pushTask(base, task), old) : base;
  return { ...state, summary: summarise(state) };
}

const pick = (slots: Slots, names: readonly SlotName[]): Slots =>
  Object.fromEntries(names.flatMap((name) => (slots[name] ? [[name, slots[name]]] : [])));

function taskOf(old: ConversationStateV1, kind: Task['kind']): Task {
  const isNarrowed = kind !== 'cancel';
  const { pending, confirmation } = old;
  const asked = pending !== null && isOfTask(pending) && (pending.kind !== 'confirm' || confirmation) ? pending : null;
  return {
    ...newTask(emptyState(), kind),
    slots: { ...pick(old.slots, TASK_SLOTS[kind]), ...ownName(old, kind) },
    timeWindow: isNarrowed ? old.timeWindow : null,
    dateRange: isNarrowed ? old.dateRange : null,
    pending: asked,
    offered: asked ? old.offered.map((option) => optionOf(option, old)) : [],
    confirmation: asked?.kind === 'confirm' && confirmation ? confirmationOf(confirmation, old) : null,
  };
}

/** The other questions belong to the conversation as a whole. */
const isOfTask = ({ kind }: PendingQuestion): boolean => kind === 'slot' || kind === 'choose' || kind === 'confirm';

/** A name that was said for the booking is the booking's, until it is made; one that is remembered is the customer's. */
function ownName({ slots: { client_name: name } }: ConversationStateV1, kind: Task['kind']): Slots {
  const isSaid = name?.source === 'customer' || name?.source === 'offer';
  return kind === 'book' && name && isSaid ? { client_name: name } : {};
}

const contactOf = ({ slots }: ConversationStateV1, task: Task | null): Slots =>
  pick(
    slots,
    CONTACT_SLOTS.filter((name) => task?.slots[name] === undefined),
  );

function mentionedOf({ slots }: ConversationStateV1, task: Task | null): Slots {
  if (task?.kind === 'book') return {};
  const kept = task ? TASK_SLOTS[task.kind] : [];
  const left = TASK_SLOTS.book.filter((name) => !kept.includes(name));
  return Object.fromEntries(
    Object.entries(pick(slots, left)).map(([name, slot]) => [name, { ...slot, source: 'mention' as const }]),
  );
}

/** The question that belongs to no task, its options, and what an invitation was about. */
function besideTasks(old: ConversationStateV1): Pick<ConversationState, 'question' | 'offered' | 'invited'> {
  const { pending } = old;
  if (pending === null || isOfTask(pending)) return { question: null, offered: [], invited: [] };
  const isInvitation = old.flow === null && pending.kind === 'clarify_intent' && pending.intents.includes('book');
  return {
    question: pending,
    offered: old.offered.map((option) => optionOf(option, old)),
    invited: isInvitation ? (old.alsoWanted ?? []) : [],
  };
}

/** The words of a list are the reply's now; a line that stands for an appointment carries it. */
function optionOf(
  { values, clears, intent }: ConversationStateV1['offered'][number],
  old: ConversationStateV1,
): OfferedOption {
  const appointment = appointmentOf(old, values.booking_id);
  return {
    values,
    ...(appointment ? { appointment } : {}),
    ...(clears ? { clears } : {}),
    ...(intent ? { intent } : {}),
  };
}

/** The digest and the moment of asking stay: they name what the customer's "sí" writes, once. */
function confirmationOf(
  { tool, args, digest, askedAt, reopenedAt }: NonNullable<ConversationStateV1['confirmation']>,
  old: ConversationStateV1,
): PendingConfirmation {
  const target = appointmentOf(old, args['booking_id']);
  return {
    calls: [{ tool, args }],
    digest,
    about: target ? [target] : [],
    askedAt,
    ...(reopenedAt === undefined ? {} : { reopenedAt }),
  };
}

const appointmentOf = ({ appointments = [] }: ConversationStateV1, code: string | undefined): KnownAppointment | null =>
  (code === undefined ? undefined : appointments.find((known) => known.code === code)) ?? null;

/** What was to follow waits beneath, in its order; the last ones give way when there are too many. */
function withWaiting(before: ConversationState, old: ConversationStateV1): ConversationState {
  const top = topTask(before);
  if (!top) return before;
  let state = before;
  let below = top.id;
  for (const waiting of waitingBeneath(old, top).slice(0, MAX_TASKS - 1)) {
    const task: Task = { ...newTask(state, top.kind), ...waiting, after: top.kind === 'book' ? below : null };
    state = pushTask(state, task, below);
    below = task.id;
  }
  return state;
}

function waitingBeneath({ alsoCancel = [], alsoWanted = [], turn }: ConversationStateV1, top: Task): Partial<Task>[] {
  const remembered = (value: string) => ({ value, source: 'memory' as const, turn });
  if (top.kind === 'cancel') return alsoCancel.map((code) => ({ slots: { booking_id: remembered(code) } }));
  if (top.kind === 'move') return [];
  const { slots, dateRange, timeWindow } = top;
  const shared = pick(slots, ['preferred_date', 'client_name']);
  const present = slots.service_type?.value;
  // While the customer chooses the first, the others are not known.
  if (present === undefined) return alsoWanted.slice(1).map(() => ({ slots: shared, dateRange, timeWindow }));
  if (!alsoWanted.includes(present)) return [];
  return alsoWanted
    .filter((service) => service !== present)
    .map((service) => ({ slots: { ...shared, service_type: remembered(service) }, dateRange, timeWindow }));
}

const WRITES: Partial<Record<string, LatestWrite['kind']>> = {
  book_appointment: 'booked',
  reschedule_appointment: 'moved',
  cancel_appointment: 'cancelled',
};
const DONE = 'done: ';

/** The last write, where the appointment that it made is still known. Of a cancelled one nothing was kept. */
function latestOf(old: ConversationStateV1): LatestWrite | null {
  const last = old.observations.findLast(
    ({ tool, ok, note }) => ok && WRITES[tool] !== undefined && note.startsWith(DONE),
  );
  const kind = last && WRITES[last.tool];
  const appointment = last ? appointmentOf(old, last.note.slice(DONE.length)) : null;
  return last && kind && appointment ? { kind, appointment, turn: last.turn } : null;
}
