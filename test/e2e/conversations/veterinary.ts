/** A third business, made by the test: another trade, another continent's clock, open day and night, holidays included. */
import type { SeedWorkspace } from '../../../store/seed-types';

export const VETERINARY: SeedWorkspace = {
  id: 'fe710000-0000-4000-8000-000000000003',
  channelId: 'fe710000-0000-4000-8000-0000000000c3',
  slug: 'patitas',
  name: 'Patitas 24 h',
  address: 'Calle de Alcalá 200',
  vertical: 'salud',
  timezone: 'Europe/Madrid',
  tier: 'basic',
  settings: { slotStepMinutes: 30, closedOnHolidays: false, cancellationWindowHours: 2, maxOpenBookings: 3 },
  whatsapp: 'whatsapp:+34600000003',
  hours: [{ weekdays: [0, 1, 2, 3, 4, 5, 6], opens: '00:00', closes: '24:00' }],
  services: [
    { name: 'Vacunación', category: 'Clínica', synonyms: ['vacuna', 'vacunar', 'vacunas'] },
    { name: 'Peluquería Canina', category: 'Estética', synonyms: ['baño y corte', 'bañar', 'corte de pelo'] },
    { name: 'Consulta Veterinaria', category: 'Clínica', synonyms: ['consulta', 'revisión'] },
  ],
  staff: [
    {
      name: 'Dra. Inés Roca',
      synonyms: ['Inés', 'doctora Roca'],
      does: [
        { service: 'Vacunación', price: 25, durationMinutes: 30 },
        { service: 'Consulta Veterinaria', price: 40, durationMinutes: 30 },
      ],
    },
    {
      name: 'Nahuel Ibarra',
      synonyms: ['Nahuel'],
      does: [{ service: 'Peluquería Canina', price: 50, durationMinutes: 90 }],
    },
  ],
  promotions: [],
  packages: [],
  faqs: [{ topic: 'Gatos', keywords: ['gato', 'gatos'], answer: 'Sí, también atendemos gatos.' }],
};
