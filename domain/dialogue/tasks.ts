/** The stack of tasks: looking at it and making a new one. Nothing here mutates. */
import { SLOT_NAMES, type SlotName, type SlotValues } from '../slots';
import type { Beneficiary, TaskKind } from '../understanding/commands/types';
import {
  MAX_TASKS,
  type ConversationState,
  type Excluded,
  type KnownAppointment,
  type OfferedOption,
  type PendingConfirmation,
  type PendingQuestion,
  type SlotState,
  type Slots,
  type Task,
} from './types';

/** The task that is talked about. */
export const topTask = (state: ConversationState): Task | null => state.tasks.at(-1) ?? null;

/** The appointment that was made or moved last, while it stands. */
export const latestStanding = ({ latest }: Pick<ConversationState, 'latest'>): KnownAppointment | null =>
  latest && latest.kind !== 'cancelled' ? latest.appointment : null;

/** The bookings that are being made, the one talked about first. */
export const openBookings = ({ tasks }: ConversationState): Task[] =>
  tasks.filter(({ kind }) => kind === 'book').reverse();

export const taskById = (state: ConversationState, id: number | null): Task | null =>
  state.tasks.find((task) => task.id === id) ?? null;

/** The question that was asked last. */
export const pendingOf = (state: ConversationState): PendingQuestion | null =>
  state.question ?? topTask(state)?.pending ?? null;

/** The options that belong to it. */
export const offeredOf = (state: ConversationState): OfferedOption[] =>
  state.question ? state.offered : (topTask(state)?.offered ?? []);

/** The confirmation that was asked for last. */
export const pendingConfirmation = (state: ConversationState): PendingConfirmation | null =>
  pendingOf(state)?.kind === 'confirm' ? (topTask(state)?.confirmation ?? null) : null;

/** Slots that are the customer's own, whatever the task. */
export const CONTACT_SLOTS: readonly SlotName[] = ['client_name', 'client_email', 'client_phone'];

/** A task's value: its own, or what is known of the customer. A name only when the appointment is not for somebody else. */
export function taskSlot(state: ConversationState, task: Task, name: SlotName): SlotState | undefined {
  const own = task.slots[name];
  if (own || !CONTACT_SLOTS.includes(name)) return own;
  return name === 'client_name' && isForOther(task) ? undefined : state.contact[name];
}

export const taskValue = (state: ConversationState, task: Task, name: SlotName): string | undefined =>
  taskSlot(state, task, name)?.value;

export const isForOther = ({ beneficiary }: Pick<Task, 'beneficiary'>): boolean =>
  beneficiary !== null && beneficiary.self !== true && (beneficiary.relation ?? beneficiary.name) !== undefined;

/** The slots of what is talked about, in the order of the contract. */
export function currentSlots(state: ConversationState): Slots {
  const task = topTask(state);
  const slots: Slots = {};
  for (const name of SLOT_NAMES) {
    const slot = task ? taskSlot(state, task, name) : (state.mentioned[name] ?? state.contact[name]);
    if (slot) slots[name] = slot;
  }
  return slots;
}

/** The values alone. */
export const slotValues = (state: ConversationState): SlotValues =>
  Object.fromEntries(Object.entries(currentSlots(state)).map(([name, { value }]) => [name, value]));

export const NOTHING_EXCLUDED: Excluded = { dates: [], weekdays: [], hours: [], staff: [] };

export function newTask(state: ConversationState, kind: TaskKind, beneficiary: Beneficiary | null = null): Task {
  return {
    id: state.lastTaskId + 1,
    kind,
    slots: {},
    timeWindow: null,
    dateRange: null,
    excluded: NOTHING_EXCLUDED,
    beneficiary,
    target: null,
    shift: null,
    pending: null,
    offered: [],
    confirmation: null,
    after: null,
    like: null,
  };
}

/** @param under the task that it waits beneath; on top when null or not there */
export function pushTask(state: ConversationState, task: Task, under: number | null = null): ConversationState {
  const at = under === null ? -1 : state.tasks.findIndex(({ id }) => id === under);
  const tasks = at < 0 ? [...state.tasks, task] : [...state.tasks.slice(0, at), task, ...state.tasks.slice(at)];
  // The oldest ones give way: nobody comes back to the seventh thing.
  return { ...state, tasks: tasks.slice(-MAX_TASKS), lastTaskId: Math.max(state.lastTaskId, task.id) };
}

export const replaceTask = (state: ConversationState, task: Task): ConversationState => ({
  ...state,
  tasks: state.tasks.map((other) => (other.id === task.id ? task : other)),
});

export const removeTask = (state: ConversationState, id: number): ConversationState => ({
  ...state,
  tasks: state.tasks.filter((task) => task.id !== id),
});

/** Without one booking. What was to follow it takes its place: its hour, and what it followed itself. */
export function withoutBooking(
  state: ConversationState,
  { id, after, like, slots, timeWindow }: Task,
): ConversationState {
  const rest = removeTask(state, id);
  const tasks = rest.tasks.map((task): Task => {
    if (task.after !== id && task.like !== id) return task;
    const linked = {
      ...task,
      after: task.after === id ? after : task.after,
      like: task.like === id ? like : task.like,
    };
    const isOpen = task.after === id && !task.slots.preferred_time && !task.timeWindow;
    return isOpen ? { ...withHour(linked, slots.preferred_time), timeWindow } : linked;
  });
  return { ...rest, tasks };
}

const withHour = (task: Task, hour: SlotState | undefined): Task =>
  hour ? { ...task, slots: { ...task.slots, preferred_time: hour } } : task;

/** It is not done. What was to be made in the place of an appointment that is kept is made no more. */
export function dropTask(state: ConversationState, { id, kind }: Task): ConversationState {
  const rest = removeTask(state, id);
  return kind === 'cancel' ? { ...rest, tasks: rest.tasks.filter(({ after }) => after !== id) } : rest;
}

export function raiseTask(state: ConversationState, id: number): ConversationState {
  const task = taskById(state, id);
  return task ? { ...state, tasks: [...removeTask(state, id).tasks, task] } : state;
}

/** A question that belongs to no task is open no longer. */
export const withoutQuestion = (state: ConversationState): ConversationState => ({
  ...state,
  question: null,
  offered: [],
});

/** Nothing is being done any more: the contact stays; what was asked, offered and named is gone. */
export const withoutTasks = (state: ConversationState): ConversationState => ({
  ...state,
  tasks: [],
  mentioned: {},
  invited: [],
  question: null,
  offered: [],
});

/** Sets a slot; a value that is already there keeps its age and source. */
export function withSlot(task: Task, name: SlotName, value: string, source: SlotState['source'], turn: number): Task {
  if (task.slots[name]?.value === value) return task;
  return { ...task, slots: { ...task.slots, [name]: { value, source, turn } } };
}

export function withoutSlots(task: Task, names: readonly SlotName[]): Task {
  if (!names.some((name) => task.slots[name])) return task;
  const slots = { ...task.slots };
  for (const name of names) delete slots[name];
  return { ...task, slots };
}

export const knownAppointment = (state: ConversationState, code: string | undefined): KnownAppointment | null =>
  (code === undefined ? undefined : state.appointments?.find((known) => known.code === code)) ?? null;

/** The appointment that a task moves or cancels, when it is settled. */
export const targetOf = (state: ConversationState, task: Task): KnownAppointment | null =>
  knownAppointment(state, task.slots.booking_id?.value);
