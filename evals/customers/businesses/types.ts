/** What simulated customers know of a business. */
import type { SeedWorkspace } from '../../../store/seed-types';

/** How people name a service: nouns ("turno para …"), and verbs for oneself and for somebody else. */
export interface SpokenService {
  nouns: readonly string[];
  self: readonly string[];
  other: readonly string[];
}

export interface FrequentQuestion {
  topic: string;
  asks: readonly string[];
  /** Folded words of the answer. */
  answers: readonly string[];
}

export interface Business {
  seed: SeedWorkspace;
  spoken: Readonly<Record<string, SpokenService>>;
  /** What people ask for here and it does not do. */
  notOffered: readonly string[];
  questions: readonly FrequentQuestion[];
  /** Folded words of the answer to "where are you". */
  address: readonly string[];
  /** What children come for. */
  forChildren: readonly string[];
  /** What only men come for. */
  forMen: readonly string[];
}
