export { composeReply } from './compose';
export type { AnswerFact, OutcomeFact, QuestionFact, Reply, ReplyFacts } from './types';
