/** Which amounts, times, days, codes and addresses are known in a turn, and which of a text's claims are not among them. */
import { DateTime } from 'luxon';
import { offeredOf, pendingConfirmation, slotValues } from '../../domain/dialogue/tasks';
import { claimsOf, type Claims } from './claims';
import { outcomesOf, type Evidence } from './evidence';
import { leaves, textsIn } from './values';

interface Facts {
  amounts: Set<string>;
  times: Set<string>;
  days: Set<string>;
  weekdays: Set<number>;
  percents: Set<string>;
  /** Folded, for codes. */
  codes: string;
  /** For addresses. */
  links: string;
}

/** @param today local date `YYYY-MM-DD`. One line for each claim that nothing supports. */
export function unobserved(text: string, evidence: Evidence, today: string): string[] {
  const claims = claimsOf(text, today);
  const facts = factsOf(evidence, today);
  const dayKnown = (day: string): boolean =>
    facts.days.has(day) || [...facts.days].some((known) => sameDay(known, day));
  const missing = <T>(what: string, claimed: readonly T[], known: (claim: T) => boolean): string[] =>
    claimed.filter((claim) => !known(claim)).map((claim) => `${what} ${String(claim)} was not observed`);
  return [
    ...missing('amount', claims.amounts, (amount) => facts.amounts.has(amount)),
    ...missing('time', claims.times, (time) => time.some((one) => facts.times.has(one))),
    ...missing('day', claims.days, dayKnown),
    ...missing('weekday', claims.weekdays, (day) => facts.weekdays.has(day)),
    ...missing('percentage', claims.percents, (percent) => facts.percents.has(percent)),
    ...missing('code', claims.codes, (code) => facts.codes.includes(code.toLowerCase())),
    ...claims.links.filter((link) => !facts.links.includes(link)).map(() => 'an address was not given'),
  ];
}

/** The customer's own words ground days, times and codes, but never a price or an address: they may be a trap. */
function factsOf(evidence: Evidence, today: string): Facts {
  const { results, state, workspace, said } = evidence;
  const outcomes = outcomesOf(evidence);
  const own = [
    outcomes,
    slotValues(state),
    state.appointments ?? [],
    pendingConfirmation(state)?.calls.map(({ args }) => args) ?? [],
    offeredOf(state).map(({ values, appointment }) => [values, appointment ?? null]),
    workspace.faqs,
    workspace.address,
  ];
  const texts = textsIn(own);
  const numbers = leaves(own)
    .filter((one): one is number => typeof one === 'number')
    .map(String);
  const known = texts.map((one) => claimsOf(one, today));
  const spoken = [...known, claimsOf(said, today)];
  const days = new Set(spoken.flatMap((claims: Claims) => claims.days));
  const weekdays = new Set([...spoken.flatMap((claims) => claims.weekdays), ...weekdayFields(outcomes)]);
  if (results.some((result) => result.tool === 'get_business_hours' && result.status === 'done'))
    for (let ahead = 0; ahead < 7; ahead += 1)
      days.add(DateTime.fromISO(today).plus({ days: ahead }).toISODate() ?? '');
  for (const day of days) {
    const date = DateTime.fromISO(day.startsWith('--') ? `${today.slice(0, 4)}${day.slice(1)}` : day);
    if (date.isValid) weekdays.add(date.weekday);
  }
  return {
    amounts: new Set([...numbers, ...known.flatMap((claims) => claims.amounts)]),
    times: new Set(spoken.flatMap((claims) => claims.times.flat())),
    days,
    weekdays,
    percents: new Set([...numbers, ...known.flatMap((claims) => claims.percents)]),
    codes: [said, ...texts].join('\n').toLowerCase(),
    links: texts.join('\n').toLowerCase(),
  };
}

/** "--10-16" is any year's 16 October. */
const sameDay = (a: string, b: string): boolean =>
  (a.startsWith('--') || b.startsWith('--')) && a.slice(-5) === b.slice(-5);

/** `weekday` (0 = Monday) and `weekdays` fields of tool results, as 1–7. */
function weekdayFields(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(weekdayFields);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    key === 'weekdays' && Array.isArray(entry)
      ? entry.filter((one): one is number => typeof one === 'number').map((one) => one + 1)
      : weekdayFields(entry),
  );
}
