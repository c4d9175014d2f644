/** Words for the people for whom customers ask appointments, folded, with the word as it is written. */
import { tableOf } from '../../table';
import { foldText } from '../text/fold';

export const RELATIONS = tableOf<string>({
  hija: 'hija', ija: 'hija', hijita: 'hija', hijo: 'hijo', ijo: 'hijo', hijito: 'hijo',
  mama: 'mamá', mami: 'mamá', madre: 'madre', vieja: 'vieja', papa: 'papá', papi: 'papá', padre: 'padre', viejo: 'viejo',
  esposa: 'esposa', esposo: 'esposo', marido: 'marido', mujer: 'mujer', senora: 'señora', pareja: 'pareja',
  novia: 'novia', novio: 'novio', prometida: 'prometida', prometido: 'prometido', ex: 'ex',
  hermana: 'hermana', hermano: 'hermano', hermanita: 'hermana', hermanito: 'hermano',
  nena: 'nena', nene: 'nene', nina: 'niña', nino: 'niño', bebe: 'bebé', beba: 'beba', gordo: 'gordo', gorda: 'gorda',
  nieta: 'nieta', nieto: 'nieto', nietita: 'nieta', nietito: 'nieto', abuela: 'abuela', abuelo: 'abuelo',
  sobrina: 'sobrina', sobrino: 'sobrino', tia: 'tía', tio: 'tío', prima: 'prima', primo: 'primo', ahijada: 'ahijada', ahijado: 'ahijado',
  suegra: 'suegra', suegro: 'suegro', cunada: 'cuñada', cunado: 'cuñado', nuera: 'nuera', yerno: 'yerno',
  hijastra: 'hijastra', hijastro: 'hijastro', madrina: 'madrina', padrino: 'padrino',
  amiga: 'amiga', amigo: 'amigo', vecina: 'vecina', vecino: 'vecino', companera: 'compañera', companero: 'compañero',
  jefa: 'jefa', jefe: 'jefe', familiar: 'familiar', chico: 'chico', chica: 'chica',
}); // prettier-ignore

/** The relation that a folded word names, in the singular. */
export const relationOf = (folded: string): string | undefined =>
  RELATIONS.get(folded) ?? RELATIONS.get(folded.replace(/s$/, '')) ?? RELATIONS.get(folded.replace(/es$/, ''));

export type Gender = 'f' | 'm';

/** Where the ending does not tell. Null: either. */
const GENDERS = tableOf<Gender | null>({
  papa: 'm', padre: 'm', jefe: 'm', nene: 'm', mujer: 'f', madre: 'f', pareja: null,
}); // prettier-ignore

/** Whether "ella" or "él" can be said of a relation or a first name; null when either may. */
export function genderOf(said: string): Gender | null {
  const folded = foldText(said).split(' ')[0] ?? '';
  const known = GENDERS.get(folded);
  if (known !== undefined) return known;
  return folded.endsWith('a') ? 'f' : folded.endsWith('o') ? 'm' : null;
}
