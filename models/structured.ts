/** A model call that must yield JSON of a given shape: constrained decoding, validation, and one attempt to repair. */
import type { Message } from 'ollama';
import type { Result } from '../schemas/validate';
import type { CallUsage, OllamaClient } from './ollama-client';
import { ModelError, type ModelStats } from './types';

export interface StructuredCall<T> {
  model: string;
  promptVersion: string;
  messages: Message[];
  format: object;
  validate: (value: unknown) => Result<T>;
  maxTokens: number;
  /** For both attempts together. */
  timeoutMs: number;
  signal?: AbortSignal;
}

/** @throws {ModelError} `invalid` when the second answer is no better than the first. */
export async function structuredChat<T>(
  client: OllamaClient,
  call: StructuredCall<T>,
): Promise<{ value: T; stats: ModelStats }> {
  const deadline = performance.now() + call.timeoutMs;
  const usages: CallUsage[] = [];
  const ask = async (messages: Message[]) => {
    const answer = await client.chat({
      model: call.model,
      messages,
      format: call.format,
      maxTokens: call.maxTokens,
      timeoutMs: deadline - performance.now(),
      ...(call.signal ? { signal: call.signal } : {}),
    });
    usages.push(answer.usage);
    const checked: Result<T> = answer.complete ? checkJson(answer.content, call.validate) : CUT;
    return { content: answer.content, checked };
  };
  const first = await ask(call.messages);
  if (first.checked.ok) return { value: first.checked.value, stats: statsOf(call, usages) };
  const second = await ask([
    ...call.messages,
    { role: 'assistant', content: first.content.slice(0, 500) },
    {
      role: 'user',
      content: `La respuesta no es válida: ${first.checked.message.slice(0, 300)}. Respondé otra vez, solo con el JSON corregido.`,
    },
  ]);
  if (second.checked.ok) return { value: second.checked.value, stats: statsOf(call, usages) };
  throw new ModelError('invalid', `${call.model}: no valid output after one repair: ${second.checked.message}`);
}

const CUT: Result<never> = { ok: false, errors: [], message: 'the answer is too long and was cut' };

/** Tolerates text around the object, which servers without constrained decoding add. */
function checkJson<T>(content: string, validate: (value: unknown) => Result<T>): Result<T> {
  const parsed = parseJson(content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1));
  return parsed === undefined ? { ok: false, errors: [], message: 'not a JSON object' } : validate(parsed);
}

/** `JSON.parse` that answers `undefined` instead of throwing. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The cost of a stage from the usage of its calls. */
export function statsOf(of: { model: string; promptVersion: string }, usages: readonly CallUsage[]): ModelStats {
  const sum = (key: keyof CallUsage): number => usages.reduce((total, usage) => total + usage[key], 0);
  return {
    model: of.model,
    promptVersion: of.promptVersion,
    calls: usages.length,
    totalMs: sum('totalMs'),
    loadMs: sum('loadMs'),
    promptTokens: sum('promptTokens'),
    outputTokens: sum('outputTokens'),
    repairs: Math.max(0, usages.length - 1),
  };
}
