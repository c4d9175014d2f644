/** Settings and manifest as stored (only what differs from the defaults, possibly edited by hand) → as the product uses them. */
import { TOOL_NAMES, isToolName, type ToolName } from '../domain/tools/names';
import { TIERS, TOOLS, type Tier } from '../domain/tools/registry';
import {
  DEFAULT_SETTINGS,
  type ManifestTool,
  type WorkspaceProfile,
  type WorkspaceSettings,
} from '../domain/workspace';
import { asRecord } from './json';

const whole = (value: unknown, fallback: number, minimum = 0): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= minimum ? value : fallback;

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** Missing and unusable values are the defaults. */
export function readSettings(stored: unknown): WorkspaceSettings {
  const given = asRecord(stored);
  const { closedOnHolidays } = given;
  return {
    bookingHorizonDays: whole(given.bookingHorizonDays, DEFAULT_SETTINGS.bookingHorizonDays),
    minNoticeMinutes: whole(given.minNoticeMinutes, DEFAULT_SETTINGS.minNoticeMinutes),
    slotStepMinutes: whole(given.slotStepMinutes, DEFAULT_SETTINGS.slotStepMinutes, 1),
    bufferMinutes: whole(given.bufferMinutes, DEFAULT_SETTINGS.bufferMinutes),
    cancellationWindowHours: whole(given.cancellationWindowHours, DEFAULT_SETTINGS.cancellationWindowHours),
    maxOpenBookings: whole(given.maxOpenBookings, DEFAULT_SETTINGS.maxOpenBookings),
    idleTimeoutMinutes: whole(given.idleTimeoutMinutes, DEFAULT_SETTINGS.idleTimeoutMinutes, 1),
    handoffHours: whole(given.handoffHours, DEFAULT_SETTINGS.handoffHours, 1),
    closedOnHolidays: typeof closedOnHolidays === 'boolean' ? closedOnHolidays : DEFAULT_SETTINGS.closedOnHolidays,
  };
}

/** The empty manifest enables every tool at the registry's rates; entries change single tools. */
export function readManifest(stored: unknown): WorkspaceProfile['manifest'] {
  const given = asRecord(stored);
  const entries = new Map<ToolName, Record<string, unknown>>();
  for (const item of Array.isArray(given.tools) ? given.tools.map(asRecord) : []) {
    if (typeof item.name === 'string' && isToolName(item.name)) entries.set(item.name, item);
  }
  const tools = TOOL_NAMES.map((name): ManifestTool => {
    const entry = entries.get(name);
    return {
      name,
      enabled: entry?.enabled !== false,
      ratePerMinute: whole(entry?.ratePerMinute, TOOLS[name].ratePerMinute),
    };
  });
  return {
    tools,
    forbidPatterns: strings(given.forbidPatterns),
    toolsFirst: strings(given.toolsFirst).filter(isToolName),
  };
}

/** An unknown tier gives the least. */
export const readTier = (stored: string): Tier => TIERS.find((tier) => tier === stored) ?? 'basic';

/**
 * Whether appointments may be cancelled by chat once the free-cancellation window has passed. By default they may, and the
 * customer is told; a workspace that wants to speak to the person sets `lateCancellation` to false.
 */
export const allowsLateCancellation = (storedSettings: unknown): boolean =>
  asRecord(storedSettings).lateCancellation !== false;
