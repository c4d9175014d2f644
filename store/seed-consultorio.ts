import type { SeedWorkspace } from './seed-types';

const WEEKDAYS = [0, 1, 2, 3, 4];

export const CONSULTORIO_NORTE: SeedWorkspace = {
  id: 'c0450000-0000-4000-8000-000000000002',
  channelId: 'c0450000-0000-4000-8000-0000000000c2',
  slug: 'consultorio-norte',
  name: 'Consultorio Odontológico Norte',
  address: '',
  vertical: 'salud',
  timezone: 'America/Argentina/Cordoba',
  tier: 'premium',
  whatsapp: 'whatsapp:+14155550100',
  hours: [
    { weekdays: WEEKDAYS, opens: '08:00', closes: '12:00' },
    { weekdays: WEEKDAYS, opens: '15:00', closes: '20:00' },
  ],
  services: [
    {
      name: 'Consulta',
      category: 'Odontología general',
      synonyms: [
        'chequeo',
        'revisión',
        'revisarme',
        'control general',
        'consulta odontológica',
        'dolor de muela',
        'muela',
        'caries',
      ],
    },
    {
      name: 'Limpieza Dental',
      category: 'Odontología general',
      synonyms: ['limpieza', 'limpieza de dientes', 'limpiarme los dientes', 'sarro', 'profilaxis'],
    },
    {
      name: 'Blanqueamiento',
      category: 'Estética dental',
      synonyms: ['blanqueamiento dental', 'blanqueo', 'blanquear', 'blanquearme los dientes', 'aclarar los dientes'],
    },
    {
      name: 'Control de Ortodoncia',
      category: 'Ortodoncia',
      synonyms: ['ortodoncia', 'brackets', 'brakets', 'aparatos', 'control de brackets', 'ajuste de brackets'],
    },
  ],
  staff: [
    {
      name: 'Dra. Lucía Gómez',
      synonyms: ['Lucía', 'Lucía Gómez', 'Gómez', 'doctora Gómez', 'doctora', 'dra Lucía'],
      does: [
        { service: 'Consulta', price: 8000, durationMinutes: 20 },
        { service: 'Limpieza Dental', price: 12000, durationMinutes: 40 },
        { service: 'Blanqueamiento', price: 45000, durationMinutes: 60 },
      ],
    },
    {
      name: 'Dr. Martín Sosa',
      synonyms: ['Martín', 'Martín Sosa', 'Sosa', 'doctor Sosa', 'doctor', 'dr Martín'],
      does: [
        { service: 'Consulta', price: 8000, durationMinutes: 20 },
        { service: 'Control de Ortodoncia', price: 15000, durationMinutes: 30 },
      ],
    },
  ],
  promotions: [],
  packages: [],
  faqs: [
    {
      topic: 'Ubicación',
      keywords: ['dónde', 'ubicación', 'dirección', 'quedan', 'están', 'llegar', 'mapa', 'zona'],
      answer: 'Estamos en la zona norte de la ciudad de Córdoba. La dirección exacta te la pasa la recepción.',
    },
    {
      topic: 'Obras sociales',
      keywords: ['obra social', 'obras sociales', 'prepaga', 'prepagas', 'cobertura', 'osde', 'pami', 'swiss medical'],
      answer: 'Sí, atendemos por obras sociales. Traé tu credencial y tu DNI el día del turno.',
    },
    {
      topic: 'Urgencias',
      keywords: ['urgencia', 'urgencias', 'urgente', 'emergencia', 'guardia', 'me duele mucho'],
      answer: 'Las urgencias se atienden por teléfono: llamanos directamente al consultorio.',
    },
  ],
};
