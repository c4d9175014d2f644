import { STATE_SCHEMA, type ConversationState } from './types';

/** A conversation of which nothing is known yet. */
export function emptyState(): ConversationState {
  return {
    schema: STATE_SCHEMA,
    version: 0,
    fsm: 'START',
    tasks: [],
    lastTaskId: 0,
    contact: {},
    mentioned: {},
    invited: [],
    question: null,
    offered: [],
    observations: [],
    latest: null,
    answered: [],
    summary: '',
    turn: 0,
    failures: 0,
    emailAsked: false,
    lastReply: null,
    updatedAt: null,
  };
}
