/**
 * The shared vocabulary of understanding: what a message can mean, and how a reading is written down.
 * Both tiers (deterministic and SLM) produce a {@link Reading}; the dialogue consumes its commands and nothing else.
 */
import type { WeeklyHours } from '../booking/types';
import type { Beneficiary, Command, CommandOf, Question, Reference, TaskKind } from './commands/types';
import type { FaqTopic, OfferedOption, PendingQuestion, TaskInSight } from './context';
import type { Cue } from './cues/read-cues';
import type { LocalDate, LocalTime } from '../calendar';
import type { SlotName, SlotValues } from '../slots';
import type { Catalogue } from '../catalogue';
import type { Intent, Notice, Span, RelativeWhen } from './vocabulary';

export type DayPart = 'first_hour' | 'morning' | 'midday' | 'afternoon' | 'evening' | 'night' | 'last_hour';

/** A day, as said. Only `day` is fit for booking; the others narrow the offer or are asked about. */
export type DateReading = {
  span: Span;
  /** 0–1: how sure the reading is. */
  confidence: number;
  /** The first there is ("lo antes posible"): of the days that are named, where any are. */
  soonest?: true;
} & (
  | { kind: 'day'; value: LocalDate }
  /**
   * Inclusive on both ends: "el finde", "la semana que viene", "entre el lunes y el miércoles". `except`: "menos el jueves". `open`: no
   * day was named ("lo antes posible").
   */
  | {
      kind: 'range';
      from: LocalDate;
      to: LocalDate;
      grain: 'week' | 'weekend' | 'month' | 'days';
      except?: LocalDate[];
      open?: true;
    }
  /** More than one fair reading: ask. Best first. */
  | { kind: 'ambiguous'; candidates: LocalDate[] }
  /** An explicitly past day ("ayer", "el lunes pasado", a full date in the past). */
  | { kind: 'past'; value: LocalDate }
  /** A day that does not exist ("31 de abril"). */
  | { kind: 'invalid' }
);

/** A time of day, as said. Only `exact` is fit for booking. */
export type TimeReading = {
  span: Span;
  confidence: number;
} &
  /** `approximate`: "tipo 5", "a eso de las 10". */
  (
    | { kind: 'exact'; value: LocalTime; approximate: boolean }
    /** Morning or evening cannot be told, not even by opening hours. In order of likelihood. */
    | { kind: 'ambiguous'; candidates: LocalTime[] }
    /** "a la tarde", "después de las 18", "entre 4 y 6". Half-open interval [from, to). */
    | { kind: 'window'; from: LocalTime; to: LocalTime; part?: DayPart }
    | { kind: 'invalid' }
  );

/** All that a message says about when. For a move ("del martes al jueves"), `date`/`time` are the new ones. */
export interface WhenReading {
  date: DateReading | null;
  time: TimeReading | null;
  /** The appointment's present day or hour, in a reschedule ("pasar el turno del martes al jueves"). */
  from?: { date: DateReading | null; time: TimeReading | null };
}

/** What `resolveWhen` needs to know. */
export interface WhenContext {
  /** The instant the message was sent: ISO 8601 with offset. */
  now: string;
  /** IANA zone of the workspace. */
  timezone: string;
  /** Opening hours decide whether "a las 8" is morning or evening; without them a daytime business is assumed. */
  hours?: WeeklyHours;
  /** Which country's national holidays can be named. Default `AR`. */
  country?: 'AR';
  /** What was asked: a bare "5" or "10 y media" is a time after "¿a qué hora?", a bare "15" a day after "¿para qué día?". */
  pending?: 'date' | 'time' | null;
}

/** A mention matched against the catalogue: one entry, several plausible ones, or none. Never forced. */
export type CatalogueMatch =
  | { kind: 'one'; name: string; span: Span; score: number }
  /** `separate`: each was named by itself ("corte y barba"); otherwise one name fits several. */
  | { kind: 'several'; names: string[]; span: Span; separate?: true }
  /** Something was named and the workspace does not have it ("depilación"). */
  | { kind: 'unknown'; span: Span }
  /** "cualquiera", "me da igual", "con quien sea" (staff only). */
  | { kind: 'any'; span: Span };

/** One service for another. */
export interface ServiceExchange {
  /** Null: the one that is talked about. */
  from: NamedService | null;
  to: NamedService;
}

export interface NamedService {
  name: string;
  span: Span;
}

