/** What each tool answers. Business refusals are values, not exceptions: the engine must not retry them. */
import type { ClosureReason } from '../booking/calendar';
import type { FreeStart, Block } from '../booking/types';
import type { LocalDate, LocalTime } from '../calendar';
import type { ToolName } from './names';

/**
 * Why a tool said no. Every code has its own sentence in `domain/reply`.
 * - `slot_taken`: somebody has it. `closed`: no opening block. `holiday`: closed by a holiday or special date.
 * - `past`, `beyond_horizon`, `too_soon` (less than the minimum notice).
 * - `unknown_service`, `ambiguous_service`, `unknown_staff`, `unskilled_staff` (does not do it), `staff_absent`.
 * - `outside_hours`: open that day, not at that time (or it would end after closing).
 * - `nobody_else`: only the professionals who were ruled out do the service.
 * - `too_many_bookings`: the customer's cap of open bookings.
 * - `not_found`: no such appointment of this customer. `already_begun`: it has begun, so that it can be neither moved nor
 *   cancelled. `unchanged`: it is already at that day and hour, with that professional. `cancel_window`: too late to cancel free of charge by chat.
 * - `no_availability`: nothing free in what was asked. `off_grid`: free or not, no appointment begins at that minute.
 * - `invalid_time`: no such day or time.
 */
export const REFUSALS = [
  'slot_taken',
  'closed',
  'holiday',
  'past',
  'beyond_horizon',
  'too_soon',
  'unknown_service',
  'ambiguous_service',
  'unknown_staff',
  'unskilled_staff',
  'staff_absent',
  'nobody_else',
  'outside_hours',
  'too_many_bookings',
  'not_found',
  'already_begun',
  'unchanged',
  'cancel_window',
  'no_availability',
  'off_grid',
  'invalid_time',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export interface ServiceInfo {
  name: string;
  category: string | null;
  priceFrom: number;
  priceTo: number;
  currency: string;
  durationMinutesFrom: number;
  durationMinutesTo: number;
  staff: { name: string; price: number; durationMinutes: number }[];
}

export interface AppointmentInfo {
  id: string;
  /** Short human code ("K7M2QX"). */
  code: string;
  service: string;
  staff: string;
  date: LocalDate;
  time: LocalTime;
  durationMinutes: number;
  price: number;
  clientName: string;
  /** False when the free-cancellation window has passed. */
  freeCancellation: boolean;
  /** It has begun; it is not over yet, or began a short while ago. */
  begun?: true;
}

export interface Availability {
  service: string;
  /** Asked day; when only a range was asked, its first day with room. */
  date: LocalDate;
  /** Asked time, if any, and whether it is free. `offGrid`: no appointment begins at that minute. */
  requested: { time: LocalTime; free: boolean; staff: string | null; offGrid?: true } | null;
  /** At most 12. First the wanted start with others (`sameStart`), where those wanted have it taken; the rest chronological. */
  starts: FreeStart[];
}

export interface ToolData {
  get_available_services: { services: ServiceInfo[] };
  get_business_hours: {
    /** Monday first. */
    week: { weekday: number; blocks: Block[] }[];
    specialDates: { date: LocalDate; blocks: Block[]; label: string }[];
  };
  check_service_availability: Availability;
  get_service_packages: {
    packages: { name: string; services: string[]; price: number; regularPrice: number; durationMinutes: number }[];
  };
  get_active_promotions: {
    promotions: { name: string; description: string; percent: number | null; weekdays: number[] }[];
  };
  find_appointment_by_phone: { appointments: AppointmentInfo[] };
  book_appointment: { appointment: AppointmentInfo };
  reschedule_appointment: { appointment: AppointmentInfo; previous: { date: LocalDate; time: LocalTime } };
  cancel_appointment: { appointment: AppointmentInfo };
}

export interface Refusal {
  ok: false;
  code: RefusalCode;
  /** For operators; never shown to a customer. */
  detail: string;
  /**
   * Bookable starts, where that helps: first the wanted one with other professionals (`sameStart`), at most three; then the
   * nearest, at most three, chronological.
   */
  alternatives: FreeStart[];
  /** Names that would have been understood (services or staff). */
  options?: string[];
  /** With `holiday`: what the day is closed for. */
  closure?: ClosureReason;
}

export type ToolOutcome<N extends ToolName = ToolName> = { ok: true; data: ToolData[N] } | Refusal;

/**
 * The record of one executed (or prevented) action of a plan.
 * `failed`: a fault (dependency down, timeout), after the engine's retries; `unsettled`: a write that may have been done. `skipped`: an earlier action made it pointless.
 */
export type ToolResult = {
  [N in ToolName]: { tool: N; args: Record<string, string>; ms: number } & (
    | { status: 'done'; outcome: ToolOutcome<N> }
    | { status: 'denied'; reason: string }
    | { status: 'failed'; error: string; unsettled?: true }
    | { status: 'skipped'; reason: string }
  );
}[ToolName];
