/** What a message names and nobody can book as it stands: two candidates, none, a past day, no such day. */
import type { LocalDate, LocalTime } from '../../calendar';
import type { SlotName } from '../../slots';

export type Problem =
  | { kind: 'unknown_service'; said: string }
  | { kind: 'ambiguous_service'; names: string[] }
  /** Each named by itself: one after the other. */
  | { kind: 'several_services'; names: string[] }
  | { kind: 'past_date'; date: LocalDate }
  | { kind: 'invalid_date'; said: string }
  /** `hour`: the number that is a day of one candidate and may be the hour on the other ("viernes 10"). */
  | { kind: 'ambiguous_date'; dates: LocalDate[]; hour: number | null }
  | { kind: 'invalid_time'; said: string }
  | { kind: 'ambiguous_time'; times: LocalTime[] }
  | { kind: 'unknown_staff'; said: string }
  | { kind: 'ambiguous_staff'; names: string[] }
  | { kind: 'unclear_name'; said: string }
  | { kind: 'bad_email'; said: string };

export const SLOT_OF_PROBLEM: Readonly<Record<Problem['kind'], SlotName>> = {
  unknown_service: 'service_type',
  ambiguous_service: 'service_type',
  several_services: 'service_type',
  past_date: 'preferred_date',
  invalid_date: 'preferred_date',
  ambiguous_date: 'preferred_date',
  invalid_time: 'preferred_time',
  ambiguous_time: 'preferred_time',
  unknown_staff: 'staff_name',
  ambiguous_staff: 'staff_name',
  unclear_name: 'client_name',
  bad_email: 'client_email',
};
