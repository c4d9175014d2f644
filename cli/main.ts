#!/usr/bin/env node
/** The `pulpo` command. One file per subcommand, loaded only when it is the one. */
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { ConfigError } from '../config/config';

// What is set already wins over the file.
if (existsSync('.env')) process.loadEnvFile('.env');

const program = new Command('pulpo').description('Appointment assistant for WhatsApp.').showHelpAfterError();

program
  .command('start')
  .description('run everything on this machine: database, Temporal, worker and api')
  .action(async () => {
    const { start } = await import('./commands/start.js');
    process.exitCode = await start();
  });

program
  .command('api')
  .description('run the api alone (production); everything it needs is named in the environment')
  .action(async () => {
    const { api } = await import('./commands/api.js');
    process.exitCode = await api();
  });

program
  .command('worker')
  .description('run a worker alone (production); everything it needs is named in the environment')
  .action(async () => {
    const { worker } = await import('./commands/worker.js');
    process.exitCode = await worker();
  });

program
  .command('migrate')
  .description('bring the database of DATABASE_ADMIN_URL (or DATABASE_URL) to the newest schema')
  .option('--seed', 'create the demo workspaces too')
  .action(async (options: { seed?: boolean }) => {
    const { migrateDatabase } = await import('./commands/migrate.js');
    await migrateDatabase({ seed: options.seed ?? false });
  });

program
  .command('chat')
  .description('talk to a workspace through the webhook of a running instance; reads a terminal or a pipe')
  .option('--to <workspace>', 'slug of a demo workspace, or a number such as whatsapp:+14155238886')
  .option('--from <number>', 'the number you write from', 'whatsapp:+5491155550001')
  .option('--name <name>', 'your WhatsApp profile name', 'Cliente')
  .option('--url <url>', 'address of the api (default: the instance that runs on PULPO_DATA_DIR)')
  .action(async (options: { to?: string; from: string; name: string; url?: string }) => {
    const { chat } = await import('./commands/chat.js');
    await chat(options);
  });

program
  .command('extract')
  .description('read JSON lines {id, text, now, timezone} on standard input, write {id, intent, slots, confidence}')
  .option('--engine <engine>', 'rules or slm', 'rules')
  .option('--workspace <slug>', 'match services and staff of this demo workspace where a line names no catalogue')
  .option('--commands', 'add what the message asks the dialogue to do (commands_v1)')
  .action(async (options: { engine: string; workspace?: string; commands?: boolean }) => {
    const { extract } = await import('./commands/extract.js');
    await extract(options);
  });

const rollout = program.command('rollout').description('the share of conversations on the slm pipeline');
rollout
  .command('show')
  .description('the share in force, in words')
  .option('--workspace <id or slug>', 'of one workspace')
  .action(async (options: { workspace?: string }) => {
    const { show } = await import('./commands/rollout.js');
    await show(options);
  });
rollout
  .command('set')
  .description('set the share in percent: 0 = all legacy, 100 = all slm')
  .argument('<share>', 'percent, 0 to 100')
  .option('--workspace <id or slug>', 'for one workspace only')
  .option('--why <reason>', 'reason, for the history')
  .action(async (share: string, options: { workspace?: string; why?: string }) => {
    const { set } = await import('./commands/rollout.js');
    await set(share, options);
  });
rollout
  .command('rollback')
  .description('everybody back to legacy, at once')
  .option('--workspace <id or slug>', 'of one workspace only')
  .option('--why <reason>', 'reason, for the history')
  .action(async (options: { workspace?: string; why?: string }) => {
    const { back } = await import('./commands/rollout.js');
    await back(options);
  });
rollout
  .command('history')
  .description('who changed it, when, and why; newest first')
  .option('--workspace <id or slug>', 'of one workspace')
  .action(async (options: { workspace?: string }) => {
    const { history } = await import('./commands/rollout.js');
    await history(options);
  });

program
  .command('replay')
  .description('replay recorded histories (files, folders) or workflows of a running server (ids) against this code')
  .argument('[what...]', 'files or folders of histories, or workflow ids; default: test/replay/histories')
  .option('--running', 'every turn that runs at this moment: the gate before a deployment')
  .action(async (what: string[], options: { running?: boolean }) => {
    const { replay } = await import('./commands/replay.js');
    process.exitCode = await replay(what, { running: options.running ?? false });
  });

program.parseAsync().catch((error: unknown) => {
  // What people can act upon is one sentence; a bug keeps its stack.
  const expected = ConfigError.isInstance(error) || (error instanceof Error && error.constructor === Error);
  process.stderr.write(
    `${expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
