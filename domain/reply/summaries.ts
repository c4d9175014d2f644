/** The questions that a "sí" answers. Stored with the confirmation, so that the customer can be shown them again. */
import type { KnownAppointment } from '../state/types';
import { atTime, dayLabel, timeLabel } from './dates';
import { harmless } from './text';

/** Summary of a booking. `staff` may be unknown only when the workspace has a single professional per start. */
export function bookingSummary(args: Readonly<Record<string, string>>): string {
  const staff = args.staff_name ? ` con ${args.staff_name}` : '';
  const when = `${dayLabel(args.preferred_date ?? '')} ${atTime(args.preferred_time ?? '')}`;
  return `Te resumo: ${args.service_type ?? ''}${staff}, ${when}, a nombre de ${harmless(args.client_name ?? '')}. ¿Confirmo? (sí / no)`;
}

export function moveSummary(target: KnownAppointment, args: Readonly<Record<string, string>>): string {
  const staff = args.staff_name ? ` con ${args.staff_name}` : '';
  const from = `${dayLabel(target.date)} ${timeLabel(target.time)}`;
  const to = `${dayLabel(args.preferred_date ?? '')} ${atTime(args.preferred_time ?? '')}`;
  return `Te resumo el cambio: ${target.service}${staff}, del ${from} al ${to}. ¿Confirmo? (sí / no)`;
}

export function cancelSummary(target: KnownAppointment, windowHours: number): string {
  const what = `${target.service} con ${target.staff}, ${dayLabel(target.date)} ${atTime(target.time)}`;
  const late = target.freeCancellation
    ? ''
    : ` Ojo: ya pasó el plazo para cancelar sin cargo (${windowHours} h antes).`;
  return `Tu turno: ${what}.${late} ¿Lo cancelo? (sí / no)`;
}
