import { isLocalDate, toLocal } from '../domain/booking/local-time';
import { lockContact, moveAppointment, renameAppointment, type Appointment } from '../store/appointments';
import { audit } from '../store/audit';
import type { Tx } from '../store/database';
import { alternativesTo } from './alternatives';
import { loadBookingContext } from './booking-context';
import { isMoveData, oncePerAction } from './once-per-action';
import { claimOwn, describe, isAlreadyAt } from './own-appointment';
import { place } from './place';
import { refuse } from './refusal';
import type { ToolCall, ToolRunner } from './types';
import { wantedStaff } from './wanted';

/**
 * Moves one of the customer's own appointments: a single update, so that the old time is freed only if the new one is
 * taken. Without a wish the same professional comes first and the others who do the service after; price and duration are
 * those of who takes it. To where it is already it is not moved: unless it gets another name, nothing changes and nobody is told
 * of a change.
 */
export const rescheduleAppointment: ToolRunner<'reschedule_appointment'> = (tx, call) =>
  oncePerAction('reschedule_appointment', tx, call, isMoveData, () => move(tx, call));

async function move(tx: Tx, call: ToolCall): ReturnType<typeof rescheduleAppointment> {
  const { args, contactId } = call;
  const context = await loadBookingContext(tx, call);
  await lockContact(tx, contactId);
  const claimed = await claimOwn(tx, contactId, args.booking_id ?? '', context);
  if (!claimed.ok) return claimed;
  const { present } = claimed;
  const date = args.preferred_date ?? '';
  const time = args.preferred_time ?? '';
  if (!isLocalDate(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    return refuse('invalid_time', 'no such day or time');
  const able = context.practitioners(present.service_id);
  const staff = wantedStaff(args.staff_name, { id: present.service_id }, context);
  if (!staff.ok) {
    const alternatives = await alternativesTo(tx, context, { candidates: able, date, time, except: present.id });
    return { ...staff, alternatives };
  }
  const previous = toLocal(present.starts_at.getTime(), context.calendar.timezone);
  if (isAlreadyAt(present, { date, time, candidates: staff.candidates }, context)) {
    const named = await rename(tx, call, present);
    if (named === present) return refuse('unchanged', 'it is already there');
    return { ok: true, data: { appointment: describe(named, context), previous } };
  }

  const wish = {
    able,
    candidates: staff.candidates,
    preferred: present.staff_id,
    date,
    time,
    except: present.id,
  };
  const placed = await place(tx, context, wish, async (placement, who) => {
    const moved = await moveAppointment(tx, present.id, placement);
    // A move keeps its code, so that only the time can be in the way.
    return typeof moved === 'string' ? 'overlap' : { placement, staff: who.name };
  });
  if (!placed.ok) return placed;

  const { placement, staff: staffName } = placed.taken;
  const named = await rename(tx, call, present);
  await audit(tx, {
    actor: `customer:${contactId}`,
    action: 'appointment.moved',
    subjectType: 'appointment',
    subjectId: present.id,
    detail: {
      from: { ...previous, staffId: present.staff_id },
      to: { date, time, staffId: placement.staffId },
    },
  });
  const appointment = describe(
    {
      ...named,
      staff: staffName,
      price: placement.price,
      duration_minutes: placement.durationMinutes,
      starts_at: placement.startsAt,
    },
    context,
  );
  return { ok: true, data: { appointment, previous } };
}

/** The appointment in the name that was asked for; the same one when it has that name. */
async function rename(tx: Tx, { args, contactId }: ToolCall, present: Appointment): Promise<Appointment> {
  const name = args.client_name;
  if (name === undefined || name === present.client_name) return present;
  await renameAppointment(tx, present.id, name);
  await audit(tx, {
    actor: `customer:${contactId}`,
    action: 'appointment.renamed',
    subjectType: 'appointment',
    subjectId: present.id,
    detail: {},
  });
  return { ...present, client_name: name };
}
