/** What the booking tools work with: calendar, catalogue and the instant of the call, loaded once per transaction. */
import { turnOf } from '../domain/booking/fairness';
import { argentineHolidays } from '../domain/booking/holidays-ar';
import { addDays } from '../domain/calendar';
import { toLocal, yearOf } from '../domain/booking/local-time';
import type { BookingCalendar } from '../domain/booking/calendar';
import type { Holiday, WeeklyHours } from '../domain/booking/types';
import type { Tx } from '../store/database';
import { loadWorkspaceRows, type WorkspaceRows } from '../store/workspace-rows';
import { allowsLateCancellation, readSettings } from '../store/workspace-settings';
import { specialDatesOf, toWeek } from '../store/workspaces';
import type { ToolCall } from './types';

export type ServiceRow = WorkspaceRows['services'][number];
export type StaffRow = WorkspaceRows['staff'][number];

/** Who does a service, and how. */
export interface Practitioner {
  staffId: string;
  name: string;
  price: number;
  durationMinutes: number;
  /** Own working hours; `null` = whenever the workspace is open. */
  hours: WeeklyHours | null;
}

export interface BookingContext {
  /** ms since the epoch. */
  now: number;
  /** The customer's turn among equally loaded professionals. */
  turn: number;
  calendar: BookingCalendar;
  currency: string;
  lateCancellationAllowed: boolean;
  /** Active ones that somebody active does. */
  services: ServiceRow[];
  /** Inactive ones too. */
  staff: StaffRow[];
  /** Active professionals who do a service, in the workspace's order. */
  practitioners(serviceId: string): Practitioner[];
}

export async function loadBookingContext(tx: Tx, call: Pick<ToolCall, 'now' | 'contactId'>): Promise<BookingContext> {
  const now = new Date(call.now);
  const rows = await loadWorkspaceRows(tx, now);
  const settings = readSettings(rows.settings);
  const practitioners = (serviceId: string): Practitioner[] =>
    rows.staff
      .filter((member) => member.active)
      .flatMap((member) => {
        const pair = rows.staffServices.find((row) => row.service_id === serviceId && row.staff_id === member.id);
        const own = rows.hours.filter((row) => row.staff_id === member.id);
        if (!pair) return [];
        return [
          {
            staffId: member.id,
            name: member.name,
            price: pair.price,
            durationMinutes: pair.duration_minutes,
            hours: own.length > 0 ? toWeek(own) : null,
          },
        ];
      });
  return {
    now: now.getTime(),
    turn: turnOf(call.contactId),
    calendar: {
      timezone: rows.timezone,
      hours: toWeek(rows.hours.filter((row) => row.staff_id === null)),
      specialDates: specialDatesOf(rows),
      holidays: holidaysFrom(rows.country, toLocal(now.getTime(), rows.timezone).date, settings.bookingHorizonDays),
      settings,
    },
    currency: rows.currency,
    lateCancellationAllowed: allowsLateCancellation(rows.settings),
    services: rows.services.filter((service) => service.active && practitioners(service.id).length > 0),
    staff: rows.staff,
    practitioners,
  };
}

/** National holidays of the years that can be booked. Of other countries than Argentina none are known. */
function holidaysFrom(country: string, today: string, horizonDays: number): Holiday[] {
  if (country !== 'AR') return [];
  const [first, last] = [yearOf(today), yearOf(addDays(today, horizonDays))];
  return Array.from({ length: last - first + 1 }, (_, index) => argentineHolidays(first + index)).flat();
}
