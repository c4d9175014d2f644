/** The legacy strategy's model: one larger model that asks for tools until it can answer in words. It runs none itself. */
import { DateTime } from 'luxon';
import type { Message, Tool } from 'ollama';
import { TOOL_NAMES, type ToolName } from '../domain/tools/names';
import { TOOLS } from '../domain/tools/registry';
import { SLOT_NAMES } from '../domain/slots';
import { slotValues } from '../domain/dialogue/tasks';
import { foldText } from './examples';
import type { CallUsage, OllamaClient } from './ollama-client';
import { loadPrompt, plainText } from './prompts';
import { statsOf } from './structured';
import { callsInText, checkToolCalls, type ToolCall } from './tool-calls';
import { ModelError, type LegacyAgent, type LegacyMessage, type LegacyStepInput } from './types';

const MAX_TOKENS = 300;
const MAX_CALLS = 3;
/** Characters of tool results in one prompt, shared by them: more would not fit into the context beside the rest. */
const RESULTS_BUDGET = 6000;
const MAX_RESULT = 2000;
const MAX_NAMES = 40;
const MAX_FAQS = 12;

export interface LegacyAgentSettings {
  client: OllamaClient;
  model: string;
  /** For one round, its repair included. */
  timeoutMs: number;
}

interface Round {
  toolCalls: ToolCall[];
  text: string;
  problems: string[];
  content: string;
}

export function createLegacyAgent({ client, model, timeoutMs }: LegacyAgentSettings): LegacyAgent {
  /** Some models' templates have no place for tools: those read the declarations as text. Learnt from the first refusal. */
  let declaresTools = true;

  return {
    async step(input: LegacyStepInput) {
      const prompt = loadPrompt('legacy');
      const deadline = performance.now() + timeoutMs;
      const usages: CallUsage[] = [];
      const tools = TOOL_NAMES.filter((name) =>
        input.workspace.manifest.tools.some((tool) => tool.name === name && tool.enabled),
      );

      const ask = async (extra: Message[]): Promise<Round> => {
        const send = (declared: boolean) =>
          client.chat({
            model,
            messages: [
              systemMessage(prompt.text, input, declared ? null : tools),
              ...transcript(input.messages, declared),
              ...extra,
            ],
            ...(declared ? { tools: tools.map(declaration) } : {}),
            maxTokens: MAX_TOKENS,
            timeoutMs: deadline - performance.now(),
            ...(input.signal ? { signal: input.signal } : {}),
          });
        const answer = await send(declaresTools).catch((error: unknown) => {
          if (!declaresTools || !ModelError.isInstance(error) || !/does not support tools/.test(error.message))
            throw error;
          declaresTools = false;
          return send(false);
        });
        usages.push(answer.usage);
        const inText = callsInText(answer.content);
        const checked = checkToolCalls([...answer.toolCalls, ...inText.raw], tools);
        const grounded = checked.calls.map((call) => grounding(call, input));
        const problems = [...checked.problems, ...grounded.flatMap((one) => one.problems)];
        if (!answer.complete) problems.push('la respuesta es demasiado larga');
        return {
          toolCalls: grounded.filter((one) => one.problems.length === 0).map((one) => one.call),
          text: answer.complete ? inText.rest : '',
          problems,
          content: answer.content,
        };
      };

      let round = await ask([]);
      if (round.toolCalls.length === 0 && (round.problems.length > 0 || round.text === '')) {
        const why = round.problems.length > 0 ? round.problems.join('; ') : 'la respuesta está vacía';
        round = await ask([
          { role: 'assistant', content: round.content.slice(0, 500) },
          {
            role: 'user',
            content: `[sistema] No es válido: ${why.slice(0, 300)}. Corregilo, o preguntale al cliente lo que falta.`,
          },
        ]);
        if (round.toolCalls.length === 0 && round.text === '')
          throw new ModelError('invalid', `${model}: no usable round after one repair: ${round.problems.join('; ')}`);
      }
      const stats = statsOf({ model, promptVersion: prompt.version }, usages);
      return { toolCalls: round.toolCalls.slice(0, MAX_CALLS), text: round.text, stats };
    },
  };
}

