import type { SlotName } from '../slots';
import type { WorkspaceProfile } from '../workspace';
import { atTime, nearDayLabel, onDay } from './dates';
import { sayAnswer } from './say-answers';
import { MEDIA } from './say-media';
import { NOTICE } from './say-notices';
import { forLabel, staffLabel } from './people';
import { HANDOFF_OVER } from './handoff';
import { sayOutcome } from './say-outcome';
import { labelsOf, sayQuestion } from './say-question';
import { capitalised, clipped, harmless, listing } from './text';
import type { AnswerFact, OutcomeFact, QuestionFact, Reply, ReplyFacts } from './types';

/** A list may be as long as the contract allows; what a customer reads as sentences may not. */
const MAX_LIST = 480;
const MAX_SENTENCES = 300;
const MAX_QUICK_REPLIES = 4;
const MAX_QUICK_REPLY = 30;

/** The reply that tells the facts of a turn: what was understood or done first, then the one question. */
export function composeReply(all: ReplyFacts, workspace: WorkspaceProfile): Reply {
  const facts = withoutRepetition(all);
  const { now, outcomes, question, options, about } = facts;
  const main = joined(outcomes.map((outcome) => sayOutcome(outcome, { workspace, now, question })));
  const before = [
    ...facts.notices.map((notice) => NOTICE[notice]),
    facts.handoffOver ? HANDOFF_OVER : '',
    facts.idleForgotten ? 'Pasó un rato y dejé de lado lo que estábamos armando.' : '',
    facts.unread ? MEDIA[facts.unread] : '',
    sayEmail(facts),
    sayCorrection(facts, workspace),
    sayNoted(facts, workspace),
  ];
  const dayTold =
    about.date !== undefined && tells([...before, main], nearDayLabel(about.date, now, workspace.timezone));
  const asked = { workspace, now, options, day: about.date, dayTold, introduced: /[:?]$/.test(main) };
  const asks = question ? sayQuestion(question, asked) : '';
  const taken = sayTaken(facts, workspace, /^Dale\b/.test(main));
  const after = [main, taken, asks];
  // What happened and what is asked must be whole; long answers give way.
  const answers = distinct(facts.answers.map((answer) => sayAnswer(answer, { workspace, now })));
  const isLong = isList(joined([...answers, ...after])) || joined([...before, ...after]).length > MAX_SENTENCES;
  const most = isLong ? MAX_LIST : MAX_SENTENCES;
  const room = most - joined([...before, ...after]).length;
  const share = Math.floor(room / Math.max(1, answers.length)) - 1;
  const fitting =
    joined(answers).length < room ? answers : answers.map((answer) => clipped(answer, Math.max(1, share)));
  // What has been done is told before what was asked beside it.
  const said = outcomes.some(({ kind }) => DONE.includes(kind)) ? [main, ...fitting] : [...fitting, main];
  const isTrouble = outcomes.some(({ kind }) => kind === 'trouble' || kind === 'handoff');
  return {
    message: fitted(joined([...before, ...said, taken]), asks, most) || 'Acá estoy. ¿Qué necesitás?',
    quickReplies: quickReplies(question, question ? labelsOf(asked) : []),
    tone: isTrouble ? 'professional' : 'friendly',
    requiresHuman: facts.requiresHuman,
    nextState: facts.nextState,
    template: templateId(facts),
  };
}

/** What has been said gives way to what is asked: a summary without its "¿Confirmo?" is none. */
function fitted(told: string, asks: string, most: number): string {
  const whole = joined([told, asks]);
  if (whole.length <= most || asks === '' || asks.length >= most) return clipped(whole, most);
  return joined([clipped(told, most - asks.length - 1), asks]);
}

const tells = (texts: readonly string[], label: string): boolean =>
  texts.some((text) => text.toLowerCase().includes(label));

const isList = (text: string): boolean => /(?:^|\n|  )(?:• |\d\) )/.test(text);
const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

/** What the question lists, or the outcome says, an answer need not list or say as well. */
function withoutRepetition(facts: ReplyFacts): ReplyFacts {
  const { outcomes, question } = facts;
  const listsServices = question?.ask === 'pick' && question.slot === 'service_type';
  const isUnknown = outcomes.some((one) => one.kind === 'problem' && one.problem.kind === 'unknown_service');
  const tellsAll = question?.ask === 'confirm' || outcomes.some(({ kind }) => DONE.includes(kind));
  const answers = facts.answers.flatMap((answer): AnswerFact[] => {
    if (answer.about === 'this' && tellsAll) return [];
    if (answer.about !== 'services' && answer.about !== 'prices') return [answer];
    if (isUnknown && answer.unknown !== undefined) return [];
    if (!listsServices || answer.about === 'prices' || answer.one) return [answer];
    return answer.unknown === undefined ? [] : [{ ...answer, services: [] }];
  });
  return { ...facts, answers };
}

