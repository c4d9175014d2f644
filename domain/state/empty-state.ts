import type { ConversationState } from './types';

/** A conversation of which nothing is known yet. */
export function emptyState(): ConversationState {
  return {
    version: 0,
    fsm: 'START',
    language: 'es-AR',
    flow: null,
    slots: {},
    timeWindow: null,
    dateRange: null,
    pending: null,
    offered: [],
    confirmation: null,
    observations: [],
    appointments: [],
    summary: '',
    turn: 0,
    failures: 0,
    emailAsked: false,
    lastReply: null,
    updatedAt: null,
  };
}
