/** "Dos turnos de baño", "uno atrás del otro": the same once more, for each that is wanted, and in a row. */
import { hasCue } from '../cues/read-cues';
import { foldText } from '../text/fold';
import type { PartReading } from '../types';
import { isCommand, type Command } from './types';

const NUMBERS: Readonly<Record<string, number>> = { dos: 2, tres: 3, cuatro: 4, '2': 2, '3': 3, '4': 4 };

/** How many appointments are wanted of what is named; 1 when it is not said. */
function countIn({ cues, spans, service }: PartReading): number {
  if (service?.kind === 'several') return 1;
  const cue = cues.find(({ id }) => id === 'so_many')?.span;
  if (!cue) return 1;
  const words = foldText(cue.text).trim().split(/\s+/);
  const number = NUMBERS[words[0] ?? ''] ?? 1;
  // "Dos turnos", "dos perros", or the service itself: "dos consultas".
  const isService = spans.service_type !== undefined && Math.abs(spans.service_type.start - cue.end) <= 1;
  return words.length > 1 || isService ? number : 1;
}

/** As many as are wanted and not named one by one are begun besides: in a row, as those for which that is said. */
export function asMany(commands: readonly Command[], parts: readonly PartReading[]): Command[] {
  const starts = commands.filter((command) => isCommand(command, 'start'));
  const [first] = starts;
  if (!first || starts.some(({ task }) => task !== 'book')) return [...commands];
  const isOne = starts.length === 1 && !commands.some(({ do: kind }) => kind === 'affirm');
  const count = isOne ? Math.max(...parts.map(countIn)) : 1;
  const { span } = first;
  // "Tres turnos para mis hijos": each of them is for one.
  const whom = commands.filter((command) => isCommand(command, 'for')).slice(0, 1);
  const more = Array.from({ length: count - 1 }, (): Command[] => [
    { do: 'start', task: 'book', sure: first.sure, another: true, span },
    ...whom,
  ]).flat();
  const all = [...commands, ...more];
  return count > 1 || parts.some(({ cues }) => hasCue(cues, 'in_a_row')) ? inARow(all) : all;
}

function inARow(commands: readonly Command[]): Command[] {
  const frames = commands.flatMap((command, at) => (isCommand(command, 'start') ? [at] : []));
  return commands.flatMap((command, at) => {
    const place = frames.indexOf(at);
    if (place < 1) return [command];
    const rest = commands.slice(at + 1, frames[place + 1]);
    const isTimed = rest.some((one) => (isCommand(one, 'set') && one.slot === 'preferred_time') || one.do === 'follow');
    return isTimed ? [command] : [command, { do: 'follow', span: command.span }];
  });
}
