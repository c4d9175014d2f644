/** The nine tools over an agenda in memory: the same outcomes as the real ones, without a database. */
import type { Professional } from '../../../domain/booking/availability';
import { differingDays, openingOn, type BookingCalendar } from '../../../domain/booking/calendar';
import { argentineHolidays } from '../../../domain/booking/holidays-ar';
import type { Reason } from '../../../domain/booking/reasons';
import { NEAREST, nearestDays, nearestOn, type MissedStart } from '../../../domain/booking/nearest';
import { daysToSearch, MAX_STARTS, sameStarts, searchStarts, type SearchContext } from '../../../domain/booking/search';
import type { FreeStart } from '../../../domain/booking/types';
import { localDay, toLocal } from '../../../domain/booking/local-time';
import { addDays, minutesOf } from '../../../domain/calendar';
import type { ToolName } from '../../../domain/tools/names';
import type { AppointmentInfo, Refusal, RefusalCode, ToolOutcome } from '../../../domain/tools/results';
import type { WorkspaceProfile } from '../../../domain/workspace';

type Args = Readonly<Record<string, string>>;

export class MemoryAgenda {
  readonly own: AppointmentInfo[] = [];
  private readonly busy: { staff: string; from: number; until: number; code: string }[] = [];
  private readonly calendar: BookingCalendar;
  /** Tools that fail in this turn, as a fault of a dependency does. */
  failing = new Set<ToolName>();
  private codes = 0;

  constructor(private readonly workspace: WorkspaceProfile) {
    this.calendar = {
      timezone: workspace.timezone,
      hours: workspace.hours,
      specialDates: workspace.specialDates,
      holidays: [2026, 2027].flatMap((year) => argentineHolidays(year)),
      settings: workspace.settings,
    };
  }

  /** Somebody else's appointment. */
  block(staff: string, date: string, time: string, minutes: number): void {
    this.occupy(staff, date, time, minutes, 'other');
  }

  /** An appointment that this customer already has. */
  seed(service: string, staff: string, date: string, time: string, now: string, name = 'Ana'): void {
    this.own.push(
      this.place(
        { service_type: service, staff_name: staff, preferred_date: date, preferred_time: time, client_name: name },
        now,
      ),
    );
  }

  private differing(now: string): ReturnType<typeof differingDays> {
    const today = toLocal(Date.parse(now), this.calendar.timezone).date;
    return differingDays(this.calendar, today, addDays(today, this.calendar.settings.bookingHorizonDays));
  }

  private occupy(staff: string, date: string, time: string, minutes: number, code: string): void {
    const from = localDay(date, this.workspace.timezone).reached(minutesOf(time));
    this.busy.push({ staff, from, until: from + minutes * 60_000, code });
  }

  run(tool: ToolName, args: Args, now: string): ToolOutcome {
    switch (tool) {
      case 'get_available_services':
        return { ok: true, data: { services: this.services(args.q) } };
      case 'get_business_hours':
        return {
          ok: true,
          data: {
            week: this.workspace.hours.map((blocks, weekday) => ({ weekday, blocks })),
            specialDates: this.differing(now),
          },
        };
      case 'get_service_packages':
        return {
          ok: true,
          data: {
            packages: [
              {
                name: 'Look Completo',
                services: ['Corte de Cabello', 'Barba'],
                price: 7500,
                regularPrice: 9000,
                durationMinutes: 65,
              },
            ],
          },
        };
      case 'get_active_promotions':
        return {
          ok: true,
          data: {
            promotions: [{ name: 'Martes de descuento', description: '20 % los martes', percent: 20, weekdays: [1] }],
          },
        };
      case 'find_appointment_by_phone':
        return {
          ok: true,
          data: { appointments: this.current(now).sort((a, b) => (a.date + a.time < b.date + b.time ? -1 : 1)) },
        };
      case 'check_service_availability':
        return this.check(args, now);
      case 'book_appointment': {
        const obstacle = this.obstacle(args, now);
        if (obstacle) return obstacle;
        const appointment = this.place(args, now);
        this.own.push(appointment);
        return { ok: true, data: { appointment } };
      }
      case 'reschedule_appointment': {
        const old = this.claim(args.booking_id, now);
        if ('ok' in old) return old;
        const wanted = { ...args, service_type: old.service, staff_name: args.staff_name ?? old.staff };
        const name = args.client_name ?? old.clientName;
        const isThere = args.preferred_date === old.date && args.preferred_time === old.time;
        const isRename = isThere && wanted.staff_name === old.staff && name !== old.clientName;
        const obstacle = isRename ? null : this.obstacle({ ...wanted, booking_id: old.code }, now);
        if (obstacle) return obstacle;
        this.release(old.code);
        const moved = { ...this.place({ ...wanted, client_name: name }, now), code: old.code };
        this.own.splice(this.own.indexOf(old), 1, moved);
        return { ok: true, data: { appointment: moved, previous: { date: old.date, time: old.time } } };
      }
      case 'cancel_appointment': {
        const old = this.claim(args.booking_id, now);
        if ('ok' in old) return old;
        this.release(old.code);
        this.own.splice(this.own.indexOf(old), 1);
        return { ok: true, data: { appointment: old } };
      }
    }
  }

