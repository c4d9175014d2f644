/**
 * Golden conversations: what the customer writes, and the whole text of what is answered.
 *
 * `> text` the customer · `< text` the reply, one line each (further lines of a reply start with `< ` too) · `@workspace`,
 * `@now`, `@wait minutes`, `@own service | staff | date | time | name`, `@busy staff | date | time | minutes`, `@fail tool, tool`,
 * `@kind image` (for the next message), `@state BOOKED`, `@rows 1` (the customer's appointments) · `#` comment.
 */
import { MESSAGE_KINDS, type MessageKind } from '../../../domain/dialogue';
import { isToolName } from '../../../domain/tools/names';
import { Conversation } from './conversation';
import { WORKSPACES } from '../../../evals/workspaces';

const DEFAULT_NOW = '2026-11-24T10:00:00-03:00';

/** Runs a script and writes it down again with the replies and facts that came out. */
export function replay(script: string): string {
  let talk: Conversation | null = null;
  let workspace = 'estilo';
  let kinds: MessageKind[] | undefined;
  const current = (): Conversation => (talk ??= start(workspace));
  const out: string[] = [];

  for (const line of script.split('\n')) {
    if (line.startsWith('< ') || line === '<') continue;
    const [, command = '', argument = ''] = /^@(\w+) ?(.*)$/.exec(line) ?? [];
    const parts = argument.split('|').map((part) => part.trim());
    const [first = '', second = '', third = '', fourth = '', fifth] = parts;
    let written = line;
    if (line.startsWith('> ')) {
      const reply = current().say(line.slice(2), kinds ? { kinds } : {});
      kinds = undefined;
      written = [line, ...reply.message.split('\n').map((text) => `< ${text}`)].join('\n');
    } else if (command === 'workspace') {
      workspace = argument;
      talk = null;
    } else if (command === 'now') current().now = new Date(argument).toISOString();
    else if (command === 'wait') current().wait(Number(argument));
    else if (command === 'own') current().agenda.seed(first, second, third, fourth, current().now, fifth);
    else if (command === 'busy') current().agenda.block(first, second, third, Number(fourth));
    else if (command === 'fail')
      current().agenda.failing = new Set(
        argument
          .split(',')
          .map((tool) => tool.trim())
          .filter(isToolName),
      );
    else if (command === 'kind') kinds = MESSAGE_KINDS.filter((kind) => kind === argument);
    else if (command === 'state') written = `@state ${current().state.fsm}`;
    else if (command === 'rows') written = `@rows ${current().agenda.own.length}`;
    else if (command) throw new Error(`Unknown command in a golden conversation: ${line}`);
    out.push(written);
  }
  return out.join('\n');
}

function start(name: string): Conversation {
  const profile = WORKSPACES[name];
  if (!profile) throw new Error(`No such workspace: ${name}`);
  return new Conversation(profile, new Date(DEFAULT_NOW).toISOString());
}
