-- Message limits are counted over the inbound messages of the last day, at every turn.
CREATE INDEX messages_recent_inbound ON pulpo.messages (workspace_id, created_at) INCLUDE (conversation_id)
  WHERE direction = 'inbound';
