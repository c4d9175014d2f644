/** The OpenAPI 3.1 document of every route. A test holds it to the routes, and the routes' answers to it. */
import { ADMIN_PATHS } from './admin-paths';
import { CONTRACTS } from './contracts';
import { PARAMETERS } from './parameters';
import { DECIDE_PATHS, OPERATION_PATHS, TWILIO_PATHS } from './paths';
import { SCHEMAS } from './schemas';

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
    parameters: PARAMETERS,
    schemas: { ...CONTRACTS, ...SCHEMAS },
  },
};
