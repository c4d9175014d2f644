/**
 * The tables of schema `pulpo` as the query builder sees them; the truth is in `migrations/`. `workspace_id` is filled by the
 * database from the transaction's scope, so that no statement has to (or can wrongly) name it.
 */
import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type GeneratedTimestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** Parsed on reading; written as JSON text. */
type GeneratedJson = JSONColumnType<object, string | undefined, string>;
type NullableJson = ColumnType<unknown, string | null | undefined, string | null>;

interface Tenant {
  workspace_id: Generated<string>;
}

interface Row extends Tenant {
  id: Generated<string>;
}

export interface WorkspaceTable {
  id: Generated<string>;
  slug: string;
  name: string;
  address: Generated<string>;
  vertical: Generated<string>;
  timezone: string;
  country: Generated<string>;
  currency: Generated<string>;
  tier: Generated<string>;
  active: Generated<boolean>;
  settings: GeneratedJson;
  manifest: GeneratedJson;
  created_at: GeneratedTimestamp;
  updated_at: GeneratedTimestamp;
}

export interface ChannelTable extends Row {
  provider: string;
  address: string;
  active: Generated<boolean>;
  created_at: GeneratedTimestamp;
}

export interface ContactTable extends Row {
  profile_name: Nullable<string>;
  phone: Nullable<string>;
  created_at: GeneratedTimestamp;
  erased_at: NullableTimestamp;
}

export interface ChannelIdentityTable extends Tenant {
  provider: string;
  identity: string;
  contact_id: string;
  created_at: GeneratedTimestamp;
}

export interface ConversationTable extends Row {
  contact_id: string;
  channel_id: string;
  status: Generated<'open' | 'closed'>;
  created_at: GeneratedTimestamp;
  last_inbound_at: NullableTimestamp;
  closed_at: NullableTimestamp;
}

export type SendState = 'inline' | 'pending' | 'sending' | 'sent' | 'uncertain' | 'failed';
export type AnswerKind = 'reply' | 'merged' | 'deferred' | 'silent';
export type MessageAuthor = 'customer' | 'assistant' | 'human' | 'system';

export interface MessageTable extends Row {
  conversation_id: string;
  direction: 'inbound' | 'outbound';
  provider_sid: Nullable<string>;
  kind: Generated<string>;
  body: string;
  payload: Nullable<string>;
  author: MessageAuthor;
  created_at: GeneratedTimestamp;
  position: GeneratedAlways<string>;
  turn_id: Nullable<string>;
  answer: Nullable<AnswerKind>;
  answer_reason: Nullable<string>;
  reply_id: Nullable<string>;
  quick_replies: Generated<string[]>;
  send_state: Nullable<SendState>;
  attempt_id: Nullable<string>;
  attempts: Generated<number>;
  /** Taken by the provider, or (`inline`) claimed for an HTTP response. */
  sent_at: NullableTimestamp;
  /** HTTP responses that have claimed it and were not cut off. */
  response_claims: Generated<number>;
  /** When the sweeper hands it to the engine again; NULL when nobody waits for it. */
  due_at: NullableTimestamp;
  handovers: Generated<number>;
  /** It came over a message limit and is read at this instant; NULL when it was admitted at once. */
  throttled_until: NullableTimestamp;
  delivery: Nullable<string>;
  error_code: Nullable<string>;
  delivered_at: NullableTimestamp;
  read_at: NullableTimestamp;
}

export interface ConversationStateTable extends Tenant {
  conversation_id: string;
  version: number;
  /** Written by this product, in this release or an earlier one: read by `store/states.ts`. */
  state: ColumnType<unknown, string, string>;
  updated_at: GeneratedTimestamp;
}

export interface TurnTable extends Tenant {
  id: string;
  conversation_id: string;
  pipeline: string;
  route: string;
  fallback_from: Nullable<string>;
  intent: Nullable<string>;
  confidence: Nullable<number>;
  outcome: string;
  total_ms: number;
  timings: GeneratedJson;
  canary: GeneratedJson;
  input: NullableJson;
  extraction: NullableJson;
  plan: NullableJson;
  verdicts: NullableJson;
  results: NullableJson;
  patch: NullableJson;
  reply: NullableJson;
  models: NullableJson;
  created_at: GeneratedTimestamp;
}

export interface HandoffTable extends Row {
  conversation_id: string;
  reason: string;
  opened_at: GeneratedTimestamp;
  /** It is over then, whether or not it was released. */
  ends_at: Timestamp;
  released_at: NullableTimestamp;
  released_by: Nullable<string>;
}

export interface OptOutTable extends Row {
  identity_digest: string;
  opted_out: boolean;
  at: GeneratedTimestamp;
  position: GeneratedAlways<string>;
}

export interface FeedbackTable extends Row {
  conversation_id: string;
  turn_id: Nullable<string>;
  score: Nullable<number>;
  comment: Nullable<string>;
  created_at: GeneratedTimestamp;
}

export interface ServiceTable extends Row {
  name: string;
  category: Nullable<string>;
  synonyms: Generated<string[]>;
  active: Generated<boolean>;
  position: Generated<number>;
}

