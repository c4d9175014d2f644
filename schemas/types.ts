/** Generated from the JSON Schemas beside by `npx tsx schemas/generate.ts`: do not edit. */

export type Intent =
  'greeting' | 'info_services' | 'info_prices' | 'info_hours' | 'book' | 'cancel' | 'reschedule' | 'chitchat' | 'other';
export type PlannerAction =
  | GetAvailableServicesAction
  | GetBusinessHoursAction
  | CheckServiceAvailabilityAction
  | GetServicePackagesAction
  | GetActivePromotionsAction
  | FindAppointmentByPhoneAction
  | BookAppointmentAction
  | RescheduleAppointmentAction
  | CancelAppointmentAction;
export type SlotName =
  | 'service_type'
  | 'preferred_date'
  | 'preferred_time'
  | 'staff_name'
  | 'client_name'
  | 'client_email'
  | 'client_phone'
  | 'booking_id';
export type FsmState = 'START' | 'COLLECTING' | 'AVAILABILITY' | 'CONFIRMING' | 'BOOKED' | 'CANCELLED' | 'HANDOFF';
export type Tier = 'basic' | 'premium' | 'enterprise';

export interface Schemas {
  extractor_v1: ExtractorV1;
  planner_v1: PlannerV1;
  response_v1: ResponseV1;
  manifest_v1: ManifestV1;
  decide_request_v1: DecideRequestV1;
  decide_response_v1: DecideResponseV1;
}
/**
 * What a message means: one intent, the normalised slots and how sure the reading is.
 */
export interface ExtractorV1 {
  intent: Intent;
  slots: Slots;
  confidence: number;
  reasoning?: string;
}
export interface Slots {
  service_type?: string | null;
  /**
   * Local day, YYYY-MM-DD
   */
  preferred_date?: string | null;
  /**
   * Local time, HH:MM
   */
  preferred_time?: string | null;
  staff_name?: string | null;
  client_name?: string | null;
  client_email?: string | null;
  /**
   * E.164
   */
  client_phone?: string | null;
  booking_id?: string | null;
}
/**
 * At most three tool calls, or the data that is missing. The tools and their arguments come from the tool registry.
 */
export interface PlannerV1 {
  plan_version: 'v1';
  /**
   * @maxItems 3
   */
  actions: PlannerAction[];
  needs_confirmation: boolean;
  missing_slots?: SlotName[];
  confidence?: number;
}
export interface GetAvailableServicesAction {
  tool: 'get_available_services';
  args: GetAvailableServicesArgs;
  reasoning?: string;
}
export interface GetAvailableServicesArgs {
  /**
   * Words to look for
   */
  q?: string;
  /**
   * Category
   */
  category?: string;
}
export interface GetBusinessHoursAction {
  tool: 'get_business_hours';
  args: GetBusinessHoursArgs;
  reasoning?: string;
}
export interface GetBusinessHoursArgs {}
export interface CheckServiceAvailabilityAction {
  tool: 'check_service_availability';
  args: CheckServiceAvailabilityArgs;
  reasoning?: string;
}
export interface CheckServiceAvailabilityArgs {
  /**
   * Service, as the catalogue names it
   */
  service_type: string;
  /**
   * Local day, YYYY-MM-DD
   */
  preferred_date: string;
  /**
   * Local time, HH:MM
   */
  preferred_time?: string;
  /**
   * Professional, as the catalogue names them
   */
  staff_name?: string;
  /**
   * Last day to look at, YYYY-MM-DD
   */
  date_to?: string;
  /**
   * Only starts at or after HH:MM
   */
  time_from?: string;
  /**
   * Only starts before HH:MM
   */
  time_to?: string;
  /**
   * Days that are ruled out, YYYY-MM-DD, separated by commas
   */
  not_on?: string;
  /**
   * Professionals who are ruled out, as the catalogue names them, separated by commas
   */
  not_staff?: string;
  /**
   * spread: starts over all that is free (default). soonest: the first ones, without gaps
   */
  order?: string;
  /**
   * Code of the appointment that is being moved: its own time counts as free
   */
  booking_id?: string;
}
export interface GetServicePackagesAction {
  tool: 'get_service_packages';
  args: GetServicePackagesArgs;
  reasoning?: string;
}
export interface GetServicePackagesArgs {}
export interface GetActivePromotionsAction {
  tool: 'get_active_promotions';
  args: GetActivePromotionsArgs;
  reasoning?: string;
}
export interface GetActivePromotionsArgs {
  /**
   * Local day, YYYY-MM-DD
   */
  date?: string;
}
export interface FindAppointmentByPhoneAction {
  tool: 'find_appointment_by_phone';
  args: FindAppointmentByPhoneArgs;
  reasoning?: string;
}
export interface FindAppointmentByPhoneArgs {}
export interface BookAppointmentAction {
  tool: 'book_appointment';
  args: BookAppointmentArgs;
  reasoning?: string;
}
export interface BookAppointmentArgs {
  /**
   * Service, as the catalogue names it
   */
  service_type: string;
  /**
   * Local day, YYYY-MM-DD
   */
  preferred_date: string;
  /**
   * Local time, HH:MM
   */
  preferred_time: string;
  /**
   * Name for the appointment
   */
  client_name: string;
  /**
   * E-mail
   */
  client_email?: string;
  /**
   * Professional, as the catalogue names them
   */
  staff_name?: string;
  /**
   * Notes
   */
  notes?: string;
}
export interface RescheduleAppointmentAction {
  tool: 'reschedule_appointment';
  args: RescheduleAppointmentArgs;
  reasoning?: string;
}
export interface RescheduleAppointmentArgs {
  /**
   * Code of the appointment
   */
  booking_id: string;
  /**
   * Local day, YYYY-MM-DD
   */
  preferred_date: string;
  /**
   * Local time, HH:MM
   */
  preferred_time: string;
  /**
   * Professional, as the catalogue names them
   */
  staff_name?: string;
}
export interface CancelAppointmentAction {
  tool: 'cancel_appointment';
  args: CancelAppointmentArgs;
  reasoning?: string;
}
export interface CancelAppointmentArgs {
  /**
   * Code of the appointment
   */
  booking_id: string;
  /**
   * Reason
   */
  reason?: string;
}
/**
 * What the customer reads, and where the conversation goes.
 */
