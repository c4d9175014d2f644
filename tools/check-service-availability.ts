import { isLocalDate } from '../domain/booking/local-time';
import { daysToSearch, MAX_STARTS, searchStarts, type StartSearch } from '../domain/booking/search';
import type { TimeWindow } from '../domain/booking/reasons';
import type { LocalDate } from '../domain/calendar';
import type { Tx } from '../store/database';
import { upcomingAppointments, type Appointment } from '../store/appointments';
import { loadAgenda } from './agenda';
import { alternativesTo, othersOf, sameStartWith } from './alternatives';
import { loadBookingContext, type BookingContext, type Practitioner, type ServiceRow } from './booking-context';
import { claimReference, isAlreadyAt } from './own-appointment';
import { refuse, refuseDay } from './refusal';
import type { ToolCall, ToolRunner } from './types';
import { ableStaff, wantedService, wantedStaff } from './wanted';

interface Wish extends StartSearch {
  service: ServiceRow;
  date: LocalDate;
  candidates: Practitioner[];
  /** Who does the service and was not ruled out. */
  able: Practitioner[];
  notOn: LocalDate[];
  /** An appointment of this customer that is to be moved: its own time counts as free. */
  except: string | null;
}

/**
 * Free starts of a service on a day, or over the days of a range. With a wanted time: whether it is free; if somebody else
 * has it, the same time with others and the starts around it. A time that is impossible for another reason is refused with
 * that reason, and so is a move to where the appointment is already.
 */
export const checkServiceAvailability: ToolRunner<'check_service_availability'> = async (tx, call) => {
  const { args } = call;
  const context = await loadBookingContext(tx, call);
  const wanted = wantedService(args.service_type ?? '', context);
  if (!wanted.ok) return wanted;
  const { service } = wanted;
  const date = args.preferred_date ?? '';
  const time = args.preferred_time;
  const notOn = args.not_on?.split(',') ?? [];
  const order = args.order === 'soonest' ? 'soonest' : 'spread';
  const able = ableStaff(service, context, args.not_staff);
  const meant = wantedStaff(args.staff_name, service, context, able);
  const staff = meant.ok && meant.candidates.length === 0 ? nobodyElse(service, context) : meant;
  if (!staff.ok) {
    if (!isLocalDate(date)) return staff;
    const candidates = able.length > 0 ? able : context.practitioners(service.id);
    return { ...staff, alternatives: await alternativesTo(tx, context, { candidates, date, time, notOn, order }) };
  }
  if (!isLocalDate(date)) return refuse('invalid_time', 'no such day');

  const { candidates } = staff;
  const moved = await movedAppointment(tx, call);
  if (moved?.service_id === service.id && isAlreadyAt(moved, { date, time, candidates }, context))
    return refuse('unchanged', 'the appointment is already there');
  const days = daysToSearch({ from: date, to: lastDay(date, args.date_to), notOn }, context);
  const window = windowOf(args);
  return search(tx, context, {
    ...{ service, date, candidates, able, days, time, window, notOn, order },
    except: moved?.id ?? null,
    ...(args.spare_staff ? { spared: args.spare_staff.split(',') } : {}),
  });
};

const nobodyElse = (service: ServiceRow, context: BookingContext) =>
  refuse('nobody_else', 'everybody who does the service was ruled out', {
    options: context.practitioners(service.id).map(({ name }) => name),
  });

function windowOf(args: ToolCall['args']): TimeWindow | null {
  if (args.time_from === undefined && args.time_to === undefined) return null;
  return { from: args.time_from ?? '00:00', to: args.time_to ?? '24:00' };
}

const lastDay = (from: LocalDate, to: string | undefined): LocalDate =>
  to !== undefined && isLocalDate(to) && to > from ? to : from;

async function movedAppointment(tx: Tx, { args, contactId, now }: ToolCall): Promise<Appointment | null> {
  if (args.booking_id === undefined) return null;
  const reference = claimReference(args.booking_id);
  const own = await upcomingAppointments(tx, contactId, new Date(now));
  return own.find(({ code, id }) => code === reference || id === reference) ?? null;
}

async function search(tx: Tx, context: BookingContext, wish: Wish): ReturnType<typeof checkServiceAvailability> {
  const { service, candidates, able, days, time, window, except } = wish;
  const range = { from: days[0], to: days.at(-1) ?? days[0] };
  const agenda = await loadAgenda(tx, context, candidates, range, except);
  const result = searchStarts(wish, agenda, context);
  if (!result.found) {
    const alternatives = await alternativesTo(tx, context, { ...wish, around: window?.from });
    return refuseDay(result.reason, { date: result.day, time }, context, alternatives);
  }
  const { date, requested, starts } = result;
  const isMissed = requested !== null && !requested.free;
  const same = isMissed ? await sameStartWith(tx, context, othersOf(candidates, able), wish) : [];
  return {
    ok: true,
    data: { service: service.name, date, requested, starts: [...same, ...starts].slice(0, MAX_STARTS) },
  };
}
