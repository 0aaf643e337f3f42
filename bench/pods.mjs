// Compares an app of 10,000 ProbedPods with the same app of plain ApiObjects: what their checks cost. Each run is a whole
// process, from the start of Node.js to the written file, and its processor time counts:
//   npm run build && node bench/pods.mjs [--runs 15]
// The cases run in turn: other load on the machine then affects all of them. Medians count. Exits with 1 if the bound is
// missed. The floor is what no check can save: a construct around each object, Durations, and probes rendered by hand.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '15' } } });
if (!existsSync(new URL('../build/lib/public/index.js', import.meta.url))) {
  console.error('build/ is missing: run npm run build');
  process.exit(2);
}

const bound = 1.4;
const cases = ['plain', 'floor', 'probed'];
const measured = Object.fromEntries(cases.map((name) => [name, []]));
for (let run = 0; run < Number(options.runs); run++) {
  for (const name of cases) {
    measured[name].push(measure(name));
  }
}
const time = (name) => median(measured[name]);

for (const name of cases) {
  const ratio = time(name) / time('plain');
  console.log(`${name.padEnd(6)} ${time(name).toFixed(0).padStart(5)} ms of processor time, ${ratio.toFixed(2)} times`);
}
const held = time('probed') / time('plain') <= bound;
console.log(`${held ? 'ok  ' : 'MISS'} 10000 ProbedPods of 10000 plain ApiObjects: at most ${bound} times`);
process.exitCode = held ? 0 : 1;

/** The processor time of one run in milliseconds: the process prints it at its very end. */
function measure(name) {
  const script = fileURLToPath(new URL('pods-case.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, name], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return Number(stdout);
}

function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
