export { planTurn, isImprovable } from './plan-turn';
export { reconcilePlan } from './reconcile';
export type { Answer, ChitchatTopic, DialogueMove, HandoffReason, TurnPlan } from './turn-plan';
export { MESSAGE_KINDS, type MessageKind, type Plan, type PlannedAction, type PlanInput } from './types';
