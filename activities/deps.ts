/** What the activities of a turn are built from: real parts in production, the same real parts in tests. */
import type { Logger } from 'pino';
import type { TwilioSender } from '../channel/twilio-sender';
import type { SlmCalibration } from '../domain/understanding/combine';
import type { WorkspaceProfile } from '../domain/workspace';
import type { Rephrase } from '../models/rephrase';
import type { LegacyAgent, ModelHealth, SlmExtractor, SlmPlanner } from '../models/types';
import type { Database } from '../store/database';
import type { Tools } from '../tools/types';

export interface ActivityDeps {
  db: Database;
  tools: Tools;
  models: {
    extractor: SlmExtractor;
    planner: SlmPlanner;
    legacy: LegacyAgent;
    /** The larger model as a second extractor, asked once when the two tiers differ (`SLM_FALLBACK_TO_LLM`). */
    arbiter: SlmExtractor | null;
    /** Words replies more warmly (`SLM_RESPONSE_MODEL`); facts are compared by code. */
    rephrase: Rephrase | null;
    /** How much the extractor's model is to be believed beside the rules. */
    calibration: SlmCalibration;
    /** Cached for a few seconds; never throws. Whether each route's models can serve now. */
    health: () => Promise<ModelHealth & { slm: boolean; legacy: boolean; response: boolean }>;
    /** Below this, agreement of the two tiers decides. */
    confidenceThreshold: number;
  };
  sender: TwilioSender;
  profiles: Profiles;
  logger: Logger;
  /** Where status callbacks reach us; the attempt id is added to it. */
  statusCallbackUrl: string;
}

/** Workspace profiles, cached for seconds: every stage needs one and they rarely change. */
export interface Profiles {
  /** @throws {ApplicationFailure} `WorkspaceMissing` */
  get(workspaceId: string): Promise<WorkspaceProfile>;
}
