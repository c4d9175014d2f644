/** The values that a conversation collects: the slots of the extractor contract. */
export const SLOT_NAMES = [
  'service_type',
  'preferred_date',
  'preferred_time',
  'staff_name',
  'client_name',
  'client_email',
  'client_phone',
  'booking_id',
] as const;
export type SlotName = (typeof SLOT_NAMES)[number];

/** Normalised slot values in the strict contract: dates `YYYY-MM-DD`, times `HH:MM`, phones E.164. Absent = not said. */
export type SlotValues = Partial<Record<SlotName, string>>;
