/** A plan: at most three tool calls, or what is missing. Rules make one always; a model may propose a better one. */
import type { ConversationState } from '../state/types';
import type { Reading, SlotName } from '../understanding/types';
import type { ToolName } from '../tools/names';
import type { WorkspaceProfile } from '../workspace';

export interface PlannedAction {
  tool: ToolName;
  args: Record<string, string>;
  reasoning?: string;
}

/** The planner contract (`schemas/planner_v1.json`). */
export interface Plan {
  plan_version: 'v1';
  actions: PlannedAction[];
  needs_confirmation: boolean;
  missing_slots?: SlotName[];
  confidence?: number;
}

export interface PlanInput {
  /** State as loaded (after the idle timeout has been applied). */
  state: ConversationState;
  reading: Reading;
  workspace: WorkspaceProfile;
  /** ISO 8601 instant of the turn. */
  now: string;
  /** The turn's text as received: for the questions that the workspace answers by keyword. */
  text?: string;
  /** What kind each message of the turn is; anything but `text` and `choice` cannot be read. */
  kinds?: readonly MessageKind[];
}

export const MESSAGE_KINDS = [
  'text',
  'choice',
  'image',
  'audio',
  'video',
  'document',
  'sticker',
  'location',
  'contact',
  'unknown',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
