/** The extractor on a small model: intent and verbatim spans from the model, everything that is a value from our own code. */
import type { Reading, UnderstandingContext } from '../domain/understanding/types';
import type { SlotName } from '../domain/slots';
import type { Span } from '../domain/understanding/vocabulary';
import { extractorPrompt, extractorPromptFile, neighbourVotes } from './extractor-prompt';
import type { OllamaClient } from './ollama-client';
import { EXTRACTOR_FORMAT, SPAN_KEYS, SPAN_SLOTS, validateSlmOutput, type SlmOutput } from './slm-output';
import { locateSpan } from './spans';
import { structuredChat } from './structured';
import type { ExtractInput, ModelStats, SlmExtractor } from './types';

const MAX_TOKENS = 96;

export interface SlmExtractorSettings {
  client: OllamaClient;
  model: string;
  /** For both attempts together. */
  timeoutMs: number;
  /** The deterministic tier: what the model points at is normalised by the very same code. */
  understand: (text: string, context: UnderstandingContext) => Reading;
  /** `llm` for the larger model that settles a dispute. Default `slm`. */
  source?: 'slm' | 'llm';
}

export function createSlmExtractor(settings: SlmExtractorSettings): SlmExtractor {
  const { client, model, timeoutMs, understand, source = 'slm' } = settings;
  return {
    async extract({ text, context, rules, signal }: ExtractInput): Promise<{ reading: Reading; stats: ModelStats }> {
      const prompt = extractorPrompt(text, context);
      const { value, stats } = await structuredChat(client, {
        model,
        promptVersion: extractorPromptFile().version,
        messages: prompt.messages,
        format: EXTRACTOR_FORMAT,
        validate: validateSlmOutput,
        maxTokens: MAX_TOKENS,
        timeoutMs,
        ...(signal ? { signal } : {}),
      });
      const votes = neighbourVotes(prompt.neighbours);
      return { reading: { ...toReading(value, votes, text, context, rules, understand), source }, stats };
    },
  };
}

/**
 * A model's own figure for its confidence is a constant; how many of the most similar labelled messages carry the same
 * intent is not. Between 0.3 (none of them) and 0.9 (all).
 */
function confidenceOf(output: SlmOutput, votes: ReadonlyMap<string, number>): number {
  return Math.round((0.3 + 0.6 * (votes.get(output.intent) ?? 0)) * 1000) / 1000;
}

function toReading(
  output: SlmOutput,
  votes: ReadonlyMap<string, number>,
  text: string,
  context: UnderstandingContext,
  rules: Reading,
  understand: SlmExtractorSettings['understand'],
): Reading {
  const confidence = confidenceOf(output, votes);
  const reading: Reading = {
    ...rules,
    source: 'slm',
    act: null,
    answersPending: rules.answersPending && output.intent === rules.intent,
    intent: output.intent,
    alsoIntent: rules.alsoIntent === output.intent ? null : rules.alsoIntent,
    confidence,
    alternatives: [{ intent: output.intent, confidence }],
    slots: {},
    spans: {},
    when: { date: null, time: null },
    service: null,
    staff: null,
    dropped: [],
    parts: [],
    commands: [],
    notices: [],
  };
  for (const key of SPAN_KEYS) {
    const said = output[key];
    const span = said ? locateSpan(said, text) : null;
    // Not in the message: the model made it up, or copied it from an example.
    if (span) readSpan(reading, SPAN_SLOTS[key], span, rules, context, understand);
  }
  // Addresses and numbers have a fixed shape, which code finds better than any model.
  for (const slot of ['client_email', 'client_phone'] as const) copySlot(reading, slot, rules);
  return reading;
}

/** The rules' value where they read the same words; else the words alone, as the answer to a question about that slot. */
function readSpan(
  reading: Reading,
  slot: SlotName,
  span: Span,
  rules: Reading,
  context: UnderstandingContext,
  understand: SlmExtractorSettings['understand'],
): void {
  const known = rules.spans[slot];
  const same = known !== undefined && known.start < span.end && span.start < known.end;
  const alone = same
    ? rules
    : understand(span.text, { ...context, pendingQuestion: { kind: 'slot', slot }, offered: [], slots: {} });
  const shift = same ? 0 : span.start;
  if (slot === 'service_type' && alone.service) reading.service = shifted(alone.service, shift);
  if (slot === 'staff_name' && alone.staff) reading.staff = shifted(alone.staff, shift);
  if (slot === 'preferred_date' && alone.when.date) reading.when.date = shifted(alone.when.date, shift);
  if (slot === 'preferred_time' && alone.when.time) reading.when.time = shifted(alone.when.time, shift);
  const value = alone.slots[slot];
  if (value !== undefined) {
    reading.slots[slot] = value;
    reading.spans[slot] = span;
  } else {
    const why = alone.dropped.find((entry) => entry.slot === slot);
    if (why) reading.dropped.push(why);
  }
}

function copySlot(reading: Reading, slot: SlotName, from: Reading): void {
  const value = from.slots[slot];
  const span = from.spans[slot];
  if (value !== undefined) reading.slots[slot] = value;
  if (span) reading.spans[slot] = span;
}

function shifted<T extends { span: Span }>(part: T, by: number): T {
  const { start, end, text } = part.span;
  return { ...part, span: { start: start + by, end: end + by, text } };
}
