export { planTurn, isImprovable, MAX_ACTIONS } from './plan-turn';
export { reconcilePlan } from './reconcile';
export type { Answer, ChitchatTopic, DialogueMove, HandoffReason, TurnPlan } from './turn-plan';
export type { MessageKind, Plan, PlannedAction, PlanInput } from './types';
