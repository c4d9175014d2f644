/** "¿Lo cancelo?" – "sí, cancelalo": a summary is answered with its own verb, which is a yes to that summary and to no other. */
import type { TaggedToken } from '../analysis';
import type { TaskKind } from '../commands/types';
import type { UnderstandingContext } from '../types';
import { FILLERS } from './phrases';

const VERBS: Readonly<Record<TaskKind, readonly string[]>> = {
  book: ['v_reserve'],
  cancel: ['v_cancel', 'v_remove'],
  // "Sí, agendalo" to a change wants what it says.
  move: ['v_move', 'v_change', 'v_reserve'],
};
const KINDS: readonly TaskKind[] = ['book', 'cancel', 'move'];

const YES = /^(?:si+|sip|dale|ok|oka|okey|bueno|claro|obvio|listo|perfecto|ya|confirmo)$/;
const BEFORE: ReadonlySet<string> = new Set(
  'quiero quisiera podes puedes podrias queria me te lo la los las'.split(' '),
);
/** What is done with it is not named but pointed at: "el turno", "a los dos", "todos". */
const BEHIND: ReadonlySet<string> = new Set(
  'el la los las mi mis ese esa esos esas este esta estos estas a turno turnos cita citas reserva reservas todo todos todas dos tres ambos ambas nomas ya'.split(
    ' ',
  ),
);
const TOGETHER: ReadonlySet<string> = new Set('todo todos todas dos tres ambos ambas'.split(' '));

const DONE = ['.past', '.part'] as const;

/** A message that says nothing but what is to be done with what is talked about. */
export interface OwnVerb {
  /** What the verb may do; empty when only which ones are meant is said ("sí, los dos"). */
  kinds: readonly TaskKind[];
  /** "Cancelalo": the thing itself is pointed at. */
  points: boolean;
  yes: boolean;
}

export function readOwnVerb(tokens: readonly TaggedToken[]): OwnVerb | null {
  const said = tokens.filter(({ word }) => !FILLERS.has(word));
  const from = said.findIndex(({ word }) => !YES.test(word));
  if (from < 0) return null;
  const yes = from > 0 || tokens.some(({ word }) => YES.test(word));
  const rest = said.slice(from);
  const at = rest.findIndex(({ word }) => !BEFORE.has(word));
  const verb = rest[at];
  const kinds = verb === undefined ? [] : kindsOf(verb);
  if (verb === undefined || kinds.length === 0) {
    const isAll = rest.every(({ word }) => BEHIND.has(word)) && rest.some(({ word }) => TOGETHER.has(word));
    return isAll ? { kinds: [], points: false, yes } : null;
  }
  if (!rest.slice(at + 1).every(({ word }) => BEHIND.has(word))) return null;
  const points = isPointed(verb) || rest.slice(0, at).some(({ word }) => /^l[oa]s?$/.test(word));
  return { kinds, points, yes };
}

const kindsOf = ({ concepts }: TaggedToken): TaskKind[] =>
  KINDS.filter((kind) =>
    VERBS[kind].some((verb) => concepts.has(verb) && !DONE.some((aspect) => concepts.has(`${verb}${aspect}`))),
  );

const isPointed = ({ concepts }: TaggedToken): boolean =>
  KINDS.some((kind) => VERBS[kind].some((verb) => concepts.has(`${verb}.it`)));

/** `yes`: the summary's own verb. `other`: the verb of something else, which takes a yes before it back ("sí, cancelalo"). */
export function answersInOwnVerb(
  tokens: readonly TaggedToken[],
  { pendingQuestion, task }: Pick<UnderstandingContext, 'pendingQuestion' | 'task'>,
  isQuestion: boolean,
): 'yes' | 'other' | null {
  if (pendingQuestion?.kind !== 'confirm' || !task || isQuestion) return null;
  const own = readOwnVerb(tokens);
  if (own === null) return null;
  const { kinds, points, yes } = own;
  if (kinds.length === 0) return task.kind === 'cancel' ? 'yes' : null;
  if (!kinds.includes(task.kind)) return points ? 'other' : null;
  // "Cambiar" or "pasame el turno" alone may begin another change.
  return yes || points || task.kind !== 'move' ? 'yes' : null;
}
