import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as YAML from 'yaml';
import manifest from '../../package.json';

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly strategy: { readonly matrix: { readonly node: readonly number[] } };
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: object }[];
}

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly { readonly type: string; readonly id?: string; readonly attributes: { label?: string } }[];
}

interface Updates {
  readonly updates: readonly {
    readonly 'package-ecosystem': string;
    readonly groups: object;
    readonly ignore?: readonly { readonly 'dependency-name': string }[];
  }[];
}

const root = join(__dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const read = (path: string): unknown => YAML.parse(text(path), { strict: true, uniqueKeys: true });

const workflow = read('.github/workflows/ci.yml') as Workflow;
const ci = workflow.jobs.ci!;
const forms = readdirSync(join(root, '.github/ISSUE_TEMPLATE'));

test('the workflow runs .ci/run, and nothing else', () => {
  const commands = ci.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

  expect(Object.keys(workflow.jobs)).toEqual(['ci']);
  expect(commands).toEqual(['.ci/run']);
  expect(statSync(join(root, '.ci/run')).mode & 0o111).toBe(0o111);
});

test('the workflow runs on the oldest Node.js that the package supports, and on every LTS line since', () => {
  const { node } = ci.strategy.matrix;

  expect(`>=${node[0]}`).toBe(manifest.engines.node);
  expect(node).toEqual(Array.from({ length: node.length }, (_, index) => node[0]! + 2 * index));
});

test('CONTRIBUTING names the versions of Node.js that the workflow runs on', () => {
  const versions = ci.strategy.matrix.node;

  const named = `on Node.js ${versions.slice(0, -1).join(', ')} and ${versions.at(-1)}`;

  expect(text('CONTRIBUTING.md')).toContain(named);
});

test('the workflow may only read the repository', () => {
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(ci.steps[0]?.with).toEqual({ 'persist-credentials': false });
});

test("actions are GitHub's own, each pinned to a major version", () => {
  const actions = ci.steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));

  expect(actions.filter((action) => !/^actions\/[a-z-]+@v\d+$/.test(action))).toEqual([]);
});

test('CI caches what the project fetches', () => {
  const cached = ci.steps.find(({ uses }) => uses?.startsWith('actions/cache@'))?.with as { path: string; key: string };
  const [, script = ''] = /hashFiles\('(.*)'\)/.exec(cached.key) ?? [];

  expect(text(script)).toContain(`'../${cached.path}/'`);
});

test.each(forms)('GitHub can show the issue form %s', (file) => {
  const form = read(`.github/ISSUE_TEMPLATE/${file}`) as Form;
  const fields = form.body.filter(({ type }) => type !== 'markdown');

  expect([form.name, form.description].every((line) => line.length > 3)).toBe(true);
  expect(form.body.filter(({ type }) => !['markdown', 'textarea', 'input'].includes(type))).toEqual([]);
  expect(fields.filter(({ id, attributes }) => id === undefined || attributes.label === undefined)).toEqual([]);
  expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
});

test('a bug report asks for the actual YAML and the expected YAML', () => {
  const form = read('.github/ISSUE_TEMPLATE/bug.yml') as Form;

  expect(form.body.map(({ attributes }) => attributes.label)).toEqual(
    expect.arrayContaining(['The YAML that you get', 'The YAML that you expect']),
  );
});

test('the commands of the pull request template are scripts of the package', () => {
  const commands = [...text('.github/pull_request_template.md').matchAll(/`npm (?:run )?([\w:]+)`/g)].map(
    ([, name = '']) => name,
  );

  expect(commands.filter((name) => !(name in manifest.scripts))).toEqual([]);
  expect(commands).toEqual(['check', 'test']);
});

test('packages and actions are updated, in groups', () => {
  const { updates } = read('.github/dependabot.yml') as Updates;

  expect(updates.map((update) => [update['package-ecosystem'], Object.keys(update.groups)])).toEqual([
    ['npm', ['cdk8s', 'run-time', 'development']],
    ['github-actions', ['actions']],
  ]);
});

test('packages that are held back from updates are dependencies', () => {
  const { updates } = read('.github/dependabot.yml') as Updates;
  const held = updates.flatMap(({ ignore = [] }) => ignore.map((entry) => entry['dependency-name']));

  expect(held.filter((name) => !(name in manifest.devDependencies))).toEqual([]);
});

test('CONTRIBUTING says what each folder of lib/ and its rooms are for', () => {
  const lines = text('CONTRIBUTING.md').split('\n');
  const foldersIn = (path: string): string[] =>
    readdirSync(join(root, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);

  const missing = foldersIn('lib').flatMap((band) => {
    const line = lines.find((each) => each.startsWith(`| \`lib/${band}/\` |`)) ?? '';
    return [band, ...foldersIn(`lib/${band}`).filter((room) => !line.includes(`\`${room}/\``))].filter(
      (name) => name !== band || line === '',
    );
  });

  expect(missing).toEqual([]);
});
