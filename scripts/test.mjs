// Everything that must hold, one after the other, with one line at the end: "N passed, N failed".
//   node scripts/test.mjs                     all of it
//   node scripts/test.mjs --model-env FILE    waits for FILE (JSON: environment of a model server, or {"why": "…"})
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(ROOT);
mkdirSync('.cache', { recursive: true });
const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
const CHECKS = ['lint', 'format', 'types', 'deps', 'unused'];
const PROJECTS = ['unit', 'replay'];
const SERVICE_PROJECTS = ['integration', 'e2e', 'chaos'];
const GATES = ['eval:gate'];
const MODEL_WITHIN_MS = 25 * 60_000;
/** Several times what any part takes: nothing that hangs may keep the rest from being run. */
const PART_WITHIN_MS = 30 * 60_000;
/** How long a test run may stay after it has written its results. */
const STAYS_WITHIN_MS = 30_000;

// What runs is in a process group of its own, which does not hear what the terminal says.
let endRunning = () => {};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    endRunning(signal);
    process.exit(130);
  });

const totals = { passed: 0, failed: 0 };
const notes = [];
const startedAt = Date.now();

/** Exit code of a command. One that takes too long, or stays after it has written `results`, is ended with all its children. */
function run(command, args, { env = {}, results } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env }, detached: true });
    endRunning = (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // It has ended meanwhile.
      }
    };
    const began = Date.now();
    let writtenAt;
    const watch = setInterval(() => {
      if (results && existsSync(results)) writtenAt ??= Date.now();
      const why =
        Date.now() - began > PART_WITHIN_MS
          ? `took longer than ${PART_WITHIN_MS / 60_000} minutes`
          : Date.now() - writtenAt > STAYS_WITHIN_MS && 'did not end after its tests: something stays open';
      if (!why) return;
      console.log(`\n${command} ${args.join(' ')} ${why}; it is ended`);
      endRunning('SIGKILL');
    }, 1000);
    const ended = (code) => {
      clearInterval(watch);
      endRunning = () => {};
      done(code);
    };
    child.on('error', () => ended(127));
    child.on('close', (code) => ended(code ?? 1));
  });
}

function count(name, passed, failed) {
  totals.passed += passed;
  totals.failed += failed;
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`[${seconds} s] ${name}: ${passed} passed, ${failed} failed`);
}

async function script(name) {
  console.log(`\n== ${name}`);
  const code = await run('npm', ['run', '--silent', name]);
  count(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
}

async function project(name, env = {}) {
  console.log(`\n== ${name} tests`);
  const results = `.cache/results-${name}.json`;
  rmSync(results, { force: true });
  const jest = ['jest', `--selectProjects=${name}`, '--passWithNoTests', '--json', `--outputFile=${results}`];
  // They kill what all of them share: one at a time.
  if (name === 'chaos') jest.push('--runInBand');
  const code = await run('npx', ['--no-install', ...jest], { env, results });
  if (!existsSync(results)) return count(name, 0, 1);
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests } = JSON.parse(
    readFileSync(results, 'utf8'),
  );
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  if (numPendingTests > 0) notes.push(`${name}: ${numPendingTests} skipped by the test itself`);
  // Jest can fail without a failing test: in its setup, or when something stays open.
  count(name, numPassedTests, failed === 0 && code !== 0 ? 1 : failed);
}

/** The environment of a model server, or why there is none. */
async function modelEnvironment() {
  if (process.env.OLLAMA_HOST) return {};
  const at = process.argv.indexOf('--model-env');
  const file = at >= 0 ? process.argv[at + 1] : undefined;
  if (!file) return { why: 'OLLAMA_HOST is not set; npm run test:model runs them against a model server' };
  if (!existsSync(file)) console.log('\nWaiting for the model server …');
  while (!existsSync(file) && Date.now() - startedAt < MODEL_WITHIN_MS)
    await new Promise((done) => setTimeout(done, 2000));
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { why: 'the model server was not ready in time' };
}

for (const name of CHECKS) await script(name);
for (const name of PROJECTS) await project(name);
// Before the tests in which time matters: what is still being prepared takes both cores.
const { why, ...model } = await modelEnvironment();
for (const name of SERVICE_PROJECTS) await project(name);
for (const name of GATES.filter((gate) => gate in scripts)) await script(name);
if (why) notes.push(`model tests were not run: ${why}`);
else await project('model', model);

console.log('');
for (const note of notes) console.log(note);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
