/** A workspace for unit tests: of no trade that the product knows, so that nothing can lean on the seed data. */
import { TOOL_NAMES } from '../../domain/tools/names';
import { DEFAULT_SETTINGS, type WorkspaceProfile } from '../../domain/workspace';
import type { Block } from '../../domain/booking/types';

const day = (): Block[] => [{ from: '10:00', to: '18:00' }];

export function bicycleWorkshop(changes: Partial<WorkspaceProfile> = {}): WorkspaceProfile {
  return {
    id: '6f1c8a2e-0000-4000-8000-000000000001',
    slug: 'bicis',
    name: 'Bicis del Sur',
    address: 'Av. Mitre 450, Quilmes',
    vertical: 'taller',
    timezone: 'America/Argentina/Buenos_Aires',
    tier: 'basic',
    active: true,
    settings: DEFAULT_SETTINGS,
    manifest: {
      tools: TOOL_NAMES.map((name) => ({ name, enabled: true, ratePerMinute: 60 })),
      forbidPatterns: [],
      toolsFirst: [],
    },
    catalogue: {
      services: [
        { name: 'Service Completo', synonyms: ['puesta a punto', 'service'] },
        { name: 'Centrado de Ruedas', synonyms: ['centrado'] },
      ],
      staff: [
        { name: 'Rocío Ibarra', synonyms: [] },
        { name: 'Germán Paz', synonyms: [] },
      ],
    },
    staffServices: [{ service: 'Service Completo', staff: 'Rocío Ibarra', price: 18500, durationMinutes: 90 }],
    hours: [day(), day(), day(), day(), day(), [], []],
    specialDates: [],
    faqs: [{ topic: 'Pagos', keywords: ['tarjeta'], answer: 'Aceptamos tarjeta y efectivo.' }],
    ...changes,
  };
}
