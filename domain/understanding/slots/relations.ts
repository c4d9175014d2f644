/** Words for the people for whom customers ask appointments, folded, with the word as it is written. */
import { tableOf } from '../../table';

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
