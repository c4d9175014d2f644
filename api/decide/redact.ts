/** What a log of tool calls may show. */

/** Arguments that say what was asked of the business, and nothing about the person. All others are hidden. */
const SHOWN: readonly string[] = [
  'service_type',
  'category',
  'preferred_date',
  'preferred_time',
  'date',
  'date_to',
  'time_from',
  'time_to',
  'staff_name',
  'booking_id',
];

export const REDACTED = '[redacted]';

export function redactArgs(args: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      SHOWN.includes(name) && typeof value === 'string' ? value : REDACTED,
    ]),
  );
}
