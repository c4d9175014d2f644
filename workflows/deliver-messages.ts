/** Names of the workflow that delivers a stored reply. No I/O: clients may import it. */
export const DELIVER_WORKFLOW = 'deliverReply';

/** One run at a time for one message. */
export const deliverWorkflowId = (workspaceId: string, outboundId: string): string =>
  `deliver:${workspaceId}:${outboundId}`;
