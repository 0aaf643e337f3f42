// Builds one folder in this process a few times. Prints the best time in ms, YAML included, and the peak memory.
import { performance } from 'node:perf_hooks';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { kustomize, stringifyManifests } = require('../build/lib/public/index.js');

const folder = process.argv[2];
let ms = Infinity;
for (let run = 0; run < 4; run++) {
  const start = performance.now();
  stringifyManifests(kustomize.build(folder), { dialect: 'kustomize' });
  ms = Math.min(ms, performance.now() - start);
}
console.log(JSON.stringify({ ms, peak: process.resourceUsage().maxRSS * 1024 }));
