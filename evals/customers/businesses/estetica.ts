import type { SeedWorkspace } from '../../../store/seed-types';
import { CARDS } from './cards';
import type { Business } from './types';

/** A beauty parlour that closes at noon and opens again in the afternoon, and never on Mondays. */
const SEED: SeedWorkspace = {
  id: '7a110000-0000-4000-8000-000000000005',
  channelId: '7a110000-0000-4000-8000-0000000000c5',
  slug: 'estetica',
  name: 'Estética Luna',
  address: 'San Martín 1450, Mendoza',
  vertical: 'belleza',
  timezone: 'America/Argentina/Mendoza',
  tier: 'basic',
  whatsapp: 'whatsapp:+14155550105',
  hours: [
    { weekdays: [1, 2, 3, 4], opens: '09:00', closes: '13:00' },
    { weekdays: [1, 2, 3, 4], opens: '16:00', closes: '20:30' },
    { weekdays: [5], opens: '10:00', closes: '15:00' },
  ],
  services: [
    {
      name: 'Depilación de Piernas',
      category: 'Depilación',
      synonyms: ['piernas', 'depilarme las piernas', 'depilación'],
    },
    { name: 'Depilación de Cavado', category: 'Depilación', synonyms: ['cavado'] },
    { name: 'Masaje Descontracturante', category: 'Cuerpo', synonyms: ['masaje', 'masajes', 'descontracturante'] },
    { name: 'Limpieza Facial', category: 'Rostro', synonyms: ['limpieza de cutis', 'facial', 'cutis'] },
    {
      name: 'Manicura Semipermanente',
      category: 'Manos',
      synonyms: ['uñas', 'manos', 'manicura', 'semipermanente', 'esmaltado'],
    },
    { name: 'Pedicura', category: 'Pies', synonyms: ['pies', 'belleza de pies'] },
  ],
  staff: [
    {
      name: 'Rosa Quiroga',
      synonyms: ['Rosa', 'Rosita'],
      does: [
        { service: 'Depilación de Piernas', price: 9000, durationMinutes: 40 },
        { service: 'Depilación de Cavado', price: 7000, durationMinutes: 25 },
        { service: 'Limpieza Facial', price: 15000, durationMinutes: 60 },
      ],
    },
    {
      name: 'Julián Abrego',
      synonyms: ['Julián', 'Juli'],
      does: [{ service: 'Masaje Descontracturante', price: 18000, durationMinutes: 50 }],
    },
    {
      name: 'Marta Ríos',
      synonyms: ['Marta'],
      does: [
        { service: 'Manicura Semipermanente', price: 11000, durationMinutes: 75 },
        { service: 'Pedicura', price: 12000, durationMinutes: 60 },
        { service: 'Limpieza Facial', price: 16500, durationMinutes: 60 },
      ],
    },
  ],
  promotions: [],
  packages: [],
  faqs: [
    {
      topic: 'Estacionamiento',
      keywords: ['estacionar', 'estacionamiento', 'auto', 'cochera'],
      answer: 'Hay cochera paga a media cuadra.',
    },
    {
      topic: 'Medios de pago',
      keywords: ['pago', 'pagar', 'tarjeta', 'tarjetas', 'efectivo', 'transferencia', 'mercado pago'],
      answer: 'Aceptamos efectivo y transferencia; tarjetas no.',
    },
  ],
};

export const ESTETICA: Business = {
  seed: SEED,
  spoken: {
    'Depilación de Piernas': {
      nouns: ['depilación de piernas', 'piernas', 'las piernas'],
      self: ['depilarme las piernas'],
      other: ['depilarle las piernas'],
    },
    'Depilación de Cavado': {
      nouns: ['cavado', 'depilación de cavado'],
      self: ['hacerme el cavado'],
      other: ['hacerle el cavado'],
    },
    'Masaje Descontracturante': {
      nouns: ['masaje', 'un masaje', 'masaje descontracturante'],
      self: ['hacerme un masaje'],
      other: ['hacerle un masaje', 'regalarle un masaje'],
    },
    'Limpieza Facial': {
      nouns: ['limpieza facial', 'limpieza de cutis', 'un facial'],
      self: ['hacerme una limpieza de cutis', 'hacerme un facial'],
      other: ['hacerle una limpieza de cutis'],
    },
    'Manicura Semipermanente': {
      nouns: ['uñas', 'manicura', 'semipermanente', 'esmaltado'],
      self: ['hacerme las uñas', 'hacerme las manos'],
      other: ['hacerle las uñas'],
    },
    Pedicura: {
      nouns: ['pedicura', 'pies', 'belleza de pies'],
      self: ['hacerme los pies', 'hacerme la pedicura'],
      other: ['hacerle los pies'],
    },
  },
  notOffered: ['corte de pelo', 'botox', 'un tatuaje', 'extensiones de pestañas', 'alisado'],
  questions: [
    { topic: 'Medios de pago', asks: CARDS, answers: ['tarjetas'] },
    {
      topic: 'Estacionamiento',
      asks: ['hay dónde estacionar?', 'tienen cochera?', 'se puede dejar el auto?'],
      answers: ['cochera'],
    },
  ],
  address: ['san martín 1450'],
  forChildren: [],
  forMen: [],
};
