import type { SeedWorkspace } from '../../../store/seed-types';
import { CARDS } from './cards';
import type { Business } from './types';

/** A car workshop: services with like names, a lunch break of nobody, Saturday mornings. */
const SEED: SeedWorkspace = {
  id: '7a110000-0000-4000-8000-000000000004',
  channelId: '7a110000-0000-4000-8000-0000000000c4',
  slug: 'taller',
  name: 'Taller El Rayo',
  address: 'Ruta 8 km 42',
  vertical: 'servicios',
  timezone: 'America/Argentina/Buenos_Aires',
  tier: 'basic',
  whatsapp: 'whatsapp:+14155550104',
  hours: [
    { weekdays: [0, 1, 2, 3, 4], opens: '08:00', closes: '17:00' },
    { weekdays: [5], opens: '08:00', closes: '12:00' },
  ],
  services: [
    {
      name: 'Cambio de Aceite',
      category: 'Mantenimiento',
      synonyms: ['aceite', 'service', 'cambio de aceite y filtro', 'cambiar el aceite', 'cambiarle el aceite'],
    },
    {
      name: 'Alineación y Balanceo',
      category: 'Tren delantero',
      synonyms: ['alineación', 'balanceo', 'alinear', 'alinearlo', 'alineado'],
    },
    {
      name: 'Revisión de Frenos',
      category: 'Frenos',
      synonyms: ['frenos', 'pastillas', 'pastillas de freno', 'revisar los frenos'],
    },
    { name: 'Cambio de Batería', category: 'Electricidad', synonyms: ['batería', 'cambiar la batería'] },
  ],
  staff: [
    {
      name: 'Raúl Ibáñez',
      synonyms: ['Raúl', 'Ibáñez'],
      does: [
        { service: 'Cambio de Aceite', price: 25000, durationMinutes: 45 },
        { service: 'Revisión de Frenos', price: 18000, durationMinutes: 60 },
        { service: 'Cambio de Batería', price: 12000, durationMinutes: 30 },
      ],
    },
    {
      name: 'Nora Paz',
      synonyms: ['Nora', 'Norita'],
      does: [
        { service: 'Alineación y Balanceo', price: 32000, durationMinutes: 60 },
        { service: 'Cambio de Aceite', price: 25000, durationMinutes: 45 },
      ],
    },
  ],
  promotions: [],
  packages: [],
  faqs: [
    { topic: 'Garantía', keywords: ['garantía', 'garantías'], answer: 'Los trabajos tienen tres meses de garantía.' },
    {
      topic: 'Medios de pago',
      keywords: ['pago', 'pagar', 'tarjeta', 'tarjetas', 'cuotas', 'efectivo', 'transferencia', 'mercado pago'],
      answer: 'Aceptamos efectivo, transferencia y tarjeta hasta en tres cuotas.',
    },
    {
      topic: 'Repuestos',
      keywords: ['repuesto', 'repuestos', 'filtro', 'filtros'],
      answer: 'Usamos repuestos originales.',
    },
  ],
};

export const TALLER: Business = {
  seed: SEED,
  spoken: {
    'Cambio de Aceite': {
      nouns: ['cambio de aceite', 'aceite', 'service', 'cambio de aceite y filtro'],
      self: ['cambiarle el aceite al auto', 'hacerle el service al auto'],
      other: ['cambiarle el aceite al auto'],
    },
    'Alineación y Balanceo': {
      nouns: ['alineación', 'alineación y balanceo', 'balanceo'],
      self: ['alinear el auto', 'hacerle alineación y balanceo a la camioneta'],
      other: ['alinearle el auto'],
    },
    'Revisión de Frenos': {
      nouns: ['frenos', 'revisión de frenos', 'los frenos', 'pastillas de freno'],
      self: ['revisar los frenos', 'que me miren los frenos'],
      other: ['que le miren los frenos'],
    },
    'Cambio de Batería': {
      nouns: ['batería', 'cambio de batería'],
      self: ['cambiar la batería', 'cambiarle la batería al auto'],
      other: ['cambiarle la batería'],
    },
  },
  notOffered: ['chapa y pintura', 'polarizado', 'cambio de parabrisas', 'tapizado', 'instalación de estéreo'],
  questions: [
    { topic: 'Medios de pago', asks: CARDS, answers: ['tarjeta'] },
    {
      topic: 'Garantía',
      asks: ['dan garantía?', 'qué garantía tiene?', 'el trabajo tiene garantía?'],
      answers: ['tres meses'],
    },
    {
      topic: 'Repuestos',
      asks: ['usan repuestos originales?', 'los repuestos son originales?'],
      answers: ['originales'],
    },
  ],
  address: ['ruta 8'],
  forChildren: [],
  forMen: [],
};
