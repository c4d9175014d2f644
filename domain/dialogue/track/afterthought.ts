/** What is said right after a write about what has just been done: a correction of it, to be confirmed like everything else. */
import type { SlotName } from '../../slots';
import { anchorAt } from '../relative';
import { newTask, pushTask, withoutQuestion, withSlot } from '../tasks';
import type { ConversationState, KnownAppointment } from '../types';
import { allOf, firstOf, saysDay, saysHour, sets, type Frame, type Placed } from './frames';
import type { Asked } from './merge';

/** How long, in turns, the latest write is what a correction or "otro igual" is about. */
export const RECENT_TURNS = 4;

/** "No, era a las 19" right after a booking changes what has just been booked. */
export function afterthought(state: ConversationState, frame: Frame, asked: Asked): Placed | null {
  if (!isAfterthought(state, frame, asked) || !state.latest) return null;
  const { appointment } = state.latest;
  const moved = withSlot(newTask(state, 'move'), 'booking_id', appointment.code, 'memory', state.turn);
  // "Era el jueves": at the hour that it has.
  const keepsHour = saysDay(frame) && !saysHour(frame);
  const task = !keepsHour ? moved : withSlot(moved, 'preferred_time', appointment.time, 'memory', state.turn);
  return { state: pushTask(withoutQuestion(state), task), task, started: true, anchor: anchorAt(appointment) };
}

/** "No, perdón, el jueves a las 9" begins nothing, though it sounds like a wish. */
export const takesBack = (frame: Frame): boolean =>
  frame.start !== null &&
  !frame.start.another &&
  firstOf(frame, 'deny') !== null &&
  firstOf(frame, 'for') === null &&
  !sets(frame, 'service_type');

function isAfterthought(state: ConversationState, frame: Frame, { pending }: Asked): boolean {
  const { latest } = state;
  if (!latest || latest.kind === 'cancelled' || state.turn - latest.turn > RECENT_TURNS) return false;
  if (firstOf(frame, 'ask') !== null || pending !== null) return false;
  const { appointment } = latest;
  const corrects = allOf(frame, 'set').some(
    ({ slot, correct, value }) => correct && CORRECTABLE.includes(slot) && value !== appointment.clientName,
  );
  const isOut = allOf(frame, 'exclude').some(({ staff }) => staff === appointment.staff);
  return corrects || isOut || firstOf(frame, 'shift') !== null || correctedService(frame, appointment);
}

const CORRECTABLE: readonly SlotName[] = ['preferred_date', 'preferred_time', 'staff_name', 'client_name'];

const correctedService = (frame: Frame, { service }: KnownAppointment): boolean =>
  allOf(frame, 'set').some(({ slot, correct, value }) => correct && slot === 'service_type' && value !== service);
