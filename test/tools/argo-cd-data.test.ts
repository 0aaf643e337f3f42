import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder';

const root = join(__dirname, '../..');

function makeTables(version: string, checkout: { readonly version: string; readonly image: string }): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'manifests'));
  writeFileSync(join(folder, 'VERSION'), `${checkout.version}\n`);
  writeFileSync(join(folder, 'manifests/install.yaml'), `image: quay.io/argoproj/argocd:${checkout.image}\n`);
  const args = ['tools/argo-cd/data.mjs', version, folder];
  const { stderr, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return `${status} ${stderr.replaceAll(folder, 'CHECKOUT')}`;
}

test.each([
  ['of another version', { version: '98.0.0', image: 'v98.0.0' }, 'v98.0.0'],
  ['of a branch', { version: '99.0.0', image: 'latest' }, 'latest'],
])('the tables of a version are not made from a checkout %s', (_name, checkout, found) => {
  expect(makeTables('v99.0.0', checkout)).toBe(
    `1 CHECKOUT is not a checkout of v99.0.0: it has ${found}\n` +
      '  Fix: git clone --depth 1 --branch v99.0.0 https://github.com/argoproj/argo-cd\n',
  );
  expect(existsSync(join(root, 'data/argo-cd/v99.0.0'))).toBe(false);
});
