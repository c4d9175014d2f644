/** Whose appointment it is, in words. */
import type { Beneficiary } from '../understanding/commands/types';
import { harmless } from './text';

const ACCENTED: Readonly<Record<string, string>> = {
  mama: 'mamá',
  papa: 'papá',
  bebe: 'bebé',
  tio: 'tío',
  tia: 'tía',
  senora: 'señora',
  cunada: 'cuñada',
  cunado: 'cuñado',
  nino: 'niño',
  nina: 'niña',
};

export const relationLabel = (relation: string): string => ACCENTED[relation] ?? harmless(relation, 20);

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
