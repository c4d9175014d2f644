/** How many messages are answered within a minute, an hour and a day. What is over a limit is read when the limit lifts. */
export interface WindowLimits {
  minute: number;
  hour: number;
  day: number;
}

export interface MessageLimits {
  customer: WindowLimits;
  workspace: WindowLimits;
}

export const MESSAGE_LIMITS: MessageLimits = {
  customer: { minute: 10, hour: 50, day: 200 },
  workspace: { minute: 100, hour: 1000, day: 5000 },
};

export type LimitScope = keyof MessageLimits;
export type LimitWindow = keyof WindowLimits;

export const WINDOW_SECONDS: Readonly<Record<LimitWindow, number>> = { minute: 60, hour: 3600, day: 86_400 };
