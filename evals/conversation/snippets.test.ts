import { describe, expect, it } from '@jest/globals';
import { understand } from '../../domain/understanding/index';
import { contextOf, observed, readSnippets } from './snippets';

const snippets = readSnippets();

describe('messages in the middle of a conversation', () => {
  it('are at least 150, each with its own id', () => {
    expect(snippets.length).toBeGreaterThanOrEqual(150);
    expect(new Set(snippets.map(({ id }) => id)).size).toBe(snippets.length);
  });

  it.each(snippets)('$id: $text', (snippet) => {
    expect(observed(snippet, understand(snippet.text, contextOf(snippet)))).toEqual(snippet.expect);
  });
});
