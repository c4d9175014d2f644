/** Answers to what customers ask: services, prices, hours, packages, promotions, own appointments, frequent questions. */
import type { ServiceInfo } from '../tools/results';
import { staffFor, type WorkspaceProfile } from '../workspace';
import { addDays, localNow, localToday, weekdayIndex } from '../calendar';
import { atTime, dayLabel, hourLabel, nearDayLabel, onDay } from './dates';
import { blocksLabel, fromToLabel, weekLabel } from './hours';
import { money, priceRange } from './money';
import { capitalised, harmless, listing } from './text';
import { meansIn } from '../understanding/cues/one-of-a-kind';
import { foldText } from '../understanding/text/fold';
import { sayDenied } from './say-denied';
import { TOOL_ACTIONS } from './say-tools';
import { inName, NONE_FOUND, ownerLabel, staffLabel } from './people';
import type { AnswerFact } from './types';

/** A list has at most five lines; then it says how to ask for more. */
const MAX_LINES = 5;

/** A day that differs from the week is told unasked when it is as near as this. */
const SOON_DAYS = 30;

interface Context {
  workspace: WorkspaceProfile;
  now: string;
}

export function sayAnswer(answer: AnswerFact, context: Context): string {
  switch (answer.about) {
    case 'services':
      return sayServices(answer);
    case 'prices':
      return sayPrices(answer);
    case 'duration':
      return lines(
        answer.services.map((service) => `${service.name}: ${duration(service)}.`),
        'Decime qué servicio y te digo cuánto lleva.',
      );
    case 'hours':
      return sayHours(answer, context);
    case 'packages':
      return answer.packages.length === 0
        ? 'Por ahora no tenemos paquetes.'
        : lines(answer.packages.map(sayPackage), 'Decime cuál te interesa y te cuento más.');
    case 'promotions':
      return answer.promotions.length === 0
        ? 'Por ahora no hay promociones vigentes.'
        : lines(answer.promotions.map(sayPromotion), 'Hay más: preguntame por una en particular.');
    case 'appointments':
      return sayAppointmentsOf(answer, context);
    case 'this':
      return sayThis(answer, context);
    case 'staff':
      return sayStaff(context.workspace, answer.service);
    case 'person':
      return sayPerson(context.workspace, answer.staff);
    case 'cancellation':
      return `Podés cancelar ${answer.moving ? 'o cambiar el turno ' : ''}sin cargo hasta ${
        context.workspace.settings.cancellationWindowHours
      } horas antes${answer.moving ? '' : ' del turno'}.${answer.begun || answer.moving ? '' : ' Avisame y lo cancelo.'}`;
    case 'end':
      return answer.time === undefined
        ? `${answer.service} lleva ${answer.minutes} min.`
        : `${answer.service} termina ${atTime(answer.time)} (${answer.minutes} min).`;
    case 'address':
      return `Estamos en ${context.workspace.address}.`;
    case 'unknown':
      return 'Ese dato no lo tengo. Si querés, te paso con una persona del equipo.';
    case 'faq':
      return sayFaq(answer, context.workspace);
    case 'trouble':
      return `Tuve un problema para ${TOOL_ACTIONS[answer.tool]}. ¿Probamos de nuevo?`;
    case 'denied':
      return sayDenied(answer.reason);
    case 'later':
      return `Me quedó por contestar ${listing(answer.of.map((about) => LATER[about] ?? 'lo otro'))}: preguntámelo de nuevo y te digo.`;
  }
}

/** What needs to be looked up. */
const LATER: Partial<Record<Extract<AnswerFact, { about: 'later' }>['of'][number], string>> = {
  services: 'los servicios',
  prices: 'los precios',
  duration: 'cuánto lleva',
  hours: 'los horarios',
  packages: 'los paquetes',
  promotions: 'las promociones',
  appointments: 'tus turnos',
};

function lines(all: readonly string[], more: string): string {
  if (all.length === 1) return all[0] ?? '';
  const shown = all.slice(0, MAX_LINES).map((line) => `• ${line}`);
  return [...shown, ...(all.length > MAX_LINES ? [more] : [])].join('\n');
}

const notOffered = (unknown: string): string => `No, ${harmless(unknown, 40)} no hacemos. `;

/** An answer that does not speak of the very thing that was asked for does not say yes to it. */
function sayFaq({ topic, said }: Extract<AnswerFact, { about: 'faq' }>, { faqs }: WorkspaceProfile): string {
  const faq = faqs.find((one) => one.topic === topic);
  if (!faq) return '';
  const asked = said === undefined ? null : meansIn(foldText(said));
  const isAnswered = asked === null || mentionsIt(faq.answer, asked);
  return isAnswered ? faq.answer : `De "${harmless(asked, 30)}" no tengo el dato. Lo que sé: ${faq.answer}`;
}

