import type { DayNumber } from '../../day-number';
import type { ReadBy } from './rule';

/** A stretch of days found in the message. */
export interface FoundPeriod extends ReadBy {
  from: DayNumber;
  to: DayNumber;
  grain: 'week' | 'weekend' | 'month' | 'days';
  confidence: number;
  past?: boolean;
  /** It names no days: the first there is, or whichever. */
  open?: 'soonest' | 'any';
  end: number;
}
