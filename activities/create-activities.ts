/** All activities of a turn, wired to their dependencies. */
import type { ActivityDeps } from './deps';
import { createBeginTurn } from './begin-turn';
import { createCheckPolicy } from './check-policy';
import { createCommitTurn } from './commit-turn';
import { createExtract } from './extract';
import { createLegacyStep } from './legacy-step';
import { createPlan } from './plan';
import { createRephrase } from './rephrase';
import { createRespond } from './respond';
import { createSendMessage } from './send-message';
import { createToolActivities } from './tools';
import type { TurnActivities } from './types';

export const createActivities = (deps: ActivityDeps): TurnActivities => ({
  beginTurn: createBeginTurn(deps),
  extract: createExtract(deps),
  plan: createPlan(deps),
  legacyStep: createLegacyStep(deps),
  checkPolicy: createCheckPolicy(deps),
  ...createToolActivities(deps),
  respond: createRespond(deps),
  rephrase: createRephrase(deps),
  commitTurn: createCommitTurn(deps),
  sendMessage: createSendMessage(deps),
});
