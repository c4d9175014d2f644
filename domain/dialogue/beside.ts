/** "El mismo día que mi turno", "después del mío": the day or the hour of a task, once the customer's appointments are read. */
import { likelyTarget, resolveReference } from './references';
import { anchored, behind } from './relative';
import { withSlot } from './tasks';
import type { ConversationState, KnownAppointment, Task } from './types';

/** What it cannot be told from, because there is none or there are several on different days, is asked for as ever. */
export function besideOwn(before: Task, state: ConversationState): Task {
  const { beside, ...rest } = before;
  if (!beside || !state.appointments) return before;
  const { turn } = state;
  const own = likelyTarget(state, before)?.code;
  const others = state.appointments.filter(({ code }) => code !== own);
  const { meant } = resolveReference(others, beside.of, state);
  const [only, ...more] = meant;
  if (!beside.by) return only && more.length === 0 ? behind(rest, only, turn) : rest;
  const anchor = { date: shared(meant, 'date'), time: shared(meant, 'time'), offered: [] };
  const { date, time } = anchored(beside.by, anchor);
  let task: Task = rest;
  if (date) task = { ...withSlot(task, 'preferred_date', date, 'customer', turn), dateRange: null };
  if (time) task = { ...withSlot(task, 'preferred_time', time, 'customer', turn), timeWindow: null };
  return task;
}

/** What is the same of all of them. */
function shared(meant: readonly KnownAppointment[], of: 'date' | 'time'): string | undefined {
  const [only, ...more] = new Set(meant.map((known) => known[of]));
  return more.length === 0 ? only : undefined;
}
