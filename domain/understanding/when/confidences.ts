/** How sure a reading is: a scale of named grades. From `open` down the dialogue had better ask or repeat what it understood. */
export const CONFIDENCE = {
  /** The words allow one value only: "mañana", "15/10", "a las 18:30". */
  certain: 0.98,
  /** The usual meaning of a usual form: "el martes", "esta semana", "a las 3 y media". */
  plain: 0.95,
  /** The calendar or the opening hours complete what was left out: "el 15", "a las 8" where only the morning is open. */
  completed: 0.93,
  /** Several values said, or one found by a rule of the calendar: "hoy o mañana", "el primer lunes de marzo". */
  derived: 0.9,
  /** A convention decides: a month in thirds, weeks of seven days, a business that is open by day. */
  conventional: 0.85,
  /** Two parts of the message do not fit at once, or what was said cannot be: one way of joining them is taken. */
  reconciled: 0.8,
  /** Read in a wide sense: "de hoy en ocho días", "al mediodía" alone, two parts of the day. */
  wide: 0.75,
  /** Said without an end or a fixed meaning: "estos días", a weekday that is today's. */
  open: 0.7,
  /** Two readings are both common: "el viernes que viene", "a las 8" of a business of which nothing is known. */
  disputed: 0.65,
  /** May mean something else, or any day: "el 2", "un sábado", "lo antes posible". */
  vague: 0.6,
  /** Little was understood beyond that something was said. */
  guess: 0.5,
} as const;
