/** Three businesses of different trades, as the assistant's mind sees them. */
import type { Block, WeeklyHours } from '../domain/booking/types';
import { TOOL_NAMES } from '../domain/tools/names';
import { DEFAULT_SETTINGS, type WorkspaceProfile } from '../domain/workspace';

interface Sketch {
  name: string;
  address: string;
  timezone: string;
  tier?: WorkspaceProfile['tier'];
  /** Monday to Friday, Saturday, Sunday: "9-13,14-19". */
  hours: [string, string, string];
  services: Record<string, string[]>;
  /** Professional → service → [price, minutes]. */
  staff: Record<string, Record<string, [number, number]>>;
  faqs: WorkspaceProfile['faqs'];
}

function blocks(text: string): Block[] {
  return text === ''
    ? []
    : text.split(',').map((block) => {
        const [from = '', to = ''] = block.split('-').map((hour) => `${hour.padStart(2, '0')}:00`);
        return { from, to };
      });
}

function profile(slug: string, sketch: Sketch): WorkspaceProfile {
  const [week, saturday, sunday] = sketch.hours.map(blocks);
  const day = (): Block[] => [...(week ?? [])];
  const hours: WeeklyHours = [day(), day(), day(), day(), day(), saturday ?? [], sunday ?? []];
  return {
    id: `00000000-0000-4000-8000-${slug.length.toString().padStart(12, '0')}`,
    slug,
    name: sketch.name,
    address: sketch.address,
    vertical: 'servicios',
    timezone: sketch.timezone,
    tier: sketch.tier ?? 'basic',
    active: true,
    settings: { ...DEFAULT_SETTINGS },
    manifest: {
      tools: TOOL_NAMES.map((name) => ({ name, enabled: true, ratePerMinute: 60 })),
      forbidPatterns: [],
      toolsFirst: [],
    },
    catalogue: {
      services: Object.entries(sketch.services).map(([name, synonyms]) => ({ name, synonyms })),
      staff: Object.keys(sketch.staff).map((name) => ({
        name,
        synonyms: [name.replace(/^Dra?\. /, '').split(' ')[0] ?? name],
      })),
    },
    staffServices: Object.entries(sketch.staff).flatMap(([staff, does]) =>
      Object.entries(does).map(([service, [price, durationMinutes]]) => ({ staff, service, price, durationMinutes })),
    ),
    hours,
    specialDates: [],
    faqs: sketch.faqs,
  };
}

export const WORKSPACES: Readonly<Record<string, WorkspaceProfile>> = {
  estilo: profile('estilo', {
    name: 'Estilo Peluquería & Spa',
    address: 'Av. Cabildo 9012',
    timezone: 'America/Argentina/Buenos_Aires',
    hours: ['9-13,14-19', '9-14', ''],
    services: {
      'Corte de Cabello': ['corte', 'corte de pelo', 'cortarme el pelo'],
      Barba: ['afeitado', 'arreglo de barba'],
      Coloración: ['tintura', 'color', 'teñirme'],
      Brushing: ['peinado', 'secado'],
      'Tratamiento Capilar': ['tratamiento', 'hidratación'],
    },
    staff: {
      'Carlos Rodríguez': { 'Corte de Cabello': [6000, 45], Barba: [3000, 25] },
      'Juan Martínez': { 'Corte de Cabello': [4500, 30] },
      'María Fernández': {
        'Corte de Cabello': [3500, 35],
        Coloración: [9500, 120],
        Brushing: [4000, 40],
        'Tratamiento Capilar': [6000, 60],
      },
    },
    faqs: [
      {
        topic: 'ubicacion',
        keywords: ['dirección', 'dónde', 'ubicación', 'cómo llego'],
        answer: 'Estamos en Av. Cabildo 9012.',
      },
      {
        topic: 'pagos',
        keywords: ['tarjeta', 'débito', 'crédito', 'transferencia', 'efectivo', 'mercado pago'],
        answer: 'Aceptamos tarjetas de débito y crédito.',
      },
      { topic: 'domicilio', keywords: ['domicilio', 'a casa'], answer: 'No atendemos a domicilio.' },
      {
        topic: 'cancelacion',
        keywords: ['política de cancelación', 'cobran si cancelo', 'cancelar gratis'],
        answer: 'Podés cancelar sin cargo hasta 24 h antes.',
      },
    ],
  }),
  dental: profile('dental', {
    name: 'Consultorio Odontológico Norte',
    address: 'Bv. Chacabuco 100',
    timezone: 'America/Argentina/Cordoba',
    tier: 'premium',
    hours: ['8-12,15-20', '', ''],
    services: {
      Consulta: ['control', 'revisación'],
      'Limpieza Dental': ['limpieza', 'higiene'],
      Blanqueamiento: ['blanquear'],
      'Control de Ortodoncia': ['ortodoncia', 'brackets'],
    },
    staff: {
      'Dra. Lucía Gómez': { Consulta: [8000, 20], 'Limpieza Dental': [12000, 40], Blanqueamiento: [45000, 60] },
      'Dr. Martín Sosa': { Consulta: [8000, 20], 'Control de Ortodoncia': [15000, 30] },
    },
    faqs: [
      {
        topic: 'obras_sociales',
        keywords: ['obra social', 'obras sociales', 'prepaga', 'osde'],
        answer: 'Trabajamos con OSDE y Swiss Medical.',
      },
      {
        topic: 'urgencias',
        keywords: ['urgencia', 'urgente', 'emergencia'],
        answer: 'Las urgencias se atienden por teléfono.',
      },
    ],
  }),
  taller: profile('taller', {
    name: 'Taller El Rayo',
    address: 'Ruta 8 km 42',
    timezone: 'America/Argentina/Buenos_Aires',
    hours: ['8-17', '8-12', ''],
    services: {
      'Cambio de Aceite': ['aceite', 'service'],
      'Alineación y Balanceo': ['alineación', 'balanceo', 'alinear'],
      'Revisión de Frenos': ['frenos', 'pastillas'],
    },
    staff: {
      'Raúl Ibáñez': { 'Cambio de Aceite': [25000, 45], 'Revisión de Frenos': [18000, 60] },
      'Nora Paz': { 'Alineación y Balanceo': [32000, 60], 'Cambio de Aceite': [25000, 45] },
    },
    faqs: [],
  }),
};

/** One of them by its slug. Throws an `Error` when there is none. */
export function workspaceOf(slug: string): WorkspaceProfile {
  const found = WORKSPACES[slug];
  if (!found) throw new Error(`unknown business ${slug}`);
  return found;
}
