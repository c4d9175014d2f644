/** A friendlier wording of a finished reply by a small model (`SLM_RESPONSE_MODEL`): kept only if it states the same facts. */
import type { OllamaClient } from './ollama-client';
import { loadPrompt, plainText } from './prompts';
import { statsOf } from './structured';
import { saysTheSame } from './text/wording';
import type { ModelStats } from './types';

const MAX_TOKENS = 160;
const MAX_LENGTH = 480;

export interface RephraserSettings {
  client: OllamaClient;
  model: string;
  timeoutMs: number;
}

export interface RephraseInput {
  /** The reply as the templates made it. */
  reply: string;
  signal?: AbortSignal;
}

/** The text to send, and whether it is the model's. @throws {ModelError} */
export type Rephrase = (input: RephraseInput) => Promise<{ text: string; rephrased: boolean; stats: ModelStats }>;

export function createRephraser({ client, model, timeoutMs }: RephraserSettings): Rephrase {
  return async ({ reply, signal }) => {
    const prompt = loadPrompt('response');
    const answer = await client.chat({
      model,
      messages: [
        { role: 'system', content: prompt.text },
        { role: 'user', content: plainText(reply) },
      ],
      maxTokens: MAX_TOKENS,
      timeoutMs,
      ...(signal ? { signal } : {}),
    });
    const text = answer.content.trim();
    const rephrased = answer.complete && sameFacts(reply, text);
    return {
      text: rephrased ? text : reply,
      rephrased,
      stats: statsOf({ model, promptVersion: prompt.version }, [answer.usage]),
    };
  };
}

/**
 * Whether a rewording says what the original says: the same meaningful words in the same order, nothing added but courtesies,
 * nothing lost, a question where there was one. When in doubt it does not, and the original is sent.
 */
export function sameFacts(original: string, text: string): boolean {
  if (text === '' || text.length > MAX_LENGTH || /[{}<>]|```/.test(text)) return false;
  return saysTheSame(original, text);
}
