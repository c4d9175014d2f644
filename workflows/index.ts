/** Everything exported here is a workflow type; nothing else may be. */
export { breaker } from './breaker';
export { conversationTurn } from './turn';
export { deliverReply } from './deliver-reply';
