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
/**
 * 24:00 ends an interval.
 */
export type LocalTime = string;
export type LocalDate = string;
export type StoredQuestion =
  | {
      kind: 'slot';
      slot: SlotName;
    }
  | {
      kind: 'confirm';
    }
  | {
      kind: 'choose';
      slot: SlotName;
    }
  | {
      kind: 'clarify_intent';
      intents: Intent[];
    }
  | {
      kind: 'offer_human';
    };
export type Tool =
  | 'get_available_services'
  | 'get_business_hours'
  | 'check_service_availability'
  | 'get_service_packages'
  | 'get_active_promotions'
  | 'find_appointment_by_phone'
  | 'book_appointment'
  | 'reschedule_appointment'
  | 'cancel_appointment';
export type StateSchema = 2;
export type StoredTaskKind = 'book' | 'move' | 'cancel';
/**
 * @maxItems 6
 */
export type Tasks = StoredTask[];

export interface Schemas {
  extractor_v1: ExtractorV1;
  planner_v1: PlannerV1;
  response_v1: ResponseV1;
  manifest_v1: ManifestV1;
  decide_request_v1: DecideRequestV1;
  decide_response_v1: DecideResponseV1;
  conversation_state_v1: ConversationStateV1;
  conversation_state_v2: ConversationStateV2;
}
/**
 * What a message means: one intent, the normalised slots and how sure the reading is.
 */
