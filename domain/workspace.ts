/** A workspace (tenant) as the assistant's mind sees it: loaded once per stage, never from a model or a request body. */
import type { Catalogue } from './understanding/types';
import type { SpecialDate, StaffService, WeeklyHours } from './booking/types';
import type { Tier } from './tools/registry';
import type { ToolName } from './tools/names';

export interface WorkspaceSettings {
  bookingHorizonDays: number;
  minNoticeMinutes: number;
  slotStepMinutes: number;
  bufferMinutes: number;
  cancellationWindowHours: number;
  maxOpenBookings: number;
  /** A half-made booking older than this is forgotten, and said so. */
  idleTimeoutMinutes: number;
  /** National holidays are closed days. */
  closedOnHolidays: boolean;
}

export const DEFAULT_SETTINGS: WorkspaceSettings = {
  bookingHorizonDays: 90,
  minNoticeMinutes: 60,
  slotStepMinutes: 15,
  bufferMinutes: 0,
  cancellationWindowHours: 24,
  maxOpenBookings: 5,
  idleTimeoutMinutes: 120,
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
