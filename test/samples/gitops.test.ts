import { ApiObject, Chart } from 'cdk8s';
import { App, gitOpsLayout } from 'cdk8s-gitops';
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
