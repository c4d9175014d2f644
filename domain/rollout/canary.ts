/** Which pipeline a conversation runs on, and why: decided once per run, by whoever starts it. Pure. */
import { bucketOf, routeFor, type Route, type Sha256 } from './share';

/** What decides: the workspace's own share, else the global one; `null` before the first start has written one down. */
export interface RolloutShare {
  share: number;
  scope: string;
  actor: string;
  reason: string;
}

/** What is decided, for the memo of the run. */
export interface PipelineChoice {
  pipeline: Route;
  bucket: number;
  share: number;
  rule: string;
}

export function choosePipeline(
  { workspaceId, conversationId }: { workspaceId: string; conversationId: string },
  rollout: RolloutShare | null,
  sha256: Sha256,
): PipelineChoice {
  // Without a share nobody has decided for slm.
  const share = rollout?.share ?? 0;
  const bucket = bucketOf(workspaceId, conversationId, sha256);
  return {
    pipeline: routeFor(share, bucket),
    bucket,
    share,
    rule: rollout ? `${rollout.scope} share, set by ${rollout.actor}: ${rollout.reason}` : 'no share set',
  };
}
