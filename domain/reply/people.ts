/** Whose appointment it is, in words. */
import type { Beneficiary } from '../understanding/commands/types';
import { harmless } from './text';

/** "a nombre de Sofía", "de tu hija", "tuyos". */
export function ownerLabel({ name, relation }: Beneficiary): string {
  if (name) return `a nombre de ${harmless(name, 30)}`;
  return relation ? `de tu ${harmless(relation, 20)}` : 'tuyos';
}

/** "para Sofía", "para tu hija", "para vos". */
export function forLabel({ name, relation, self }: Beneficiary): string {
  if (name) return `para ${harmless(name, 30)}`;
  if (relation) return `para tu ${harmless(relation, 20)}`;
  return self ? 'para vos' : '';
}
