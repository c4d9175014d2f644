/** The words for stretches of days. */
import { phrases } from './tokens';

export type Simple =
  | 'this-week'
  | 'next-week'
  | 'other-week'
  | 'last-week'
  | 'week-after'
  | 'weekend'
  | 'this-weekend'
  | 'next-weekend'
  | 'last-weekend'
  | 'this-month'
  | 'next-month'
  | 'last-month'
  | 'asap'
  | 'these-days'
  | 'coming-days'
  | 'any-day'
  | 'workdays'
  | 'this-or-next'
  | 'start-of-week'
  | 'middle-of-week'
  | 'end-of-week';

export const SIMPLE = phrases<Simple>(
  [
    'esta semana|en esta semana|esta misma semana|lo que queda de la semana|en lo que queda de la semana|durante la semana|en la semana|esta sem',
    'this-week',
  ],
  [
    'la semana que viene|semana que viene|la proximo semana|proximo semana|la semana proximo|semana proximo|siguiente semana|la siguiente semana|' +
      'la semana siguiente|semana siguiente|la semana entrante|semana entrante|la semana que entra|la semana que sigue|proximo semanas|' +
      'la que viene semana|la semana q viene|para la que viene',
    'next-week',
  ],
  ['la otra semana|otra semana|la semana otra', 'other-week'],
  ['la semana pasado|semana pasado|la pasado semana|la semana anterior', 'last-week'],
  [
    'la semana que viene no , la otra|la semana que viene no la otra|la semana subsiguiente|la semana siguiente a la que viene|' +
      'la semana despues de la que viene|la otra semana que viene no , la otra',
    'week-after',
  ],
  ['el finde|finde|fin de semana|el fin de semana|los finde|en el finde', 'weekend'],
  ['este finde|este fin de semana|este mismo finde|este finde que viene|este fin de semana que viene', 'this-weekend'],
  [
    'el finde que viene|finde que viene|el fin de semana que viene|fin de semana que viene|el proximo finde|proximo finde|el proximo fin de semana|' +
      'proximo fin de semana|el otro finde|el otro fin de semana|el fin de semana proximo|el finde proximo|el siguiente fin de semana|' +
      'el finde siguiente|el fin de semana siguiente|el finde de la semana que viene|el fin de semana de la semana que viene',
    'next-weekend',
  ],
  ['el finde pasado|el fin de semana pasado|finde pasado|fin de semana pasado|el pasado fin de semana', 'last-weekend'],
  ['este mes|en este mes|este mismo mes|en lo que queda de el mes|lo que queda de el mes', 'this-month'],
  [
    'el mes que viene|mes que viene|el proximo mes|proximo mes|el mes proximo|mes proximo|el mes entrante|el mes siguiente|el siguiente mes|' +
      'siguiente mes|el otro mes|el mes que entra|el mes que sigue',
    'next-month',
  ],
  ['el mes pasado|el pasado mes|mes pasado|el mes anterior', 'last-month'],
  [
    'lo antes posible|lo mas antes posible|cuanto antes|cuando antes|lo mas pronto posible|lo mas rapido posible|a la brevedad|' +
      'el primero que tengas|el primero que haya|el primero que tienes|el primero turno que tengas|el primero turno que haya|lo primero que tengas|' +
      'lo primero que haya|el primero turno disponible|el primero turno|primero turno disponible|primero turno que tengas|el primero disponible|' +
      'apenas puedas|apenas se pueda|apenas tengas|ni bien puedas|ni bien tengas|en cuanto puedas|en cuanto tengas|tan pronto como sea posible|' +
      'tan pronto como puedas|el mas proximo|el turno mas proximo|el proximo turno|proximo turno disponible|el proximo turno disponible|' +
      'lo mas cerca posible|el turno mas cercano|el mas cercano|la proximo fecha|la primera fecha|lo antes que se pueda|lo antes que puedas|' +
      'lo mas pronto que se pueda|lo mas pronto que puedas|lo mas cercano|la fecha mas cercana|lo mas antes que se pueda|lo mas pronto|' +
      'la primera cita disponible|la proximo cita disponible|el primero lugar que tengas|el primero hueco|el primero hueco que tengas|' +
      'el primero horario disponible|en la primera fecha disponible|la primera fecha disponible|lo mas rapido que se pueda|antes posible|' +
      'lo + antes posible|lo antes posble|lo antes pocible|a la mayor brevedad|lo mas rapido que puedas|el que tengas primero|lo que tengas primero|' +
      'el que haya primero|lo que haya primero|lo primero que salga|lo primero que te quede|el primero que te quede|el primero que salga',
    'asap',
  ],
  [
    'estos dias|en estos dias|alguno de estos dias|uno de estos dias|algun dia de estos|un dia de estos|por estos dias',
    'these-days',
  ],
  [
    'los proximo dias|en los proximo dias|proximo dias|en unos dias|en estos proximo dias|dentro de unos dias|en un par de dias|en los siguiente dias',
    'coming-days',
  ],
  [
    'cualquier dia|cualquiera dia|el dia que sea|el dia que puedas|el dia que tengas|el dia que quieras|cualquier fecha|' +
      'cualquiera de los dias|el que tengas|cualquiera de estos dias|cualquier otro dia|otro dia cualquiera|el dia que haya',
    'any-day',
  ],
  ['entre semana|entresemana|dia de semana|un dia de semana|dias de semana', 'workdays'],
  [
    'a principio de semana|a principios de semana|principio de semana|principios de semana|a comienzos de semana|a inicios de semana',
    'start-of-week',
  ],
  ['a mitad de semana|mitad de semana|a mediados de semana|mediados de semana', 'middle-of-week'],
  ['a fines de semana|a finales de semana|a final de semana', 'end-of-week'],
  [
    'esta semana o la que viene|esta semana o la proximo|esta o la semana que viene|esta semana o la otra|esta semana o la semana que viene',
    'this-or-next',
  ],
);

export type MonthPart = 'start' | 'middle' | 'end';

export const MONTH_PARTS = phrases<MonthPart>(
  [
    'a principio de|a principios de|principio de|principios de|a comienzo de|a comienzos de|comienzos de|a inicios de|inicios de|a inicio de|' +
      'los primeros dias de|primeros dias de|en los primeros dias de|a primeros de',
    'start',
  ],
  ['a mediados de|mediados de|a mitad de|mitad de|para mediados de', 'middle'],
  [
    'a fin de|a fines de|fin de|fines de|a final de|a finales de|finales de|final de|los ultima dias de|ultima dias de|en los ultima dias de',
    'end',
  ],
);
