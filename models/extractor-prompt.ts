/** What the extractor model reads: instructions (byte-stable), then the workspace and the day, then the examples, then the message. */
import { DateTime } from 'luxon';
import type { Message } from 'ollama';
import type { UnderstandingContext } from '../domain/understanding/types';
import { INTENTS } from '../domain/understanding/vocabulary';
import { ExampleIndex, type Example, type Neighbour } from './examples';
import { loadPrompt, plainText, promptFile, type Prompt } from './prompts';
import { validateSlmOutput, type SlmOutput } from './slm-output';
import { parseJson } from './structured';

export const EXAMPLES_FILE = 'examples-extractor.jsonl';
const EXAMPLES_PER_MESSAGE = 5;
/** More names than this would push the examples out of a small context. */
const NAMES_IN_PROMPT = 40;

export interface ExtractorPrompt {
  messages: Message[];
  /** The examples shown, best first: their labels say how sure a reading is. */
  neighbours: Neighbour<SlmOutput>[];
}

let index: ExampleIndex<SlmOutput> | null = null;

export const extractorPromptFile = (): Prompt => loadPrompt('extractor', [EXAMPLES_FILE]);

export function extractorPrompt(text: string, context: UnderstandingContext): ExtractorPrompt {
  index ??= new ExampleIndex(readExamples());
  const neighbours = index.nearest(text, EXAMPLES_PER_MESSAGE);
  const shots = [...neighbours].reverse().flatMap(({ example }): Message[] => [
    { role: 'user', content: example.text },
    { role: 'assistant', content: JSON.stringify(example.answer) },
  ]);
  return {
    messages: [
      { role: 'system', content: `${extractorPromptFile().text}\n\n${describeWorkspace(context)}` },
      ...shots,
      { role: 'user', content: `${describePending(context)}${plainText(text)}` },
    ],
    neighbours,
  };
}

function describeWorkspace({ catalogue, now, timezone }: UnderstandingContext): string {
  const names = (entries: readonly { name: string }[]) =>
    entries
      .slice(0, NAMES_IN_PROMPT)
      .map((entry) => plainText(entry.name, 80))
      .join(', ');
  const day = DateTime.fromISO(now, { setZone: true }).setZone(timezone).setLocale('es-AR');
  return [
    ...(catalogue.services.length > 0 ? [`Servicios: ${names(catalogue.services)}.`] : []),
    ...(catalogue.staff.length > 0 ? [`Profesionales: ${names(catalogue.staff)}.`] : []),
    `Hoy es ${day.toFormat("cccc d 'de' LLLL 'de' yyyy")}.`,
  ].join('\n');
}

const ASKED: Record<string, string> = {
  service_type: 'el servicio',
  preferred_date: 'el día',
  preferred_time: 'la hora',
  staff_name: 'el profesional',
  client_name: 'el nombre',
  client_email: 'el mail',
  client_phone: 'el teléfono',
  booking_id: 'el código del turno',
};

function describePending({ pendingQuestion: pending }: UnderstandingContext): string {
  switch (pending?.kind) {
    case 'slot':
    case 'choose':
      return `[le preguntamos ${ASKED[pending.slot] ?? pending.slot}] `;
    case 'confirm':
      return '[le preguntamos si confirma] ';
    case 'clarify_intent':
      return '[le preguntamos qué quiere hacer] ';
    case 'offer_human':
      return '[le ofrecimos hablar con una persona] ';
    default:
      return '';
  }
}

/** @throws when a line of the examples' file is not what the model is asked for: a broken release, not a runtime case. */
export function readExamples(): Example<SlmOutput>[] {
  return promptFile(EXAMPLES_FILE)
    .split('\n')
    .map((line, at) => {
      const pair = parseJson(line);
      const [text, raw]: unknown[] = Array.isArray(pair) ? pair : [];
      const answer = validateSlmOutput(raw);
      if (typeof text !== 'string' || !answer.ok) throw new Error(`${EXAMPLES_FILE}:${at + 1}: not an example`);
      return { text, answer: answer.value };
    });
}

/** Share of the neighbours' similarity that speaks for each intent: sums to 1, empty without neighbours. */
export function neighbourVotes(neighbours: readonly Neighbour<SlmOutput>[]): Map<string, number> {
  const total = neighbours.reduce((sum, { similarity }) => sum + similarity, 0);
  const votes = new Map<string, number>();
  if (total === 0) return votes;
  for (const intent of INTENTS) {
    const share = neighbours
      .filter(({ example }) => example.answer.intent === intent)
      .reduce((sum, { similarity }) => sum + similarity, 0);
    if (share > 0) votes.set(intent, share / total);
  }
  return votes;
}
