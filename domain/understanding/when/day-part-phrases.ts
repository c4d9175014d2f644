/** The words for parts of the day. */
import { phrases } from './tokens';

export type PartName =
  | 'morning'
  | 'mid-morning'
  | 'midday'
  | 'lunch'
  | 'afternoon'
  | 'early-afternoon'
  | 'mid-afternoon'
  | 'late-afternoon'
  | 'dusk'
  | 'evening'
  | 'night'
  | 'dawn'
  | 'midnight'
  | 'early'
  | 'last'
  | 'after-work'
  | 'after-noon'
  | 'before-noon'
  | 'any';

function afterLeads(
  nouns: string,
  leads = 'a la|por la|en la|de la|la|toda la|durante la|a|por|para la|en toda la',
): string {
  return nouns
    .split('|')
    .flatMap((noun) => leads.split('|').map((lead) => `${lead} ${noun}`))
    .join('|');
}

export const PARTS = phrases<PartName>(
  [
    `${afterLeads('manana|mananas', 'a la|por la|en la|de la|la|toda la|durante la|por|en toda la|por las|a las|de mas a la|a primera hora a la|cualquier|alguna|una')}`,
    'morning',
  ],
  ['a media manana|media manana|a mitad de manana|de media manana', 'mid-morning'],
  [
    'mediodia|a el mediodia|medio dia|a el medio dia|de mediodia|a mediodia|a medio dia|en el mediodia|por el mediodia|el mediodia',
    'midday',
  ],
  [
    'a la hora de el almuerzo|a la hora de almorzar|en la hora de el almuerzo|en el almuerzo|a la hora de comer|hora de el almuerzo|' +
      'en mi hora de almuerzo|en mi hora de el almuerzo|en la hora de almuerzo|a la hora de almuerzo',
    'lunch',
  ],
  [
    `${afterLeads('tarde|tardes|siesta')}|cualquier tarde|alguna tarde|una tarde|de tarde|en tarde|por las tardes|a las tardes|a la siesta`,
    'afternoon',
  ],
  [
    'a primera hora de la tarde|primera hora de la tarde|temprano a la tarde|a la tarde temprano|a primera hora a la tarde',
    'early-afternoon',
  ],
  ['a media tarde|media tarde|a mitad de tarde|de media tarde', 'mid-afternoon'],
  [
    'a ultima hora de la tarde|ultima hora de la tarde|a la tarde tarde|a la tarde noche|tarde noche|de tarde noche|de la tarde noche|' +
      'a ultima hora a la tarde|por la tarde noche|a la tarde - noche|tarde - noche|a la tarde / noche',
    'late-afternoon',
  ],
  [`${afterLeads('tardecita')}|de tardecita|tardecita|a el atardecer|a el caer la tarde`, 'dusk'],
  [`${afterLeads('nochecita')}|de nochecita|nochecita|a el anochecer|a ultima hora de la noche`, 'evening'],
  [`${afterLeads('noche|noches')}|de noche|por las noches`, 'night'],
  [`${afterLeads('madrugada')}|de madrugada`, 'dawn'],
  ['medianoche|a la medianoche|a medianoche|media noche|a la media noche', 'midnight'],
  [
    'a primera hora|primera hora|primera hora de la manana|a primera hora de la manana|a primera hora a la manana|' +
      'temprano|bien temprano|muy temprano|tan temprano|demasiado temprano|tempranito|lo mas temprano posible|lo mas temprano que se pueda|lo mas temprano que tengas|' +
      'lo mas temprano que haya|a la manana temprano|por la manana temprano|temprano a la manana|temprano por la manana|' +
      'temprano en la manana|de manana temprano|en la manana temprano|cuando abren|apenas abren|ni bien abren|a primeras horas|' +
      'a primeras horas de la manana|a la primera hora|el primer horario|en el primer horario|primer horario|el primero horario|primero horario',
    'early',
  ],
  [
    'a ultima hora|ultima hora|a ultima hora de el dia|a el final de el dia|final de el dia|a el final de la jornada|el ultima turno|el ultima horario|ultima horario|lo mas tarde posible|ultima turno|' +
      'lo mas tarde que se pueda|lo mas tarde que tengas|antes de cerrar|antes de que cierren|a ultimas horas',
    'last',
  ],
  [
    'despues de el trabajo|despues de trabajo|despues de el laburo|despues de la oficina|cuando salgo de el trabajo|cuando salgo de trabajo|' +
      'a la salida de el trabajo|saliendo de el trabajo|cuando salga de el trabajo|cuando salgo de la oficina|despues de el horario de trabajo|' +
      'luego de el trabajo|cuando termino de trabajo|fuera de el horario de trabajo|despues de mi trabajo|a la salida de trabajo|' +
      'despues de salir de el trabajo|despues de horario de trabajo|al salir de el trabajo|despues de hora',
    'after-work',
  ],
  [
    'despues de el mediodia|pasado el mediodia|despues de almorzar|despues de comer|despues de el almuerzo|luego de el mediodia|' +
      'despues de el medio dia|pasado el medio dia|despues de mediodia|luego de almorzar|despues de la comida|despues de la siesta|' +
      'a partir de el mediodia|desde el mediodia',
    'after-noon',
  ],
  [
    'antes de el mediodia|antes de mediodia|antes de el medio dia|hasta el mediodia|antes de almorzar|antes de el almuerzo|antes de comer',
    'before-noon',
  ],
  [
    'a cualquier hora|cualquier hora|cualquier horario|a la hora que sea|en cualquier horario|el horario que sea|cualquier momento de el dia|' +
      'todo el dia|a la hora que quieras|a la hora que puedas|a la hora que tengas|en cualquier momento de el dia|la hora que sea|' +
      'el horario que tengas|el horario que quieras',
    'any',
  ],
);

export const TODAY = phrases<PartName>(
  ['esta manana', 'morning'],
  ['esta tarde|este tarde|esta misma tarde', 'afternoon'],
  ['esta noche|este noche|esta misma noche', 'night'],
  ['esta tardecita', 'dusk'],
  ['esta madrugada', 'dawn'],
  ['este mediodia|este medio dia', 'midday'],
);
