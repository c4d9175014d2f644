/** Whose appointment it is, in words. */
import type { Beneficiary } from '../understanding/commands/types';
import { relationOf } from '../understanding/slots/relations';
import { harmless } from './text';

/** With its accents, which a model may leave out. */
export const relationLabel = (relation: string): string => relationOf(relation) ?? harmless(relation, 20);

/** "la Dra. Gómez", "el Dr. Sosa"; a name without a title stands alone. */
export function staffLabel(name: string): string {
  const title = /^(?:dr|sr)(a?)\b/i.exec(name);
  if (!title) return name;
  return `${title[1] ? 'la' : 'el'} ${name}`;
}

/** None at all, of which the customer could speak. */
export const NONE_FOUND = 'No encuentro ningún turno tuyo.';

/** ", a nombre de Sofía"; nothing where no name is given. */
export const inName = (name: string | undefined, longest?: number): string =>
  name ? `, a nombre de ${harmless(name, longest)}` : '';

/** "a nombre de Sofía", "de tu hija", "tuyos". */
export function ownerLabel({ name, relation }: Beneficiary): string {
  if (name) return `a nombre de ${harmless(name, 30)}`;
  return relation ? `de tu ${relationLabel(relation)}` : 'tuyos';
}

/** "para Sofía", "para tu hija", "para vos". */
export function forLabel({ name, relation, self }: Beneficiary): string {
  if (name) return `para ${harmless(name, 30)}`;
  if (relation) return `para tu ${relationLabel(relation)}`;
  return self ? 'para vos' : '';
}
