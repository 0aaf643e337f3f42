// Compares HelmChart with the Helm construct of cdk8s: one app with all charts, App and synth, each in a new process of
// Node.js, as `npm run synth` starts it. Cold has an empty cache, warm has all renders:
//   npm run build && node bench/helm.mjs [--runs 5] [--helm PATH] [FOLDER…]
// Each FOLDER is a chart. Without one, ten charts are generated; docs/helm.md names ten public ones. The cases run in
// turn: other load on the machine then affects all of them. Medians count. Exits with 1 if a bound is missed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeCharts } from './helm-charts.mjs';

const fetched = fileURLToPath(new URL('../.cache/tools/helm-4.2', import.meta.url));
const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    helm: { type: 'string', default: existsSync(fetched) ? fetched : 'helm' },
  },
});
if (!existsSync(new URL('../build/lib/public/index.js', import.meta.url))) {
  console.error('build/ is missing: run npm run build');
  process.exit(2);
}

const root = mkdtempSync(join(tmpdir(), 'bench-helm-'));
const charts = folders.length > 0 ? folders.map((folder) => resolve(folder)) : makeCharts(root, 10);
const cases = ['cdk8s', 'cold', 'warm'];
const measured = Object.fromEntries(cases.map((name) => [name, []]));
try {
  measure('warm', join(root, 'warm'));
  for (let run = 0; run < Number(options.runs); run++) {
    measured.cdk8s.push(measure('cdk8s'));
    measured.cold.push(measure('cold', join(root, `cold-${run}`)));
    measured.warm.push(measure('warm', join(root, 'warm')));
  }
} finally {
  rmSync(root, { recursive: true });
}

for (const name of cases) {
  console.log(`${name.padEnd(6)} ${median(measured[name]).toFixed(0).padStart(6)} ms`);
}
const held = [
  atLeast('cold: faster than cdk8s', median(measured.cdk8s) / median(measured.cold), 2.3),
  atLeast('warm: faster than cdk8s', median(measured.cdk8s) / median(measured.warm), 10),
];
process.exitCode = held.every(Boolean) ? 0 : 1;

function measure(name, cache = join(root, 'none')) {
  const script = fileURLToPath(new URL('helm-case.mjs', import.meta.url));
  const outdir = join(root, 'dist');
  mkdirSync(outdir, { recursive: true });
  const env = { PATH: process.env.PATH, HELM: options.helm, CDK8S_GITOPS_HELM_CACHE: cache };
  const start = performance.now();
  execFileSync(process.execPath, [script, name === 'cdk8s' ? name : 'ours', outdir, ...charts], {
    env,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  return performance.now() - start;
}

function atLeast(what, ratio, bound) {
  const held = ratio >= bound;
  console.log(`${held ? 'ok  ' : 'MISS'} ${what}: ${ratio.toFixed(2)} times (at least ${bound})`);
  return held;
}

function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
