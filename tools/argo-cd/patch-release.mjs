// Compares a patch release of Argo CD with the tables of its minor version, from a checkout at that release:
//   node tools/argo-cd/patch-release.mjs v3.4.6 ../argo-cd
// Differences in structure go into structure.json of the minor version, and hashes of all objects to the tests.
// docs/contributing/argo-cd-versions.md describes when to use it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCheckout, structureOf, variants } from './checkout.mjs';
import { digestsOf } from './digests.mjs';

const [version, folder] = process.argv.slice(2);
if (!/^v\d+\.\d+\.\d+$/.test(version ?? '') || folder === undefined) {
  console.error('usage: node tools/argo-cd/patch-release.mjs vX.Y.Z CHECKOUT');
  process.exit(2);
}
const { load } = openCheckout(version, folder);
const root = join(import.meta.dirname, '../..');
const minor = version.replace(/\d+$/, '');
const table = readdirSync(join(root, 'data/argo-cd')).find((name) => name.startsWith(minor));
if (table === undefined) {
  console.error(`There are no tables for ${minor}x\n  Fix: node tools/argo-cd/data.mjs ${version} ${folder}`);
  process.exit(1);
}

const path = join(root, 'data/argo-cd', table, 'structure.json');
const before = JSON.parse(readFileSync(path, 'utf8'));
const made = structureOf(load('manifests/install.yaml'));
const patchOf = (release) => Number(release.split('.')[2]);
const earlier = Object.entries(before.changes ?? {}).filter(([since]) => patchOf(since) < patchOf(version));
const known = Object.assign({}, before.structure, ...earlier.map(([, change]) => change));
const changed = Object.entries(made).filter(([key, value]) => known[key] !== value);
const all = { ...before.changes, ...(changed.length > 0 && { [version]: Object.fromEntries(changed) }) };
// The library applies them in this order.
const changes = Object.fromEntries(Object.entries(all).sort(([one], [other]) => patchOf(one) - patchOf(other)));
writeFileSync(path, `${JSON.stringify({ ...before, changes }, undefined, 1)}\n`);

const digests = Object.fromEntries(variants.map((name) => [name, digestsOf(load(`manifests/${name}.yaml`))]));
const upstream = join(root, 'test/constructs/argo-cd-install/upstream', `${version}.json`);
writeFileSync(upstream, `${JSON.stringify(digests, undefined, 2)}\n`);
