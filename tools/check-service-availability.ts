import { fairStartsOn } from '../domain/booking/fairness';
import { bookableDays, dayObstacle } from '../domain/booking/calendar';
import { addDays, isLocalDate } from '../domain/booking/local-time';
import { closest, spread } from '../domain/booking/offers';
import { inWindow, whyNotAt, whyNotOn, type Reason, type TimeWindow } from '../domain/booking/reasons';
import type { FreeStart } from '../domain/booking/types';
import type { Refusal } from '../domain/tools/results';
import type { LocalDate, LocalTime } from '../domain/understanding/types';
import { claimReference } from './own-appointment';
import type { Tx } from '../store/database';
import { upcomingAppointments } from '../store/appointments';
import { loadAgenda, type AgendaEntry } from './agenda';
import { alternativesTo } from './alternatives';
import { loadBookingContext, type BookingContext, type Practitioner, type ServiceRow } from './booking-context';
import { refuse } from './refusal';
import type { ToolCall, ToolRunner } from './types';
import { wantedService, wantedStaff } from './wanted';

/** A list longer than this is not read. */
const MAX_STARTS = 12;

interface Wish {
  service: ServiceRow;
  candidates: Practitioner[];
  date: LocalDate;
  time: LocalTime | undefined;
  window: TimeWindow | null;
  /** An appointment of this customer that is to be moved: its own time counts as free. */
  except: string | null;
}

/**
 * Free starts of a service on a day, or over the days of a range. With a wanted time: whether it is free; if somebody else
 * has it, the starts around it. A time that is impossible for another reason is refused with that reason.
 */
export const checkServiceAvailability: ToolRunner<'check_service_availability'> = async (tx, call) => {
  const { args } = call;
  const context = await loadBookingContext(tx, call);
  const service = wantedService(args.service_type ?? '', context);
  if (!service.ok) return service;
  const date = args.preferred_date ?? '';
  const staff = wantedStaff(args.staff_name, service.service, context);
  if (!staff.ok) return withAlternatives(tx, context, staff, service.service, date, args.preferred_time);
  if (!isLocalDate(date)) return refuse('invalid_time', 'no such day');

  const wish: Wish = {
    service: service.service,
    candidates: staff.candidates,
    date,
    time: args.preferred_time,
    window: windowOf(args),
    except: await movedAppointment(tx, call),
  };
  return answer(tx, context, wish, lastDay(date, args.date_to));
};

function windowOf(args: ToolCall['args']): TimeWindow | null {
  if (args.time_from === undefined && args.time_to === undefined) return null;
  return { from: args.time_from ?? '00:00', to: args.time_to ?? '24:00' };
}

const lastDay = (from: LocalDate, to: string | undefined): LocalDate =>
  to !== undefined && isLocalDate(to) && to > from ? to : from;

async function movedAppointment(tx: Tx, { args, contactId, now }: ToolCall): Promise<string | null> {
  if (args.booking_id === undefined) return null;
  const reference = claimReference(args.booking_id);
  const own = await upcomingAppointments(tx, contactId, new Date(now));
  return own.find(({ code, id }) => code === reference || id === reference)?.id ?? null;
}

/** Who was asked for cannot do it; others can. */
async function withAlternatives(
  tx: Tx,
  context: BookingContext,
  refusal: Refusal,
  service: ServiceRow,
  date: LocalDate,
  time: LocalTime | undefined,
): Promise<Refusal> {
  if (!isLocalDate(date)) return refusal;
  const alternatives = await alternativesTo(tx, context, { candidates: context.practitioners(service.id), date, time });
  return { ...refusal, alternatives };
}

