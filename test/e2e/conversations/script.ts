/**
 * Conversations as text: `> ` what the customer writes, `< ` the whole reply (further lines start with `< ` too),
 * `@workspace name` where it takes place, `@customer` another customer, `@booked Name | Professional | {soon.iso} | 15:00`
 * an appointment that must exist now (and no others), `@none` that none does, `#` a comment.
 *
 * `{soon}`, `{next.label}` … are days computed from today, `{code}` any appointment code, `{…}` anything.
 */
import type { Placeholders } from './days';

export type Step =
  | { kind: 'say'; text: string; expected: string }
  | { kind: 'workspace'; name: string }
  | { kind: 'customer' }
  | { kind: 'booked'; appointments: string[] };

export function readScript(script: string): Step[] {
  const steps: Step[] = [];
  for (const line of script.split('\n')) {
    const last = steps.at(-1);
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('> ')) steps.push({ kind: 'say', text: line.slice(2), expected: '' });
    else if (line.startsWith('< ') && last?.kind === 'say')
      last.expected += `${last.expected ? '\n' : ''}${line.slice(2)}`;
    else if (line.startsWith('@workspace ')) steps.push({ kind: 'workspace', name: line.slice(11) });
    else if (line === '@customer') steps.push({ kind: 'customer' });
    else if (line === '@none') steps.push({ kind: 'booked', appointments: [] });
    else if (line.startsWith('@booked ') && last?.kind === 'booked') last.appointments.push(line.slice(8));
    else if (line.startsWith('@booked ')) steps.push({ kind: 'booked', appointments: [line.slice(8)] });
    else throw new Error(`Not a line of a conversation: ${line}`);
  }
  return steps;
}

/** What the customer writes, or an appointment, with today's days in it. */
export const filled = (text: string, days: Placeholders): string =>
  text.replace(/\{([a-z.]+)\}/g, (whole, name: string) => days[name] ?? whole);

/** The pattern that a reply must match from end to end. */
export function pattern(expected: string, days: Placeholders): RegExp {
  const parts = filled(expected, days).split(/(\{code\}|\{…\})/);
  const source = parts.map((part) => {
    if (part === '{code}') return '[A-Z0-9]{6}';
    return part === '{…}' ? '[\\s\\S]+?' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`);
}

/** A reply the way a script writes it down: today's days and codes become placeholders again. */
export function generalised(reply: string, days: Placeholders): string {
  const named = Object.entries(days)
    .filter(([name]) => !/\.(?:weekday|iso)$/.test(name))
    .sort(([, a], [, b]) => b.length - a.length);
  const withoutExamples = reply.replace(/(ej: (?:mañana, )?)\d{1,2}\/\d{1,2}/g, '$1{…}');
  const text = named.reduce(
    (rest, [name, value]) => rest.replace(new RegExp(`(?<![\\d/])${value}(?![\\d/])`, 'g'), `{${name}}`),
    withoutExamples,
  );
  return text.replace(/(código (?:es )?)[A-Z0-9]{6}\b/g, '$1{code}');
}
