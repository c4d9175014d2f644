/** How many messages are answered within a minute, an hour and a day. What is over a limit is stored like any other. */
export const CUSTOMER_LIMITS = { minute: 10, hour: 50, day: 200 } as const;
export const WORKSPACE_LIMITS = { minute: 100, hour: 1000, day: 5000 } as const;

export interface MessageLimits {
  customer: { minute: number; hour: number; day: number };
  workspace: { minute: number; hour: number; day: number };
}

export const MESSAGE_LIMITS: MessageLimits = { customer: CUSTOMER_LIMITS, workspace: WORKSPACE_LIMITS };