export interface ExtractorV1 {
  intent: Intent;
  slots: Slots;
  confidence: number;
  reasoning?: string;
  /**
   * What the message asks the dialogue to do, in its order, each command with the words it was read from.
   */
  commands_v1?: CommandV1[];
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
export interface CommandV1 {
  do: string;
  span: CommandSpan;
}
export interface CommandSpan {
  start: number;
  end: number;
  text: string;
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
   * Professionals to be left to others where there is a choice, separated by commas
   */
  spare_staff?: string;
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
  /**
   * Name for the appointment
   */
  client_name?: string;
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
   * When the caller's channel took the message: ISO 8601 instant with offset. Days are read as of it when it lies in the last 24 hours, else as of the arrival, by the server's clock.
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
/**
 * The dialogue state as releases before the stack of tasks stored it: one flow with its slots. It had no `schema` member. Only what the upgrade reads.
 */
export interface ConversationStateV1 {
  schema?: never;
  version: number;
  fsm: FsmState;
  flow: 'book' | 'cancel' | 'reschedule' | null;
  slots: SlotsV1;
  timeWindow: WindowV1 | null;
  dateRange: RangeV1 | null;
  pending: StoredQuestion | null;
  offered: OptionV1[];
  confirmation: ConfirmationV1 | null;
  observations: StoredObservation[];
  appointments?: AppointmentV1[];
  alsoWanted?: string[];
  alsoCancel?: string[];
  turn: number;
  failures: number;
  emailAsked: boolean;
  lastReply: string | null;
  updatedAt: string | null;
}
export interface SlotsV1 {
  service_type?: SlotV1;
  preferred_date?: SlotV1;
  preferred_time?: SlotV1;
  staff_name?: SlotV1;
  client_name?: SlotV1;
  client_email?: SlotV1;
  client_phone?: SlotV1;
  booking_id?: SlotV1;
}
export interface SlotV1 {
  value: string;
  source: 'customer' | 'offer' | 'memory' | 'channel';
  turn: number;
}
export interface WindowV1 {
  from: LocalTime;
  to: LocalTime;
}
export interface RangeV1 {
  from: LocalDate;
  to: LocalDate;
  except: LocalDate[];
  soonest?: true;
}
export interface OptionV1 {
  values: StoredValues;
  clears?: SlotName[];
  intent?: Intent;
}
export interface StoredValues {
  service_type?: string;
  preferred_date?: string;
  preferred_time?: string;
  staff_name?: string;
  client_name?: string;
  client_email?: string;
  client_phone?: string;
  booking_id?: string;
}
export interface ConfirmationV1 {
  tool: Tool;
  args: {
    [k: string]: string;
  };
  digest: string;
  askedAt: string;
  reopenedAt?: string;
}
export interface StoredObservation {
  tool: Tool;
  ok: boolean;
  note: string;
  turn: number;
}
export interface AppointmentV1 {
  code: string;
  service: string;
  staff: string;
  date: LocalDate;
  time: LocalTime;
  durationMinutes?: number;
  freeCancellation: boolean;
}
/**
 * The dialogue state as it is stored (domain/dialogue/types.ts). Another shape is upgraded when it is loaded, or replaced.
 */
export interface ConversationStateV2 {
  schema: StateSchema;
  version: number;
  fsm: FsmState;
  tasks: Tasks;
  lastTaskId: number;
  contact: StoredSlots;
  mentioned: StoredSlots;
  invited: string[];
  question: StoredQuestion | null;
  offered: StoredOption[];
  observations: StoredObservation[];
  appointments?: StoredAppointment[];
  latest: StoredWrite | null;
  answered: (
    | 'services'
    | 'prices'
    | 'duration'
    | 'hours'
    | 'packages'
    | 'promotions'
    | 'appointments'
    | 'this'
    | 'staff'
    | 'person'
    | 'cancellation'
    | 'address'
    | 'unknown'
    | 'faq'
  )[];
  summary: string;
  turn: number;
  failures: number;
  emailAsked: boolean;
  languageTold?: true;
  lastReply: string | null;
  updatedAt: string | null;
}
export interface StoredTask {
  id: number;
  kind: StoredTaskKind;
  slots: StoredSlots;
  timeWindow: StoredHourWindow | null;
  dateRange: StoredDayRange | null;
  excluded: StoredExcluded;
  beneficiary: StoredBeneficiary | null;
  target: StoredReference | null;
  shift: StoredShift | null;
  beside?: StoredBeside;
  pending: StoredQuestion | null;
  offered: StoredOption[];
  confirmation: StoredConfirmation | null;
  after: number | null;
  like: number | null;
  missed?: LocalTime;
}
export interface StoredSlots {
  service_type?: StoredSlot;
  preferred_date?: StoredDaySlot;
  preferred_time?: StoredHourSlot;
  staff_name?: StoredSlot;
  client_name?: StoredSlot;
  client_email?: StoredSlot;
  client_phone?: StoredSlot;
  booking_id?: StoredSlot;
}
export interface StoredSlot {
  value: string;
  source: 'customer' | 'offer' | 'memory' | 'channel' | 'mention';
  turn: number;
}
export interface StoredDaySlot {
  value: string;
  source: 'customer' | 'offer' | 'memory' | 'channel' | 'mention';
  turn: number;
}
export interface StoredHourSlot {
  value: string;
  source: 'customer' | 'offer' | 'memory' | 'channel' | 'mention';
  turn: number;
}
export interface StoredHourWindow {
  from: LocalTime;
  to: LocalTime;
  derived?: true;
}
export interface StoredDayRange {
  from: LocalDate;
  to: LocalDate;
  except: LocalDate[];
  soonest?: true;
}
export interface StoredExcluded {
  dates: LocalDate[];
  weekdays: number[];
  hours: StoredExcludedHours[];
  staff: string[];
}
export interface StoredExcludedHours {
  from: LocalTime;
  to: LocalTime;
  derived?: true;
  dates?: LocalDate[];
  weekdays?: number[];
}
export interface StoredBeneficiary {
  relation?: string;
  name?: string;
  self?: true;
}
export interface StoredReference {
  code?: string;
  owner?: StoredBeneficiary;
  service?: string;
  staff?: string;
  day?: StoredDays;
  time?: LocalTime;
  which?: 'all' | 'other' | 'that';
  not?: StoredReference;
  or?: StoredReference[];
}
export interface StoredDays {
  from: LocalDate;
  to: LocalDate;
  weekday?: true;
}
export interface StoredShift {
  minutes?: number;
  days?: number;
  towards?: 'later' | 'earlier';
  sameTime?: true;
  sameDay?: true;
  weekAfter?: true;
}
export interface StoredBeside {
  of: StoredReference;
  by?: StoredShift;
}
export interface StoredOption {
  label?: string;
  values: StoredValues;
  appointment?: StoredAppointment;
  clears?: SlotName[];
  intent?: Intent;
}
export interface StoredAppointment {
  code: string;
  service: string;
  staff: string;
  date: LocalDate;
  time: LocalTime;
  durationMinutes?: number;
  freeCancellation: boolean;
  clientName?: string;
  begun?: true;
}
export interface StoredConfirmation {
  calls: StoredCall[];
  digest: string;
  about: StoredAppointment[];
  askedAt: string;
  reopenedAt?: string;
}
export interface StoredCall {
  tool: Tool;
  args: {
    [k: string]: string;
  };
}
export interface StoredWrite {
  kind: 'booked' | 'moved' | 'cancelled';
  appointment: StoredAppointment;
  previous?: StoredStart;
  turn: number;
}
export interface StoredStart {
  date: LocalDate;
  time: LocalTime;
}
