/** A seeded business as the dialogue in memory sees it. */
import type { Block, WeeklyHours } from '../../../domain/booking/types';
import { TOOL_NAMES } from '../../../domain/tools/names';
import { DEFAULT_SETTINGS, type WorkspaceProfile } from '../../../domain/workspace';
import type { SeedWorkspace } from '../../../store/seed-types';

export function profileOf(seed: SeedWorkspace): WorkspaceProfile {
  const blocks = (weekday: number): Block[] =>
    seed.hours
      .filter(({ weekdays }) => weekdays.includes(weekday))
      .map(({ opens, closes }) => ({ from: opens, to: closes }));
  const hours: WeeklyHours = [blocks(0), blocks(1), blocks(2), blocks(3), blocks(4), blocks(5), blocks(6)];
  return {
    id: seed.id,
    slug: seed.slug,
    name: seed.name,
    address: seed.address,
    vertical: seed.vertical,
    timezone: seed.timezone,
    tier: seed.tier,
    active: true,
    settings: { ...DEFAULT_SETTINGS, ...seed.settings },
    manifest: {
      tools: TOOL_NAMES.map((name) => ({ name, enabled: true, ratePerMinute: 60 })),
      forbidPatterns: [],
      toolsFirst: [],
    },
    catalogue: {
      services: seed.services.map(({ name, synonyms }) => ({ name, synonyms })),
      staff: seed.staff.map(({ name, synonyms }) => ({ name, synonyms })),
    },
    staffServices: seed.services.flatMap(({ name }) =>
      seed.staff.flatMap((member) =>
        member.does
          .filter(({ service }) => service === name)
          .map(({ service, price, durationMinutes }) => ({ service, staff: member.name, price, durationMinutes })),
      ),
    ),
    hours,
    specialDates: [],
    faqs: seed.faqs,
  };
}
