// Measures how long it takes until synth --watch shows a change: from writing a file of the app to the line of the object
// that has changed. The app is a copy of the tutorial. A synth without --watch is measured in turn, and the difference of
// the medians is checked against its bound:
//   npm run build && node bench/synth-watch.mjs [--runs 7]
// Exits with 1 if the bound is missed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '7' } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const command = join(root, 'build/lib/cli/main.js');
if (!existsSync(command)) {
  console.error('build/ is missing: run npm run build');
  process.exit(2);
}

const copied = ['cdk8s.yaml', 'charts', 'data', 'examples', 'lib', 'main.ts', 'package.json', 'tools/compiler'];
const changedFile = 'examples/tutorial/liveness.ts';
const mostOverSynthMs = 1000;

const project = copyOfTutorial();
try {
  process.exitCode = (await measure()) ? 0 : 1;
} finally {
  rmSync(project, { recursive: true });
}

async function measure() {
  const child = spawn(process.execPath, [command, 'synth', '--watch'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const [shown, synths] = [[], []];
  await lineAfter(lines, (line) => line === 'No object has changed' || line.startsWith('+ '));
  for (let run = 0; run <= Number(options.runs); run++) {
    const [change, synth] = [await timeUntilShown(lines, run), timeOfSynth()];
    // The first run fills the caches and does not count.
    if (run > 0) {
      shown.push(change);
      synths.push(synth);
    }
  }
  child.kill('SIGINT');
  await ended;
  return report(median(shown), median(synths));
}

/** From a change of a number in the app to the line that shows it. */
async function timeUntilShown(lines, run) {
  const file = join(project, changedFile);
  const text = readFileSync(file, 'utf8').replace(/Duration\.seconds\(\d+\)/, `Duration.seconds(${20 + run})`);
  const start = process.hrtime.bigint();
  writeFileSync(file, text);
  await lineAfter(lines, (line) => line.startsWith('~ ') && line.endsWith(` ${20 + run}`));
  return millisecondsSince(start);
}

function timeOfSynth() {
  const start = process.hrtime.bigint();
  const output = join(project, 'other');
  const { status, stderr } = spawnSync(process.execPath, [command, 'synth', '-o', output], { cwd: project });
  if (status !== 0) {
    throw new Error(`synth failed:\n${stderr}`);
  }
  return millisecondsSince(start);
}

async function lineAfter(lines, isWanted) {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    if (isWanted(next.value)) {
      return;
    }
  }
  throw new Error('synth --watch has ended');
}

function report(shown, synth) {
  console.log(`until a change is shown  ${shown.toFixed(0).padStart(6)} ms`);
  console.log(`cdk8s-gitops synth       ${synth.toFixed(0).padStart(6)} ms`);
  const over = shown - synth;
  const isHeld = over <= mostOverSynthMs;
  console.log(`${isHeld ? 'ok  ' : 'MISS'} ${over.toFixed(0)} ms more than a synth (at most ${mostOverSynthMs})`);
  return isHeld;
}

function copyOfTutorial() {
  const folder = mkdtempSync(join(tmpdir(), 'synth-watch-'));
  copied.forEach((path) => cpSync(join(root, path), join(folder, path), { recursive: true }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function millisecondsSince(start) {
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
