/** The one question at the end of a reply, with its options. */
import type { Intent } from '../understanding/vocabulary';
import type { OfferedOption } from '../dialogue/types';
import type { WorkspaceProfile } from '../workspace';
import { addDays, localToday } from '../calendar';
import { onDay, timeLabel } from './dates';
import { dayAndHour, MAX_OPTION, optionLabel } from './options';
import { forLabel, relationLabel, staffLabel } from './people';
import { sayConfirm } from './summaries';
import { capitalised, clipped, harmless, listing } from './text';
import type { QuestionFact } from './types';

interface Context {
  workspace: WorkspaceProfile;
  now: string;
  options: readonly OfferedOption[];
  /** The day that is talked about. */
  day?: string | undefined;
  /** The reply has named that day before. */
  dayTold?: boolean;
  /** A sentence that ends in a question or a colon stands right before the options. */
  introduced: boolean;
}

export function sayQuestion(question: QuestionFact, context: Context): string {
  switch (question.ask) {
    case 'service':
      if (question.orLeave)
        return `¿Querés otro servicio${question.examples.length > 0 ? ` (ej: ${question.examples.join(', ')})` : ''} o lo dejamos ahí?`;
      return question.examples.length > 0
        ? `¿Qué servicio querés? (ej: ${question.examples.join(', ')})`
        : '¿Qué servicio querés?';
    case 'date':
      return `¿Para qué día? (ej: mañana, ${exampleDay(context)})`;
    case 'time':
      return question.same ? `¿A la misma hora (${timeLabel(question.same)}) o a otra?` : sayTime(context);
    case 'name':
      return sayName(question);
    case 'confirm':
      return sayConfirm(question.calls, question.about, context.workspace.settings, question.named);
    case 'pick':
      return sayPick(question, context);
    case 'change':
      return withOptions('¿Qué querés cambiar?', labelsOf(context));
    case 'intent':
      return withOptions(
        `¿Querés ${listing(
          question.intents.map((intent) => WANTS[intent]),
          'o',
        )}?`,
        labelsOf(context),
      );
    case 'book':
      if (question.again) return '¿Querés sacar otro?';
      return `¿Querés sacar un turno${question.service ? ` para ${question.service}` : ''}?`;
    case 'human':
      return '¿Te paso con una persona del equipo? (sí / no)';
    case 'retry':
      return '¿Probamos de nuevo?';
    case 'another_day':
      return `¿Qué otro día u horario te sirve? (ej: ${exampleDay(context)})`;
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

/** The options as they are read, in their order. */
export function labelsOf({ options, now, workspace, day }: Omit<Context, 'introduced' | 'dayTold'>): string[] {
  const names = new Set(options.map(({ appointment }) => appointment?.clientName ?? ''));
  const context = { now, timezone: workspace.timezone, day, named: names.size > 1 };
  const areDays = options.some(({ values }) => values.preferred_date && !values.preferred_time);
  return options.map((option) => (areDays ? dayAndHour(option) : optionLabel(option, context)));
}

function sayTime(context: Context): string {
  const labels = labelsOf(context);
  if (labels.length === 0) return '¿A qué hora te viene bien?';
  return withOptions(`¿A qué hora te viene bien? ${capitalised(`${offeredDay(context)}tengo`)}`, labels);
}

/** "El martes 1/12 ": which day the customer's words were taken for has to be seen. */
function offeredDay({ options, day, dayTold, now, workspace }: Context): string {
  const isThat = day !== undefined && options.every(({ values }) => values.preferred_date === day);
  return isThat && !dayTold ? `${onDay(day, now, workspace.timezone)} ` : '';
}

function sayName({ suggestion, for: whom }: Extract<QuestionFact, { ask: 'name' }>): string {
  if (whom?.relation) return `¿Cómo se llama tu ${relationLabel(whom.relation)}?`;
  if (whom && !whom.self) return `¿A nombre de quién lo anoto, ${forLabel(whom)}?`;
  return suggestion ? `¿Lo anoto a nombre de ${harmless(suggestion)}?` : '¿A nombre de quién lo anoto?';
}

function sayPick({ slot, refused, task, onlyThey }: Extract<QuestionFact, { ask: 'pick' }>, context: Context): string {
  const labels = labelsOf(context);
  if (slot === 'booking_id')
    return withOptions(task === 'move' ? '¿Cuál querés cambiar?' : '¿Cuál de tus turnos?', labels);
  if (context.introduced) return withOptions('', labels);
  const [only, ...others] = labels;
  // A list of one is no list: "sí" takes it.
  if (onlyThey && others.length === 0) return '¿Te sirve igual o preferís otra cosa?';
  if (onlyThey) return withOptions('¿Te sirve alguien igual o preferís otra cosa?', labels);
  if (slot === 'staff_name' && only && others.length === 0) return `Lo hace ${staffLabel(only)}. ¿Te sirve?`;
  if (slot === 'staff_name') return withOptions(refused ? 'Lo hacen' : '¿Con quién preferís?', labels);
  return withOptions(refused ? capitalised(`${offeredDay(context)}te puedo ofrecer`) : '¿Cuál preferís?', labels);
}

/** Short options on one line, long ones on a line each; always numbered, so that "2" is an answer. */
export function withOptions(sentence: string, labels: readonly string[]): string {
  if (labels.length === 0) return sentence;
  const numbered = labels.map((label, index) => `${index + 1}) ${clipped(label, MAX_OPTION)}`);
  const oneLine = labels.every((label) => label.length <= 8);
  return [oneLine ? sentence : colon(sentence), oneLine ? numbered.join('  ') : `\n${numbered.join('\n')}`]
    .filter(Boolean)
    .join(oneLine ? ' ' : '')
    .trim();
}

const colon = (sentence: string): string => (sentence === '' || /[:?]$/.test(sentence) ? sentence : `${sentence}:`);
