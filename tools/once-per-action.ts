/** A writing tool acts at most once per action of a turn, and a repetition gets the first answer. */
import type { AppointmentInfo, ToolOutcome } from '../domain/tools/results';
import type { Tx } from '../store/database';
import { fingerprint, once } from '../store/idempotency';
import { asRecord } from '../store/json';
import type { ToolCall } from './types';

type WriteTool = 'book_appointment' | 'reschedule_appointment' | 'cancel_appointment';

/** Refusals change nothing and are not kept: the same action may be tried again, and be answered by what is true then. */
export function oncePerAction<N extends WriteTool>(
  tool: N,
  tx: Tx,
  call: ToolCall,
  isData: (stored: unknown) => stored is Extract<ToolOutcome<N>, { ok: true }>['data'],
  work: () => Promise<ToolOutcome<N>>,
): Promise<ToolOutcome<N>> {
  return once(
    tx,
    {
      key: call.idempotencyKey,
      fingerprint: fingerprint({ ...call.args, '@tool': tool, '@contact': call.contactId }),
      contactId: call.contactId,
      messageSid: call.messageSid,
      keep: (outcome) => outcome.ok,
      restore: (stored) => {
        const { data } = asRecord(stored);
        if (!isData(data)) throw new Error(`The stored answer of ${tool} is not one`);
        return { ok: true, data };
      },
    },
    work,
  );
}

const TEXTS = ['id', 'code', 'service', 'staff', 'date', 'time', 'clientName'] as const;

const isAppointment = (value: unknown): value is AppointmentInfo => {
  const record = asRecord(value);
  return (
    TEXTS.every((key) => typeof record[key] === 'string') &&
    typeof record.durationMinutes === 'number' &&
    typeof record.price === 'number' &&
    typeof record.freeCancellation === 'boolean'
  );
};

export const isBookingData = (data: unknown): data is { appointment: AppointmentInfo } =>
  isAppointment(asRecord(data).appointment);

export function isMoveData(
  data: unknown,
): data is { appointment: AppointmentInfo; previous: { date: string; time: string } } {
  const previous = asRecord(asRecord(data).previous);
  return isBookingData(data) && typeof previous.date === 'string' && typeof previous.time === 'string';
}
