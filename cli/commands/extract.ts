/**
 * `pulpo extract`: one tier of understanding alone, JSON lines in, JSON lines out. One output line per input line, in
 * order, each written as soon as it is known; a line that cannot be used is answered with what is wrong with it.
 */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { loadConfig, type Config } from '../../config/config';
import { toContract, understand } from '../../domain/understanding';
import type { Reading, UnderstandingContext } from '../../domain/understanding/types';
import type { Catalogue } from '../../domain/catalogue';
import { OllamaClient } from '../../models/ollama-client';
import { createSlmEngine } from '../../models/slm-engine';
import { DEMO_WORKSPACES } from '../../store/seed';
import { readLine, type Refused } from '../extract-line';
import { printStderr } from '../say';

export type Read = (text: string, context: UnderstandingContext) => Promise<Reading>;

export interface ExtractOptions {
  engine: string;
  workspace?: string;
  /** Adds the message as commands (`commands_v1`). */
  commands?: boolean;
}

/** @throws {Error} when the engine or the workspace is unknown, or no model can serve */
export async function extract({ engine, workspace, commands = false }: ExtractOptions): Promise<void> {
  const catalogue = workspace === undefined ? { services: [], staff: [] } : catalogueOf(workspace);
  const read = engine === 'rules' ? byRules : engine === 'slm' ? await bySlm(loadConfig(process.env)) : null;
  if (!read) throw new Error(`--engine must be rules or slm, not "${engine}".`);
  const refused = await extractLines(process.stdin, process.stdout, read, catalogue, { commands });
  if (refused > 0)
    printStderr(`${refused} ${refused === 1 ? 'line' : 'lines'} could not be used; see "error" in the output.`);
}

/** @returns how many lines were refused */
export async function extractLines(
  input: Readable,
  output: Writable,
  read: Read,
  catalogue: Catalogue,
  shape: { commands?: boolean } = {},
): Promise<number> {
  let refused = 0;
  for await (const raw of createInterface({ input, crlfDelay: Infinity })) {
    const line = readLine(raw, catalogue);
    const answer = 'error' in line ? line : await answerTo(line.id, () => read(line.text, line.context), shape);
    if ('error' in answer) refused += 1;
    if (!output.write(`${JSON.stringify(answer)}\n`)) await new Promise((resolve) => output.once('drain', resolve));
  }
  return refused;
}

async function answerTo(
  id: Refused['id'],
  read: () => Promise<Reading>,
  shape: { commands?: boolean },
): Promise<object | Refused> {
  try {
    return { id, ...toContract(await read(), shape) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

const byRules: Read = async (text, context) => understand(text, context);

/** The model combined with the rules, as in a turn; where the model's answer cannot be used, the rules stand alone. */
async function bySlm(config: Config): Promise<Read> {
  const { ollamaHost: host, extractor: model, confidenceThreshold: threshold } = config.models;
  const health = await new OllamaClient({ host }).health([model]);
  if (!health.reachable) throw new Error(`No model server answers at ${host} (OLLAMA_HOST): ${health.detail}.`);
  if (health.missing.length > 0)
    throw new Error(`${model} (SLM_EXTRACTOR_MODEL) is not on ${host}. Run: ollama pull ${model}`);
  const engine = createSlmEngine({ host, model, threshold });
  return async (text, context) => {
    const { reading, failure } = await engine.read({ ...context, text });
    if (failure) printStderr(`the model failed (${failure}); the rules answer`);
    return reading;
  };
}

function catalogueOf(slug: string): Catalogue {
  const found = DEMO_WORKSPACES.find((workspace) => workspace.slug === slug);
  if (!found)
    throw new Error(
      `There is no demo workspace "${slug}". There are: ${DEMO_WORKSPACES.map((workspace) => workspace.slug).join(', ')}.`,
    );
  return { services: found.services, staff: found.staff };
}
