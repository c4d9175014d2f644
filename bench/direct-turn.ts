/** The same turn without the engine: its stages called one after the other in this process, to tell what the engine costs. */
import { randomUUID } from 'node:crypto';
import type { TurnActivities, TurnRecord } from '../activities/types';
import type { InboundMessage, TurnInput } from '../workflows/messages';
import { emptyRecord } from '../workflows/turn-record';

/** Runs a deterministic turn of reads and returns the reply. Exactly the calls that the workflow makes, in its order. */
export async function directTurn(activities: TurnActivities, input: TurnInput): Promise<string> {
  const message: InboundMessage = input.first;
  const stage = { scope: input.scope, turnId: randomUUID(), now: message.receivedAt };
  const begun = await activities.beginTurn({ ...stage, messages: [message], maxMessages: 5, canary: input.canary });
  if (begun.status !== 'proceed') throw new Error(`the turn stopped: ${begun.reason}`);
  const base = { ...stage, text: begun.text, kinds: [message.kind], state: begun.state };
  const extracted = await activities.extract({ ...base, tier: 'rules' });
  const planned = await activities.plan({ ...base, reading: extracted.reading, tier: 'rules' });

  const record = emptyRecord(input.canary, 'answered');
  for (const [index, action] of planned.turnPlan.plan.actions.entries()) {
    const checked = await activities.checkPolicy({
      ...stage,
      action,
      state: begun.state,
      confirmed: planned.turnPlan.confirmed,
      alreadyRun: [],
      sids: [message.sid],
    });
    record.verdicts.push(checked.verdict);
    if (checked.verdict.verdict !== 'allow') continue;
    const { outcome, ms } = await activities[action.tool]({
      ...stage,
      args: action.args,
      idempotencyKey: `${message.sid}:${index}:${action.tool}`,
      messageSid: message.sid,
    });
    record.results.push({
      tool: action.tool,
      args: action.args,
      ms,
      status: 'done',
      outcome,
    } as TurnRecord['results'][number]);
  }
  const responded = await activities.respond({
    ...base,
    idleForgotten: begun.idleForgotten,
    turnPlan: planned.turnPlan,
    verdicts: record.verdicts,
    results: record.results,
  });
  const committed = await activities.commitTurn({
    ...stage,
    messages: [{ sid: message.sid, receivedAt: message.receivedAt }],
    state: { ...responded.state, lastReply: responded.reply.message },
    expectedVersion: begun.state.version,
    patch: responded.patch,
    reply: responded.reply,
    effects: responded.effects,
    delivery: 'inline',
    backlogUpTo: null,
    record: {
      ...record,
      text: begun.text,
      reading: extracted.reading,
      turnPlan: planned.turnPlan,
      outcome: responded.outcome,
    },
    mayYield: true,
  });
  if (committed.status !== 'committed' || committed.text === null)
    throw new Error(`not committed: ${committed.status}`);
  return committed.text;
}
