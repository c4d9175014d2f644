export { emptyState } from './empty-state';
export { openTurn } from './open-turn';
export { understandingContext } from './understanding-context';
export { confirmationDigestInput, confirmationKey } from './confirmation';
export { reduceTurn, type Reduced } from './reduce';
export type { ReduceInput } from './draft';
export { withoutFlow } from './slots';
export { rememberReply } from './summary';
export * from './types';
