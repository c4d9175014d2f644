/** Twilio's routes: messages in, delivery reports in. Every request must carry a valid signature, in development too. */
import { Router, urlencoded, type Request, type RequestHandler, type Response } from 'express';
import { isSigned } from '../../channel/signature';
import { twiml, TWIML_CONTENT_TYPE } from '../../channel/twiml';
import { isDeliveryStatus } from '../../store/delivery';
import { resolveChannel } from '../../store/channels';
import { setDelivery } from '../../store/outbox';
import { countWebhook } from '../../observability/metrics';
import type { Delivery } from '../../workflows/messages';
import { WEBHOOK_PATH } from '../../workflows/paths';
import type { ApiDeps } from '../deps';
import { toApiError } from '../errors';
import { intake } from '../intake';
import { limitPending } from '../limit-pending';
import { retryTransient } from '../retry-transient';
import { OUTAGE_PATIENCE_MS } from '../time-limits';
import { parseInbound, type TwilioForm } from './parse-inbound';

const BODY_LIMIT = '64kb';

export function webhookRouter(deps: ApiDeps): Router {
  const router = Router();
  router.use(urlencoded({ extended: false, limit: BODY_LIMIT, parameterLimit: 200 }));
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
    countWebhook('bad_signature');
    deps.logger.warn({ event: 'bad_signature', path: request.path }, 'webhook request without a valid signature');
    response
      .status(403)
      .type('text/plain')
      .send('X-Twilio-Signature does not match. Check TWILIO_AUTH_TOKEN and PUBLIC_BASE_URL.');
  };

const formOf = (request: Request): TwilioForm => (request.body ?? {}) as TwilioForm;

async function inbound(deps: ApiDeps, request: Request, response: Response): Promise<void> {
  const receivedAt = Date.now();
  const parsed = parseInbound(formOf(request), new Date(receivedAt).toISOString(), deps.settings.inlineBudgetMs);
  if ('missing' in parsed) {
    countWebhook('bad_request');
    response.status(400).type('text/plain').send(`The parameter ${parsed.missing} is missing.`);
    return;
  }
  try {
    const taken = await retryTransient(
      async () => {
        const channel = await resolveChannel(deps.db, 'twilio', parsed.to);
        return channel && intake(deps, { ...channel, ...parsed, provider: 'twilio' });
      },
      { until: receivedAt + OUTAGE_PATIENCE_MS },
    );
    if (!taken) {
      countWebhook('unknown_recipient');
      // An operator must see it; nobody's default workspace may get it.
      deps.logger.error(
        { event: 'unknown_recipient', messageSid: parsed.message.sid },
        'message to a number of no workspace',
      );
      say(response, null);
      return;
    }
    const { turn, known } = taken;
    const delivery = known ?? (await deps.engine.handOver(turn));
    countWebhook(known ? 'duplicate' : delivery.kind);
    say(response, textOf(delivery));
  } catch (error) {
    if (toApiError(error)?.status === 503) {
      countWebhook('unavailable');
      deps.logger.error(
        { err: error, messageSid: parsed.message.sid },
        'message not accepted; the provider is asked to retry',
      );
    }
    throw error;
  }
}

const textOf = (delivery: Delivery): string | null => (delivery.kind === 'reply' ? delivery.text : null);

const say = (response: Response, text: string | null): void => {
  response.status(200).set('Content-Type', TWIML_CONTENT_TYPE).send(twiml(text));
};

/** Delivery reports come late, twice and out of order; the state only ever moves forward. */
async function status(deps: ApiDeps, request: Request, response: Response): Promise<void> {
  const form = formOf(request);
  const { MessageSid: sid, MessageStatus: state, ErrorCode: errorCode, From: from } = form;
  if (!sid || !state || !from) {
    response.status(400).type('text/plain').send('MessageSid, MessageStatus and From are required.');
    return;
  }
  const at = new Date();
  const attemptId = attemptIn(request);
  await retryTransient(
    async () => {
      const channel = await resolveChannel(deps.db, 'twilio', from);
      if (!channel || !isDeliveryStatus(state)) return;
      await deps.db.inWorkspace(channel.workspaceId, (tx) =>
        setDelivery(tx, {
          sid,
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
  return typeof attempt === 'string' && /^[0-9a-f-]{36}$/i.test(attempt) ? attempt : null;
};
