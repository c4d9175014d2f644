/** A service that is not wanted after all: its booking goes, and what else was asked for stays. */
import { replaceTask, topTask, withoutBooking, withSlot, withoutSlots } from '../tasks';
import type { ConversationState, Task } from '../types';
import { allOf, type Frame } from './frames';

export interface DroppedServices {
  state: ConversationState;
  /** Without what has been settled of it. */
  frame: Frame;
  /** What is not wanted any more, of what was. */
  services: string[];
}

/** "La barba no", "solo el corte", "barba no, brushing". Of the only booking the service goes, and what is known besides stays. */
export function dropServices(before: ConversationState, frame: Frame): DroppedServices {
  const none = { state: before, frame, services: [] };
  if (frame.start && (frame.start.task !== 'book' || frame.start.another)) return none;
  const gone = before.tasks.filter((task) => isDropped(task, before, frame));
  if (gone.length === 0) return none;
  const wanted = wantedIn(frame);
  const isNew =
    wanted !== undefined && !before.tasks.some((task) => task.kind === 'book' && serviceOf(task) === wanted);
  const top = topTask(before);
  const replaced = isNew ? (gone.find((task) => task === top) ?? gone.at(-1)) : undefined;
  // That something is in its place is told as such.
  const left = gone.filter((task) => task !== replaced);
  const services = [...new Set([...left].reverse().flatMap((task) => serviceOf(task) ?? []))];
  let state = before;
  for (const task of left) state = withoutBooking(state, task);
  // What takes the place of one that waits is no wish for the one that is talked about.
  if (replaced && wanted !== undefined && replaced !== top)
    return {
      state: replaceTask(state, inPlaceOf(replaced, wanted, before.turn)),
      frame: withoutService(frame),
      services,
    };
  if (state.tasks.length === 0 && top) state = { ...before, tasks: [unsettled(top)] };
  return { state, frame, services };
}

const serviceOf = ({ slots }: Task): string | undefined => slots.service_type?.value;

function isDropped(task: Task, { tasks }: ConversationState, frame: Frame): boolean {
  const service = serviceOf(task);
  if (task.kind !== 'book' || service === undefined) return false;
  if (allOf(frame, 'exclude').some((excluded) => excluded.service === service)) return true;
  const only = allOf(frame, 'set').find((command) => command.only)?.value;
  if (only === undefined || only === service) return false;
  return tasks.some((other) => other.kind === 'book' && serviceOf(other) === only) || task !== tasks.at(-1);
}

const wantedIn = (frame: Frame): string | undefined =>
  allOf(frame, 'set').find(({ slot, mentioned }) => slot === 'service_type' && !mentioned)?.value;

const withoutService = (frame: Frame): Frame => ({
  ...frame,
  commands: frame.commands.filter((command) => command.do !== 'set' || command.slot !== 'service_type'),
});

const unsettled = (task: Task): Task => ({
  ...withoutSlots(task, ['service_type', 'staff_name']),
  offered: [],
  confirmation: null,
});

const inPlaceOf = (task: Task, service: string, turn: number): Task =>
  withSlot(unsettled(task), 'service_type', service, 'customer', turn);
