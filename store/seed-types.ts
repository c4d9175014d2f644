/** A whole workspace, as data. Weekdays: 0 = Monday. Prices in whole units of the currency. */
import type { LocalTime } from '../domain/calendar';
import type { Tier } from '../domain/tools/registry';
import type { WorkspaceSettings } from '../domain/workspace';

export interface SeedWorkspace {
  id: string;
  channelId: string;
  slug: string;
  name: string;
  address: string;
  vertical: string;
  timezone: string;
  tier: Tier;
  /** Only what differs from the defaults. */
  settings?: Partial<WorkspaceSettings>;
  /** As the provider writes it: `whatsapp:+…`. */
  whatsapp: string;
  hours: { weekdays: number[]; opens: LocalTime; closes: LocalTime }[];
  services: { name: string; category: string; synonyms: string[] }[];
  staff: { name: string; synonyms: string[]; does: { service: string; price: number; durationMinutes: number }[] }[];
  promotions: { name: string; description: string; percent: number; weekdays: number[] }[];
  packages: { name: string; services: string[]; price: number; regularPrice: number; durationMinutes: number }[];
  faqs: { topic: string; keywords: string[]; answer: string }[];
}
