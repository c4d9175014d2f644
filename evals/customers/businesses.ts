/** The businesses that customers write to, with what people call their services. */
import { CONSULTORIO_NORTE } from '../../store/seed-consultorio';
import { ESTILO } from '../../store/seed-estilo';
import type { SeedWorkspace } from '../../store/seed-types';

/** A car workshop: services with like names, a lunch break of nobody, Saturday mornings. */
const TALLER: SeedWorkspace = {
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

/** How people name a service: nouns ("turno para …"), and verbs for oneself and for somebody else. */
export interface SpokenService {
  nouns: readonly string[];
  self: readonly string[];
  other: readonly string[];
}

export interface FrequentQuestion {
  topic: string;
  asks: readonly string[];
  /** Folded words of the answer. */
  answers: readonly string[];
}

export interface Business {
  seed: SeedWorkspace;
  spoken: Readonly<Record<string, SpokenService>>;
  /** What people ask for here and it does not do. */
  notOffered: readonly string[];
  questions: readonly FrequentQuestion[];
  /** Folded words of the answer to "where are you". */
  address: readonly string[];
  /** What children come for. */
  forChildren: readonly string[];
  /** What only men come for. */
  forMen: readonly string[];
}

const CARDS = [
  'aceptan tarjeta?',
  'se puede pagar con tarjeta?',
  'puedo pagar con débito?',
  'toman tarjeta de crédito?',
  'cómo se puede pagar?',
  'puedo pagar con transferencia?',
];

export const BUSINESSES: Readonly<Record<string, Business>> = {
  estilo: {
    seed: ESTILO,
    spoken: {
      'Corte de Cabello': {
        nouns: ['corte', 'corte de pelo', 'corte', 'un corte'],
        self: ['cortarme el pelo', 'hacerme un corte', 'cortarme'],
        other: ['cortarle el pelo', 'hacerle un corte'],
      },
      Barba: {
        nouns: ['barba', 'la barba', 'arreglo de barba', 'recorte de barba'],
        self: ['arreglarme la barba', 'hacerme la barba', 'recortarme la barba'],
        other: ['arreglarle la barba', 'hacerle la barba'],
      },
      Coloración: {
        nouns: ['color', 'tintura', 'coloración', 'cubrir canas'],
        self: ['teñirme', 'hacerme el color', 'taparme las canas'],
        other: ['hacerle el color', 'teñirle el pelo'],
      },
      Brushing: {
        nouns: ['brushing', 'un brushing', 'peinado', 'planchita'],
        self: ['hacerme un brushing', 'peinarme'],
        other: ['hacerle un brushing', 'hacerle un peinado'],
      },
      'Tratamiento Capilar': {
        nouns: ['tratamiento capilar', 'baño de crema', 'hidratación', 'tratamiento'],
        self: ['hacerme un baño de crema', 'hacerme un tratamiento para el pelo'],
        other: ['hacerle un baño de crema'],
      },
    },
    notOffered: ['depilación', 'uñas', 'manicura', 'masajes', 'maquillaje', 'lifting de pestañas', 'un tatuaje'],
    questions: [
      { topic: 'Medios de pago', asks: CARDS, answers: ['tarjeta'] },
      {
        topic: 'Servicio a domicilio',
        asks: ['van a domicilio?', 'hacen a domicilio?', 'vienen a casa?'],
        answers: ['domicilio'],
      },
    ],
    address: ['cabildo'],
    forChildren: ['Corte de Cabello'],
    forMen: ['Barba'],
  },
  dental: {
    seed: CONSULTORIO_NORTE,
    spoken: {
      Consulta: {
        nouns: ['consulta', 'una consulta', 'chequeo', 'control general'],
        self: ['revisarme', 'hacerme un chequeo', 'que me revisen una muela'],
        other: ['que lo revisen', 'hacerle un chequeo'],
      },
      'Limpieza Dental': {
        nouns: ['limpieza', 'limpieza dental', 'una limpieza', 'limpieza de dientes'],
        self: ['hacerme una limpieza', 'hacerme la limpieza', 'limpiarme los dientes'],
        other: ['hacerle una limpieza'],
      },
      Blanqueamiento: {
        nouns: ['blanqueamiento', 'blanqueo', 'blanqueamiento dental'],
        self: ['blanquearme los dientes', 'hacerme el blanqueamiento'],
        other: ['hacerle un blanqueamiento'],
      },
      'Control de Ortodoncia': {
        nouns: ['ortodoncia', 'control de ortodoncia', 'control de brackets', 'brackets'],
        self: ['ajustarme los brackets', 'hacerme el control de brackets'],
        other: ['que le ajusten los brackets', 'hacerle el control de brackets'],
      },
    },
    notOffered: ['botox', 'implantes', 'una radiografía panorámica', 'carillas', 'kinesiología', 'oftalmología'],
    questions: [
      {
        topic: 'Obras sociales',
        asks: [
          'trabajan con osde?',
          'atienden por obra social?',
          'qué obras sociales toman?',
          'tengo swiss medical, la toman?',
          'atienden pami?',
        ],
        answers: ['obras sociales', 'obra social'],
      },
    ],
    address: ['zona norte'],
    forChildren: ['Consulta', 'Limpieza Dental', 'Control de Ortodoncia'],
    forMen: [],
  },
  taller: {
    seed: TALLER,
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
  },
};

/** @throws {Error} for a name that is none */
export function businessNamed(name: string): Business {
  const business = BUSINESSES[name];
  if (!business) throw new Error(`No such business: ${name}`);
  return business;
}
