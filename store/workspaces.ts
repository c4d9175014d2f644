/** A workspace as the assistant's mind sees it. */
import type { Block, SpecialDate, StaffService, WeeklyHours } from '../domain/booking/types';
import type { WorkspaceProfile } from '../domain/workspace';
import type { Tx } from './database';
import { asRecord } from './json';
import { loadWorkspaceRows, type WorkspaceRows } from './workspace-rows';
import { readManifest, readSettings, readTier } from './workspace-settings';

/**
 * Profile of the transaction's workspace. Inactive services and staff are left out; special dates from yesterday on are in.
 * @throws {WorkspaceMissing}
 */
export async function loadProfile(tx: Tx): Promise<WorkspaceProfile> {
  const rows = await loadWorkspaceRows(tx);
  const active = ({ active }: { active: boolean }) => active;
  const entry = ({ name, synonyms }: { name: string; synonyms: string[] }) => ({ name, synonyms });
  return {
    id: rows.id,
    slug: rows.slug,
    name: rows.name,
    address: rows.address,
    vertical: rows.vertical,
    timezone: rows.timezone,
    tier: readTier(rows.tier),
    active: rows.active,
    settings: readSettings(rows.settings),
    manifest: readManifest(rows.manifest),
    catalogue: { services: rows.services.filter(active).map(entry), staff: rows.staff.filter(active).map(entry) },
    staffServices: staffServicesOf(rows),
    hours: toWeek(rows.hours.filter(({ staff_id }) => staff_id === null)),
    specialDates: specialDatesOf(rows),
    faqs: rows.faqs,
  };
}

/** IANA zone of the transaction's workspace. @throws {WorkspaceMissing} */
export async function timezoneOf(tx: Tx): Promise<string> {
  return (await tx.selectFrom('workspaces').select('timezone').executeTakeFirstOrThrow()).timezone;
}

/** Who does what, of those that are active, in the order of services and then of staff. */
function staffServicesOf(rows: WorkspaceRows): StaffService[] {
  return rows.services.flatMap((service) =>
    rows.staff.flatMap((member) => {
      const pair = rows.staffServices.find(
        ({ service_id, staff_id }) => service_id === service.id && staff_id === member.id,
      );
      if (!pair || !service.active || !member.active) return [];
      return [{ service: service.name, staff: member.name, price: pair.price, durationMinutes: pair.duration_minutes }];
    }),
  );
}

export const specialDatesOf = (rows: WorkspaceRows): SpecialDate[] =>
  rows.specialDates.map(({ date, blocks, label }) => ({ date, blocks: toBlocks(blocks), label }));

/** `HH:MM:SS` → `HH:MM`. */
const minute = (time: string): string => time.slice(0, 5);

/** Rows of opening blocks as a week. */
export function toWeek(rows: readonly { weekday: number; opens: string; closes: string }[]): WeeklyHours {
  const day = (weekday: number): Block[] =>
    rows.filter((row) => row.weekday === weekday).map((row) => ({ from: minute(row.opens), to: minute(row.closes) }));
  return [day(0), day(1), day(2), day(3), day(4), day(5), day(6)];
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/** Blocks of a special date. The table refuses what is no block; what is older than its check is left out. */
function toBlocks(stored: unknown): Block[] {
  if (!Array.isArray(stored)) return [];
  return stored.map(asRecord).flatMap(({ from, to }) => {
    const valid = typeof from === 'string' && typeof to === 'string' && CLOCK.test(from) && CLOCK.test(to) && from < to;
    return valid ? [{ from, to }] : [];
  });
}
