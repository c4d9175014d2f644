/**
 * "Cambiame el corte por barba". An appointment keeps its service: the one is cancelled and the other made in its place, each with a yes
 * of its own. What is made has been looked for before anything is given up.
 */
import type { OutcomeFact } from '../facts';
import { newTask, pushTask, replaceTask } from '../tasks';
import type { ConversationState, KnownAppointment, SlotState, Task } from '../types';

/** @param move the task that becomes a cancellation, with the booking waiting beneath it */
export function exchange(
  before: ConversationState,
  move: Task,
  target: KnownAppointment,
  { date, time }: { date: string; time: string },
): { state: ConversationState; cancel: Task; fact: OutcomeFact } {
  const { turn } = before;
  const known = (value: string): SlotState => ({ value, source: 'memory', turn });
  const { service_type, staff_name, client_name } = move.slots;
  const name = client_name?.value ?? target.clientName;
  const cancel: Task = {
    ...newTask(before, 'cancel'),
    id: move.id,
    target: { code: target.code },
    slots: { booking_id: known(target.code) },
  };
  const state = replaceTask(before, cancel);
  const booking: Task = {
    ...newTask(state, 'book'),
    slots: {
      ...(service_type ? { service_type } : {}),
      ...(staff_name ? { staff_name } : {}),
      ...(name ? { client_name: known(name) } : {}),
      preferred_date: known(date),
      preferred_time: known(time),
    },
    excluded: move.excluded,
    after: cancel.id,
  };
  const fact: OutcomeFact = { kind: 'exchanged', service: service_type?.value ?? '', appointment: target, date, time };
  return { state: pushTask(state, booking, cancel.id), cancel, fact };
}
