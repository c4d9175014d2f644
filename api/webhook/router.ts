/** Twilio's routes: messages in, delivery reports in. Every request must carry a valid signature, in development too. */
import { Router, urlencoded, type Request, type RequestHandler, type Response } from 'express';
import { isSigned } from '../../channel/signature';
import { twiml, TWIML_CONTENT_TYPE } from '../../channel/twiml';
import { isDeliveryStatus } from '../../store/delivery';
import { resolveChannel } from '../../store/channels';
import { setDelivery } from '../../store/outbox';
import { MessageIdTaken } from '../../store/errors';
import { isUuid } from '../../store/uuid';
import { countWebhook } from '../../observability/metrics';
import { WEBHOOK_PATH } from '../../workflows/paths';
import type { ApiDeps } from '../deps';
import { toApiError } from '../errors';
import { intake, type Intake, type IntakeInput } from '../intake';
import { limitPending } from '../limit-pending';
import { messageIdFor } from '../message-id';
import { retryTransient } from '../retry-transient';
import { ANSWER_WITHIN_MS, OUTAGE_PATIENCE_MS } from '../time-limits';
import { claimText } from './inline-reply';
import { recordKeyword } from './opt-out';
import { parseInbound, type Inbound } from './parse-inbound';
import { readForm, type FormProblem, type ReceivedForm } from './read-form';
import { noteRefusal } from './refusals';

const BODY_LIMIT = '64kb';

export function webhookRouter(deps: ApiDeps): Router {
  const router = Router();
  router.use(WEBHOOK_PATH, urlencoded({ extended: false, limit: BODY_LIMIT, parameterLimit: 200 }));
  const pending = limitPending(deps.settings.maxPending);
  router.post(`${WEBHOOK_PATH}/inbound`, requireSignature(deps), pending, (request, response) =>
    inbound(deps, request, response),
  );
  router.post(`${WEBHOOK_PATH}/status`, requireSignature(deps), pending, (request, response) =>
    status(deps, request, response),
  );
  return router;
}

/** Checked over the configured public URL: behind a proxy, the Host header is whatever the proxy says. */
const requireSignature =
  (deps: ApiDeps): RequestHandler =>
  (request, response, next) => {
    const valid = deps.settings.twilio.publicBaseUrls.some((base) =>
      isSigned({
        authToken: deps.settings.twilio.authToken,
        signature: request.get('X-Twilio-Signature'),
        url: base + request.originalUrl,
        params: formOf(request),
      }),
    );
    if (valid) return next();
    noteRefusal(deps.logger, 'bad_signature', { path: request.path });
    response
      .status(403)
      .type('text/plain')
      .send('X-Twilio-Signature does not match. Check TWILIO_AUTH_TOKEN and PUBLIC_BASE_URL.');
  };

const formOf = (request: Request): ReceivedForm => (request.body ?? {}) as ReceivedForm;

function refuse(deps: ApiDeps, response: Response, { parameter, problem }: FormProblem): void {
  noteRefusal(deps.logger, 'bad_request', { parameter, problem });
  response.status(400).type('text/plain').send(`The parameter ${parameter} ${problem}.`);
}

async function inbound(deps: ApiDeps, request: Request, response: Response): Promise<void> {
  const receivedAt = Date.now();
  const parsed = parseInbound(formOf(request), new Date(receivedAt).toISOString(), deps.settings.inlineBudgetMs);
  if ('problem' in parsed) return refuse(deps, response, parsed);
  const messageSid = parsed.message.sid;
  try {
    const taken = await retryTransient(
      async () => {
        const channel = await resolveChannel(deps.db, 'twilio', parsed.to);
        return channel && take(deps, { ...channel, ...parsed, provider: 'twilio' });
      },
      { until: receivedAt + OUTAGE_PATIENCE_MS },
    );
    if (!taken) {
      countWebhook('unknown_recipient');
      // An operator must see it; nobody's default workspace may get it.
      deps.logger.error({ event: 'unknown_recipient', messageSid }, 'message to a number of no workspace');
      say(response, null);
      return;
    }
    const { result, text } = await answer(deps, taken, receivedAt, response);
    countWebhook(result);
    say(response, text);
  } catch (error) {
    if (MessageIdTaken.isInstance(error)) {
      countWebhook('message_id_taken');
      // Twilio gives no id twice; whoever sent this gets nothing, and is not asked to repeat it.
      deps.logger.error({ event: 'message_id_taken', messageSid }, 'message with the id of another conversation');
      say(response, null);
      return;
    }
    if (toApiError(error)?.status === 503) {
      countWebhook('unavailable');
      deps.logger.error({ err: error, messageSid }, 'message not accepted; the provider is asked to retry');
    }
    throw error;
  }
}

/** What comes before the turn, and may be repeated. `opt_out`: a keyword that Twilio has answered. */
async function take(deps: ApiDeps, input: IntakeInput & Inbound): Promise<Intake | 'opt_out'> {
  if (input.optOut === null) return intake(deps, input);
  await recordKeyword(deps, input, input.optOut);
  return 'opt_out';
}

/** @returns what the message got, as it is counted, and the reply for the response */
async function answer(
  deps: ApiDeps,
  taken: Intake | 'opt_out',
  receivedAt: number,
  response: Response,
): Promise<{ result: string; text: string | null }> {
  if (taken === 'opt_out') return { result: taken, text: null };
  const { turn, known, throttled } = taken;
  const delivery = known ?? (await deps.engine.handOver(turn));
  const message = { workspaceId: turn.scope.workspaceId, sid: turn.first.sid };
  const text = await retryTransient((givenUp) => claimText(deps, message, delivery, response, givenUp), {
    until: receivedAt + ANSWER_WITHIN_MS,
  });
  return { result: throttled ? 'throttled' : known ? 'duplicate' : delivery.kind, text };
}

const say = (response: Response, text: string | null): void => {
  response.status(200).set('Content-Type', TWIML_CONTENT_TYPE).send(twiml(text));
};

const STATUS_IDS = ['MessageSid', 'MessageStatus', 'From'] as const;

/** Delivery reports come late, twice and out of order; the state only ever moves forward. */
async function status(deps: ApiDeps, request: Request, response: Response): Promise<void> {
  const form = readForm(formOf(request), { ids: STATUS_IDS, texts: ['ErrorCode'] });
  if ('problem' in form) return refuse(deps, response, form);
  const { MessageSid: sid, MessageStatus: state, From: from, ErrorCode: errorCode } = form.parameters;
  if (!sid || !state || !from) {
    const parameter = STATUS_IDS.find((name) => !form.parameters[name]) ?? 'MessageSid';
    return refuse(deps, response, { parameter, problem: 'is missing' });
  }
  const at = new Date();
  const attemptId = attemptIn(request);
  await retryTransient(
    async () => {
      const channel = await resolveChannel(deps.db, 'twilio', from);
      if (!channel || !isDeliveryStatus(state)) return;
      await deps.db.inWorkspace(channel.workspaceId, (tx) =>
        setDelivery(tx, {
          sid: messageIdFor(sid),
          status: state,
          at,
          ...(attemptId === null ? {} : { attemptId }),
          ...(errorCode ? { errorCode } : {}),
        }),
      );
    },
    { until: at.getTime() + OUTAGE_PATIENCE_MS },
  );
  response.status(204).end();
}

const attemptIn = (request: Request): string | null => {
  const attempt = request.query['attempt'];
  return typeof attempt === 'string' && isUuid(attempt) ? attempt : null;
};
