/** What the deployment checklist's two variables mean at the first start. Later the share is moved at run time. */

export interface RolloutEnv {
  /** `ENABLE_SLM_PIPELINE`; undefined when unset. */
  enabled: boolean | undefined;
  /** `SLM_CANARY_PERCENT`, 0–100; undefined when unset. */
  percent: number | undefined;
  /** In production nothing goes to slm unless somebody has said so. */
  production: boolean;
}

export interface InitialShare {
  /** Percent of the conversations that slm gets, in the natural meaning: 0 = none, 100 = all. */
  share: number;
  /** The same for people, with the reason, because the variables' meaning is not monotonic. */
  words: string;
}

/**
 * `ENABLE_SLM_PIPELINE=false` → all legacy. `true` with a percentage of 1–99 → that share; 0 → all slm; 100 → all legacy.
 * Both unset: all slm in development (like staging), all legacy in production.
 */
export function shareFromEnv({ enabled, percent, production }: RolloutEnv): InitialShare {
  if (enabled === false) return say(0, 'ENABLE_SLM_PIPELINE=false means all legacy');
  if (enabled === undefined && percent === undefined) {
    return production
      ? say(0, 'nothing is set, and in production that means all legacy')
      : say(100, 'nothing is set, and in development that means all slm');
  }
  if (enabled === undefined && production) {
    return say(0, 'ENABLE_SLM_PIPELINE is not set, and in production that means all legacy');
  }
  if (percent === undefined) return say(100, 'ENABLE_SLM_PIPELINE=true without a percentage means all slm');
  if (percent === 0) return say(100, 'SLM_CANARY_PERCENT=0 means all slm at first start');
  if (percent === 100) return say(0, 'SLM_CANARY_PERCENT=100 means all legacy at first start');
  return say(percent, `SLM_CANARY_PERCENT=${percent}`);
}

/** "effective slm share: 10 % of the conversations": for start-up, health and `rollout show`. */
export const shareInWords = (share: number): string =>
  `effective slm share: ${share} %${share === 0 ? ' (all legacy)' : share === 100 ? ' (all slm)' : ' of the conversations'}`;

const say = (share: number, reason: string): InitialShare => ({
  share,
  words: `effective slm share: ${share} % (${reason})`,
});
