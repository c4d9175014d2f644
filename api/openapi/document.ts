/** The OpenAPI 3.1 document of every route. A test holds it to the routes, and the routes' answers to it. */
import { ADMIN_PARAMETERS, ADMIN_PATHS } from './admin-paths';
import type { Json } from './build';
import { CONTRACTS } from './contracts';
import { DECIDE_PATHS, OPERATION_PATHS, TWILIO_PATHS } from './paths';
import { SCHEMAS } from './schemas';

const header = (name: string, description: string, schema: Json, required = false): Json => ({
  name,
  in: 'header',
  description,
  required,
  schema,
});
const ID: Json = { type: 'string', pattern: '^[!-~]{1,128}$' };

export const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'Pulpo',
    version: '1.0.0',
    summary: 'Appointment assistant for WhatsApp and other channels.',
    description:
      'Errors are always {"error": {code, message, field?, hint}}. Times are ISO 8601; durations milliseconds.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  tags: [
    { name: 'twilio', description: 'What Twilio calls. Signed.' },
    { name: 'decide', description: 'One message in, one reply out.' },
    { name: 'health', description: 'Signs of life, metrics, this document. Open.' },
    { name: 'admin', description: 'What operators do.' },
  ],
  paths: { ...TWILIO_PATHS, ...DECIDE_PATHS, ...OPERATION_PATHS, ...ADMIN_PATHS },
  components: {
    securitySchemes: {
      twilioSignature: {
        type: 'apiKey',
        in: 'header',
        name: 'X-Twilio-Signature',
        description: 'HMAC of Twilio, over the public URL and the parameters.',
      },
      apiToken: { type: 'http', scheme: 'bearer', description: 'PULPO_API_TOKEN' },
      adminToken: { type: 'http', scheme: 'bearer', description: 'PULPO_ADMIN_TOKEN' },
    },
    parameters: {
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
      ...ADMIN_PARAMETERS,
    },
    schemas: { ...CONTRACTS, ...SCHEMAS },
  },
};
