/** Who is left to the bookings that wait: with the one who does colour, a cut at the same hour is nobody's to take first. */
import { minutesOf } from '../calendar';
import { staffFor, type WorkspaceProfile } from '../workspace';
import type { ConversationState, Task } from './types';

/** Professionals without whom a booking that waits for the same time could not be made, where anybody would do for this one. */
export function neededByOthers(state: ConversationState, task: Task, workspace: WorkspaceProfile): string[] {
  const below = state.tasks.slice(
    0,
    state.tasks.findIndex(({ id }) => id === task.id),
  );
  const waiting = below.filter((other) => other.kind === 'book' && overlaps(task, other, workspace));
  if (waiting.length === 0) return [];
  const able = waiting.map((other) => ableFor(other, workspace)).filter((names) => names.length > 0);
  return ableFor(task, workspace).filter((name) => !canAll(able, new Set([name])));
}

/** Whether each can have a professional of its own, without those who are taken. */
function canAll([first, ...others]: readonly (readonly string[])[], taken: ReadonlySet<string>): boolean {
  if (first === undefined) return true;
  return first.some((name) => !taken.has(name) && canAll(others, new Set([...taken, name])));
}

function ableFor({ slots, excluded }: Task, workspace: WorkspaceProfile): string[] {
  const named = slots.staff_name?.value;
  return staffFor(workspace, slots.service_type?.value).filter((staff) =>
    named === undefined ? !excluded.staff.includes(staff) : staff === named,
  );
}

/** On the same day, and not one after the other whoever takes them. */
function overlaps(a: Task, b: Task, workspace: WorkspaceProfile): boolean {
  const [from, to] = [spanOf(a, workspace), spanOf(b, workspace)];
  const isSameDay = a.slots.preferred_date?.value === b.slots.preferred_date?.value;
  return from !== null && to !== null && isSameDay && from.begins < to.ends && to.begins < from.ends;
}

function spanOf(
  { slots: { preferred_date, preferred_time, service_type } }: Task,
  { staffServices }: WorkspaceProfile,
): { begins: number; ends: number } | null {
  if (!preferred_date || !preferred_time) return null;
  const begins = minutesOf(preferred_time.value);
  const minutes = staffServices.filter(({ service }) => service === service_type?.value);
  return { begins, ends: begins + Math.max(1, ...minutes.map(({ durationMinutes }) => durationMinutes)) };
}
