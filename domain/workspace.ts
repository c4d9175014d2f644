/** A workspace (tenant) as the assistant's mind sees it: loaded once per stage, never from a model or a request body. */
import { weekdayIndex, type LocalDate } from './calendar';
import type { Catalogue } from './catalogue';
import type { Block, BookingSettings, SpecialDate, StaffService, WeeklyHours } from './booking/types';
import type { Tier } from './tools/registry';
import type { ToolName } from './tools/names';

export interface WorkspaceSettings extends BookingSettings {
  /** A half-made booking older than this is forgotten, and said so. */
  idleTimeoutMinutes: number;
  /** How long a person has a conversation that they do not give back. */
  handoffHours: number;
}

export const DEFAULT_SETTINGS: WorkspaceSettings = {
  bookingHorizonDays: 90,
  minNoticeMinutes: 60,
  slotStepMinutes: 15,
  bufferMinutes: 0,
  cancellationWindowHours: 24,
  maxOpenBookings: 5,
  idleTimeoutMinutes: 120,
  handoffHours: 12,
  closedOnHolidays: true,
};

/** One tool in the workspace's manifest (`schemas/manifest_v1.json`). */
export interface ManifestTool {
  name: ToolName;
  enabled: boolean;
  ratePerMinute: number;
}

export interface WorkspaceProfile {
  id: string;
  slug: string;
  name: string;
  address: string;
  vertical: string;
  timezone: string;
  tier: Tier;
  active: boolean;
  settings: WorkspaceSettings;
  manifest: { tools: ManifestTool[]; forbidPatterns: string[]; toolsFirst: ToolName[] };
  catalogue: Catalogue;
  staffServices: StaffService[];
  hours: WeeklyHours;
  /** Future special dates (holidays not included). */
  specialDates: SpecialDate[];
  faqs: { topic: string; keywords: string[]; answer: string }[];
}

/** Who does a service, each once, in the order of the profile. */
export const staffFor = ({ staffServices }: WorkspaceProfile, service: string | undefined): string[] => [
  ...new Set(staffServices.filter((entry) => entry.service === service).map(({ staff }) => staff)),
];

/** As far as the profile knows; of a professional of whom it knows nothing, the agenda does. */
export function mayDo({ staffServices }: WorkspaceProfile, staff: string, service: string): boolean {
  const known = staffServices.filter((entry) => entry.staff === staff);
  return known.length === 0 || known.some((entry) => entry.service === service);
}

/** Opening blocks of a day as far as the profile knows: special dates first, then the week. */
export function blocksOn(workspace: WorkspaceProfile, date: LocalDate): readonly Block[] {
  const special = workspace.specialDates.find((day) => day.date === date);
  return special ? special.blocks : (workspace.hours[weekdayIndex(date)] ?? []);
}
