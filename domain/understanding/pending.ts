import type { Analysis } from './analysis';
import type { SlotReading } from './slots/read-slots';
import type { DialogueAct, UnderstandingContext, WhenReading } from './types';
import type { Intent, Span } from './vocabulary';
import { A_REQUEST, type RuleReading } from './intents/by-rules';

/** Whether a message answers what was asked, and asks nothing else. */
export function answersPending(
  { pendingQuestion, offered = [] }: Pick<UnderstandingContext, 'pendingQuestion' | 'offered'>,
  act: DialogueAct | null,
  analysis: Analysis,
  { slots, spans, service, staff }: SlotReading,
  when: WhenReading,
  rules: RuleReading,
): boolean {
  if (pendingQuestion === null || pendingQuestion === undefined) return false;
  const flow = (intent: Intent) => intent === 'book';
  const asksElse = rules.hits.some(
    (hit) => hit.strength >= A_REQUEST && !flow(hit.intent) && hit.intent !== 'greeting' && !isAboutAnswer(hit.rule),
  );
  switch (pendingQuestion.kind) {
    case 'confirm':
    case 'offer_human':
      return (
        act?.kind === 'affirm' ||
        act?.kind === 'deny' ||
        act?.kind === 'dont_know' ||
        (pendingQuestion.kind === 'offer_human' && act?.kind === 'human')
      );
    case 'choose':
      return act?.kind === 'choose' || act?.kind === 'dont_know' || (act?.kind === 'deny' && offered.length > 0);
    case 'clarify_intent':
      return (
        act?.kind === 'affirm' ||
        act?.kind === 'deny' ||
        act?.kind === 'choose' ||
        pendingQuestion.intents.some((intent) => rules.scores[intent] >= 3)
      );
    case 'slot':
      if (act?.kind === 'choose' || act?.kind === 'dont_know' || act?.kind === 'deny') return true;
      if (pendingQuestion.slot === 'client_name' && isWhole(spans.client_name, analysis.raw)) return true;
      if (asksElse) return false;
      return fills(pendingQuestion.slot);
  }

  function fills(slot: string): boolean {
    if (slot === 'preferred_date') return when.date !== null || when.time !== null;
    if (slot === 'preferred_time') return when.time !== null || (when.date !== null && analysis.tokens.length <= 6);
    if (slot === 'service_type') return service !== null || slots.service_type !== undefined;
    if (slot === 'staff_name') return staff !== null || slots.staff_name !== undefined;
    return Object.hasOwn(slots, slot);
  }
}

/** A name that is the whole message is one, whatever else its words may mean. */
const isWhole = (span: Span | undefined, raw: string): boolean => span !== undefined && span.text === raw.trim();

/** Rules that fire on the words of an answer itself ("tarjeta" is none, but a name or a bare number is). */
function isAboutAnswer(rule: string): boolean {
  return (
    rule === 'other.name' ||
    rule === 'other.yes-no' ||
    rule.startsWith('foreign.') ||
    rule === 'chitchat.mood' ||
    rule === 'reschedule.to-when' ||
    rule === 'other.insurance'
  );
}
