/** What a simulated customer talks to: the dialogue in memory, or the whole product. */
import type { Row, Scenario } from '../types';

/** An appointment in the agenda; `own`: of the customer who is talking. */
export interface AgendaRow extends Row {
  own: boolean;
}

export interface Talk {
  /** Sends one message, or several at once as a burst. @returns the reply; `(no reply)` when none came */
  say(texts: readonly string[]): Promise<string>;
  /** What is booked now. */
  rows(): Promise<AgendaRow[]>;
}

export interface Driver {
  readonly name: 'memory' | 'turn';
  /** What figures were measured with. */
  readonly conditions: string;
  /** The instant at which conversations take place, where it cannot be chosen. */
  now(): string | undefined;
  /** A conversation of a new customer, with the scenario's agenda. */
  begin(scenario: Scenario): Promise<Talk>;
  stop(): Promise<void>;
}
