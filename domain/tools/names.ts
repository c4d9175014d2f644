/** The tools of the product, in the order in which the documentation lists them. */
export const TOOL_NAMES = [
  'get_available_services',
  'get_business_hours',
  'check_service_availability',
  'get_service_packages',
  'get_active_promotions',
  'find_appointment_by_phone',
  'book_appointment',
  'reschedule_appointment',
  'cancel_appointment',
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

export const isToolName = (name: string): name is ToolName => (TOOL_NAMES as readonly string[]).includes(name);
