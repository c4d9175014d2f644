/** How a run of the turn is started, by whoever brings a message: the webhook, or the sweeper. */
import { TypedSearchAttributes } from '@temporalio/common';
import type { PipelineChoice } from '../domain/rollout/canary';
import { turnWorkflowId, type CanaryDecision, type InboundMessage, type TurnInput, type TurnScope } from './messages';
import { SEARCH_ATTRIBUTES } from './search-attributes';

/** Bounds a run whatever happens in it; a conversation is never blocked for longer. */
const RUN_TIMEOUT = '15 minutes';
/** A worker that dies with the turn in hand holds it up for so long: well within the inline budget. */
const TASK_TIMEOUT = '3 seconds';

/** The argument of a run: the message, where it is answered, and what the process that starts the run is configured with. */
export function turnInputOf(
  settings: Pick<CanaryDecision, 'models' | 'prompts'> & Pick<TurnInput, 'budgets'>,
  { scope, first }: { scope: TurnScope; first: InboundMessage },
  choice: PipelineChoice,
): TurnInput {
  const { models, prompts, budgets } = settings;
  return { scope, first, canary: { ...choice, models, prompts }, budgets };
}

export const turnStartOptions = (input: TurnInput, taskQueue: string) =>
  ({
    workflowId: turnWorkflowId(input.scope.workspaceId, input.scope.conversationId),
    taskQueue,
    args: [input] as [TurnInput],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowExecutionTimeout: RUN_TIMEOUT,
    workflowTaskTimeout: TASK_TIMEOUT,
    memo: { canary: input.canary },
    typedSearchAttributes: new TypedSearchAttributes([
      { key: SEARCH_ATTRIBUTES.workspaceId, value: input.scope.workspaceId },
      { key: SEARCH_ATTRIBUTES.conversationId, value: input.scope.conversationId },
      { key: SEARCH_ATTRIBUTES.messageSid, value: [input.first.sid] },
      { key: SEARCH_ATTRIBUTES.pipeline, value: input.canary.pipeline },
    ]),
    staticSummary: `turn on ${input.canary.pipeline} (bucket ${input.canary.bucket}, share ${input.canary.share} %)`,
    priority: { fairnessKey: input.scope.workspaceId },
  }) as const;
