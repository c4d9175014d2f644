import { BOOK } from './book';
import { HOURS, PRICES, SERVICES_RULES } from './info';
import { FOREIGN_RULES, OTHER } from './other';
import type { Rule } from './rule';
import { CHITCHAT, GREETING } from './talk';
import { CANCEL, RESCHEDULE } from './undo';

export type { Rule } from './rule';

export const RULES: readonly Rule[] = [
  ...BOOK,
  ...CANCEL,
  ...RESCHEDULE,
  ...PRICES,
  ...HOURS,
  ...SERVICES_RULES,
  ...CHITCHAT,
  ...GREETING,
  ...OTHER,
  ...FOREIGN_RULES,
];