/** However it is spaced: "MercadoPago" is Mercado Pago. */
const mentionsIt = (answer: string, name: string): boolean =>
  foldText(answer).replaceAll(' ', '').includes(name.replaceAll(' ', ''));

function sayServices({ services, one, unknown, withStaff }: Extract<AnswerFact, { about: 'services' }>): string {
  if (services.length === 0) return unknown ? notOffered(unknown).trim() : 'Todavía no tengo servicios cargados.';
  const [first] = services;
  if (one && first) return `Sí, hacemos ${first.name}: ${sayDetails(first)}.`;
  const names = services
    .slice(0, MAX_LINES)
    .map(({ name, staff }) => `• ${name}${withStaff ? `: ${listing(staff.map((one) => staffLabel(one.name)))}` : ''}`);
  const more = services.length > MAX_LINES ? ['Y hay más: decime qué buscás.'] : [];
  return [unknown ? `${notOffered(unknown)}Hacemos:` : 'Ofrecemos:', ...names, ...more].join('\n');
}

const sayDetails = (service: ServiceInfo): string =>
  `${priceRange(service.priceFrom, service.priceTo)}, ${duration(service)}${
    service.staff.length > 0
      ? `, con ${listing(
          service.staff.map(({ name }) => staffLabel(name)),
          'o',
        )}`
      : ''
  }`;

function duration({ durationMinutesFrom: from, durationMinutesTo: to }: ServiceInfo): string {
  return from === to ? `${from} min` : `${from} a ${to} min`;
}

function sayPrices({ services, one, staff, unknown }: Extract<AnswerFact, { about: 'prices' }>): string {
  if (services.length === 0) return unknown ? notOffered(unknown).trim() : 'Todavía no tengo precios cargados.';
  const [first] = services;
  const own = one ? first?.staff.find(({ name }) => name === staff) : undefined;
  if (first && own) return `${first.name} con ${staffLabel(own.name)}: ${money(own.price)}.`;
  if (one && first) return sayPrice(first);
  const shown = services
    .slice(0, MAX_LINES)
    .map((service) => `• ${service.name}: ${priceRange(service.priceFrom, service.priceTo)}`);
  const more = services.length > MAX_LINES ? ['Hay más servicios: decime cuál y te paso el precio.'] : [];
  const head = unknown ? [`${notOffered(unknown)}Estos son los precios:`] : [];
  return [...head, ...shown, ...more].join('\n');
}

function sayPrice({ name, priceFrom, priceTo }: ServiceInfo): string {
  return `${name}: ${priceRange(priceFrom, priceTo)}${priceFrom === priceTo ? '.' : ', según el profesional.'}`;
}

function sayHours(answer: Extract<AnswerFact, { about: 'hours' }>, { workspace, now }: Context): string {
  const days = [...answer.week].sort((a, b) => a.weekday - b.weekday);
  const week = weekLabel(days.map(({ blocks }) => blocks));
  const { date } = answer;
  const today = localToday(now, workspace.timezone);
  const holidays = workspace.settings.closedOnHolidays ? 'Los feriados nacionales cerramos.' : '';
  // Of days that cannot be booked yet only the week is known.
  if (date && date > addDays(today, workspace.settings.bookingHorizonDays)) return `${week}\n${holidays}`.trim();
  const special = answer.specialDates.find((day) => day.date === date);
  if (date) {
    const blocks = special?.blocks ?? days[weekdayIndex(date)]?.blocks ?? [];
    const day = capitalised(onDay(date, now, workspace.timezone));
    const why = special?.label ? ` (${special.label})` : '';
    return blocks.length === 0 ? `${day}${why} no abrimos.` : `${day}${why} abrimos ${fromToLabel(blocks)}.`;
  }
  if (answer.now) return sayOpenNow(days, answer, { workspace, now }, week);
  const [next] = answer.specialDates;
  if (answer.holidays && holidays) {
    const soon = next ? ` El próximo: ${dayLabel(next.date)} (${next.label}).` : '';
    return `${holidays}${soon}\n${week}`;
  }
  return next && next.date <= addDays(today, SOON_DAYS)
    ? `${week}\n${capitalised(dayLabel(next.date))} (${next.label}): ${blocksLabel(next.blocks)}`
    : week;
}

