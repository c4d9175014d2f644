/** One sentence per way of saying no. What can be had instead follows as options. */
import type { RefusalCode } from '../tools/results';
import { blocksOn, type WorkspaceProfile } from '../workspace';
import { addDays, localToday } from '../calendar';
import { atTime, dayLabel, fullDay, hourLabel, onDay } from './dates';
import { blocksLabel } from './hours';
import { staffLabel } from './people';
import { capitalised, harmless, listing } from './text';
import type { OutcomeFact } from './types';

type Refused = Extract<OutcomeFact, { kind: 'refused' }>;

interface Context {
  workspace: WorkspaceProfile;
  now: string;
}

type Sentence = (refused: Refused, context: Context) => string;

const day = ({ wish }: Refused, { now, workspace }: Context): string =>
  wish.date ? onDay(wish.date, now, workspace.timezone) : 'ese día';

const SENTENCES: Readonly<Record<RefusalCode, Sentence>> = {
  slot_taken: (refused, context) => {
    if (refused.atWrite) return 'Ese horario se acaba de ocupar.';
    const { date, time } = refused.wish;
    return `${date && time ? capitalised(`${day(refused, context)} ${atTime(time)}`) : 'Ese horario'} ya está ocupado.`;
  },
  off_grid: ({ wish }, { workspace }) =>
    `${wish.time ? `${capitalised(atTime(wish.time))} no empieza` : 'A esa hora no empieza'} ningún turno: van cada ${workspace.settings.slotStepMinutes} minutos.`,
  closed: (refused, context) => `${capitalised(day(refused, context))} no abrimos.`,
  holiday: (refused, context) => {
    const { closure } = refused;
    const that = capitalised(day(refused, context));
    const label = closure?.label ? harmless(closure.label, 60) : null;
    if (!closure || closure.kind === 'national') return `${that} es feriado${label ? ` (${label})` : ''} y no abrimos.`;
    return label ? `${that} cerramos: ${label}.` : `${that} no abrimos.`;
  },
  past: () => 'Ese horario ya pasó.',
  beyond_horizon: ({ wish }, { workspace, now }) => {
    const days = workspace.settings.bookingHorizonDays;
    const last = addDays(localToday(now, workspace.timezone), days);
    const far = wish.date ? `El ${fullDay(wish.date)} queda muy lejos: por` : 'Por';
    return `${far} ahora tomo turnos hasta ${days} días para adelante (${dayLabel(last)}).`;
  },
  too_soon: (_, { workspace }) => `Necesito al menos ${notice(workspace.settings.minNoticeMinutes)} de anticipación.`,
  unknown_service: ({ wish }) =>
    wish.service ? `No encuentro "${harmless(wish.service, 40)}" entre los servicios.` : 'No encuentro ese servicio.',
  ambiguous_service: () => '¿Cuál de estos servicios querés?',
  unknown_staff: ({ wish }) =>
    wish.staff ? `No tengo a ${harmless(wish.staff, 40)} en el equipo.` : 'No tengo a esa persona en el equipo.',
  unskilled_staff: ({ wish }) =>
    wish.staff && wish.service
      ? `${capitalised(staffLabel(harmless(wish.staff, 40)))} no hace ${wish.service}.`
      : 'Esa persona no hace ese servicio.',
  staff_absent: (refused, context) =>
    refused.wish.staff
      ? `${capitalised(staffLabel(harmless(refused.wish.staff, 40)))} no atiende ${day(refused, context)}.`
      : `No hay quien atienda ${day(refused, context)}.`,
  nobody_else: ({ wish, known }) =>
    wish.service && known.length > 0
      ? `Solo ${listing(known.map(staffLabel))} ${known.length > 1 ? 'hacen' : 'hace'} ${wish.service}.`
      : 'No hay otra persona que haga ese servicio.',
  outside_hours: sayOutsideHours,
  too_many_bookings: (_, { workspace }) =>
    `Ya tenés ${workspace.settings.maxOpenBookings} turnos tomados, que es el máximo. Si querés, te cambio o cancelo alguno.`,
  not_found: () => 'No encuentro ese turno entre los tuyos.',
  already_begun: () =>
    'Ese turno ya empezó: por acá no lo puedo cambiar ni cancelar. Si querés, te paso con una persona.',
  unchanged: () => 'Tu turno ya está en ese día y horario.',
  cancel_window: (_, { workspace }) =>
    `Ya no se puede por acá: falta menos de ${workspace.settings.cancellationWindowHours} h para el turno. Si querés, te paso con una persona.`,
  no_availability: (refused, context) =>
    `No me queda lugar ${refused.wish.date ? day(refused, context) : 'en esos días'}.`,
  invalid_time: () => 'Ese día u hora no existe.',
};

export const sayRefusal: Sentence = (refused, context) => SENTENCES[refused.code](refused, context);

/** Closed then, or too late for how long it takes: which of both decides what else may suit. */
function sayOutsideHours(refused: Refused, context: Context): string {
  const { date, time, service, staff } = refused.wish;
  if (time === undefined) return 'Queda fuera del horario de atención.';
  const { workspace } = context;
  const at = capitalised(atTime(time));
  const blocks = date === undefined ? [] : blocksOn(workspace, date);
  const open = blocks.find(({ from, to }) => from <= time && time < to);
  if (blocks.length > 0 && !open)
    return `${at} está cerrado: ${day(refused, context)} atendemos de ${blocksLabel(blocks)}.`;
  const minutes = workspace.staffServices
    .filter((entry) => entry.service === service && (staff === undefined || entry.staff === staff))
    .map(({ durationMinutes }) => durationMinutes);
  return open && minutes.length > 0
    ? `${at} no llegamos: ${service ?? ''} lleva ${Math.min(...minutes)} min y cerramos a las ${hourLabel(open.to)}.`
    : `${at} no llegamos a atenderte: queda fuera del horario.`;
}

function notice(minutes: number): string {
  if (minutes < 60) return `${minutes} minutos`;
  const hours = Math.round(minutes / 60);
  return hours === 1 ? 'una hora' : `${hours} horas`;
}
