/** The one question at the end of a reply, with its options. */
import type { Intent } from '../understanding/types';
import type { OfferedOption } from '../state/types';
import type { WorkspaceProfile } from '../workspace';
import { addDays, localToday } from '../state/clock';
import { clipped, harmless, listing } from './text';
import type { QuestionFact } from './types';

/** A line of a list, in characters: five of them and their question fit into one message. */
const MAX_OPTION = 64;

interface Context {
  workspace: WorkspaceProfile;
  now: string;
  options: readonly OfferedOption[];
  /** A sentence that ends in a question or a colon stands right before the options. */
  introduced: boolean;
}

export function sayQuestion(question: QuestionFact, context: Context): string {
  switch (question.ask) {
    case 'service':
      return question.examples.length > 0
        ? `¿Qué servicio querés? (ej: ${question.examples.join(', ')})`
        : '¿Qué servicio querés?';
    case 'date':
      return `¿Para qué día? (ej: mañana, ${exampleDay(context)})`;
    case 'time':
      return sayTime(context);
    case 'name':
      return sayName(question);
    case 'confirm':
      return question.text;
    case 'pick':
      return sayPick(question, context);
    case 'change':
      return withOptions('¿Qué querés cambiar?', context.options);
    case 'intent':
      return withOptions(
        `¿Querés ${listing(
          question.intents.map((intent) => WANTS[intent]),
          'o',
        )}?`,
        context.options,
      );
    case 'book':
      if (question.again) return '¿Querés sacar otro?';
      return `¿Querés sacar un turno${question.service ? ` para ${question.service}` : ''}?`;
    case 'also':
      return `¿Te anoto también para ${question.service}?`;
    case 'human':
      return '¿Te paso con una persona del equipo? (sí / no)';
    case 'retry':
      return '¿Probamos de nuevo?';
    case 'another_day':
      return `¿Qué otro día te sirve? (ej: ${exampleDay(context)})`;
  }
}

const WANTS: Readonly<Record<Intent, string>> = {
  greeting: 'saludar',
  info_services: 'saber qué servicios hay',
  info_prices: 'saber los precios',
  info_hours: 'saber los horarios',
  book: 'sacar un turno nuevo',
  cancel: 'cancelar tu turno',
  reschedule: 'cambiar tu turno',
  chitchat: 'charlar',
  other: 'hacer otra consulta',
};

/** "16/10": a day of next week, the way it may be written. */
function exampleDay({ now, workspace }: Context): string {
  const [, month = '', day = ''] = addDays(localToday(now, workspace.timezone), 7).split('-');
  return `${Number(day)}/${Number(month)}`;
}

function sayTime({ options }: Context): string {
  return options.length === 0 ? '¿A qué hora te viene bien?' : withOptions('¿A qué hora te viene bien? Tengo', options);
}

const sayName = ({ suggestion }: Extract<QuestionFact, { ask: 'name' }>): string =>
  `¿A nombre de quién lo anoto?${suggestion ? ` ¿${harmless(suggestion)}?` : ''}`;

function sayPick({ slot, refused }: Extract<QuestionFact, { ask: 'pick' }>, { options, introduced }: Context): string {
  if (slot === 'booking_id') return withOptions('¿Cuál de tus turnos?', options);
  if (introduced) return withOptions('', options);
  return withOptions(refused ? 'Te puedo ofrecer' : '¿Cuál preferís?', options);
}

/** Short options on one line, long ones on a line each; always numbered, so that "2" is an answer. */
export function withOptions(sentence: string, options: readonly OfferedOption[]): string {
  if (options.length === 0) return sentence;
  const numbered = options.map(({ label }, index) => `${index + 1}) ${clipped(label, MAX_OPTION)}`);
  const oneLine = options.every(({ label }) => label.length <= 8);
  return [oneLine ? sentence : colon(sentence), oneLine ? numbered.join('  ') : `\n${numbered.join('\n')}`]
    .filter(Boolean)
    .join(oneLine ? ' ' : '')
    .trim();
}

const colon = (sentence: string): string => (sentence === '' || /[:?]$/.test(sentence) ? sentence : `${sentence}:`);
