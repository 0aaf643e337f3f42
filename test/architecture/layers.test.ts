import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a CommonJS file without types
const config = require('../../.dependency-cruiser.cjs') as {
  forbidden: readonly { name: string; from: { path?: string }; to: { path?: string; pathNot?: string } }[];
};
const names = config.forbidden.map((rule) => rule.name);

/** The names of the rules that a tree of files breaks. */
function brokenRules(directory: string, ...folders: string[]): string[] {
  const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cli, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (stdout === '') {
    throw new Error(stderr);
  }
  const report = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(report.summary.violations.map(({ rule }) => rule.name))].sort();
}

/** A tree of files in which each file breaks one rule or several. */
const wrong: Readonly<Record<string, string>> = {
  'main.ts': "import './lib/core/a';",
  'lib/public/index.ts': 'export const index = 1;',
  'lib/public/entry.ts': "export * from './index';",
  'lib/cli/a.ts': "import '../public/index';",
  'lib/app/a.ts': "import '../testing/a'; import 'node:fs';",
  'lib/testing/a.ts': "import '../cli/a';",
  'lib/app/b.ts': 'export const b = 1;',
  'lib/constructs/pod/a.ts': "import '../../app/b'; import '../include/a';",
  'lib/constructs/include/a.ts': "import './deep/a';",
  'lib/constructs/include/deep/a.ts': "import '../door';",
  'lib/constructs/include/door.ts': 'export const door = 1;',
  'lib/constructs/argo-cd/a.ts': 'export const allowed = 1;',
  'lib/constructs/argo-cd-install/a.ts': "import '../argo-cd/a'; import '../include/door';",
  'lib/api-objects/a.ts':
    "import '../constructs/argo-cd/a'; import { Pod } from 'cdk8s-plus-27'; export const pod = Pod;",
  'lib/engines/kustomize/a.ts': "import '../../api-objects/a'; import '../helm/b'; import '../diff/b';",
  ...Object.fromEntries(
    ['helm', 'diff', 'publish', 'apply-plan', 'status', 'manifest-folder'].flatMap((room) => [
      [`lib/engines/${room}/a.ts`, "import '../new-one/b';"],
      [`lib/engines/${room}/b.ts`, 'export const b = 1;'],
    ]),
  ),
  'lib/engines/new-one/a.ts': "import '../diff/b'; import { type Chart } from 'cdk8s'; export type C = Chart;",
  'lib/engines/new-one/b.ts': 'export const b = 1;',
  'lib/system/a.ts': "import '../kubernetes/b';",
  'lib/kubernetes/a.ts': "import '../system/b'; import './deep/a';",
  'lib/kubernetes/b.ts': 'export const b = 1;',
  'lib/kubernetes/deep/a.ts': "import '../b';",
  'lib/system/b.ts': 'export const b = 1;',
  'lib/core/a.ts': "import '../system/b'; import 'node:path'; import 'node:child_process'; export const a = 1;",
  'lib/core/one.ts': "import { type Two } from './two'; export type One = Two | 1;",
  'lib/core/two.ts': "import { type One } from './one'; export type Two = One | 2;",
  'lib/app/left/a.ts': "import '../right/b';",
  'lib/app/left/b.ts': 'export const b = 1;',
  'lib/app/right/a.ts': "import '../left/b';",
  'lib/app/right/b.ts': 'export const b = 1;',
  'node_modules/cdk8s/package.json': '{ "name": "cdk8s", "main": "index.js", "types": "index.d.ts" }',
  'node_modules/cdk8s/index.js': 'exports.Chart = 1;',
  'node_modules/cdk8s/index.d.ts': 'export declare class Chart {}',
  'node_modules/cdk8s-plus-27/package.json': '{ "name": "cdk8s-plus-27", "main": "index.js" }',
  'node_modules/cdk8s-plus-27/index.js': 'exports.Pod = 1;',
};

test('the repository keeps every rule of the layers', () => {
  expect(brokenRules(root, 'lib', 'examples', 'main.ts')).toEqual([]);
});

test('every rule of the layers can fail', () => {
  const directory = mkdtempSync(join(tmpdir(), 'layers-'));
  for (const [file, text] of Object.entries(wrong)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  }
  ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'].forEach((file) =>
    cpSync(join(root, file), join(directory, file)),
  );

  const broken = brokenRules(directory, 'lib', 'main.ts');
  rmSync(directory, { recursive: true });

  expect(broken).toEqual([...names].sort());
});

test('a room may import what its list in the rules allows', () => {
  const allowed = ['lib/engines/helm/b.ts', 'lib/constructs/argo-cd/a.ts'];
  const rules = config.forbidden.filter(({ name }) => /^(kustomize|argo-cd-install)-keeps/.test(name));

  const forbidden = allowed.filter((file, index) => {
    const { path, pathNot } = rules[index]?.to ?? {};
    return new RegExp(`${path}`).test(file) && !new RegExp(`${pathNot}`).test(file);
  });

  expect(forbidden).toEqual([]);
});

test('every folder of lib/ is in the layers', () => {
  const rules = config.forbidden.filter((rule) => rule.name.endsWith('imports-downwards'));
  const folders = readdirSync(join(root, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

  const missing = folders.filter(
    ({ name }) => !rules.some((rule) => new RegExp(`${rule.from.path}`).test(`lib/${name}/a.ts`)),
  );

  expect(missing.map(({ name }) => name)).toEqual([]);
});