  /** To come, not over, or begun in the last two hours of today. */
  private current(now: string): AppointmentInfo[] {
    const instant = Date.parse(now);
    const today = toLocal(instant, this.workspace.timezone).date;
    return this.own.flatMap((appointment) => {
      const { date, time, durationMinutes } = appointment;
      const start = localDay(date, this.workspace.timezone).reached(minutesOf(time));
      if (start > instant) return [appointment];
      const isRecent = date === today && start >= instant - 2 * 3_600_000;
      const isOver = start + durationMinutes * 60_000 <= instant;
      return isRecent || !isOver ? [{ ...appointment, freeCancellation: false, begun: true as const }] : [];
    });
  }

  /** One of this customer's own that can still be changed. */
  private claim(code: string | undefined, now: string): AppointmentInfo | Refusal {
    const current = this.current(now).find((appointment) => appointment.code === code);
    if (!current) return refusal('not_found');
    if (current.begun) return refusal('already_begun');
    return this.own.find((appointment) => appointment.code === code) ?? current;
  }

  private release(code: string): void {
    const at = this.busy.findIndex((entry) => entry.code === code);
    if (at >= 0) this.busy.splice(at, 1);
  }

  private place(args: Args, now: string): AppointmentInfo {
    const {
      service_type: service = '',
      preferred_date: date = '',
      preferred_time: time = '',
      client_name: clientName = '',
    } = args;
    const staff = args.staff_name ?? this.able(service)[0]?.name ?? '';
    const entry = this.workspace.staffServices.find((offer) => offer.service === service && offer.staff === staff);
    this.codes += 1;
    const code = `K${this.codes + 1}M2QX`;
    this.occupy(staff, date, time, entry?.durationMinutes ?? 30, code);
    const start = localDay(date, this.workspace.timezone).reached(minutesOf(time));
    const freeCancellation = start - Date.parse(now) >= this.workspace.settings.cancellationWindowHours * 3_600_000;
    return {
      id: code,
      code,
      service,
      staff,
      date,
      time,
      durationMinutes: entry?.durationMinutes ?? 30,
      price: entry?.price ?? 0,
      clientName,
      freeCancellation,
    };
  }

  /** @param moved code of an appointment whose own time counts as free */
  private able(service: string, moved?: string): Professional[] {
    return this.workspace.staffServices
      .filter((entry) => entry.service === service)
      .map(({ staff, price, durationMinutes }) => ({
        name: staff,
        price,
        durationMinutes,
        hours: null,
        absences: [],
        appointments: this.busy.filter((entry) => entry.staff === staff && (!moved || entry.code !== moved)),
      }));
  }

