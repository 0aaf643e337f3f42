// Runs the built command on a corpus of kustomizations, which has the output of the real kubectl for each, with the
// runner of the corpus: `node tools/kustomize-conformance.mjs PATH/run.mjs`. Fails if too few outputs have the same bytes.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The shares of cases that must have kubectl's bytes. docs/kustomize.md lists what is left out on purpose. */
const bounds = { 'outside replacements': 0.99, all: 0.967 };

const runner = process.argv[2];
const command = fileURLToPath(new URL('../build/lib/cli/main.js', import.meta.url));
const cmd = `${process.execPath} ${command} kustomize build {target} {flags}`;
const { stdout, stderr } = spawnSync(process.execPath, [runner, '--cmd', cmd, '--without', 'helmCharts', '--bytes'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
});
console.log(stdout);
console.error(stderr);

const scores = [...stdout.matchAll(/^(\S+) +(\d+)\/(\d+)$/gm)].map(([, feature, passed, total]) => ({
  feature,
  passed: Number(passed),
  total: Number(total),
}));
const outside = scores.filter(({ feature }) => feature !== 'replacements');
const shares = { 'outside replacements': shareOf(outside), all: shareOf(scores) };
for (const [name, share] of Object.entries(shares)) {
  console.log(`${name}: ${(100 * share).toFixed(1)} % (at least ${100 * bounds[name]} %)`);
}
process.exit(Object.entries(shares).every(([name, share]) => share >= bounds[name]) ? 0 : 1);

/** The share of passed cases. Without any cases it is 0, a failure. */
function shareOf(list) {
  const sum = (key) => list.reduce((total, score) => total + score[key], 0);
  return sum('total') === 0 ? 0 : sum('passed') / sum('total');
}
