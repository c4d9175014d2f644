/** What a simulated customer wants, who they are, and what is in the agenda before they write. */
import type { LocalDate, LocalTime } from '../../domain/calendar';

export const STYLES = ['efficient', 'chatty', 'forgetful', 'chaotic', 'brief', 'changeable'] as const;
/** How a customer writes: all in one message; with stories; piecemeal; with questions in between; one word; changing. */
export type Style = (typeof STYLES)[number];

export const GOAL_KINDS = [
  'book',
  'move',
  'cancel',
  'book_for_other',
  'two_bookings',
  'two_people',
  'cancel_and_book',
  'ask_and_book',
  'changed_mind',
  'closed_day',
  'closed_hour',
  'not_offered',
  'wrong_business',
  'occupied',
  'look_up',
] as const;
export type GoalKind = (typeof GOAL_KINDS)[number];

export interface Person {
  first: string;
  /** Empty when the customer gives the first name only. */
  last: string;
  /** What this person is to the customer ("mi hija"); absent for the customer. */
  relation?: string;
}

/** The hours that suit: an exact one, or any start from `from` to before `until`. */
export type TimeWish = { at: LocalTime } | { from: LocalTime; until: LocalTime };

export interface Wish {
  service: string;
  date: LocalDate;
  time: TimeWish;
  staff?: string;
}

export type WishField = 'service' | 'date' | 'time' | 'staff' | 'name';

/** A change of mind: what is wanted instead, or nothing any more. */
export interface Change {
  when: 'asked' | 'summary' | 'booked';
  to: Partial<Wish> & { person?: Person };
  drops?: true;
}

export interface BookTask {
  kind: 'book';
  person: Person;
  wish: Wish;
  /** What is taken instead when the wish cannot be had; absent: the customer leaves. */
  instead?: Wish;
  /** Whether the wish can be had, by hours and agenda. */
  possible: boolean;
  change?: Change;
}

export interface MoveTask {
  kind: 'move';
  target: Row;
  wish: Wish;
}

export interface CancelTask {
  kind: 'cancel';
  target: Row;
}

export interface AskTask {
  kind: 'ask';
  question: Question;
}

/** Something that this business does not do: "depilación", "una pizza". Nothing may be written. */
export interface ForeignTask {
  kind: 'foreign';
  said: string;
  /** Not even the trade is right: the customer has the wrong number. */
  wrongBusiness: boolean;
}

export type Task = BookTask | MoveTask | CancelTask | AskTask | ForeignTask;

export interface Question {
  topic: 'price' | 'duration' | 'hours' | 'address' | 'faq' | 'own';
  /** For a price or a duration. */
  service?: string;
  /** For a question that the business answers by keyword: its topic. */
  faq?: string;
  /** Any of these in a reply is the answer. Folded: lower case, no accents. */
  answers: readonly string[];
}

/** An appointment as the judge sees it, local to the business. */
export interface Row {
  service: string;
  staff: string;
  date: LocalDate;
  time: LocalTime;
  name: string;
  code: string;
}

/** An appointment that is there before the conversation begins. */
export type Seeded = Omit<Row, 'code'> & { minutes: number };

export interface Scenario {
  id: number;
  business: string;
  kind: GoalKind;
  style: Style;
  /** ISO 8601 instant of the first message. */
  now: string;
  self: Person;
  tasks: Task[];
  /** The first message holds more than one task. */
  together: boolean;
  /** The customer's own appointments, and those of others. */
  own: Seeded[];
  busy: Seeded[];
}
