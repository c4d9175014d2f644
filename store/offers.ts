/** Promotions and packages of a workspace. */
import { sql } from 'kysely';
import type { LocalDate } from '../domain/calendar';
import type { Tx } from './database';

/** Active promotions whose period includes a day, whatever their weekdays. */
export function promotionsOn(tx: Tx, date: LocalDate) {
  return tx
    .selectFrom('promotions')
    .select(['name', 'description', 'percent', 'weekdays'])
    .where('active', '=', true)
    .where((or) => or.or([or('starts_on', 'is', null), or('starts_on', '<=', date)]))
    .where((or) => or.or([or('ends_on', 'is', null), or('ends_on', '>=', date)]))
    .orderBy('name')
    .execute();
}

/** Active packages with the names of what is in them, cheapest first. */
export function activePackages(tx: Tx) {
  return tx
    .selectFrom('packages as p')
    .innerJoin('package_services as x', (join) =>
      join.onRef('x.workspace_id', '=', 'p.workspace_id').onRef('x.package_id', '=', 'p.id'),
    )
    .innerJoin('services as s', (join) =>
      join.onRef('s.workspace_id', '=', 'x.workspace_id').onRef('s.id', '=', 'x.service_id'),
    )
    .select([
      'p.name',
      'p.price',
      'p.regular_price as regularPrice',
      'p.duration_minutes as durationMinutes',
      sql<string[]>`array_agg(s.name order by x.position)`.as('services'),
    ])
    .where('p.active', '=', true)
    .groupBy(['p.id', 'p.name', 'p.price', 'p.regular_price', 'p.duration_minutes'])
    .orderBy('p.price')
    .execute();
}