  private services(q: string | undefined) {
    return this.workspace.catalogue.services
      .filter(({ name }) => !q || name === q)
      .map(({ name }) => {
        const offers = this.workspace.staffServices.filter(({ service }) => service === name);
        const prices = offers.map(({ price }) => price);
        const minutes = offers.map(({ durationMinutes }) => durationMinutes);
        return {
          name,
          category: null,
          priceFrom: Math.min(...prices),
          priceTo: Math.max(...prices),
          currency: 'ARS',
          durationMinutesFrom: Math.min(...minutes),
          durationMinutesTo: Math.max(...minutes),
          staff: offers.map(({ staff, price, durationMinutes }) => ({ name: staff, price, durationMinutes })),
        };
      });
  }

  private check(args: Args, now: string): ToolOutcome<'check_service_availability'> {
    const { service_type: service = '', preferred_date: from = '', preferred_time: time, staff_name: staff } = args;
    const everybody = this.able(service, args.booking_id);
    if (everybody.length === 0)
      return refusal(
        'unknown_service',
        [],
        this.workspace.catalogue.services.map(({ name }) => name),
      );
    const names = everybody.map(({ name }) => name);
    const ruledOut = args.not_staff?.split(',') ?? [];
    const able = everybody.filter(({ name }) => !ruledOut.includes(name));
    const wanted = staff ? everybody.filter(({ name }) => name === staff) : able;
    if (wanted.length === 0) return refusal(staff ? 'unskilled_staff' : 'nobody_else', [], names);
    const moved = this.own.find(({ code }) => code === args.booking_id);
    if (moved?.service === service && isAlreadyAt(moved, from, time, wanted)) return refusal('unchanged');

    const context = { calendar: this.calendar, now: Date.parse(now), turn: 0 };
    const notOn = args.not_on?.split(',') ?? [];
    const search = {
      days: daysToSearch({ from, to: args.date_to ?? from, notOn }, context),
      time,
      window: args.time_from || args.time_to ? { from: args.time_from ?? '00:00', to: args.time_to ?? '24:00' } : null,
      order: args.order === 'soonest' ? ('soonest' as const) : ('spread' as const),
      notOn,
      ...(args.spare_staff ? { spared: args.spare_staff.split(',') } : {}),
    };
    const found = searchStarts(search, wanted, context);
    const others = able.filter((other) => !wanted.includes(other));
    const same = time === undefined ? [] : sameStarts(search.days, time, others, context);
    if (!found.found) {
      const missed = { ...search, date: from, around: search.window?.from };
      const near = nearest(missed, wanted, context);
      const instead = near.length > 0 ? near : nearest(missed, others, context);
      return this.nothing(found, [...same, ...instead]);
    }
    const { date, requested, starts } = found;
    const told = requested && !requested.free ? [...same, ...starts].slice(0, MAX_STARTS) : starts;
    return { ok: true, data: { service, date, requested, starts: told } };
  }

  private nothing({ reason, day }: { reason: Reason; day: string }, alternatives: FreeStart[]): Refusal {
    const closure = reason === 'holiday' ? openingOn(day, this.calendar).closure?.reason : null;
    return { ...refusal(reason, alternatives), ...(closure ? { closure } : {}) };
  }

  private obstacle(args: Args, now: string): Refusal | null {
    const checked = this.check(args, now);
    if (!checked.ok) return checked;
    return checked.data.requested?.free ? null : refusal('slot_taken', checked.data.starts);
  }
}

function nearest(missed: MissedStart, team: readonly Professional[], context: SearchContext): FreeStart[] {
  const found: FreeStart[] = [];
  for (const day of nearestDays(missed, context)) {
    found.push(...nearestOn(day, missed, team, context, NEAREST - found.length));
    if (found.length === NEAREST) break;
  }
  return found.sort((a, b) => (a.date + a.time < b.date + b.time ? -1 : 1));
}

const isAlreadyAt = (
  { date, time, staff }: AppointmentInfo,
  day: string,
  hour: string | undefined,
  wanted: readonly Professional[],
): boolean => date === day && time === hour && wanted.some(({ name }) => name === staff);

const refusal = (code: RefusalCode, alternatives: FreeStart[] = [], options?: string[]): Refusal => ({
  ok: false,
  code,
  detail: code,
  alternatives,
  ...(options ? { options } : {}),
});
