import { randomInt } from 'node:crypto';
import { makeCode } from '../domain/booking/code';
import { isLocalDate } from '../domain/booking/local-time';
import {
  findAppointmentByKey,
  insertAppointment,
  lockContact,
  upcomingAppointments,
  type NewAppointment,
} from '../store/appointments';
import { audit } from '../store/audit';
import type { Tx } from '../store/database';
import { alternativesTo } from './alternatives';
import { loadBookingContext } from './booking-context';
import { isBookingData, oncePerAction } from './once-per-action';
import { describe } from './own-appointment';
import { place } from './place';
import { refuse } from './refusal';
import type { ToolCall, ToolRunner } from './types';
import { wantedService, wantedStaff } from './wanted';

/** Books in one transaction, for the customer of the conversation. */
export const bookAppointment: ToolRunner<'book_appointment'> = (tx, call) =>
  oncePerAction('book_appointment', tx, call, isBookingData, () => book(tx, call));

async function book(tx: Tx, call: ToolCall): ReturnType<typeof bookAppointment> {
  const { args, contactId } = call;
  const context = await loadBookingContext(tx, call);
  const contact = await lockContact(tx, contactId);
  if (!contact) throw new Error('The contact of this conversation does not exist');
  // The stored answers are forgotten after a while, the appointment is not.
  const repeated = await findAppointmentByKey(tx, contactId, call.idempotencyKey);
  if (repeated) return { ok: true, data: { appointment: describe(repeated, context) } };

  const wanted = wantedService(args.service_type ?? '', context);
  if (!wanted.ok) return wanted;
  const { service } = wanted;
  const date = args.preferred_date ?? '';
  const time = args.preferred_time ?? '';
  if (!isLocalDate(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    return refuse('invalid_time', 'no such day or time');
  const able = context.practitioners(service.id);
  const staff = wantedStaff(args.staff_name, service, context);
  if (!staff.ok) return { ...staff, alternatives: await alternativesTo(tx, context, { candidates: able, date, time }) };
  const open = await upcomingAppointments(tx, contactId, new Date(context.now));
  if (open.length >= context.calendar.settings.maxOpenBookings) {
    return refuse('too_many_bookings', `${open.length} open bookings`);
  }

  const placed = await place(
    tx,
    context,
    { able, candidates: staff.candidates, date, time },
    async (placement, who) => {
      const inserted = await insertWithCode(tx, {
        ...placement,
        contactId,
        conversationId: call.conversationId,
        serviceId: service.id,
        clientName: args.client_name ?? '',
        clientEmail: args.client_email ?? null,
        clientPhone: contact.phone,
        notes: args.notes ?? null,
        idempotencyKey: call.idempotencyKey,
      });
      return inserted === 'overlap' ? inserted : { ...inserted, staff: who.name, placement };
    },
  );
  if (!placed.ok) return placed;

  const { placement, ...booked } = placed.taken;
  await audit(tx, {
    actor: `customer:${contactId}`,
    action: 'appointment.booked',
    subjectType: 'appointment',
    subjectId: booked.id,
    detail: { date, time, staffId: placement.staffId, serviceId: service.id },
  });
  const appointment = describe(
    {
      ...booked,
      service: service.name,
      client_name: args.client_name ?? '',
      price: placement.price,
      duration_minutes: placement.durationMinutes,
      starts_at: placement.startsAt,
    },
    context,
  );
  return { ok: true, data: { appointment } };
}

/** Codes are drawn at random; one that is in use is drawn again. */
async function insertWithCode(
  tx: Tx,
  appointment: Omit<NewAppointment, 'code'>,
): Promise<{ id: string; code: string } | 'overlap'> {
  for (let draws = 0; draws < 20; draws += 1) {
    const code = makeCode((limit) => randomInt(limit));
    const inserted = await insertAppointment(tx, { ...appointment, code });
    if (inserted === 'overlap') return 'overlap';
    if (inserted !== 'code_taken') return { ...inserted, code };
  }
  throw new Error('No free appointment code was found in twenty draws');
}
