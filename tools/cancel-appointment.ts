import { cancelAppointment as cancelRow, lockContact } from '../store/appointments';
import { audit } from '../store/audit';
import type { Tx } from '../store/database';
import { loadBookingContext } from './booking-context';
import { isBookingData, oncePerAction } from './once-per-action';
import { claimOwn, describe } from './own-appointment';
import { refuse } from './refusal';
import type { ToolCall, ToolRunner } from './types';

/**
 * Cancels one of the customer's own appointments. Inside the cancellation window it is cancelled too, and the result's
 * `freeCancellation: false` says that it was late: the window is told, not hidden. Only a workspace that forbids late
 * cancellation by chat refuses with `cancel_window`. What has begun is not cancelled.
 */
export const cancelAppointment: ToolRunner<'cancel_appointment'> = (tx, call) =>
  oncePerAction('cancel_appointment', tx, call, isBookingData, () => cancel(tx, call));

async function cancel(tx: Tx, call: ToolCall): ReturnType<typeof cancelAppointment> {
  const { args, contactId } = call;
  const context = await loadBookingContext(tx, call);
  await lockContact(tx, contactId);
  const claimed = await claimOwn(tx, contactId, args.booking_id ?? '', context);
  if (!claimed.ok) return claimed;
  const { present } = claimed;
  const appointment = describe(present, context);
  if (!appointment.freeCancellation && !context.lateCancellationAllowed) {
    return refuse('cancel_window', 'this workspace does not allow late cancellation by chat');
  }
  await cancelRow(tx, present.id, new Date(context.now), args.reason ?? null);
  await audit(tx, {
    actor: `customer:${contactId}`,
    action: 'appointment.cancelled',
    subjectType: 'appointment',
    subjectId: present.id,
    detail: {
      date: appointment.date,
      time: appointment.time,
      staffId: present.staff_id,
      late: !appointment.freeCancellation,
    },
  });
  return { ok: true, data: { appointment } };
}
