import { ESTILO as SEED } from '../../../store/seed-estilo';
import { CARDS } from './cards';
import type { Business } from './types';

export const ESTILO: Business = {
  seed: SEED,
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
};
