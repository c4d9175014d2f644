import type { Intent } from '../../vocabulary';

/**
 * One reason to read a message as an intent. `strength`: 5 settles it against almost anything, 4 is specific, 3 is good
 * alone, 2 is plausible, 1 is a hint. A rule whose match stands under a negation ("no quiero cancelar") counts as `negated`
 * says; without it the negation does not matter to the rule.
 */
export interface Rule {
  id: string;
  intent: Intent;
  strength: 1 | 2 | 3 | 4 | 5;
  any: readonly string[];
  /** Patterns that forbid the rule. */
  unless?: readonly string[];
  /** What a negated match means instead: another intent with the same strength, or nothing. */
  negated?: Intent | 'nothing';
}
