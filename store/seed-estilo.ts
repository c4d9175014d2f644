import type { SeedWorkspace } from './seed-types';

const WEEKDAYS = [0, 1, 2, 3, 4];
const SATURDAY = [5];
const TUESDAY = [1];

export const ESTILO: SeedWorkspace = {
  id: 'e5710000-0000-4000-8000-000000000001',
  channelId: 'e5710000-0000-4000-8000-0000000000c1',
  slug: 'estilo',
  name: 'Estilo Peluquería & Spa',
  address: 'Av. Cabildo 9012',
  vertical: 'servicios',
  timezone: 'America/Argentina/Buenos_Aires',
  tier: 'basic',
  whatsapp: 'whatsapp:+14155238886',
  hours: [
    { weekdays: WEEKDAYS, opens: '09:00', closes: '13:00' },
    { weekdays: WEEKDAYS, opens: '14:00', closes: '19:00' },
    { weekdays: SATURDAY, opens: '09:00', closes: '14:00' },
  ],
  services: [
    {
      name: 'Corte de Cabello',
      category: 'Cabello',
      synonyms: ['corte', 'corte de pelo', 'cortarme el pelo', 'cortarme', 'cortar el pelo', 'pelo', 'corte y lavado'],
    },
    {
      name: 'Barba',
      category: 'Barbería',
      synonyms: [
        'afeitar',
        'afeitarme',
        'afeitado',
        'arreglo de barba',
        'recorte de barba',
        'perfilado de barba',
        'bigote',
      ],
    },
    {
      name: 'Coloración',
      category: 'Color',
      synonyms: ['tintura', 'color', 'teñir', 'teñirme', 'teñido', 'tinte', 'cubrir canas', 'canas'],
    },
    {
      name: 'Brushing',
      category: 'Peinado',
      synonyms: ['brush', 'peinado', 'peinarme', 'secado', 'planchita', 'alisado con secador'],
    },
    {
      name: 'Tratamiento Capilar',
      category: 'Cabello',
      synonyms: [
        'tratamiento',
        'hidratación',
        'nutrición',
        'baño de crema',
        'tratamiento para el pelo',
        'tratamiento de pelo',
      ],
    },
  ],
  staff: [
    {
      name: 'Carlos Rodríguez',
      synonyms: ['Carlos', 'Carlitos', 'Rodríguez'],
      does: [
        { service: 'Corte de Cabello', price: 6000, durationMinutes: 45 },
        { service: 'Barba', price: 3000, durationMinutes: 25 },
      ],
    },
    {
      name: 'Juan Martínez',
      synonyms: ['Juan', 'Juancito', 'Martínez'],
      does: [{ service: 'Corte de Cabello', price: 4500, durationMinutes: 30 }],
    },
    {
      name: 'María Fernández',
      synonyms: ['María', 'Mary', 'Fernández'],
      does: [
        { service: 'Corte de Cabello', price: 3500, durationMinutes: 35 },
        { service: 'Coloración', price: 9500, durationMinutes: 120 },
        { service: 'Brushing', price: 4000, durationMinutes: 40 },
        { service: 'Tratamiento Capilar', price: 6000, durationMinutes: 60 },
      ],
    },
  ],
  promotions: [
    { name: 'Martes de Estilo', description: '20 % de descuento todos los martes', percent: 20, weekdays: TUESDAY },
  ],
  packages: [
    {
      name: 'Look Completo',
      services: ['Corte de Cabello', 'Barba'],
      price: 7500,
      regularPrice: 9000,
      durationMinutes: 65,
    },
  ],
  faqs: [
    {
      topic: 'Ubicación',
      keywords: ['dónde', 'ubicación', 'dirección', 'quedan', 'están', 'llegar', 'mapa', 'zona', 'barrio'],
      answer: 'Estamos en Av. Cabildo 9012.',
    },
    {
      topic: 'Medios de pago',
      keywords: ['pago', 'pagar', 'tarjeta', 'tarjetas', 'débito', 'crédito', 'efectivo', 'transferencia'],
      answer: 'Sí, aceptamos tarjetas de débito y crédito.',
    },
    {
      topic: 'Servicio a domicilio',
      keywords: ['domicilio', 'mi casa', 'a casa', 'vienen', 'van a'],
      answer: 'No hacemos servicio a domicilio: te esperamos en Av. Cabildo 9012.',
    },
    {
      topic: 'Política de cancelación',
      keywords: [
        'política de cancelación',
        'políticas',
        'penalidad',
        'multa',
        'hasta cuándo puedo cancelar',
        'cancelación',
      ],
      answer: 'Podés cancelar sin cargo hasta 24 horas antes del turno.',
    },
  ],
};