/** Whether it is open at this very moment, and until or from when. */
function sayOpenNow(
  days: Extract<AnswerFact, { about: 'hours' }>['week'],
  { specialDates }: Extract<AnswerFact, { about: 'hours' }>,
  { workspace, now }: Context,
  week: string,
): string {
  const local = localNow(now, workspace.timezone);
  const today = local.toFormat('yyyy-MM-dd');
  const time = local.toFormat('HH:mm');
  const blocks = specialDates.find(({ date }) => date === today)?.blocks ?? days[weekdayIndex(today)]?.blocks ?? [];
  const open = blocks.find(({ from, to }) => from <= time && time < to);
  if (open) return `Sí, ahora estamos abiertos, hasta las ${hourLabel(open.to)}.`;
  const later = blocks.find(({ from }) => from > time);
  return later
    ? `Ahora estamos cerrados; hoy abrimos a las ${hourLabel(later.from)}.`
    : `Ahora estamos cerrados.\n${week}`;
}

type Package = Extract<AnswerFact, { about: 'packages' }>['packages'][number];
function sayPackage({ name, services, price, regularPrice, durationMinutes }: Package): string {
  const instead = regularPrice > price ? ` (por separado ${money(regularPrice)})` : '';
  return `${name}: ${services.join(' + ')} a ${money(price)}${instead}, ${durationMinutes} min.`;
}

type Promotion = Extract<AnswerFact, { about: 'promotions' }>['promotions'][number];
const sayPromotion = ({ name, description }: Promotion): string =>
  description && description !== name ? `${name}: ${description}` : name;

type Appointments = Extract<AnswerFact, { about: 'appointments' }>['appointments'];
function sayAppointmentsOf(answer: Extract<AnswerFact, { about: 'appointments' }>, context: Context): string {
  const { appointments, others, owner, date, service, stands, named } = answer;
  const lead = others
    ? 'Solo te puedo mostrar turnos tuyos. '
    : owner
      ? `No encuentro turnos ${ownerLabel(owner)}. `
      : date && appointments.length > 0
        ? `${capitalised(onDay(date, context.now, context.workspace.timezone))} no tenés turno. `
        : '';
  if (owner && appointments.length === 0) return lead.trim();
  if (service && appointments.length > 0)
    return `No encuentro turnos tuyos de ${service}. ${sayAppointments(appointments, context, named)}`;
  const gap = appointments.length === 1 ? ' ' : '\n';
  const end = stands && appointments.length > 0 ? `${gap}No hace falta que confirmes nada más.` : '';
  return `${lead}${sayAppointments(appointments, context, named)}${end}`;
}

function sayAppointments(appointments: Appointments, { now, workspace }: Context, named = false): string {
  if (appointments.length === 0) return NONE_FOUND;
  const names = new Set(appointments.map(({ clientName }) => clientName ?? ''));
  const told = appointments.map(({ service, staff, date, time, code, clientName }) => {
    const when = `${onDay(date, now, workspace.timezone)} ${atTime(time)}`;
    const whose = (named || names.size > 1) && clientName ? `, a nombre de ${harmless(clientName, 30)}` : '';
    return `${service} con ${staffLabel(staff)} ${when}${whose} (código ${code})`;
  });
  return told.length === 1
    ? `Tenés ${told[0] ?? ''}.`
    : `Tus turnos:\n${lines(told, 'Hay más: preguntame por un día.')}`;
}

/** Of the task that is talked about: what is settled of it. */
function sayThis(
  { kind, service, staff, date, time, name }: Extract<AnswerFact, { about: 'this' }>,
  { now, workspace }: Context,
): string {
  const what = service ?? 'el turno';
  const day = date === undefined ? '' : `, ${nearDayLabel(date, now, workspace.timezone)}`;
  const hour = time === undefined ? '' : ` ${atTime(time)}`;
  const whom = staff === undefined ? '' : ` con ${staffLabel(staff)}`;
  return `Hablamos de${kind === 'move' ? 'l cambio de tu turno de' : ''} ${what}${whom}${day}${hour}${inName(name, 30)}.`;
}

function sayPerson({ staffServices }: WorkspaceProfile, staff: string): string {
  const does = staffServices.filter((entry) => entry.staff === staff).map(({ service }) => service);
  return does.length === 0
    ? `${capitalised(staffLabel(staff))} es parte del equipo.`
    : `${capitalised(staffLabel(staff))} hace ${listing(does)}.`;
}

function sayStaff(workspace: WorkspaceProfile, service: string | undefined): string {
  const names = service
    ? staffFor(workspace, service)
    : [...new Set(workspace.staffServices.map(({ staff }) => staff))];
  return names.length === 0
    ? 'Atiende nuestro equipo.'
    : `Te ${names.length === 1 ? 'atiende' : 'atienden'} ${listing(names.map(staffLabel))}.`;
}
