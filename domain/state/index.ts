export { emptyState } from './empty-state';
export { openTurn } from './open-turn';
export { understandingContext } from './understanding-context';
export { confirmationDigestInput } from './confirmation';
export { reduceTurn, type Reduced } from './reduce';
export type { ReduceInput } from './draft';
export { rememberReply } from './summary';
export * from './types';
