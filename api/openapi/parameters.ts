/** Headers, path and query parameters, by the names under which routes refer to them. */
import { BREAKER_DEPENDENCIES } from '../admin/breakers';
import { PHONE } from '../admin/parameters';
import { ID_PATTERN } from '../ids';
import type { Json } from './build';

const header = (name: string, description: string, schema: Json, required = false): Json => ({
  name,
  in: 'header',
  description,
  required,
  schema,
});
const ID: Json = { type: 'string', pattern: '^[!-~]{1,128}$' };

const uuidInPath = (name: string): Json => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
});

export const PARAMETERS: Record<string, Json> = {
  WorkspaceHeader: header('X-Workspace-Id', 'Whose customer writes.', { type: 'string', format: 'uuid' }, true),
  ChannelHeader: header('X-Channel', 'Where the message came from. Default: context.channel.', {
    type: 'string',
    pattern: '^[A-Za-z0-9._:-]{1,64}$',
  }),
  ConversationHeader: header('X-Conversation-Id', 'Default: wa-{waid}.', ID),
  RequestIdHeader: header(
    'X-Request-Id',
    'Idempotency: the same id with the same body gets the same answer. Default: user_message.message_id.',
    ID,
  ),

  workspaceId: uuidInPath('workspaceId'),
  conversationId: uuidInPath('conversationId'),
  turnId: uuidInPath('turnId'),
  contactId: uuidInPath('contactId'),
  dependency: { name: 'dependency', in: 'path', required: true, schema: { enum: [...BREAKER_DEPENDENCIES] } },
  limit: { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
  status: { name: 'status', in: 'query', schema: { enum: ['open', 'closed'] } },
  phone: {
    name: 'phone',
    in: 'query',
    description: 'E.164. Either this or identity, and not both.',
    schema: { type: 'string', ...PHONE },
  },
  identity: {
    name: 'identity',
    in: 'query',
    description: 'What the channel calls the customer. Either this or phone, and not both.',
    schema: { type: 'string', minLength: 1, pattern: ID_PATTERN },
  },
};
