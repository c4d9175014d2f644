/** The two demo workspaces. Their ids are fixed, so that documentation, tests and benchmarks can name them. */
import { openDatabase, type Tx } from './database';
import { toJson } from './json';
import { CONSULTORIO_NORTE } from './seed-consultorio';
import { ESTILO } from './seed-estilo';
import type { SeedWorkspace } from './seed-types';

export const DEMO_WORKSPACES: readonly SeedWorkspace[] = [ESTILO, CONSULTORIO_NORTE];

/**
 * Creates the workspaces that are missing; by default the demo ones. One that exists is left as it is, whatever was changed
 * in it. Safe to run by several processes at once.
 * @param adminUrl of the role that migrates: the application's may not make workspaces
 * @returns the slugs of what was created
 */
export async function seedWorkspaces(adminUrl: string, workspaces = DEMO_WORKSPACES): Promise<string[]> {
  const db = openDatabase({ url: adminUrl, maxConnections: 1, applicationName: 'pulpo-seed' });
  const created: string[] = [];
  try {
    for (const workspace of workspaces) {
      if (await db.inWorkspace(workspace.id, (tx) => seedWorkspace(tx, workspace))) created.push(workspace.slug);
    }
  } finally {
    await db.close();
  }
  return created;
}

/** Creates one workspace with everything in it. @returns false when it exists. */
async function seedWorkspace(tx: Tx, workspace: SeedWorkspace): Promise<boolean> {
  const inserted = await tx
    .insertInto('workspaces')
    .values({
      id: workspace.id,
      slug: workspace.slug,
      name: workspace.name,
      address: workspace.address,
      vertical: workspace.vertical,
      timezone: workspace.timezone,
      tier: workspace.tier,
      settings: toJson(workspace.settings ?? {}),
    })
    .onConflict((on) => on.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return false;

  await tx
    .insertInto('channels')
    .values({ id: workspace.channelId, provider: 'twilio', address: workspace.whatsapp })
    .execute();
  await seedServices(tx, workspace);
  await tx
    .insertInto('business_hours')
    .values(
      workspace.hours.flatMap(({ weekdays, opens, closes }) => weekdays.map((weekday) => ({ weekday, opens, closes }))),
    )
    .execute();
  await tx
    .insertInto('faqs')
    .values(workspace.faqs.map((faq, position) => ({ ...faq, position })))
    .execute();
  if (workspace.promotions.length > 0) await tx.insertInto('promotions').values(workspace.promotions).execute();
  return true;
}

async function seedServices(tx: Tx, workspace: SeedWorkspace): Promise<void> {
  const services = await tx
    .insertInto('services')
    .values(workspace.services.map((service, position) => ({ ...service, position })))
    .returning(['id', 'name'])
    .execute();
  const staff = await tx
    .insertInto('staff')
    .values(workspace.staff.map(({ name, synonyms }, position) => ({ name, synonyms, position })))
    .returning(['id', 'name'])
    .execute();
  const serviceId = idsByName(services);
  const staffId = idsByName(staff);
  await tx
    .insertInto('staff_services')
    .values(
      workspace.staff.flatMap((member) =>
        member.does.map(({ service, price, durationMinutes }) => ({
          staff_id: staffId(member.name),
          service_id: serviceId(service),
          price,
          duration_minutes: durationMinutes,
        })),
      ),
    )
    .execute();
  for (const { services: parts, name, price, regularPrice, durationMinutes } of workspace.packages) {
    const { id } = await tx
      .insertInto('packages')
      .values({ name, price, regular_price: regularPrice, duration_minutes: durationMinutes })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('package_services')
      .values(parts.map((part, position) => ({ package_id: id, service_id: serviceId(part), position })))
      .execute();
  }
}

function idsByName(rows: readonly { id: string; name: string }[]): (name: string) => string {
  const ids = new Map(rows.map(({ id, name }) => [name, id]));
  return (name) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`The seed names "${name}" and does not define it`);
    return id;
  };
}
