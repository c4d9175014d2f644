/**
 * A table from words to values for look-ups by text that others write: messages, models, requests. A plain object would
 * also answer to the names that every object inherits, such as "constructor".
 */
export const tableOf = <Value>(entries: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(entries));
