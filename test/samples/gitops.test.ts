import { ApiObject, Chart } from 'cdk8s';
import { App, formatGraph, gitOpsLayout, graph, ProbedDeployment, publish } from 'cdk8s-gitops';
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
