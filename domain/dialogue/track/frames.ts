/** The commands of a message, grouped by the task that they belong to: each `start` begins a frame. */
import { isCommand, type Command, type CommandKind, type CommandOf } from '../../understanding/commands/types';

export interface Frame {
  start: CommandOf<'start'> | null;
  commands: Command[];
}

export function framesOf(commands: readonly Command[]): Frame[] {
  const frames: Frame[] = [{ start: null, commands: [] }];
  for (const command of commands) {
    if (isCommand(command, 'start')) frames.push({ start: command, commands: [] });
    else frames.at(-1)?.commands.push(command);
  }
  return joined(frames.filter(({ start, commands: own }) => start !== null || own.length > 0));
}

/** "Sí, un corte para el lunes": the yes before what begins accepts that, and begins nothing of its own. */
function joined(frames: Frame[]): Frame[] {
  const [first, second, ...rest] = frames;
  const isYes = first?.start === null && first.commands.every(({ do: kind }) => kind === 'affirm' || kind === 'deny');
  return isYes && second?.start
    ? [{ start: second.start, commands: [...first.commands, ...second.commands] }, ...rest]
    : frames;
}

export const allOf = <K extends CommandKind>({ commands }: { commands: readonly Command[] }, kind: K): CommandOf<K>[] =>
  commands.filter((command) => isCommand(command, kind));

export const firstOf = <K extends CommandKind>(frame: { commands: readonly Command[] }, kind: K): CommandOf<K> | null =>
  allOf(frame, kind)[0] ?? null;

/** What names a wish: a value, a narrowing, somebody it is for. */
const WISHES: readonly CommandKind[] = ['set', 'narrow', 'shift', 'for', 'follow', 'exclude', 'leave_open', 'unclear'];

export const namesWish = (frame: Frame): boolean =>
  frame.commands.some((command) => WISHES.includes(command.do) && !(isCommand(command, 'set') && command.mentioned));
