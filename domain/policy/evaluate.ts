import { RULES, refuse, specOf } from './rules';
import type { PolicyInput, Verdict } from './types';

/** Permission for one action: allowed only when all nine rules hold; the first failing one is the answer. */
export function evaluatePolicy(input: PolicyInput): Verdict {
  const spec = specOf(input.action.tool);
  if (!spec) return refuse('tool_not_allowed', 'deny');
  for (const { reason, verdict, broken } of RULES) {
    const breach = broken(input, spec);
    if (Array.isArray(breach)) {
      if (breach.length > 0) return refuse(reason, verdict, breach);
    } else if (breach) return refuse(reason, verdict);
  }
  return { verdict: 'allow' };
}
