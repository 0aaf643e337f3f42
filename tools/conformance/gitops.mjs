// Runs the built package on objects that were judged elsewhere: `node tools/conformance/gitops.mjs FOLDER`. Each file has
// `cases`:
//
// - health*.json, health*.json.gz: an `object`, and the state that Argo CD gives it as `expected`: a status and a message, or null
//   if it has no rule. Argo CD's tests of its own code in Go (`by: go`) do not look at the message if they name none.
// - immutable*.json: an object `before` and `after`. The change must have the danger immutable-field if its `class` is
//   immutable, and must not have it if its `verdict` is accepted.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { verdict } from './verdict.mjs';

const require = createRequire(import.meta.url);
const { diff, health } = require('../../build/lib/public/gitops.js');
const corpus = process.argv[2];

const cases = readdirSync(corpus)
  .filter((file) => /^(health|immutable).*\.json(\.gz)?$/.test(file))
  .flatMap((file) => readCases(file).map((each, index) => ({ ...each, name: `${file}/${each.name ?? index}` })));
const failures = Object.fromEntries(
  cases.map((each) => [each.name, failureOf(each)]).filter(([, why]) => why !== undefined),
);
console.log(`${cases.length} cases`);
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

function failureOf(each) {
  return each.object === undefined ? failureOfChange(each) : failureOfHealth(each);
}

function failureOfChange({ before, after, verdict: given, class: found }) {
  const dangers = diff([before], [after]).changes.flatMap((change) => change.dangers);
  const isMarked = dangers.some(({ rule }) => rule === 'immutable-field');
  const isWrong = found === 'immutable' ? !isMarked : given === 'accepted' && isMarked;
  return isWrong ? `${isMarked ? '' : 'not '}marked` : undefined;
}

function failureOfHealth({ object, expected, by }) {
  const { status, message = '' } = health(object) ?? {};
  const isSame = status === expected?.status;
  const isSameReason = message === (expected?.message ?? '') || (by === 'go' && expected?.message === undefined);
  return isSame && isSameReason ? undefined : `${status}: ${message}`;
}