async function answer(
  tx: Tx,
  context: BookingContext,
  wish: Wish,
  to: LocalDate,
): ReturnType<typeof checkServiceAvailability> {
  const { calendar, now } = context;
  const days = daysBetween(context, wish.date, to);
  const agenda = await loadAgenda(
    tx,
    context,
    wish.candidates,
    { from: days[0] ?? wish.date, to: days.at(-1) ?? to },
    wish.except,
  );
  const byDay = days.map((date) => ({
    date,
    starts: fairStartsOn(date, agenda, calendar, now).filter(({ time }) => inWindow(time, wish.window)),
  }));
  const { time } = wish;
  const chosen =
    byDay.find(({ starts }) => time !== undefined && starts.some((start) => start.time === time)) ??
    byDay.find(({ starts }) => starts.length > 0);
  const impossible = time === undefined ? null : impossibleTime(days, time, agenda, context);
  if (!chosen || impossible !== null) {
    const reason = impossible ?? reasonFor(days, wish, agenda, context);
    return refuse(reason, `${wish.date}${time === undefined ? '' : ` ${time}`}: ${reason}`, {
      alternatives: await alternativesTo(tx, context, {
        candidates: wish.candidates,
        others: context.practitioners(wish.service.id),
        date: wish.date,
        time: time ?? wish.window?.from,
        except: wish.except,
      }),
    });
  }
  const free = time === undefined ? undefined : chosen.starts.find((start) => start.time === time);
  return {
    ok: true,
    data: {
      service: wish.service.name,
      date: chosen.date,
      requested:
        time === undefined
          ? null
          : {
              time,
              free: free !== undefined,
              staff: free?.staff ?? null,
              ...(free === undefined && isOffGrid(days, time, agenda, context) ? { offGrid: true as const } : {}),
            },
      starts: days.length > 1 ? overDays(byDay, time) : selection(chosen.starts, time, free),
    },
  };
}

/** Days of the range that can be booked; the wanted day itself when there is none. */
function daysBetween({ calendar, now }: BookingContext, from: LocalDate, to: LocalDate): LocalDate[] {
  const { first, last } = bookableDays(calendar, now);
  const days: LocalDate[] = [];
  for (let day = from < first ? first : from; day <= to && day <= last; day = addDays(day, 1)) days.push(day);
  return from === to || days.length === 0 ? [from] : days;
}

/** Why a wanted time cannot be had on any of the days for reasons other than that it is taken. */
function impossibleTime(
  days: LocalDate[],
  time: LocalTime,
  agenda: AgendaEntry[],
  context: BookingContext,
): Reason | null {
  const reasons = days.map((day) => whyNotAt(day, time, agenda, context.calendar, context.now));
  const bearable = reasons.some((reason) => reason === null || reason === 'slot_taken' || reason === 'no_availability');
  return bearable
    ? null
    : (reasons.find((_, index) => dayObstacle(days[index] ?? '', context.calendar, context.now) === null) ??
        reasons[0] ??
        null);
}

/** The agenda is not full at that time: no start is offered there at all. */
const isOffGrid = (
  days: LocalDate[],
  time: LocalTime,
  agenda: AgendaEntry[],
  { calendar, now }: BookingContext,
): boolean => days.every((day) => whyNotAt(day, time, agenda, calendar, now) === 'no_availability');

function reasonFor(days: LocalDate[], wish: Wish, agenda: AgendaEntry[], context: BookingContext): Reason {
  const [only] = days;
  if (days.length !== 1 || only === undefined) return 'no_availability';
  return whyNotOn(only, wish.window, agenda, context.calendar, context.now);
}

/** Some starts of every day that has room, in order; with a wanted time, that one on each day that has it. */
function overDays(byDay: readonly { starts: FreeStart[] }[], time: LocalTime | undefined): FreeStart[] {
  const exact = byDay.flatMap(({ starts }) => starts.filter((start) => start.time === time));
  if (exact.length > 0) return exact.slice(0, MAX_STARTS);
  const withRoom = byDay.filter(({ starts }) => starts.length > 0).slice(0, MAX_STARTS);
  const each = Math.floor(MAX_STARTS / withRoom.length);
  const more = MAX_STARTS - each * withRoom.length;
  return withRoom.flatMap(({ starts }, index) => {
    const room = each + (index < more ? 1 : 0);
    return time === undefined ? spread(starts, room) : inOrder(closest(starts, time, room));
  });
}

/** The whole day when no time was wanted or it is free; what is around it when it is taken. In order of time. */
function selection(starts: FreeStart[], time: LocalTime | undefined, free: FreeStart | undefined): FreeStart[] {
  if (time !== undefined && free === undefined) return inOrder(closest(starts, time, MAX_STARTS));
  const shown = spread(starts, MAX_STARTS);
  if (free === undefined || shown.includes(free)) return shown;
  return inOrder([...spread(starts, MAX_STARTS - 1).filter((start) => start !== free), free]);
}

const inOrder = (starts: FreeStart[]): FreeStart[] => starts.sort((a, b) => (a.time < b.time ? -1 : 1));
