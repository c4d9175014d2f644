/** An external Temporal server must know our search attributes before the first turn: an unknown one fails its start. */
import type { Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';

const { IndexedValueType } = temporal.api.enums.v1;
const TYPES = {
  KEYWORD: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  KEYWORD_LIST: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST,
} as const;

const VISIBLE_WITHIN_MS = 60_000;

/**
 * Registers what is missing and waits until the server lists it. Safe to repeat.
 * @returns the names that were added
 * @throws {Error} saying what to run by hand when this connection may not add them
 */
export async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<string[]> {
  const wanted = Object.values(SEARCH_ATTRIBUTES);
  const missing = async () => {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return wanted.filter(({ name }) => !(name in (customAttributes ?? {})));
  };
  const added = await missing().catch((error: unknown) => {
    throw byHand(namespace, error);
  });
  if (added.length === 0) return [];
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(added.map(({ name, type }) => [name, TYPES[type]])),
    });
  } catch (error) {
    throw byHand(namespace, error);
  }
  for (const deadline = Date.now() + VISIBLE_WITHIN_MS; (await missing()).length > 0;) {
    if (Date.now() > deadline)
      throw new Error('The Temporal server does not list the search attributes that it accepted.');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return added.map(({ name }) => name);
}

function byHand(namespace: string, cause: unknown): Error {
  const flags = Object.values(SEARCH_ATTRIBUTES).map(
    ({ name, type }) => `--name ${name} --type ${type === 'KEYWORD_LIST' ? 'KeywordList' : 'Keyword'}`,
  );
  return new Error(
    `The search attributes cannot be registered on the Temporal server (${cause instanceof Error ? cause.message : String(cause)}). ` +
      `Run once: temporal operator search-attribute create --namespace ${namespace} ${flags.join(' ')}`,
    { cause },
  );
}
