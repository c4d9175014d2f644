import { understand } from '../domain/understanding/index';
import type { Reading } from '../domain/understanding/types';
import type { Utterance } from './utterance-set';

/** A tier to be measured: the deterministic one here; model tiers are given by whoever owns a model. */
export interface Engine {
  name: string;
  extract(record: Utterance): Reading | Promise<Reading>;
}

/** The deterministic tier on a message alone: no catalogue, no pending question, as outside data is measured. */
export const RULES_ENGINE: Engine = {
  name: 'rules',
  extract: ({ text, now, timezone }) => understand(text, { now, timezone, catalogue: { services: [], staff: [] } }),
};