/** A name, an address or a code that nobody gave is invented: the call is not made with it. */
function grounding(call: ToolCall, input: LegacyStepInput): { call: ToolCall; problems: string[] } {
  const given = foldText(
    [...Object.values(slotValues(input.state)), ...input.messages.map((message) => message.content)].join(' '),
  );
  const invented = (['client_name', 'client_email', 'booking_id'] as const).filter((name) => {
    const value = call.args[name];
    return value !== undefined && !` ${given} `.includes(` ${foldText(value)} `);
  });
  return { call, problems: invented.map((name) => `${call.tool}: ${name} no lo dijo nadie`) };
}

function declaration(name: ToolName): Tool {
  const { description, args } = TOOLS[name];
  const properties = Object.fromEntries(
    Object.entries(args.properties).map(([key, { type, description: text }]) => [key, { type, description: text }]),
  );
  return {
    type: 'function',
    function: { name, description, parameters: { type: 'object', required: args.required, properties } },
  };
}

/** @param asText the tools to describe in words, for a model that cannot be given declarations. */
function systemMessage(
  instructions: string,
  { workspace, state, now }: LegacyStepInput,
  asText: readonly ToolName[] | null,
): Message {
  const day = DateTime.fromISO(now, { setZone: true }).setZone(workspace.timezone).setLocale('es-AR');
  const known = slotValues(state);
  const slots = SLOT_NAMES.flatMap((slot) => {
    const value = known[slot];
    return value === undefined ? [] : [`${slot}=${plainText(value, 80)}`];
  });
  const lines = [
    instructions,
    `Negocio: ${plainText(workspace.name, 80)}, ${plainText(workspace.address, 120)}.`,
    `Servicios: ${workspace.catalogue.services
      .slice(0, MAX_NAMES)
      .map((entry) => plainText(entry.name, 80))
      .join(', ')}.`,
    `Profesionales: ${workspace.catalogue.staff
      .slice(0, MAX_NAMES)
      .map((entry) => plainText(entry.name, 80))
      .join(', ')}.`,
    ...workspace.faqs.slice(0, MAX_FAQS).map((faq) => `${plainText(faq.topic, 60)}: ${plainText(faq.answer, 300)}`),
    ...(asText ? [textTools(asText)] : []),
    `Hoy es ${day.toFormat("cccc d 'de' LLLL 'de' yyyy")} (${day.toISODate() ?? ''}), ${day.toFormat('HH:mm')}.`,
    ...(slots.length > 0 ? [`Datos que ya dio: ${slots.join('; ')}.`] : []),
    ...(state.lastReply ? [`Tu último mensaje fue: ${plainText(state.lastReply, 300)}`] : []),
  ];
  return { role: 'system', content: lines.join('\n') };
}

function textTools(tools: readonly ToolName[]): string {
  const list = tools.map((name) => {
    const { args } = TOOLS[name];
    const names = Object.keys(args.properties).map((key) => (args.required.includes(key) ? key : `${key}?`));
    return `- ${name}(${names.join(', ')}): ${TOOLS[name].description}`;
  });
  return `Para usar una herramienta respondé solo con {"name":"…","arguments":{…}}. Herramientas:\n${list.join('\n')}`;
}

function transcript(messages: readonly LegacyMessage[], declared: boolean): Message[] {
  const results = messages.filter((message) => message.role === 'tool').length;
  const share = Math.min(MAX_RESULT, Math.floor(RESULTS_BUDGET / Math.max(1, results)));
  return messages.flatMap((message) => toMessages(message, declared, share));
}

/** @param declared whether the tools are declared in the protocol, or described in words (then so are calls and results). */
function toMessages(message: LegacyMessage, declared: boolean, maxResult: number): Message[] {
  if (message.role === 'tool') {
    const content = plainText(message.content, maxResult);
    return declared
      ? [{ role: 'tool', tool_name: message.tool, content }]
      : [{ role: 'user', content: `[resultado de ${message.tool}] ${content}` }];
  }
  const calls = message.toolCalls ?? [];
  if (calls.length === 0) return [{ role: message.role, content: plainText(message.content) }];
  if (declared) {
    const toolCalls = calls.map(({ tool, args }) => ({ function: { name: tool, arguments: args } }));
    return [{ role: message.role, content: plainText(message.content), tool_calls: toolCalls }];
  }
  const written = calls.map(({ tool, args }) => JSON.stringify({ name: tool, arguments: args })).join('\n');
  return [{ role: message.role, content: written }];
}
