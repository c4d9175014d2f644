import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toContract } from '../../domain/understanding/contract';
import type { OfferedOption, PendingQuestion } from '../../domain/dialogue/types';
import type { DialogueAct, Reading, UnderstandingContext } from '../../domain/understanding/types';
import type { Catalogue } from '../../domain/catalogue';
import type { Intent } from '../../domain/understanding/vocabulary';
import type { SlotValues } from '../../domain/slots';

/** One message in the middle of a conversation, and what must be read from it. Expectations that are absent are not checked. */
export interface Snippet {
  id: string;
  text: string;
  now: string;
  catalogue: string;
  pending?: PendingQuestion;
  offered?: OfferedOption[];
  slots?: SlotValues;
  expect: {
    act?: DialogueAct | null;
    answersPending?: boolean;
    intent?: Intent;
    alsoIntent?: Intent;
    /** Exactly these slots. */
    slots?: SlotValues;
    correction?: boolean;
    service?: string;
    staff?: string;
    date?: string;
    time?: string;
    dropped?: string[];
    /** Confidence below 0.7. */
    unsure?: boolean;
  };
}

export function readSnippets(folder: string = __dirname): Snippet[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Snippet);
}

const CATALOGUES = JSON.parse(readFileSync(join(__dirname, 'catalogues.json'), 'utf8')) as Record<string, Catalogue>;

export function contextOf({ now, catalogue, pending, offered, slots }: Snippet): UnderstandingContext {
  return {
    now,
    timezone: 'America/Argentina/Buenos_Aires',
    catalogue: CATALOGUES[catalogue] ?? { services: [], staff: [] },
    pendingQuestion: pending ?? null,
    offered: offered ?? [],
    slots: slots ?? {},
  };
}

/** What of a reading the snippet speaks about, in the snippet's own terms. */
export function observed({ expect }: Snippet, reading: Reading): Record<string, unknown> {
  const all: Record<keyof Snippet['expect'], unknown> = {
    act: reading.act,
    answersPending: reading.answersPending,
    intent: reading.intent,
    alsoIntent: reading.alsoIntent,
    slots: Object.fromEntries(Object.entries(toContract(reading).slots).filter(([, value]) => value !== null)),
    correction: reading.correction,
    service: reading.service?.kind,
    staff: reading.staff?.kind,
    date: reading.when.date?.kind,
    time: reading.when.time?.kind,
    dropped: reading.dropped.map(({ slot }) => slot),
    unsure: reading.confidence < 0.7,
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => Object.hasOwn(expect, name)));
}
