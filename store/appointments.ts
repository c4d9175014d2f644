/** Appointments as rows. Rules and refusals live in `tools/`; what must never happen is held by the tables' constraints. */
import { sql, type Selectable } from 'kysely';
import { attempt, type Tx } from './database';
import { violatedConstraint } from './errors';
import { cleanText } from './json';
import type { AppointmentTable } from './schema';
import { isUuid } from './uuid';

/** Statuses that hold a slot. */
const OPEN = ['booked', 'confirmed'] as const;

export type Appointment = Pick<
  Selectable<AppointmentTable>,
  | 'id'
  | 'code'
  | 'contact_id'
  | 'service_id'
  | 'staff_id'
  | 'client_name'
  | 'price'
  | 'duration_minutes'
  | 'starts_at'
  | 'status'
> & { service: string; staff: string };

/** Locks a contact for the rest of the transaction, so that its bookings are counted one at a time. */
export async function lockContact(tx: Tx, contactId: string): Promise<{ phone: string | null } | null> {
  return (
    (await tx.selectFrom('contacts').select('phone').where('id', '=', contactId).forNoKeyUpdate().executeTakeFirst()) ??
    null
  );
}

/**
 * Locks professionals for the rest of the transaction, always in one order: bookings of one professional happen one after
 * the other, see each other, and never wait in a circle.
 */
export async function lockStaff(tx: Tx, staffIds: readonly string[]): Promise<void> {
  if (staffIds.length === 0) return;
  await tx.selectFrom('staff').select('id').where('id', 'in', staffIds).orderBy('id').forNoKeyUpdate().execute();
}

export interface BusyTime {
  staffId: string;
  /** ms since the epoch; `until` includes the buffer of an appointment. */
  from: number;
  until: number;
}

/** Open appointments of some professionals that touch [from, until). @param except an appointment that is being moved */
export async function bookedTimes(
  tx: Tx,
  staffIds: readonly string[],
  from: Date,
  until: Date,
  except: string | null = null,
): Promise<BusyTime[]> {
  if (staffIds.length === 0) return [];
  let query = tx
    .selectFrom('appointments')
    .select(['staff_id', 'starts_at', 'busy_until'])
    .where('staff_id', 'in', staffIds)
    .where('status', 'in', OPEN)
    .where('starts_at', '<', until)
    .where('busy_until', '>', from)
    .orderBy('starts_at');
  if (except !== null) query = query.where('id', '!=', except);
  const rows = await query.execute();
  return rows.map((row) => ({ staffId: row.staff_id, from: row.starts_at.getTime(), until: row.busy_until.getTime() }));
}

/** Absences of some professionals that touch [from, until). */
export async function absenceTimes(tx: Tx, staffIds: readonly string[], from: Date, until: Date): Promise<BusyTime[]> {
  if (staffIds.length === 0) return [];
  const rows = await tx
    .selectFrom('staff_absences')
    .select(['staff_id', 'starts_at', 'ends_at'])
    .where('staff_id', 'in', staffIds)
    .where('starts_at', '<', until)
    .where('ends_at', '>', from)
    .execute();
  return rows.map((row) => ({ staffId: row.staff_id, from: row.starts_at.getTime(), until: row.ends_at.getTime() }));
}

const select = (tx: Tx) =>
  tx
    .selectFrom('appointments as a')
    .innerJoin('services as s', (join) =>
      join.onRef('s.workspace_id', '=', 'a.workspace_id').onRef('s.id', '=', 'a.service_id'),
    )
    .innerJoin('staff as t', (join) =>
      join.onRef('t.workspace_id', '=', 'a.workspace_id').onRef('t.id', '=', 'a.staff_id'),
    )
    .select([
      'a.id',
      'a.code',
      'a.contact_id',
      'a.service_id',
      'a.staff_id',
      'a.client_name',
      'a.price',
      'a.duration_minutes',
      'a.starts_at',
      'a.status',
      's.name as service',
      't.name as staff',
    ]);

/** A contact's open appointments from `now` on, soonest first. */
export async function upcomingAppointments(tx: Tx, contactId: string, now: Date): Promise<Appointment[]> {
  return select(tx)
    .where('a.contact_id', '=', contactId)
    .where('a.status', 'in', OPEN)
    .where('a.starts_at', '>', now)
    .orderBy('a.starts_at')
    .execute();
}

/** Appointments that are not history yet: not over at one instant, or begun since another (so are all that are to come). */
export interface StillCurrent {
  notOverAt: Date;
  begunSince: Date;
}

