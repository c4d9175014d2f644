/** The routes that channels, callers and monitors use. */
import { errors, jsonBody, jsonOf, parameter, retrying, textOf, type Json, type Paths } from './build';

const form = (name: string): Json => ({
  required: true,
  content: { 'application/x-www-form-urlencoded': { schema: { $ref: `#/components/schemas/${name}` } } },
});

const badForm = textOf('A parameter is missing, given more than once, or holds what no id holds.');
const badSignature = textOf('The signature is missing or does not match.');
const open: Json[] = [];

export const TWILIO_PATHS: Paths = {
  '/webhook/pulpo/twilio/wa/inbound': {
    post: {
      operationId: 'receiveMessage',
      summary: 'A customer’s message, from Twilio.',
      description:
        'The reply is in the TwiML when the turn ends within the inline budget; otherwise the TwiML is empty and the reply ' +
        'leaves through Twilio’s REST API. The same MessageSid again gets the same answer and runs nothing twice.',
      tags: ['twilio'],
      security: [{ twilioSignature: [] }],
      requestBody: form('TwilioInbound'),
      responses: {
        200: textOf('TwiML, with the reply or without.', 'text/xml'),
        400: badForm,
        403: badSignature,
        ...errors(413, 415, 500, 503),
      },
    },
  },
  '/webhook/pulpo/twilio/wa/status': {
    post: {
      operationId: 'receiveStatus',
      summary: 'What became of a message, from Twilio. Delivery states only move forward.',
      tags: ['twilio'],
      security: [{ twilioSignature: [] }],
      parameters: [
        {
          name: 'attempt',
          in: 'query',
          description: 'Our id of the attempt to send.',
          schema: { type: 'string', format: 'uuid' },
        },
      ],
      requestBody: form('TwilioStatus'),
      responses: {
        204: { description: 'Noted.' },
        400: badForm,
        403: badSignature,
        ...errors(413, 415, 500, 503),
      },
    },
  },
  '/webhook/pulpo/twilio/health': {
    get: {
      operationId: 'channelHealth',
      summary: 'Whether messages of this channel can be taken now.',
      tags: ['health'],
      security: open,
      responses: {
        200: jsonOf('They can.', 'ChannelHealth'),
        503: jsonOf('They cannot; reasons says why.', 'ChannelHealth'),
      },
    },
  },
};

export const DECIDE_PATHS: Paths = {
  '/orchestrator/decide': {
    post: {
      operationId: 'decide',
      summary: 'One message in, one reply out (contract v1), for n8n and channels of your own.',
      description:
        'The message goes through the same durable turn as one from WhatsApp. Pulpo keeps the state of the conversation; ' +
        'the state in the request counts once, for a conversation that is new here. An empty assistant.text with status 200 ' +
        'means that nothing is to be sent: a later message of the same burst carries the reply, a person has taken over, or ' +
        'the customer has opted out.',
      tags: ['decide'],
      security: [{ apiToken: [] }],
      parameters: ['WorkspaceHeader', 'ChannelHeader', 'ConversationHeader', 'RequestIdHeader'].map(parameter),
      requestBody: jsonBody('DecideRequestV1'),
      responses: {
        200: jsonOf('What the customer gets.', 'DecideResponseV1'),
        ...errors(400, 401, 403, 404),
        409: jsonOf('Policy denied the action; assistant.text tells the customer so.', 'DecideProblem'),
        ...errors(413, 415, 422),
        429: retrying(anyOf('A message limit is reached.', 'Error', 'DecideProblem')),
        500: anyOf('The turn failed, with assistant.text for the customer; or a bug.', 'Error', 'DecideProblem'),
        ...errors(503),
      },
    },
  },
};

function anyOf(description: string, ...names: string[]): Json {
  const schema = { anyOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) };
  return { description, content: { 'application/json': { schema } } };
}

export const OPERATION_PATHS: Paths = {
  '/health/live': {
    get: {
      operationId: 'live',
      summary: 'The process runs.',
      tags: ['health'],
      security: open,
      responses: { 200: jsonOf('It does.', 'Liveness') },
    },
  },
  '/health/ready': {
    get: {
      operationId: 'ready',
      summary: 'Whether customers are answered now: each dependency, and the effective slm share in words.',
      description:
        'Without models the deterministic tier serves: that is degraded, and still 200. Without a worker messages are stored and not answered: 503.',
      tags: ['health'],
      security: open,
      responses: {
        200: jsonOf('Ready, perhaps degraded.', 'Readiness'),
        503: jsonOf('Not ready; reasons says why.', 'Readiness'),
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'metrics',
      summary: 'Prometheus metrics of this process.',
      tags: ['health'],
      security: open,
      responses: { 200: textOf('Text exposition format.'), ...errors(500) },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'openapi',
      summary: 'This document.',
      tags: ['health'],
      security: open,
      responses: {
        200: {
          description: 'OpenAPI 3.1.',
          content: { 'application/json': { schema: { type: 'object', required: ['openapi', 'paths'] } } },
        },
      },
    },
  },
};
