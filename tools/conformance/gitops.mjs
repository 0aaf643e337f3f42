// Runs the built package on objects that Argo CD has judged: `node tools/conformance/gitops.mjs FOLDER`. A file
// health*.json or health*.json.gz has `cases`, each with an `object`, and `expected`: a status and a message, or null if
// Argo CD has no rule. Argo CD's tests of its own code in Go (`by: go`) do not look at the message if they name none.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { verdict } from './verdict.mjs';

const require = createRequire(import.meta.url);
const { health } = require('../../build/lib/public/gitops.js');
const corpus = process.argv[2];

const cases = readdirSync(corpus)
  .filter((file) => /^health.*\.json(\.gz)?$/.test(file))
  .flatMap((file) => readCases(file).map((each) => ({ ...each, name: `${file}/${each.name}` })));
const failures = Object.fromEntries(
  cases.map((each) => [each.name, failureOf(each)]).filter(([, why]) => why !== undefined),
);
console.log(`${cases.length} objects`);
process.exitCode =
  cases.length === 0
    ? 1
    : verdict(
        'gitops',
        failures,
        cases.map(({ name }) => name),
      );

function readCases(file) {
  const bytes = readFileSync(join(corpus, file));
  return JSON.parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes).cases;
}

function failureOf({ object, expected, by }) {
  const { status, message = '' } = health(object) ?? {};
  const isSame = status === expected?.status;
  const isSameReason = message === (expected?.message ?? '') || (by === 'go' && expected?.message === undefined);
  return isSame && isSameReason ? undefined : `${status}: ${message}`;
}
