import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a CommonJS file without types
const config = require('../../.dependency-cruiser.cjs') as {
  forbidden: readonly { name: string; from: { path?: string } }[];
};
const names = config.forbidden.map((rule) => rule.name);

/** The names of the rules that a tree breaks. */
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

/** A tree in which each file breaks a rule, or several. */
const WRONG: Readonly<Record<string, string>> = {
  'main.ts': "import './lib/core/a';",
  'lib/public/index.ts': 'export const index = 1;',
  'lib/cli/a.ts': "import '../index';",
  'lib/app/a.ts': "import '../cli/a';",
  'lib/pod/a.ts': "import '../app/a'; import '../include/a';",
  'lib/include/a.ts': "import '../kustomize/a';",
  'lib/kustomize/a.ts': "import '../helm/a';",
  'lib/helm/a.ts': "import '../argocd/a';",
  'lib/argocd/a.ts': "import '../gitops/a'; import '../helm/b';",
  'lib/gitops/a.ts': "import '../validation/a';",
  'lib/validation/a.ts': "import '../pod/a';",
  'lib/helm/b.ts': 'export const allowed = 1;',
  'lib/construct/a.ts': "import '../pod/a'; import { Pod } from 'cdk8s-plus-27'; export const pod = Pod;",
  'node_modules/cdk8s-plus-27/package.json': '{ "name": "cdk8s-plus-27", "main": "index.js" }',
  'node_modules/cdk8s-plus-27/index.js': 'exports.Pod = 1;',
  'lib/exec/a.ts': "import '../construct/a';",
  'lib/core/a.ts': "import '../exec/a'; import 'node:fs'; import 'node:child_process'; export const a = 1;",
};

test('the tree keeps every rule of the layers', () => {
  expect(brokenRules(root, 'lib', 'examples', 'main.ts')).toEqual([]);
});

test('every rule of the layers can be broken', () => {
  const directory = mkdtempSync(join(tmpdir(), 'layers-'));
  for (const [file, text] of Object.entries(WRONG)) {
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

test('every folder of lib/ has its place in the layers', () => {
  const rules = config.forbidden.filter((rule) => rule.name.endsWith('imports-downwards'));
  const folders = readdirSync(join(root, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

  const missing = folders.filter(
    ({ name }) => !rules.some((rule) => new RegExp(`${rule.from.path}`).test(`lib/${name}/a.ts`)),
  );

  expect(missing.map(({ name }) => name)).toEqual([]);
});
