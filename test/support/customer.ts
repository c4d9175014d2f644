/** Customers of a demo workspace, for tests that talk to the tools. */
import { randomUUID } from 'node:crypto';
import type { ToolName } from '../../domain/tools/names';
import type { ToolOutcome } from '../../domain/tools/results';
import type { Database } from '../../store/database';
import { openConversation } from '../../store/conversations';
import type { SeedWorkspace } from '../../store/seed-types';
import { createTools } from '../../tools/create-tools';

export interface Customer {
  contactId: string;
  conversationId: string;
  /** Calls a tool as this customer, each time as a new action unless a key is given. */
  call<N extends ToolName>(
    tool: N,
    args: Record<string, string>,
    options?: { now?: string; key?: string },
  ): Promise<ToolOutcome<N>>;
}

let count = 0;

/** @param now ISO instant of this customer's calls */
export async function newCustomer(db: Database, workspace: SeedWorkspace, now: string): Promise<Customer> {
  count += 1;
  const phone = `+54911${String(40_000_000 + count)}`;
  const ids = await db.inWorkspace(workspace.id, (tx) =>
    openConversation(tx, { channelId: workspace.channelId, provider: 'twilio', identity: `whatsapp:${phone}`, phone }),
  );
  const tools = createTools(db);
  return {
    ...ids,
    call: (tool, args, options = {}) =>
      tools.run(tool, {
        args,
        workspaceId: workspace.id,
        ...ids,
        now: options.now ?? now,
        idempotencyKey: options.key ?? randomUUID(),
        messageSid: 'SM-test',
      }),
  };
}

/** What an availability check found. @throws when it was refused */
export async function foundBy(
  outcome: Promise<ToolOutcome<'check_service_availability'>>,
): Promise<Extract<ToolOutcome<'check_service_availability'>, { ok: true }>['data']> {
  const result = await outcome;
  if (!result.ok) throw new Error(`Refused: ${result.code}`);
  return result.data;
}
