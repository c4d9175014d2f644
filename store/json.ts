/** Text and JSON that PostgreSQL accepts. It has no NUL characters and no halves of surrogate pairs; customers send both. */

/** The text without NULs, with broken surrogates replaced by U+FFFD. */
export const cleanText = (text: string): string => text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\ufffd');

const replacer = (_key: string, value: unknown): unknown => (typeof value === 'string' ? cleanText(value) : value);

/** For a column that always has a value. */
export const toJson = (value: object): string => JSON.stringify(value, replacer);

/** For a column that may be NULL. */
export const toNullableJson = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value, replacer);

/** `value` as an object with unknown members, or an empty one. For columns that people may edit by hand. */
export const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