/** Read before intents; never reaches a model. */
export type DialogueAct =
  | { kind: 'affirm' }
  | { kind: 'deny' }
  | { kind: 'dont_know' }
  /** Indexes (0-based) into the offered options; `and`: of a list of appointments, those as well. */
  | { kind: 'choose'; index: number; and?: number[] }
  /** "un momento": goes on in a minute. */
  | { kind: 'wait' }
  /** "te confirmo después": decides later. */
  | { kind: 'defer' }
  /** "uh no, me equivoqué": takes back what was just done. */
  | { kind: 'undo' }
  | { kind: 'repeat' }
  | { kind: 'not_understood' }
  /** "dejá", "olvidate": drop what we were doing. */
  | { kind: 'abandon' }
  /** "empecemos de nuevo". */
  | { kind: 'restart' }
  | { kind: 'human' }
  | { kind: 'opt_out' }
  | { kind: 'opt_in' };

/** Everything the deterministic tier may look at besides the text. */
export interface UnderstandingContext extends Omit<WhenContext, 'pending'> {
  catalogue: Catalogue;
  pendingQuestion?: PendingQuestion | null;
  offered?: readonly OfferedOption[];
  /** Values of the task that is talked about. */
  slots?: SlotValues;
  /** Frequent questions of the workspace. */
  faqs?: readonly FaqTopic[];
  task?: TaskInSight | null;
  /** Whom the bookings that are being made are for, the one talked about first; empty where it was not said. */
  people?: readonly Beneficiary[];
  /** What was written last in this conversation. */
  lastDone?: TaskKind | null;
  /** What the last reply answered. */
  answered?: readonly Question['about'][];
}

/** One request of a message, understood. */
export interface PartReading {
  source: 'rules' | 'slm' | 'llm';
  act: DialogueAct | null;
  /** The message answers the pending question (and nothing else was asked). */
  answersPending: boolean;
  intent: Intent;
  /** A second request in the same message ("¿cuánto sale? y anotame para el viernes"). */
  alsoIntent: Intent | null;
  /** Calibrated probability that `intent` is right, 0–1. */
  confidence: number;
  /** Best first, at most three. For clarifying questions and for the report. */
  alternatives: { intent: Intent; confidence: number }[];
  /** Requests between which code could not decide (the two tiers differ, and neither is sure): the customer is asked. */
  clarify?: Intent[];
  /** Values that normalised to the strict contract. */
  slots: SlotValues;
  spans: Partial<Record<SlotName, Span>>;
  when: WhenReading;
  /** Absent when nothing is told by its distance from something else. */
  relative?: RelativeWhen;
  service: CatalogueMatch | null;
  exchange?: ServiceExchange;
  staff: CatalogueMatch | null;
  /** The customer corrects something said before ("no, mejor el jueves"). */
  correction: boolean;
  /** Named but unusable ("31/2", "juan@"): asked again, never a failed extraction. */
  dropped: { slot: SlotName; text: string; reason: string }[];
  /** What the wording says besides. */
  cues: Cue[];
  /** Questions by their words alone; of the workspace's own first. */
  topics: Question[];
  /** What is asked whether it is done, in the words of the message ("pizzas"). */
  askedFor: string | null;
  /** What a question about cancelling is answered with. */
  cancellation: Question;
  /** Whom the appointment that is asked for is for, in the order of the message. */
  beneficiaries: (Beneficiary & { span: Span })[];
  /** Whose existing appointment is meant ("el turno de Sofía"). */
  owner: Beneficiary | null;
  /** It says which appointment is left as it is; `all_but`: and all others are meant. */
  kept?: 'this' | 'all_but';
  /** It is told by its distance from another of the customer's appointments: "el mismo día que el de aceite". */
  beside?: { by: RelativeWhen; of: Reference };
  /** Codes of the appointments of a list that it picks by their place. */
  picked?: string[];
  /** It names one more appointment for the request before it. */
  listed?: true;
  /** It is said of the so-many-th of the bookings that are being made, and begins none. */
  open?: number;
  /** What is being made is none that is wanted: it is one that there is that shall be changed. */
  instead?: true;
  /** The service that is named is all that is wanted: "solo el corte". */
  only?: true;
  /** Days, hours, people and services that are ruled out. */
  excludes: { what: Omit<CommandOf<'exclude'>, 'span'>; span: Span }[];
  /** A yes or no before the rest ("sí, pero …"). */
  prefix: { kind: 'affirm' | 'deny'; span: Span } | null;
  /** A question mark stands in it. */
  question: boolean;
  /** It asks what nobody here knows. */
  openQuestion?: true;
  /** It begins as a question or a condition does ("y si …"). */
  opensAsQuestion: boolean;
  words: number;
  /** What of the message it is. */
  span: Span;
}

/** A message, understood: as a whole, and as a list of commands. JSON-serialisable: it travels through workflow history. */
export interface Reading extends PartReading {
  /** The requests that the message consists of, when it is more than one. */
  parts: PartReading[];
  commands: Command[];
  notices: Notice[];
}
