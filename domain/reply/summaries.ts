/** The questions that a "sí" answers: exactly what will be written, from the calls themselves. */
import type { KnownAppointment, WriteCall } from '../dialogue/types';
import { atTime, dayLabel, timeLabel } from './dates';
import { inName, staffLabel } from './people';
import { harmless } from './text';

interface SummaryContext {
  /** Hours before an appointment until which it can be cancelled free of charge. */
  cancellationWindowHours: number;
}

export function sayConfirm(
  calls: readonly WriteCall[],
  about: readonly KnownAppointment[],
  context: SummaryContext,
  named = false,
): string {
  const [call] = calls;
  const [target] = about;
  if (call?.tool === 'book_appointment') return bookingSummary(call.args);
  if (call?.tool === 'reschedule_appointment' && target) return moveSummary(target, call.args, named);
  return about.length > 1
    ? cancelAllSummary(about, context, named)
    : target
      ? cancelSummary(target, context, named)
      : '¿Confirmo? (sí / no)';
}

/** Summary of a booking. `staff` may be unknown only when the workspace has a single professional per start. */
function bookingSummary(args: Readonly<Record<string, string>>): string {
  const staff = args.staff_name ? ` con ${staffLabel(args.staff_name)}` : '';
  const when = `${dayLabel(args.preferred_date ?? '')} ${atTime(args.preferred_time ?? '')}`;
  return `Te resumo: ${args.service_type ?? ''}${staff}, ${when}, a nombre de ${harmless(args.client_name ?? '')}. ¿Confirmo? (sí / no)`;
}

function moveSummary(target: KnownAppointment, args: Readonly<Record<string, string>>, named: boolean): string {
  const staff = ` con ${staffLabel(args.staff_name ?? target.staff)}`;
  const from = `${dayLabel(target.date)} ${timeLabel(target.time)}`;
  const to = `${dayLabel(args.preferred_date ?? '')} ${atTime(args.preferred_time ?? '')}`;
  const stays = args.preferred_date === target.date && args.preferred_time === target.time;
  const when = stays ? to : `del ${from} al ${to}`;
  return `Te resumo el cambio: ${target.service}${staff}, ${when}${inName(args.client_name ?? (named ? target.clientName : undefined))}. ¿Confirmo? (sí / no)`;
}

const late = (appointments: readonly KnownAppointment[], { cancellationWindowHours }: SummaryContext): string =>
  appointments.every(({ freeCancellation }) => freeCancellation)
    ? ''
    : ` Ojo: ya pasó el plazo para cancelar sin cargo (${cancellationWindowHours} h antes).`;

const place = ({ service, staff, date, time, clientName }: KnownAppointment, named: boolean): string =>
  `${service} con ${staffLabel(staff)}, ${dayLabel(date)} ${atTime(time)}${named ? inName(clientName) : ''}`;

function cancelSummary(target: KnownAppointment, context: SummaryContext, named: boolean): string {
  return `Tu turno: ${place(target, named)}.${late([target], context)} ¿Lo cancelo? (sí / no)`;
}

function cancelAllSummary(targets: readonly KnownAppointment[], context: SummaryContext, named: boolean): string {
  const lines = targets.map((target) => `• ${place(target, named)}`).join('\n');
  return `Tus turnos:\n${lines}\n${late(targets, context).trim()} ¿Los cancelo todos? (sí / no)`.replace('\n ¿', '\n¿');
}
