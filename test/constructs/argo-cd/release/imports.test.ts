import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypescript } from '../../../node-with-typescript';
import { filesBelow, temporaryFolder } from '../../../temporary-folder';

const root = join(__dirname, '../../../..');

function run(...args: string[]): void {
  execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe' });
}

/** Names of the files that differ: they are too long for a difference that Jest prints. */
function staleFiles(found: Record<string, string>, wanted: Record<string, string>): string[] {
  const names = Object.keys({ ...found, ...wanted }).filter((name) => found[name] !== wanted[name]);
  return names.map((name) => `${name} is out of date: run npm run import`);
}

test('data/argo-cd/crds.yaml holds the CRDs of the default version', () => {
  const file = join(temporaryFolder(), 'crds.yaml');

  run(...withTypescript, 'tools/argo-cd/crds.ts', file);

  const [found, wanted] = [join(root, 'data/argo-cd/crds.yaml'), file].map((path) => readFileSync(path, 'utf8'));
  expect(staleFiles({ 'crds.yaml': found }, { 'crds.yaml': wanted })).toEqual([]);
});

test('imports/ holds what cdk8s import makes of these CRDs, and nothing else', () => {
  const folder = temporaryFolder();
  const cli = join(root, 'node_modules/cdk8s-cli/bin/cdk8s');

  run(cli, 'import', '--check-upgrade=false', '--no-save', '--output', folder);

  expect(staleFiles(filesBelow(join(root, 'imports')), filesBelow(folder))).toEqual([]);
});