export interface StaffTable extends Row {
  name: string;
  synonyms: Generated<string[]>;
  active: Generated<boolean>;
  position: Generated<number>;
}

export interface StaffServiceTable extends Tenant {
  staff_id: string;
  service_id: string;
  price: number;
  duration_minutes: number;
}

export interface BusinessHoursTable extends Row {
  weekday: number;
  /** `HH:MM:SS`, local. */
  opens: string;
  closes: string;
  staff_id: Nullable<string>;
}

export interface SpecialDateTable extends Tenant {
  /** `YYYY-MM-DD`, local. */
  date: string;
  blocks: GeneratedJson;
  label: Generated<string>;
}

export interface StaffAbsenceTable extends Row {
  staff_id: string;
  starts_at: Timestamp;
  ends_at: Timestamp;
  reason: Nullable<string>;
}

export interface PromotionTable extends Row {
  name: string;
  description: Generated<string>;
  percent: Nullable<number>;
  weekdays: Generated<number[]>;
  starts_on: Nullable<string>;
  ends_on: Nullable<string>;
  active: Generated<boolean>;
}

export interface PackageTable extends Row {
  name: string;
  price: number;
  regular_price: number;
  duration_minutes: number;
  active: Generated<boolean>;
}

export interface PackageServiceTable extends Tenant {
  package_id: string;
  service_id: string;
  position: Generated<number>;
}

export interface FaqTable extends Row {
  topic: string;
  keywords: Generated<string[]>;
  answer: string;
  position: Generated<number>;
}

export type AppointmentStatus = 'booked' | 'confirmed' | 'cancelled' | 'completed' | 'no_show';

export interface AppointmentTable extends Row {
  code: string;
  contact_id: string;
  conversation_id: Nullable<string>;
  service_id: string;
  staff_id: string;
  client_name: string;
  client_email: Nullable<string>;
  client_phone: Nullable<string>;
  notes: Nullable<string>;
  price: number;
  duration_minutes: number;
  starts_at: Timestamp;
  ends_at: Timestamp;
  busy_until: Timestamp;
  status: Generated<AppointmentStatus>;
  cancelled_at: NullableTimestamp;
  cancel_reason: Nullable<string>;
  revision: Generated<number>;
  idempotency_key: string;
  created_at: GeneratedTimestamp;
  updated_at: GeneratedTimestamp;
}

export interface ReminderTable extends Row {
  appointment_id: string;
  due_at: Timestamp;
  status: Generated<'scheduled' | 'sent' | 'confirmed' | 'declined' | 'dropped'>;
  settled_at: NullableTimestamp;
}

export interface IdempotencyKeyTable extends Tenant {
  key: string;
  fingerprint: string;
  response: NullableJson;
  contact_id: Nullable<string>;
  message_sid: Nullable<string>;
  created_at: GeneratedTimestamp;
}

export interface RateCounterTable extends Tenant {
  key: string;
  window_start: Timestamp;
  window_end: Timestamp;
  count: Generated<number>;
}

export interface RolloutTable extends Tenant {
  share: number;
  actor: string;
  reason: string;
  updated_at: GeneratedTimestamp;
}

export interface RolloutHistoryTable extends Tenant {
  id: GeneratedAlways<string>;
  action: 'set' | 'rollback' | 'clear';
  share: Nullable<number>;
  previous_share: Nullable<number>;
  actor: string;
  reason: string;
  at: GeneratedTimestamp;
}

export interface AuditLogTable extends Tenant {
  id: GeneratedAlways<string>;
  at: GeneratedTimestamp;
  actor: string;
  action: string;
  subject_type: string;
  subject_id: string;
  detail: GeneratedJson;
}

export interface WorkerHeartbeatTable extends Tenant {
  id: string;
  task_queue: string;
  build: string;
  started_at: GeneratedTimestamp;
  seen_at: GeneratedTimestamp;
}

export interface PulpoTables {
  workspaces: WorkspaceTable;
  channels: ChannelTable;
  contacts: ContactTable;
  channel_identities: ChannelIdentityTable;
  conversations: ConversationTable;
  messages: MessageTable;
  conversation_states: ConversationStateTable;
  turns: TurnTable;
  handoffs: HandoffTable;
  opt_outs: OptOutTable;
  feedback: FeedbackTable;
  services: ServiceTable;
  staff: StaffTable;
  staff_services: StaffServiceTable;
  business_hours: BusinessHoursTable;
  special_dates: SpecialDateTable;
  staff_absences: StaffAbsenceTable;
  promotions: PromotionTable;
  packages: PackageTable;
  package_services: PackageServiceTable;
  faqs: FaqTable;
  appointments: AppointmentTable;
  reminders: ReminderTable;
  idempotency_keys: IdempotencyKeyTable;
  rate_counters: RateCounterTable;
  rollouts: RolloutTable;
  rollout_history: RolloutHistoryTable;
  audit_log: AuditLogTable;
  worker_heartbeats: WorkerHeartbeatTable;
}