const DONE: readonly OutcomeFact['kind'][] = ['booked', 'rescheduled', 'cancelled'];

function sayEmail({ email }: ReplyFacts): string {
  if (!email) return '';
  return email.bad === undefined
    ? 'Anoté tu e-mail.'
    : `"${harmless(email.bad, 40)}" no parece un e-mail, pero no hace falta.`;
}

/** Sentences follow each other on a line; lists get lines of their own. */
function joined(parts: readonly string[]): string {
  return parts.reduce((text, part) => {
    if (text === '' || part === '') return text + part;
    const apart =
      !/[.!?:)]$/.test(text) ||
      text.includes('\n') ||
      part.includes('\n•') ||
      (part.startsWith('1)') && part.includes('\n'));
    return `${text}${apart ? '\n' : ' '}${part}`;
  }, '');
}

const CORRECTED: Partial<Record<SlotName, (value: string, now: string, timezone: string) => string>> = {
  service_type: (value) => `a ${value}`,
  staff_name: (value) => `con ${staffLabel(value)}`,
  preferred_date: (value, now, timezone) =>
    `al ${onDay(value, now, timezone)}`.replace('al el ', 'al ').replace(/^al (hoy|mañana)/, 'a $1'),
  preferred_time: (value) => atTime(value),
};

/** "Dale, lo cambio al jueves 26/11." */
function sayCorrection({ corrected, now }: ReplyFacts, { timezone }: WorkspaceProfile): string {
  const told = Object.entries(CORRECTED).flatMap(([slot, say]) => {
    const value = corrected[slot as SlotName];
    return value === undefined ? [] : [say(value, now, timezone)];
  });
  const name = corrected.client_name === undefined ? [] : [`lo pongo a nombre de ${harmless(corrected.client_name)}`];
  const done = [...(told.length > 0 ? [`lo cambio ${told.join(' ')}`] : []), ...name];
  return done.length === 0 ? '' : `Dale, ${listing(done)}.`;
}

/** "Anotado a nombre de Ana." before the question that is still open. */
function sayNoted({ noted, now }: ReplyFacts, { timezone }: WorkspaceProfile): string {
  const told = Object.entries(NOTED).flatMap(([slot, say]) => {
    const value = noted[slot as SlotName];
    return value === undefined ? [] : [say(value, now, timezone)];
  });
  return told.length === 0 ? '' : `Anotado: ${told.join(', ')}.`;
}

const NOTED: typeof CORRECTED = {
  service_type: (value) => value,
  preferred_date: (value, now, timezone) => onDay(value, now, timezone),
  preferred_time: (value) => atTime(value),
  staff_name: (value) => `con ${staffLabel(value)}`,
  client_name: (value) => `a nombre de ${harmless(value)}`,
};

/** "Dale, Barba con Carlos, viernes 27/11 a las 10:00." before the question for what is missing. */
function sayTaken(
  { taken, outcomes, answers, now }: ReplyFacts,
  { timezone }: WorkspaceProfile,
  isAgreed: boolean,
): string {
  if (!taken || outcomes.some(({ kind }) => kind === 'left_out' || kind === 'queued')) return '';
  const isListed = outcomes.some(({ kind }) => kind === 'one_by_one');
  const isTold = isListed || answers.some((answer) => 'one' in answer && answer.one);
  const what = isTold
    ? ''
    : [taken.service, taken.beneficiary && forLabel(taken.beneficiary)].filter(Boolean).join(' ');
  const whom = taken.staff ? `con ${staffLabel(taken.staff)}` : '';
  const day = taken.date ? nearDayLabel(taken.date, now, timezone) : '';
  const when = [day, taken.time ? atTime(taken.time) : ''].filter(Boolean).join(' ');
  const all = [[what, whom].filter(Boolean).join(' '), when].filter(Boolean).join(', ');
  if (all === '') return '';
  return isListed || isAgreed ? `${capitalised(all)}.` : `Dale, ${all}.`;
}

const YES_OR_NO: readonly QuestionFact['ask'][] = ['confirm', 'human', 'book'];

function quickReplies(question: QuestionFact | null, labels: readonly string[]): string[] {
  if (question && YES_OR_NO.includes(question.ask)) return ['Sí', 'No'];
  return labels.slice(0, MAX_QUICK_REPLIES).map((label) => clipped(label, MAX_QUICK_REPLY));
}

/** Names what the reply is made of, for records: outcomes, answers and question. */
function templateId({ outcomes, answers, question }: ReplyFacts): string {
  const names = [
    ...answers.map(({ about }) => `answer_${about}`),
    ...outcomes.map((outcome) => (outcome.kind === 'refused' ? `refused_${outcome.code}` : outcome.kind)),
    ...(question ? [`ask_${question.ask}`] : []),
  ];
  return names.join('+') || 'nothing';
}
