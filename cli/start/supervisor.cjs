// Runs one service and ends it when the process that asked for it is gone, however that ended: the pipe on standard
// input closes in every case, also after SIGKILL. Plain JavaScript, so that it runs from the sources and from dist/ alike.
'use strict';
const { spawn } = require('node:child_process');
const { constants } = require('node:os');

/** @type {{ command: string, args: string[], uid?: number, gid?: number, env?: Record<string, string>, cwd?: string, stopSignal: NodeJS.Signals, graceMs: number }} */
const service = JSON.parse(process.argv[2] ?? '{}');

// What a service writes is its owner's only: it holds what customers wrote.
process.umask(0o077);
const child = spawn(service.command, service.args, {
  uid: service.uid,
  gid: service.gid,
  cwd: service.cwd,
  env: { ...process.env, ...service.env },
  stdio: ['ignore', 'pipe', 'pipe'],
});
// When the parent is gone its ends of these pipes are closed: output is dropped, and the service must not be stopped by it.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
child.stdout.pipe(process.stdout, { end: false });
child.stderr.pipe(process.stderr, { end: false });

child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 127;
  process.stdin.destroy();
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  process.stdin.destroy();
});

function stop() {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill(service.stopSignal);
  setTimeout(() => child.kill('SIGKILL'), service.graceMs).unref();
}

process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
// A terminal's Ctrl-C reaches the parent, which decides; a SIGTERM for this process alone ends its service.
process.on('SIGINT', () => {});
process.on('SIGHUP', stop);
process.on('SIGTERM', stop);
process.stdout.write(`supervisor: pid ${child.pid ?? 0}\n`);