export interface ResponseV1 {
  message: string;
  tone: 'friendly' | 'neutral' | 'professional';
  next_state: FsmState;
  /**
   * @maxItems 4
   */
  quick_replies?: string[];
  requires_human?: boolean;
}
/**
 * The tools of one workspace, with their limits. A remote tool is pinned by the digest of what its server declared.
 */
export interface ManifestV1 {
  manifest_version: 'v1';
  workspace_id?: string;
  /**
   * @maxItems 64
   */
  tools: ManifestTool[];
  /**
   * Tools whose name matches one of these (glob: * stands for any characters) are never run.
   */
  forbid_patterns?: string[];
  /**
   * Tools that must have run in the turn before any write, in this order.
   */
  tools_first?: string[];
}
export interface ManifestTool {
  name: string;
  enabled: boolean;
  scope: 'read' | 'write' | 'admin';
  tier: Tier;
  rate_per_minute: number;
  timeout_ms: number;
  requires_slots: SlotName[];
  /**
   * SHA-256 of the canonical JSON of the args schema.
   */
  args_digest: string;
  mcp?: McpBinding;
}
/**
 * Present exactly on remote tools. A server whose declaration no longer has this digest loses the tool.
 */
export interface McpBinding {
  server: string;
  /**
   * SHA-256 of the canonical JSON of name, description and input schema, as declared when trusted.
   */
  digest: string;
}
/**
 * Body of POST /orchestrator/decide. The workspace comes from a header, never from here. Unknown fields are ignored.
 */
export interface DecideRequestV1 {
  user_message: DecideUserMessage;
  context: DecideContext;
  state: DecideState;
}
/**
 * Ids and addresses hold no control characters.
 */
export interface DecideUserMessage {
  text: string;
  message_id: string;
  from: string;
  to: string;
  waid: string;
  /**
   * When the caller's channel took the message: ISO 8601 instant with offset. Part of the contract and checked for its form only; days are read as of the arrival, by the server's clock.
   */
  timestamp_iso: string;
  locale?: string;
}
export interface DecideContext {
  platform: string;
  channel: string;
  business_name: string;
  vertical: string;
}
export interface DecideState {
  fsm_state?: FsmState;
  slots: Slots;
  /**
   * @maxItems 32
   */
  last_k_observations?: {}[];
}
/**
 * Answer of POST /orchestrator/decide.
 */
export interface DecideResponseV1 {
  assistant: DecideAssistant;
  tool_calls: DecideToolCall[];
  patch: DecidePatch;
  telemetry: DecideTelemetry;
}
export interface DecideAssistant {
  text: string;
  suggested_replies: string[];
}
export interface DecideToolCall {
  tool: string;
  /**
   * Personal data redacted.
   */
  args: {
    [k: string]: string;
  };
  success: boolean;
}
export interface DecidePatch {
  slots: Slots;
  slots_to_remove: SlotName[];
  cache_invalidation_keys: string[];
}
/**
 * Durations in milliseconds.
 */
export interface DecideTelemetry {
  /**
   * The route really executed; rules is the deterministic tier.
   */
  route: 'slm' | 'legacy' | 'rules';
  /**
   * The route that was tried before.
   */
  fallback_from?: 'slm' | 'legacy';
  intent: Intent;
  confidence: number;
  extractor_ms: number;
  planner_ms: number;
  policy_ms: number;
  broker_ms: number;
  reducer_ms: number;
  nlg_ms: number;
  total_ms: number;
}
