/** What an id from outside may look like: anything that can be stored as it is. */

/** Control characters and halves of surrogate pairs, for a character class. */
const UNSTORABLE = '\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff';

/** For schemas. */
export const ID_PATTERN = `^[^${UNSTORABLE}]*$`;
/** The same, not beginning with a space. */
export const ACTOR_PATTERN = `^[^\\s${UNSTORABLE}][^${UNSTORABLE}]*$`;

const ID = new RegExp(ID_PATTERN, 'u');

export const isStorable = (id: string): boolean => ID.test(id);
