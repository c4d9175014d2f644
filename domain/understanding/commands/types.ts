/**
 * What a message asks the dialogue to do: a list of commands, in the order of the message, each with the words it was read
 * from. Both tiers and the legacy agent produce commands; the dialogue consumes nothing else of a message.
 *
 * A `start` or a `turn` moves the focus: the values that follow belong to that task. Values before any `start` belong to the
 * task that is being talked about.
 */
import type { Problem } from './problems';
import type { Intent, RelativeWhen, Span } from '../vocabulary';
import type { LocalDate, LocalTime } from '../../calendar';
import type { SlotName } from '../../slots';

/** What is done with appointments across turns. */
export const TASK_KINDS = ['book', 'move', 'cancel'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** Whom an appointment is for. `self`: the customer ("para mí"). */
export interface Beneficiary {
  /** "hija", "mamá": as said, in the singular. */
  relation?: string;
  name?: string;
  self?: true;
}

/** Which of the customer's appointments (or of the open tasks) is meant. Everything that is given has to fit. */
export interface Reference {
  code?: string;
  owner?: Beneficiary;
  service?: string;
  staff?: string;
  /** `weekday`: named by its weekday alone. */
  day?: { from: LocalDate; to: LocalDate; weekday?: true };
  time?: LocalTime;
  /** `all`: every one of them. `other`: another than the one talked about. `that`: the one talked about. */
  which?: 'all' | 'other' | 'that';
  /** Those of them that are not meant: "todos menos el de Sofía". */
  not?: Reference;
  /** Each of these: "el de Sofía y el del viernes". */
  or?: Reference[];
}

export interface DayRange {
  from: LocalDate;
  to: LocalDate;
  except: LocalDate[];
  /** The first of it, "lo antes posible". */
  soonest?: true;
}

/** "La otra semana": counted from today, and meant of the week behind that of the day that is talked about, where there is one. */
interface WeekAfter {
  weekAfter?: true;
}

/** Half-open local interval [from, to). */
export interface HourWindow {
  from: LocalTime;
  to: LocalTime;
  /** From a distance ("más tarde"): it holds for the day that was talked about. */
  derived?: true;
}

/** A question of the customer. What it names (service, professional, day) is asked about, and chosen by nobody. */
export type Question =
  /** `staff`: and who does each. */
  | { about: 'services'; service?: string; unknown?: string; options?: string[]; staff?: true }
  /** `all`: the whole list. */
  | { about: 'prices'; service?: string; staff?: string; unknown?: string; options?: string[]; all?: true }
  | { about: 'duration'; service?: string }
  /** `now`: whether it is open at this moment. `holidays`: whether it is open on holidays. */
  | { about: 'hours'; date?: LocalDate; now?: true; holidays?: true }
  | { about: 'packages' }
  | { about: 'promotions' }
  /** `others`: those of somebody else are asked for. `owner`: of whom. `date`: on that day. `code`: that one. `service`: of these. `stands`: it is being confirmed. `ends`: when it is over. */
  | {
      about: 'appointments';
      others?: true;
      owner?: Beneficiary;
      date?: LocalDate;
      code?: string;
      service?: string;
      stands?: true;
      ends?: true;
    }
  /** The appointment that is talked about, being made or had: when, for whom. `staff`: with whom it is. `ends`: when it is over. */
  | { about: 'this'; staff?: true; service?: string; ends?: true }
  | { about: 'staff'; service?: string }
  /** What one of the staff does. */
  | { about: 'person'; staff: string }
  /** Until when an appointment can be cancelled free of charge. `moving`: or moved. */
  | { about: 'cancellation'; moving?: true }
  | { about: 'address' }
  /** About the business, and nothing that is known. */
  | { about: 'unknown' }
  /** `topic` of one of the workspace's frequent questions. `said`: the customer's word for it. */
  | { about: 'faq'; topic: string; said?: string };

export const SMALL_TALK = ['thanks', 'goodbye', 'bot', 'praise', 'insult', 'how_are_you', 'smalltalk'] as const;
export type SmallTalkTopic = (typeof SMALL_TALK)[number];

/**
 * Commands that say nothing besides what they do.
 * `more`: other options than those offered. `outside`: understood, and nothing that the business does. `affirm`: yes.
 * `deny`: no. `doubt`: "no sé". `defer`: decides later. `drop`: leaves what was being done. `finish`: wants nothing more. `late`: will be late for an
 * appointment, for people to hear of.
 */
export const PLAIN_COMMANDS = [
  'more',
  'greet',
  'outside',
  'affirm',
  'deny',
  'doubt',
  'defer',
  'wait',
  'drop',
  'finish',
  'undo',
  'restart',
  'repeat',
  'explain',
  'late',
  'optout',
  'optin',
] as const;
export type PlainCommand = (typeof PLAIN_COMMANDS)[number];

export type Command = { span: Span } & CommandBody;

export type CommandBody =
  /** `another`: besides what there is already; `alike`: with the same values, where nothing else is said. `instead`: what is being booked is not wanted. `sure`: calibrated probability that this is what is wanted, 0–1. */
  | { do: 'start'; task: TaskKind; sure: number; another?: true; alike?: true; instead?: true }
  /** `correct`: takes back what was said before. `mentioned`: in a question; it fills what is empty and overwrites nothing. `weekday`: named by its weekday alone. `only`: of the services that are being booked, this one and no other. */
  | ({
      do: 'set';
      slot: SlotName;
      value: string;
      correct?: true;
      mentioned?: true;
      weekday?: true;
      only?: true;
    } & WeekAfter)
  /** `open`: no day was named ("lo antes posible"): of those that are talked about, where any are. */
  | ({ do: 'narrow'; days?: DayRange; hours?: HourWindow; open?: true } & WeekAfter)
  /** Days of the week: 0 = Monday … 6 = Sunday. With `hours`, these hours of those days only. `service`: not wanted after all. */
  | { do: 'exclude'; dates?: LocalDate[]; weekdays?: number[]; hours?: HourWindow; staff?: string; service?: string }
  /** A distance from what is talked about: "media hora más tarde", "a la misma hora"; `of`: from another of the customer's appointments. */
  | { do: 'shift'; by: RelativeWhen; of?: Reference }
  /** No preference: "cualquiera", "me da igual". `soonest`: the first there is. */
  | { do: 'leave_open'; slot: 'preferred_date' | 'preferred_time' | 'staff_name' | null; soonest?: true }
  /** "Con la misma": with whoever the one that is talked about, or was made last, is with. */
  | { do: 'same'; slot: 'staff_name' }
  /** Named, and of no use as it stands: asked about. */
  | { do: 'unclear'; problem: Problem }
  /** "después de la tintura": on the day of that one, when it is over. Without a service, of the latest one. */
  | { do: 'follow'; service?: string }
  | { do: 'for'; person: Beneficiary }
  | { do: 'refer'; to: Reference }
  /** What follows is said of the so-many-th of the bookings that are being made: 0 is the one talked about, then those that wait. */
  | { do: 'turn'; open: number }
  /** Index (0-based) into the options offered last. */
  | { do: 'choose'; index: number }
  /** "cambiame la hora": to be asked anew. `null`: something, without saying what. */
  | { do: 'change'; slot: SlotName | null }
  | { do: 'ask'; question: Question }
  /** Two requests that code cannot decide between: the customer is asked which. */
  | { do: 'unsure'; between: Intent[] }
  | { do: 'person'; why: 'asked' | 'complaint' }
  | { do: 'smalltalk'; topic: SmallTalkTopic }
  | { [K in PlainCommand]: { do: K } }[PlainCommand];

export type CommandKind = CommandBody['do'];
export type CommandOf<K extends CommandKind> = Extract<Command, { do: K }>;

export const isCommand = <K extends CommandKind>(command: Command, kind: K): command is CommandOf<K> =>
  command.do === kind;