const current = (tx: Tx, contactId: string, { notOverAt, begunSince }: StillCurrent) =>
  select(tx)
    .where('a.contact_id', '=', contactId)
    .where('a.status', 'in', OPEN)
    .where((either) => either.or([either('a.starts_at', '>=', begunSince), either('a.ends_at', '>', notOverAt)]));

/** A contact's open appointments, soonest first. */
export const currentAppointments = (tx: Tx, contactId: string, when: StillCurrent): Promise<Appointment[]> =>
  current(tx, contactId, when).orderBy('a.starts_at').execute();

/** An open appointment of this contact, locked for change. @param reference its code (as stored) or its id */
export async function claimAppointment(
  tx: Tx,
  contactId: string,
  reference: string,
  when: StillCurrent,
): Promise<Appointment | null> {
  const row = await current(tx, contactId, when)
    .where(isUuid(reference) ? 'a.id' : 'a.code', '=', reference)
    .forUpdate('a')
    .executeTakeFirst();
  return row ?? null;
}

export async function findAppointmentByKey(
  tx: Tx,
  contactId: string,
  idempotencyKey: string,
): Promise<Appointment | null> {
  const row = await select(tx)
    .where('a.contact_id', '=', contactId)
    .where('a.idempotency_key', '=', idempotencyKey)
    .executeTakeFirst();
  return row ?? null;
}

/** When and with whom. */
export interface Placement {
  staffId: string;
  price: number;
  durationMinutes: number;
  startsAt: Date;
  /** Time kept free after the end, in minutes. */
  bufferMinutes: number;
}

const placementColumns = (placement: Placement) => {
  const end = placement.startsAt.getTime() + placement.durationMinutes * 60_000;
  return {
    staff_id: placement.staffId,
    price: placement.price,
    duration_minutes: placement.durationMinutes,
    starts_at: placement.startsAt,
    ends_at: new Date(end),
    busy_until: new Date(end + placement.bufferMinutes * 60_000),
  };
};

export interface NewAppointment extends Placement {
  code: string;
  contactId: string;
  conversationId: string;
  serviceId: string;
  clientName: string;
  clientEmail: string | null;
  clientPhone: string | null;
  notes: string | null;
  idempotencyKey: string;
}

/** `overlap`: the professional is taken. `code_taken`: another code is needed. The transaction stays usable. */
export async function insertAppointment(
  tx: Tx,
  appointment: NewAppointment,
): Promise<{ id: string } | 'overlap' | 'code_taken'> {
  return orRefusal(
    attempt(tx, () =>
      tx
        .insertInto('appointments')
        .values({
          ...placementColumns(appointment),
          code: appointment.code,
          contact_id: appointment.contactId,
          conversation_id: appointment.conversationId,
          service_id: appointment.serviceId,
          client_name: cleanText(appointment.clientName),
          client_email: appointment.clientEmail,
          client_phone: appointment.clientPhone,
          notes: appointment.notes === null ? null : cleanText(appointment.notes),
          idempotency_key: appointment.idempotencyKey,
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    ),
  );
}

/** Moves an appointment in one statement: the old time is freed only if the new one is taken. */
export async function moveAppointment(
  tx: Tx,
  id: string,
  to: Placement,
): Promise<{ id: string } | 'overlap' | 'code_taken'> {
  return orRefusal(
    attempt(tx, () =>
      tx
        .updateTable('appointments')
        .set({ ...placementColumns(to), status: 'booked', revision: sql`revision + 1`, updated_at: sql`now()` })
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirstOrThrow(),
    ),
  );
}

/** @param name as the customer said it; it is cleaned of what a database or a console cannot hold */
export async function renameAppointment(tx: Tx, id: string, name: string): Promise<void> {
  await tx
    .updateTable('appointments')
    .set({ client_name: cleanText(name), revision: sql`revision + 1`, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

async function orRefusal<T>(statement: Promise<T>): Promise<T | 'overlap' | 'code_taken'> {
  try {
    return await statement;
  } catch (error) {
    const violated = violatedConstraint(error);
    if (violated?.kind === 'exclusion') return 'overlap';
    if (violated?.constraint === 'appointments_code_key') return 'code_taken';
    throw error;
  }
}

export async function cancelAppointment(tx: Tx, id: string, at: Date, reason: string | null): Promise<void> {
  await tx
    .updateTable('appointments')
    .set({
      status: 'cancelled',
      cancelled_at: at,
      cancel_reason: reason === null ? null : cleanText(reason),
      revision: sql`revision + 1`,
      updated_at: sql`now()`,
    })
    .where('id', '=', id)
    .execute();
}
