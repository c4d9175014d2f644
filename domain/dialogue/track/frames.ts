/** The commands of a message, grouped by the task that they belong to: each `start` begins a frame, and so does one that is pointed at. */
import type { SlotName } from '../../slots';
import { isCommand, type Command, type CommandKind, type CommandOf } from '../../understanding/commands/types';
import type { Anchor } from '../relative';
import type { ConversationState, Task } from '../types';

export interface Frame {
  start: CommandOf<'start'> | null;
  commands: Command[];
}

/** A frame with the task that it belongs to. */
export interface Placed {
  state: ConversationState;
  /** Null: the commands belong to no task. */
  task: Task | null;
  /** The task began with this message. */
  started: boolean;
  anchor: Anchor;
}

export function framesOf(commands: readonly Command[]): Frame[] {
  const frames: Frame[] = [{ start: null, commands: [] }];
  for (const command of commands) {
    if (isCommand(command, 'start')) frames.push({ start: command, commands: [] });
    else if (isCommand(command, 'turn')) frames.push({ start: null, commands: [command] });
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
const WISHES: readonly CommandKind[] = [
  'set',
  'narrow',
  'shift',
  'for',
  'follow',
  'exclude',
  'leave_open',
  'same',
  'unclear',
];

export const namesWish = (frame: Frame): boolean =>
  frame.commands.some((command) => WISHES.includes(command.do) && !(isCommand(command, 'set') && command.mentioned));

export const sets = (frame: Frame, slot: SlotName): boolean =>
  allOf(frame, 'set').some((command) => command.slot === slot);

export const saysDay = (frame: Frame): boolean =>
  sets(frame, 'preferred_date') ||
  firstOf(frame, 'narrow')?.days !== undefined ||
  firstOf(frame, 'shift')?.by.days !== undefined;

export const saysHour = (frame: Frame): boolean =>
  sets(frame, 'preferred_time') || firstOf(frame, 'narrow')?.hours !== undefined || firstOf(frame, 'shift') !== null;
