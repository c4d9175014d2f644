/** The paths of a turn whose histories are kept: how each is brought about, against the real server. */
import type { FakeOllama } from '../doubles/fake-ollama';
import { openDay, spoken } from '../support/days';
import { eventually } from '../support/eventually';
import type { Pulpo, PulpoOptions } from '../support/pulpo';
import type { Customer } from '../support/whatsapp';

export interface ReplayCase {
  name: string;
  /** Regular activities that must be in the history, in this order; otherwise the path was not the one meant. */
  expects: string[];
  options: (ollama: FakeOllama) => PulpoOptions;
  /** Makes the conversation; the last run of it is what is recorded. */
  act: (customer: Customer, pulpo: Pulpo, ollama: FakeOllama) => Promise<unknown>;
}

const deterministic = (): PulpoOptions => ({});
const withModel = (ollama: FakeOllama): PulpoOptions => ({
  env: { OLLAMA_HOST: ollama.url, SLM_EXTRACTOR_TIMEOUT_MS: '2500', SLM_PLANNER_TIMEOUT_MS: '2500' },
});

export const CASES: ReplayCase[] = [
  {
    name: 'happy',
    expects: [],
    options: deterministic,
    act: async (customer) => {
      await customer.say(`soy Ana Ríos, quiero un corte el ${spoken(openDay(0))} a las 10`);
      await customer.say('dale');
    },
  },
  { name: 'clarification', expects: [], options: deterministic, act: (customer) => customer.say('quiero un turno') },
  {
    name: 'denied',
    expects: [],
    options: deterministic,
    act: async (customer, pulpo) => {
      await pulpo.disableTool('get_business_hours');
      await customer.say('a qué hora abren?');
    },
  },
  {
    name: 'tool-failure',
    expects: [],
    options: () => ({
      adjust: (settings) => ({
        ...settings,
        activities: {
          ...settings.activities,
          tools: {
            run: () => Promise.reject(new Error('a fault of the tool itself')),
          },
        },
      }),
    }),
    act: (customer) => customer.say('a qué hora abren?'),
  },
  {
    name: 'burst',
    expects: ['extract', 'extract'],
    options: withModel,
    act: async (customer, _pulpo, ollama) => {
      ollama.setDelay(2000);
      const first = customer.say('quería hacerte una consulta');
      await eventually(() => ollama.requests.some((request) => request.messages.length > 0));
      await Promise.all([first, customer.say('cuánto sale la coloración')]);
      ollama.setDelay(0);
    },
  },
  {
    name: 'deferred',
    expects: ['sendMessage'],
    options: () => ({ env: { INLINE_BUDGET_MS: '0' } }),
    act: async (customer, pulpo) => {
      await customer.say('hola');
      await pulpo.twilio.waitFor(() => true);
    },
  },
  {
    name: 'slm',
    expects: ['extract', 'plan'],
    options: withModel,
    act: (customer) => customer.say('me podrías decir cuánto sale la coloración?'),
  },
  {
    name: 'legacy',
    expects: ['legacyStep', 'legacyStep'],
    options: (ollama) => ({ ...withModel(ollama), share: 0 }),
    act: async (customer, _pulpo, ollama) => {
      ollama.setRespond((request) =>
        request.messages.at(-1)?.role === 'tool'
          ? 'La Coloración está $9.500.'
          : { toolCalls: [{ name: 'get_available_services', arguments: { q: 'coloración' } }] },
      );
      await customer.say('me decís cuánto está la coloración?');
    },
  },
  {
    name: 'fallback',
    expects: ['extract'],
    options: withModel,
    act: async (customer, _pulpo, ollama) => {
      ollama.setMode('garbage');
      await customer.say('me podrías decir cuánto sale la coloración?');
    },
  },
  {
    name: 'handoff',
    expects: [],
    options: deterministic,
    act: (customer) => customer.say('quiero hablar con una persona'),
  },
];
