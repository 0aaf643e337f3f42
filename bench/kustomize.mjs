// Compares `cdk8s-gitops kustomize build` with `kubectl kustomize` in one run. Both must print the same bytes:
//   npm run build && node tools/fetch-tools.mjs && node bench/kustomize.mjs [--runs 5] [--with-5000]
// With --with-5000, kubectl also builds 5,000 Deployments once, which takes minutes. Exits with 1 if a bound is missed.
import { performance } from 'node:perf_hooks';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeOverlay } from './kustomize-folder.mjs';

const { values: options } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, 'with-5000': { type: 'boolean' } },
});
const runs = Number(options.runs);
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const main = path('build/lib/cli/main.js');
const kubectl = path('.cache/tools/kubectl-1.36');
const scale = path('bench/kustomize-scale.mjs');
for (const [file, how] of [
  [main, 'npm run build'],
  [kubectl, 'node tools/fetch-tools.mjs'],
]) {
  if (!existsSync(file)) {
    console.error(`${file} is missing: run ${how}`);
    process.exit(2);
  }
}

const ours = (folder) => [process.execPath, [main, 'kustomize', 'build', folder]];
const theirs = (folder) => [kubectl, ['kustomize', folder]];
const maxBuffer = 2 ** 30;

function time([command, args]) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { maxBuffer });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
  }
  return { ms: performance.now() - start, text: stdout };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const round = (ms) => `${Math.round(ms)} ms`;
const misses = [];

function report(name, value, bound, isMet) {
  console.log(`${isMet ? 'ok  ' : 'MISS'} ${name}: ${value} (${bound})`);
  if (!isMet) {
    misses.push(name);
  }
}

/** Times whole processes. They run in turn: other load on the machine then affects both. */
function compareProcesses(folder, times) {
  const samples = { ours: [], theirs: [] };
  let isSame = true;
  for (let run = 0; run < times; run++) {
    const own = time(ours(folder));
    const other = time(theirs(folder));
    samples.ours.push(own.ms);
    samples.theirs.push(other.ms);
    isSame &&= own.text.equals(other.text);
  }
  return { ours: median(samples.ours), theirs: median(samples.theirs), isSame };
}

/** Time and peak memory of a build in process, with its YAML. The measurement has its own process. */
const inProcess = (folder, ...flags) =>
  JSON.parse(execFileSync(process.execPath, [...flags, scale, folder], { encoding: 'utf8' }));

const folders = new Map([1000, 5000, 20000].map((count) => [count, makeOverlay(count)]));
try {
  const thousand = compareProcesses(folders.get(1000).overlay, runs);
  const warm = inProcess(folders.get(1000).overlay);
  console.log(
    `1,000 Deployments: kubectl ${round(thousand.theirs)}, process ${round(thousand.ours)}, in process ${round(warm.ms)}`,
  );
  report('same bytes', thousand.isSame, 'true', thousand.isSame);
  const ratio = thousand.theirs / thousand.ours;
  report('whole process', `${ratio.toFixed(1)} times as fast`, 'at least 10', ratio >= 10);
  const ratioIn = thousand.theirs / warm.ms;
  report('in process', `${ratioIn.toFixed(1)} times as fast`, 'at least 20', ratioIn >= 20);

  const large = inProcess(folders.get(20000).overlay, '--max-old-space-size=1024');
  console.log(`20,000 Deployments: in process ${round(large.ms)}, ${Math.round(large.peak / 1e6)} MB`);
  report('peak memory at 20,000', `${Math.round(large.peak / 1e6)} MB`, 'under 1000', large.peak < 1e9);
  const growth = large.ms / 20 / warm.ms;
  report('time per object at 20,000', `${growth.toFixed(2)} times that at 1,000`, 'at most 1.5', growth <= 1.5);

  if (options['with-5000']) {
    const five = compareProcesses(folders.get(5000).overlay, 1);
    console.log(`5,000 Deployments: kubectl ${round(five.theirs)}, process ${round(five.ours)}`);
    report('same bytes at 5,000', five.isSame, 'true', five.isSame);
    report(
      'whole process at 5,000',
      `${(five.theirs / five.ours).toFixed(0)} times as fast`,
      'at least 200',
      five.theirs / five.ours >= 200,
    );
  }
} finally {
  folders.forEach(({ root }) => rmSync(root, { recursive: true }));
}
process.exit(misses.length > 0 ? 1 : 0);
