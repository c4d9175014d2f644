/** Opening hours, staff and free starts: the vocabulary of availability. All times are local to the workspace. */
import type { LocalDate, LocalTime } from '../calendar';

/** Half-open local interval [from, to). */
export interface Block {
  from: LocalTime;
  to: LocalTime;
}

/** Index 0 = Monday … 6 = Sunday. An empty list is a closed day. */
export type WeeklyHours = readonly [Block[], Block[], Block[], Block[], Block[], Block[], Block[]];

export interface SpecialDate {
  date: LocalDate;
  /** Empty = closed. */
  blocks: Block[];
  label: string;
}

/** What a business allows. */
export interface BookingSettings {
  bookingHorizonDays: number;
  minNoticeMinutes: number;
  slotStepMinutes: number;
  bufferMinutes: number;
  cancellationWindowHours: number;
  maxOpenBookings: number;
  /** National holidays are closed days. */
  closedOnHolidays: boolean;
}

export interface Holiday {
  date: LocalDate;
  /** es-AR name ("Día de la Bandera"). */
  name: string;
}

/** One professional's way of doing one service. Prices in minor-free pesos (integers), durations in minutes. */
export interface StaffService {
  service: string;
  staff: string;
  price: number;
  durationMinutes: number;
}

/** A start that can be booked now, with the professional who would take it. */
export interface FreeStart {
  date: LocalDate;
  time: LocalTime;
  staff: string;
  durationMinutes: number;
  price: number;
  /** The very day and hour that were wanted, with another professional than the one who was wanted. */
  sameStart?: true;
}

/** An appointment of this customer, as last seen in a tool's answer. */
export interface KnownAppointment {
  code: string;
  service: string;
  staff: string;
  date: LocalDate;
  time: LocalTime;
  durationMinutes?: number;
  /** False when the free-cancellation window has passed. */
  freeCancellation: boolean;
  /** In whose name it is. Absent in states stored before names were kept. */
  clientName?: string;
  /** It has begun, or was to begin a short while ago. */
  begun?: true;
}
