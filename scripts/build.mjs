// Builds dist/: compiles, copies what the compiler leaves, bundles the workflows.
//   node scripts/build.mjs              always
//   node scripts/build.mjs --if-stale   only when a source is newer than the last build
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(ROOT);
const STAMP = 'dist/.built';
/** Built beside and renamed at the end: an instance that runs from dist/ meanwhile loses nothing under its feet. */
const OUT = '.cache/dist';
const { include } = JSON.parse(readFileSync('tsconfig.build.json', 'utf8'));
const FOLDERS = [...new Set(include.map((pattern) => pattern.split('/')[0]))];
const NOT_CODE = [
  'store/migrations',
  'schemas',
  'models/prompts',
  'domain/understanding/weights',
  'cli/start',
  'console',
];

/** Everything that can change what is built. */
function sources() {
  const inFolders = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return [...inFolders, 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/build.mjs'];
}

function isFresh() {
  if (!existsSync(STAMP)) return false;
  const built = statSync(STAMP).mtimeMs;
  return sources().every((path) => statSync(path).mtimeMs <= built);
}

function compile() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', OUT], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  chmodSync(`${OUT}/cli/main.js`, 0o755);
}

function copyTheRest() {
  for (const folder of NOT_CODE.filter((path) => existsSync(path))) {
    cpSync(folder, `${OUT}/${folder}`, { recursive: true, filter: (path) => !path.endsWith('.ts') });
  }
}

/** Ready-made, a worker starts without webpack; and what is tested is what runs. */
async function bundleWorkflows() {
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({
    workflowsPath: resolve(OUT, 'workflows/index.js'),
    logger: new DefaultLogger('WARN'),
  });
  writeFileSync(`${OUT}/workflow-bundle.js`, code);
}

if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);
console.log('Building …');
const startedAt = Date.now();
rmSync(OUT, { recursive: true, force: true });
compile();
copyTheRest();
await bundleWorkflows();
writeFileSync(join(OUT, '.built'), '');
rmSync('dist', { recursive: true, force: true });
renameSync(OUT, 'dist');
// What was changed while it was being built is newer than the stamp must say.
utimesSync(STAMP, startedAt / 1000, startedAt / 1000);
console.log(`Built in ${Math.round((Date.now() - startedAt) / 1000)} s`);
