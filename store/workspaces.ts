/** A workspace as the assistant's mind sees it, read in one statement. */
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Block, WeeklyHours } from '../domain/booking/types';
import type { WorkspaceProfile } from '../domain/workspace';
import type { Tx } from './database';
import { WorkspaceMissing } from './errors';
import { asRecord } from './json';
import { readManifest, readSettings, readTier } from './workspace-settings';

/**
 * Profile of the transaction's workspace. Inactive services and staff are left out; special dates from yesterday on are in.
 * @throws {WorkspaceMissing}
 */
export async function loadProfile(tx: Tx): Promise<WorkspaceProfile> {
  const row = await tx
    .selectFrom('workspaces as w')
    .select((w) => [
      'w.id',
      'w.slug',
      'w.name',
      'w.address',
      'w.vertical',
      'w.timezone',
      'w.tier',
      'w.active',
      'w.settings',
      'w.manifest',
      jsonArrayFrom(
        w
          .selectFrom('services as s')
          .select(['s.name', 's.synonyms'])
          .where('s.active', '=', true)
          .orderBy('s.position')
          .orderBy('s.name'),
      ).as('services'),
      jsonArrayFrom(
        w
          .selectFrom('staff as t')
          .select(['t.name', 't.synonyms'])
          .where('t.active', '=', true)
          .orderBy('t.position')
          .orderBy('t.name'),
      ).as('staff'),
      jsonArrayFrom(
        w
          .selectFrom('staff_services as x')
          .innerJoin('services as s', (join) =>
            join.onRef('s.workspace_id', '=', 'x.workspace_id').onRef('s.id', '=', 'x.service_id'),
          )
          .innerJoin('staff as t', (join) =>
            join.onRef('t.workspace_id', '=', 'x.workspace_id').onRef('t.id', '=', 'x.staff_id'),
          )
          .select(['s.name as service', 't.name as staff', 'x.price', 'x.duration_minutes as durationMinutes'])
          .where('s.active', '=', true)
          .where('t.active', '=', true)
          .orderBy('s.position')
          .orderBy('t.position')
          .orderBy('t.name'),
      ).as('staffServices'),
      jsonArrayFrom(
        w
          .selectFrom('business_hours as h')
          .select(['h.weekday', 'h.opens', 'h.closes'])
          .where('h.staff_id', 'is', null)
          .orderBy('h.weekday')
          .orderBy('h.opens'),
      ).as('hours'),
      jsonArrayFrom(
        w
          .selectFrom('special_dates as d')
          .select(['d.date', 'd.blocks', 'd.label'])
          .where(sql<boolean>`d.date >= current_date - 1`)
          .orderBy('d.date'),
      ).as('specialDates'),
      jsonArrayFrom(
        w
          .selectFrom('faqs as f')
          .select(['f.topic', 'f.keywords', 'f.answer'])
          .orderBy('f.position')
          .orderBy('f.topic'),
      ).as('faqs'),
    ])
    .executeTakeFirst();
  if (!row) throw new WorkspaceMissing(await scopeOf(tx));
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    address: row.address,
    vertical: row.vertical,
    timezone: row.timezone,
    tier: readTier(row.tier),
    active: row.active,
    settings: readSettings(row.settings),
    manifest: readManifest(row.manifest),
    catalogue: { services: row.services, staff: row.staff },
    staffServices: row.staffServices,
    hours: toWeek(row.hours),
    specialDates: row.specialDates.map(({ date, blocks, label }) => ({ date, blocks: toBlocks(blocks), label })),
    faqs: row.faqs,
  };
}

async function scopeOf(tx: Tx): Promise<string> {
  const { rows } = await sql<{ id: string | null }>`select current_setting('app.workspace_id', true) as id`.execute(tx);
  return rows[0]?.id ?? '';
}

/** `HH:MM:SS` → `HH:MM`. */
const minute = (time: string): string => time.slice(0, 5);

/** Rows of opening blocks as a week. */
export function toWeek(rows: readonly { weekday: number; opens: string; closes: string }[]): WeeklyHours {
  const day = (weekday: number): Block[] =>
    rows.filter((row) => row.weekday === weekday).map((row) => ({ from: minute(row.opens), to: minute(row.closes) }));
  return [day(0), day(1), day(2), day(3), day(4), day(5), day(6)];
}

/** Blocks of a special date, which people may have written by hand; what is not a block is left out. */
export function toBlocks(stored: unknown): Block[] {
  if (!Array.isArray(stored)) return [];
  return stored
    .map(asRecord)
    .flatMap(({ from, to }) => (typeof from === 'string' && typeof to === 'string' && from < to ? [{ from, to }] : []));
}

/** Switches a workspace off (writes are then refused by policy) or on again. @returns whether it exists. */
export async function setWorkspaceActive(tx: Tx, active: boolean): Promise<boolean> {
  const result = await tx
    .updateTable('workspaces')
    .set({ active, updated_at: sql`now()` })
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
