import { describe, expect, it } from '@jest/globals';
import { DAYS } from './day';
import { DATE_PHRASES, NAMED_DAYS } from './day-phrase';
import { traceWhen } from './index';
import { PERIODS } from './period';
import { TIME_PHRASES } from './time-phrase';

const CONTEXT = { now: '2026-11-27T10:00:00-03:00', timezone: 'America/Argentina/Buenos_Aires' };
const EXAMPLES = [DATE_PHRASES, NAMED_DAYS, DAYS, PERIODS, TIME_PHRASES].flatMap((rules) =>
  rules.flatMap(({ id, examples }) => examples.map((text) => [id, text] as const)),
);

describe('the rules of days and hours', () => {
  it.each(EXAMPLES)('%s reads "%s"', (id, text) => {
    const { date, time } = traceWhen(text, CONTEXT).rules;
    expect([...date, ...time]).toContain(id);
  });
});
