import { openingOn } from '../domain/booking/calendar';
import type { Reason } from '../domain/booking/reasons';
import type { FreeStart } from '../domain/booking/types';
import type { Refusal, RefusalCode } from '../domain/tools/results';
import type { LocalDate } from '../domain/calendar';
import type { BookingContext } from './booking-context';

/** @param detail for operators, without personal data */
export const refuse = (
  code: RefusalCode,
  detail: string,
  help: { alternatives?: FreeStart[]; options?: string[] } = {},
): Refusal => ({
  ok: false,
  code,
  detail,
  alternatives: help.alternatives ?? [],
  ...(help.options ? { options: help.options } : {}),
});

/** No start on a day, or none at a wanted time of it; a closed day says what it is closed for. */
export function refuseDay(
  reason: Reason,
  { date, time }: { date: LocalDate; time?: string | undefined },
  { calendar }: Pick<BookingContext, 'calendar'>,
  alternatives: FreeStart[],
): Refusal {
  const closure = reason === 'holiday' ? openingOn(date, calendar).closure?.reason : null;
  return {
    ...refuse(reason, `${date}${time === undefined ? '' : ` ${time}`}: ${reason}`, { alternatives }),
    ...(closure ? { closure } : {}),
  };
}
