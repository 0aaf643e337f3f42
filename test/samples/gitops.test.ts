import { ApiObject, Chart } from 'cdk8s';
import {
  App,
  applyPlan,
  formatGraph,
  formatStatus,
  gitOpsLayout,
  graph,
  type Manifest,
  ProbedDeployment,
  publish,
  status,
} from 'cdk8s-gitops';
import { Manifests } from 'cdk8s-gitops/testing';
import { fakeKubectl } from '../cli/commands/fake-kubectl';
import { repositoryWith } from '../engines/publish/git-for-test';
import { filesBelow, temporaryFolder } from '../temporary-folder';

test('an app has a file for each object, and an index of each folder', () => {
  const app = new App({
    outdir: temporaryFolder(),
    output: gitOpsLayout({ path: (o) => `${o.target}/${o.chart}/${o.kind}-${o.name}.yaml`, index: true }),
  });
  new ApiObject(new Chart(app, 'shop'), 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'log' } });

  app.synth();

  expect(Object.keys(filesBelow(app.outdir))).toEqual([
    '.cdk8s-gitops',
    'default/kustomization.yaml',
    'default/shop/ConfigMap-log.yaml',
    'default/shop/kustomization.yaml',
    'kustomization.yaml',
  ]);
});

test('an app is drawn with what refers to what', async () => {
  const app = new App();
  const web = new ProbedDeployment(new Chart(app, 'shop', { namespace: 'shop' }), 'web', {
    metadata: { name: 'web' },
    containers: [{ name: 'web', image: 'nginx:1.29', ports: [{ name: 'http', containerPort: 80 }] }],
  });
  web.expose({ port: 80 });

  const { nodes, edges, constructs } = graph(app);

  expect(nodes.map(({ id }) => id).sort()).toEqual(['Deployment/shop/web', 'Service/shop/web']);
  expect(edges.map(({ from, to }) => `${from} > ${to}`)).toEqual(['Service/shop/web > Deployment/shop/web']);
  expect(await formatGraph({ nodes, edges, constructs }, { format: 'html' })).toMatch(/^<!doctype html>/);
});

test('an app is published to a branch of a repository', async () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const app = new App({ outdir: temporaryFolder() });
  new ApiObject(new Chart(app, 'shop'), 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'log' } });
  app.synth();

  const { branches } = await publish({ repo, branch: 'main', path: 'apps', from: app.outdir });

  expect(branches).toMatchObject([{ branch: 'main', added: ['apps/shop.k8s.yaml'] }]);
});

/** The objects of an app with a Namespace, and with a Deployment in it. */
function shop(): Manifest[] {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  new ProbedDeployment(chart, 'web', {
    metadata: { name: 'web' },
    containers: [{ name: 'web', image: 'nginx:1.29' }],
  });
  return [...Manifests.of(chart)];
}

test('an app is applied by the commands of its plan, in order', () => {
  const { steps } = applyPlan(shop(), { context: 'staging', prune: { name: 'shop' } });

  expect(steps.map(({ title }) => title)).toEqual([
    'Apply 1 Namespace',
    'Create the ApplySet shop, if it is not there',
    'Apply 2 objects, and delete what is gone (kubectl 1.28 or later)',
  ]);
  expect(steps.map(({ command }) => command).join('\n')).toMatch(
    /^[^\n]+ --context=staging(\n[^\n]+ --context=staging)+$/,
  );
});

test('a cluster is asked what it has of an app', async () => {
  const [namespace, deployment] = shop();
  const kinds = 'namespaces ns v1 false Namespace list\ndeployments deploy apps/v1 true Deployment list';
  const kubectl = fakeKubectl(temporaryFolder(), { kinds, objects: [namespace] }).path;

  const result = await status([namespace, deployment], { kubectl, context: 'dev' });

  expect(result.objects.map(({ object, state }) => `${object.kind} is ${state}`)).toEqual([
    'Namespace is applied',
    'Deployment is missing',
  ]);
  expect(formatStatus(result)).toBe('Missing  Deployment/shop/web\n\n2 objects, 1 missing\n');
});
