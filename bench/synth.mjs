// Compares App.synth() with cdk8s' own App and with the toJson() calls that both need. All use the same trees of plain
// ApiObjects and write to a RAM disk (/dev/shm). Then it checks the ratios against their bounds:
//   npm run build && node bench/synth.mjs [--runs 5]
// The cases run in turn: other load on the machine then affects all of them. Medians count. Exits with 1 if a bound is
// missed.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
if (!existsSync(new URL('../build/lib/public/index.js', import.meta.url))) {
  console.error('build/ is missing: run npm run build');
  process.exit(2);
}

const cases = {
  'toJson 1000x10': ['toJson', 1000, 10],
  'ours 1000x10': ['ours', 1000, 10],
  'cdk8s 1000x10': ['cdk8s', 1000, 10],
  'toJson 1x10000': ['toJson', 1, 10_000],
  'ours 1x10000': ['ours', 1, 10_000],
  'cdk8s 1x10000': ['cdk8s', 1, 10_000],
  'ours 20x50': ['ours', 20, 50],
  'ours 20x50 chained': ['ours', 20, 50, 'chained'],
  'ours 100x10': ['ours', 100, 10],
  'ours 10000x10': ['ours', 10_000, 10],
  'ours 5000x10': ['ours', 5_000, 10],
  'files 100x100': ['files', 100, 100],
  'layout 100x100': ['layout', 100, 100],
  'index 100x100': ['index', 100, 100],
  'index 10x100': ['index', 10, 100],
};

const measured = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
for (let run = 0; run < Number(options.runs); run++) {
  for (const [name, args] of Object.entries(cases)) {
    measured[name].push(measure(args));
  }
}
const time = (name) => median(measured[name].map(({ milliseconds }) => milliseconds));
const memory = (name) => median(measured[name].map(({ mebibytes }) => mebibytes));

for (const name of Object.keys(cases)) {
  console.log(`${name.padEnd(20)} ${time(name).toFixed(0).padStart(7)} ms ${memory(name).toFixed(0).padStart(6)} MiB`);
}
const held = [
  atMost('1000 charts x 10 Pods: of the toJson() calls alone', time('ours 1000x10') / time('toJson 1000x10'), 1.6),
  atMost('1 chart x 10000 Pods: of the toJson() calls alone', time('ours 1x10000') / time('toJson 1x10000'), 1.6),
  atLeast('1000 charts x 10 Pods: faster than cdk8s', time('cdk8s 1000x10') / time('ours 1000x10'), 12),
  atLeast('1 chart x 10000 Pods: faster than cdk8s', time('cdk8s 1x10000') / time('ours 1x10000'), 4.5),
  atMost('1000 x 10 of 1 x 10000', time('ours 1000x10') / time('ours 1x10000'), 1.5),
  atMost('20 x 50 in a dependency chain of the same without', time('ours 20x50 chained') / time('ours 20x50'), 1.5),
  atMost('an object of 100000 of one of 1000', time('ours 10000x10') / 100 / time('ours 100x10'), 1.3),
  atMost('peak memory of 100000 objects of that of 50000', memory('ours 10000x10') / memory('ours 5000x10'), 2.1),
  atMost(
    'a file for each of 10000 objects: gitOpsLayout of the names of cdk8s',
    time('layout 100x100') / time('files 100x100'),
    1.6,
  ),
  atMost('the same with an index in each folder', time('index 100x100') / time('files 100x100'), 1.9),
  atMost('an object of 10000 with an index of one of 1000', time('index 100x100') / 10 / time('index 10x100'), 1.3),
];
process.exitCode = held.every(Boolean) ? 0 : 1;

function measure(args) {
  const script = fileURLToPath(new URL('synth-case.mjs', import.meta.url));
  const node = ['--expose-gc', '--max-old-space-size=8192', script, ...args.map(String)];
  return JSON.parse(execFileSync(process.execPath, node, { encoding: 'utf8' }));
}

function atMost(what, ratio, bound) {
  return report(what, ratio, `at most ${bound}`, ratio <= bound);
}

function atLeast(what, ratio, bound) {
  return report(what, ratio, `at least ${bound}`, ratio >= bound);
}

function report(what, ratio, bound, held) {
  console.log(`${held ? 'ok  ' : 'MISS'} ${what}: ${ratio.toFixed(2)} times (${bound})`);
  return held;
}

function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
