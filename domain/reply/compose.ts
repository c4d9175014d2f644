import type { SlotName } from '../understanding/types';
import type { WorkspaceProfile } from '../workspace';
import { atTime, onDay } from './dates';
import { sayAnswer } from './say-answers';
import { MEDIA } from './say-media';
import { sayOutcome } from './say-outcome';
import { sayQuestion } from './say-question';
import { clipped, harmless } from './text';
import type { Reply, ReplyFacts } from './types';

const MAX_MESSAGE = 480;
const MAX_QUICK_REPLIES = 4;
const MAX_QUICK_REPLY = 30;

/** The reply that tells the facts of a turn: forgotten draft, correction, answers, what happened, and the one question. */
export function composeReply(facts: ReplyFacts, workspace: WorkspaceProfile): Reply {
  const { now, outcome, question, options } = facts;
  const main = outcome ? sayOutcome(outcome, { workspace, now, question }) : '';
  const before = [
    facts.idleForgotten ? 'Pasó un rato y dejé sin efecto lo que estábamos armando.' : '',
    facts.unread ? MEDIA[facts.unread] : '',
    sayCorrection(facts, workspace),
  ];
  const after = [
    main,
    question ? sayQuestion(question, { workspace, now, options, introduced: /[:?]$/.test(main) }) : '',
  ];
  // What happened and what is asked must be whole; long answers give way.
  const room = MAX_MESSAGE - joined([...before, ...after]).length;
  const answers = facts.answers.map((answer) => sayAnswer(answer, { workspace, now }));
  const share = Math.floor(room / Math.max(1, answers.length)) - 1;
  const fitting =
    joined(answers).length < room ? answers : answers.map((answer) => clipped(answer, Math.max(1, share)));
  return {
    message: clipped(joined([...before, ...fitting, ...after]), MAX_MESSAGE) || 'Acá estoy. ¿Qué necesitás?',
    quickReplies: quickReplies(facts),
    tone: outcome?.kind === 'trouble' || outcome?.kind === 'handoff' ? 'professional' : 'friendly',
    requiresHuman: facts.requiresHuman,
    nextState: facts.nextState,
    template: templateId(facts),
  };
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
  preferred_date: (value, now, timezone) =>
    `al ${onDay(value, now, timezone)}`.replace('al el ', 'al ').replace(/^al (hoy|mañana)/, 'a $1'),
  preferred_time: (value) => atTime(value),
  service_type: (value) => `a ${value}`,
  staff_name: (value) => `con ${value}`,
  client_name: (value) => `a nombre de ${harmless(value)}`,
};

/** "Dale, lo cambio al jueves 26/11." */
function sayCorrection({ corrected, now }: ReplyFacts, { timezone }: WorkspaceProfile): string {
  const told = Object.entries(CORRECTED).flatMap(([slot, say]) => {
    const value = corrected[slot as SlotName];
    return value === undefined ? [] : [say(value, now, timezone)];
  });
  return told.length === 0 ? '' : `Dale, lo cambio ${told.join(' ')}.`;
}

function quickReplies({ question, options }: ReplyFacts): string[] {
  if (question?.ask === 'confirm' || question?.ask === 'human' || question?.ask === 'book') return ['Sí', 'No'];
  return options.slice(0, MAX_QUICK_REPLIES).map(({ label }) => clipped(label, MAX_QUICK_REPLY));
}

/** Names what the reply is made of, for records: outcome, answers and question. */
function templateId({ outcome, answers, question }: ReplyFacts): string {
  const names = [
    ...answers.map(({ about }) => `answer_${about}`),
    ...(outcome ? [outcome.kind === 'refused' ? `refused_${outcome.code}` : outcome.kind] : []),
    ...(question ? [`ask_${question.ask}`] : []),
  ];
  return names.join('+') || 'nothing';
}
