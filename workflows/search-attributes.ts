/** Search attributes by which an operator finds turns. Never personal data: they are not encrypted. */
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

export const SEARCH_ATTRIBUTES = {
  workspaceId: defineSearchAttributeKey('WorkspaceId', SearchAttributeType.KEYWORD),
  conversationId: defineSearchAttributeKey('ConversationId', SearchAttributeType.KEYWORD),
  messageSid: defineSearchAttributeKey('MessageSid', SearchAttributeType.KEYWORD_LIST),
  pipeline: defineSearchAttributeKey('Pipeline', SearchAttributeType.KEYWORD),
  intent: defineSearchAttributeKey('Intent', SearchAttributeType.KEYWORD),
  turnOutcome: defineSearchAttributeKey('TurnOutcome', SearchAttributeType.KEYWORD),
} as const;
