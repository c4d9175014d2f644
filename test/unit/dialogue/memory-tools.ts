/** The nine tools over an agenda in memory: the same outcomes as the real ones, without a database. */
import { fairStartsOn } from '../../../domain/booking/fairness';
import { freeStartsOn, startObstacle, type Professional } from '../../../domain/booking/availability';
import { dayObstacle, type BookingCalendar } from '../../../domain/booking/calendar';
import { argentineHolidays } from '../../../domain/booking/holidays-ar';
import type { FreeStart } from '../../../domain/booking/types';
import { localDay } from '../../../domain/booking/local-time';
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
  seed(service: string, staff: string, date: string, time: string, now: string): void {
    this.own.push(
      this.place(
        { service_type: service, staff_name: staff, preferred_date: date, preferred_time: time, client_name: 'Ana' },
        now,
      ),
    );
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
            specialDates: [...this.workspace.specialDates],
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
          data: { appointments: [...this.own].sort((a, b) => (a.date + a.time < b.date + b.time ? -1 : 1)) },
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
        const old = this.own.find(({ code }) => code === args.booking_id);
        if (!old) return refusal('not_found');
        const wanted = { ...args, service_type: old.service, staff_name: args.staff_name ?? old.staff };
        const obstacle = this.obstacle({ ...wanted, booking_id: old.code }, now);
        if (obstacle) return obstacle;
        this.release(old.code);
        const moved = { ...this.place({ ...wanted, client_name: old.clientName }, now), code: old.code };
        this.own.splice(this.own.indexOf(old), 1, moved);
        return { ok: true, data: { appointment: moved, previous: { date: old.date, time: old.time } } };
      }
      case 'cancel_appointment': {
        const old = this.own.find(({ code }) => code === args.booking_id);
        if (!old) return refusal('not_found');
        this.release(old.code);
        this.own.splice(this.own.indexOf(old), 1);
        return { ok: true, data: { appointment: old } };
      }
    }
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
    const able = this.able(service, args.booking_id).filter(({ name }) => !staff || name === staff);
    if (this.able(service).length === 0)
      return refusal(
        'unknown_service',
        [],
        this.workspace.catalogue.services.map(({ name }) => name),
      );
    if (able.length === 0)
      return refusal(
        'unskilled_staff',
        [],
        this.able(service).map(({ name }) => name),
      );
    const instant = Date.parse(now);
    const starts = this.days(from, args.date_to ?? from)
      .flatMap((date) => fairStartsOn(date, able, this.calendar, instant))
      .filter(
        (start) => (!args.time_from || start.time >= args.time_from) && (!args.time_to || start.time < args.time_to),
      );
    const closed = args.date_to ? null : dayObstacle(from, this.calendar, instant);
    if (closed) return refusal(closed, this.nextStarts(from, able, instant));
    const date = starts[0]?.date ?? from;
    if (time === undefined) {
      return starts.length > 0
        ? { ok: true, data: { service, date, requested: null, starts: starts.slice(0, 12) } }
        : refusal('no_availability', this.nextStarts(from, able, instant));
    }
    const free = able.filter(
      (professional) => startObstacle(from, time, professional, this.calendar, instant) === null,
    );
    if (free.length > 0)
      return {
        ok: true,
        data: {
          service,
          date: from,
          requested: { time, free: true, staff: free[0]?.name ?? null },
          starts: starts.slice(0, 12),
        },
      };
    const why = able.map((professional) => startObstacle(from, time, professional, this.calendar, instant))[0];
    if (why === 'slot_taken')
      return {
        ok: true,
        data: { service, date: from, requested: { time, free: false, staff: null }, starts: near(starts, time) },
      };
    return refusal(why ?? 'no_availability', near(starts, time));
  }

  private obstacle(args: Args, now: string): Refusal | null {
    const checked = this.check(args, now);
    if (!checked.ok) return checked;
    return checked.data.requested?.free ? null : refusal('slot_taken', checked.data.starts);
  }

  private days(from: string, to: string): string[] {
    const days: string[] = [];
    for (let day = from; day <= to && days.length < 31; day = addDays(day, 1)) days.push(day);
    return days;
  }

  private nextStarts(from: string, able: Professional[], now: number): FreeStart[] {
    return this.days(addDays(from, 1), addDays(from, 7)).flatMap((date) => {
      const [professional] = able;
      return professional ? freeStartsOn(date, professional, this.calendar, now).slice(0, 1) : [];
    });
  }
}

const near = (starts: readonly FreeStart[], time: string): FreeStart[] =>
  [...starts]
    .sort((a, b) => Math.abs(minutesOf(a.time) - minutesOf(time)) - Math.abs(minutesOf(b.time) - minutesOf(time)))
    .slice(0, 6);

const refusal = (code: RefusalCode, alternatives: FreeStart[] = [], options?: string[]): Refusal => ({
  ok: false,
  code,
  detail: code,
  alternatives,
  ...(options ? { options } : {}),
});
