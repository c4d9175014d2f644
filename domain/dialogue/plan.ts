/** A plan: at most three tool calls, or what is missing. Rules make one always; a model may propose a better one. */
import type { SlotName } from '../slots';
import type { ToolName } from '../tools/names';

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

export const MAX_ACTIONS = 3;

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
