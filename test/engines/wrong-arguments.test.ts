import { type Manifest } from 'cdk8s-gitops';
import * as gitops from 'cdk8s-gitops/gitops';
import { messageOfAsync } from '../message-of';

const settings: Manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } };
const secret = { apiVersion: 'v1', metadata: { name: 'database' }, data: { password: 'aHVudGVyMg==' } };
const wrong = (value: unknown): never => value as never;

/** The message of a call in JavaScript, where no compiler checks the arguments. */
async function errorOf(call: () => unknown): Promise<string> {
  return messageOfAsync((async () => Promise.resolve(await call()))());
}

const misspelt: [string, string, string, () => unknown][] = [
  ['publish', 'dryrun', 'dryRun', () => gitops.publish(wrong({ repo: 'a', branch: 'b', from: 'c', dryrun: true }))],
  ['diff', 'targetof', 'targetOf', () => gitops.diff([], [], wrong({ targetof: () => 'dev' }))],
  ['diffWithCluster', 'contxt', 'context', () => gitops.diffWithCluster([], wrong({ contxt: 'dev' }))],
  ['status', 'contxt', 'context', () => gitops.status([], wrong({ contxt: 'dev' }))],
  ['apply-plan', 'contxt', 'context', () => gitops.applyPlan([settings], wrong({ contxt: 'dev' }))],
  ['health', 'argocdVersion', 'argoCdVersion', () => gitops.health(settings, wrong({ argocdVersion: 'v3.4' }))],
  ['formatDiff', 'maxlength', 'maxLength', () => gitops.formatDiff(gitops.diff([], []), wrong({ maxlength: 500 }))],
  ['formatStatus', 'colour', 'color', () => gitops.formatStatus(wrong({ objects: [] }), wrong({ colour: true }))],
];

test.each(misspelt)('%s refuses the misspelt option %s', async (where, option, meant, call) => {
  const message = await errorOf(call);

  expect(message).toBe(`[${where}] Cannot use ${option}: the field is unknown\n  Fix: use ${meant}`);
});

test('a publish needs a repository, a branch and a folder, and does not take text for true', async () => {
  const message = await errorOf(() => gitops.publish(wrong({ dryRun: 'true' })));

  expect(message).toBe(
    [
      '[publish] Cannot use "true" as dryRun: it must be true or false',
      '  Fix: use true',
      '[publish] Cannot leave out repo: it is required',
      '  Fix: add repo: "../gitops"',
      '[publish] Cannot leave out branch: it is required',
      '  Fix: add branch: "main"',
      '[publish] Cannot leave out from: it is required',
      '  Fix: add from: "dist"',
    ].join('\n'),
  );
});

test('an unknown format is an error, and not another format', async () => {
  const ofDiff = await errorOf(() => gitops.formatDiff(gitops.diff([], []), { format: wrong('md') }));
  const ofGraph = await errorOf(() => gitops.formatGraph(gitops.graph([]), { format: wrong('mmd') }));

  expect(ofDiff).toBe(
    '[formatDiff] Cannot use "md" as format: it must be one of "text", "json", "markdown"\n  Fix: use "text"',
  );
  expect(ofGraph).toBe(
    '[formatGraph] Cannot use "mmd" as format: it must be one of "html", "svg", "mermaid"\n  Fix: use "html"',
  );
});

const readers: [string, string, (value: never) => unknown][] = [
  ['diff', 'before', (value) => gitops.diff(value, [])],
  ['diff', 'after', (value) => gitops.diff([], value)],
  ['diff', 'crds', (value) => gitops.diff([], [], { crds: value })],
  ['diffWithCluster', 'manifests', (value) => gitops.diffWithCluster(value)],
  ['status', 'manifests', (value) => gitops.status(value)],
  ['apply-plan', 'manifests', (value) => gitops.applyPlan(value)],
];

test.each(readers)('%s refuses %s that are not a list of manifests', async (where, name, read) => {
  const ofText = await errorOf(() => read(wrong('kind: ConfigMap')));
  const ofItem = await errorOf(() => read(wrong([settings, secret])));

  const fix = '  Fix: use manifests such as those of parseManifests(text)';
  expect(ofText).toBe(`[${where}] Cannot read ${name}: it must be a list of manifests\n${fix}`);
  expect(ofItem).toBe(
    `[${where}] Cannot read ${name}[1]: it must be a manifest: plain data with apiVersion and kind\n${fix}`,
  );
});

test('graph and health refuse what is not a manifest, and do not show it', async () => {
  const fix = '  Fix: use manifests such as those of parseManifests(text)';

  const ofGraph = await errorOf(() => gitops.graph(wrong([secret])));
  const ofHealth = await errorOf(() => gitops.health(wrong(secret)));

  expect(ofGraph).toBe(
    `[graph] Cannot read manifests[0]: it must be a manifest: plain data with apiVersion and kind\n${fix}`,
  );
  expect(ofHealth).toBe(
    `[health] Cannot read the object: it must be a manifest: plain data with apiVersion and kind\n${fix}`,
  );
});
