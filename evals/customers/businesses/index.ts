/** The businesses that customers write to, with what people call their services. */
import { DENTAL } from './dental';
import { ESTETICA } from './estetica';
import { ESTILO } from './estilo';
import { TALLER } from './taller';
import type { Business } from './types';

export type { Business, FrequentQuestion, SpokenService } from './types';

export const BUSINESSES: Readonly<Record<string, Business>> = {
  estilo: ESTILO,
  dental: DENTAL,
  taller: TALLER,
  estetica: ESTETICA,
};

/** @throws {Error} for a name that is none */
export function businessNamed(name: string): Business {
  const business = BUSINESSES[name];
  if (!business) throw new Error(`No such business: ${name}`);
  return business;
}
