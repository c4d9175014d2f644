import { CONSULTORIO_NORTE } from '../../../store/seed-consultorio';
import type { Business } from './types';

export const DENTAL: Business = {
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
};
