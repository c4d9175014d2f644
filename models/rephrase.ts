/** A friendlier wording of a finished reply by a small model (`SLM_RESPONSE_MODEL`): kept only if it states the same facts. */
import { DateTime } from 'luxon';
import type { OllamaClient } from './ollama-client';
import { loadPrompt, plainText } from './prompts';
import { statsOf } from './structured';
import { claimsOf, fold } from './text/claims';
import { wordsIn } from './text/values';
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
  /** ISO 8601 instant of the turn. */
  now: string;
  timezone: string;
  signal?: AbortSignal;
}

/** The text to send, and whether it is the model's. @throws {ModelError} */
export type Rephrase = (input: RephraseInput) => Promise<{ text: string; rephrased: boolean; stats: ModelStats }>;

export function createRephraser({ client, model, timeoutMs }: RephraserSettings): Rephrase {
  return async ({ reply, now, timezone, signal }) => {
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
    const today = DateTime.fromISO(now, { setZone: true }).setZone(timezone).toISODate() ?? '';
    const rephrased = answer.complete && sameFacts(reply, text, today);
    return {
      text: rephrased ? text : reply,
      rephrased,
      stats: statsOf({ model, promptVersion: prompt.version }, [answer.usage]),
    };
  };
}

/** Same figures, days, times, codes, addresses and names, nothing added, nothing lost; a question stays a question. */
export function sameFacts(original: string, text: string, today: string): boolean {
  if (text === '' || text.length > MAX_LENGTH || /[{}<>]|```/.test(text)) return false;
  if (original.includes('?') !== text.includes('?')) return false;
  return (
    figures(original, today) === figures(text, today) && namesWithin(original, text) && namesWithin(text, original)
  );
}

function figures(text: string, today: string): string {
  const { amounts, times, days, weekdays, percents, codes, links } = claimsOf(text, today);
  const numbers = text.match(/\d+/g) ?? [];
  const parts = [
    amounts,
    times.map((time) => time.join()),
    days,
    weekdays.map(String),
    percents,
    codes,
    links,
    numbers,
  ];
  return JSON.stringify(parts.map((part) => [...new Set<string>(part)].sort()));
}

/** Capitalised words that do not merely open a sentence: each has to be a word of the other text too. */
function namesWithin(text: string, other: string): boolean {
  const words = wordsIn(other);
  return [...text.matchAll(/(?<=[\p{L},:;] )\p{Lu}\p{L}+/gu)].every(([name]) => words.has(fold(name)));
}
