/** A workspace with its catalogue and hours, as stored, read in one statement. */
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Tx } from './database';
import { WorkspaceMissing } from './errors';

export type WorkspaceRows = Awaited<ReturnType<typeof loadWorkspaceRows>>;

/** Inactive services and staff are included; special dates from the day before `now` (UTC) on. @throws {WorkspaceMissing} */
export async function loadWorkspaceRows(tx: Tx, now: Date = new Date()) {
  const since = new Date(now.getTime() - 24 * 60 * 60_000).toISOString().slice(0, 10);
  const row = await tx
    .selectFrom('workspaces as w')
    .select((w) => [
      'w.id',
      'w.slug',
      'w.name',
      'w.address',
      'w.vertical',
      'w.timezone',
      'w.country',
      'w.currency',
      'w.tier',
      'w.active',
      'w.settings',
      'w.manifest',
      jsonArrayFrom(
        w
          .selectFrom('services as s')
          .select(['s.id', 's.name', 's.category', 's.synonyms', 's.active'])
          .orderBy('s.position')
          .orderBy('s.name'),
      ).as('services'),
      jsonArrayFrom(
        w
          .selectFrom('staff as t')
          .select(['t.id', 't.name', 't.synonyms', 't.active'])
          .orderBy('t.position')
          .orderBy('t.name'),
      ).as('staff'),
      jsonArrayFrom(
        w.selectFrom('staff_services as x').select(['x.staff_id', 'x.service_id', 'x.price', 'x.duration_minutes']),
      ).as('staffServices'),
      jsonArrayFrom(
        w
          .selectFrom('business_hours as h')
          .select(['h.weekday', 'h.opens', 'h.closes', 'h.staff_id'])
          .orderBy('h.weekday')
          .orderBy('h.opens'),
      ).as('hours'),
      jsonArrayFrom(
        w
          .selectFrom('special_dates as d')
          .select(['d.date', 'd.blocks', 'd.label'])
          .where('d.date', '>=', since)
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
  return row;
}

async function scopeOf(tx: Tx): Promise<string> {
  const { rows } = await sql<{ id: string | null }>`select current_setting('app.workspace_id', true) as id`.execute(tx);
  return rows[0]?.id ?? '';
}
