import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App as Cdk8sApp, Chart } from 'cdk8s';
import { App, kustomize, Kustomization, ProbedDeployment } from 'cdk8s-gitops';
import { Manifests } from 'cdk8s-gitops/testing';
import { messageOf } from '../message-of';

const directory = mkdtempSync(join(tmpdir(), 'kustomize-'));

afterAll(() => rmSync(directory, { recursive: true }));

test('a folder is built as kubectl kustomize builds it', () => {
  mkdirSync(join(directory, 'base'));
  mkdirSync(join(directory, 'overlay'));
  const pod =
    '{ apiVersion: v1, kind: Pod, metadata: { name: nginx }, spec: { containers: [{ name: nginx, image: nginx }] } }';
  writeFileSync(join(directory, 'base/pod.yaml'), pod);
  writeFileSync(join(directory, 'base/kustomization.yaml'), 'resources: [pod.yaml]');
  writeFileSync(
    join(directory, 'overlay/kustomization.yaml'),
    'resources: [../base]\nnamePrefix: p-\nimages: [{ name: nginx, newName: new-nginx, newTag: 1.23.1 }]\n',
  );

  expect(kustomize.build(join(directory, 'overlay'))).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p-nginx' },
      spec: { containers: [{ name: 'nginx', image: 'new-nginx:1.23.1' }] },
    },
  ]);
});

class Shop extends Chart {
  constructor(scope: Cdk8sApp, id: string) {
    super(scope, id);
    const containers = [{ name: 'web', image: 'nginx', ports: [{ containerPort: 80 }] }];
    new ProbedDeployment(this, 'web', { metadata: { name: 'web' }, containers }).expose({ port: 80 });
  }
}

test('an overlay changes the objects of files and constructs, but not the files and constructs', () => {
  const shop = new Shop(new App(), 'shop');
  writeFileSync(join(directory, 'app.ini'), 'a=1');
  const chart = new Chart(new App(), 'chart');
  const production = new Kustomization(chart, 'production', {
    resources: [shop],
    namespace: 'prod',
    namePrefix: 'p-',
    labels: [{ pairs: { env: 'prod' }, includeSelectors: true }],
    images: [{ name: 'nginx', newName: 'new-nginx', newTag: '1.23.1' }],
    replicas: [{ name: 'web', count: 3 }],
    patches: [{ target: { kind: 'Deployment', name: 'web' }, patch: { spec: { minReadySeconds: 5 } } }],
    configMapGenerator: [{ name: 'settings', literals: { LOG: 'debug' }, files: [join(directory, 'app.ini')] }],
  });

  expect(production.getApiObject('Deployment', 'p-web').kind).toBe('Deployment');
  expect(Manifests.of(chart)).toMatchManifestSnapshot();
  expect(Manifests.of(shop).get('Deployment', 'web').spec.replicas).toBeUndefined();
});

test('a rule that matches nothing is an error, unless it is optional or strict is off', () => {
  const chart = new Chart(new App(), 'chart');
  const resources = [new Shop(new App(), 'shop')];
  const images = [{ name: 'ngnix', newTag: '1.23.1' }];

  const message = messageOf(() => new Kustomization(chart, 'production', { resources, images }));

  expect(message).toMatchInlineSnapshot(`
   "[chart/production images[0]] Cannot change the image ngnix: no container uses it
     Fix: use nginx; or set optional: true"
  `);
  expect(() => new Kustomization(chart, 'lenient', { resources, images, strict: false })).not.toThrow();
  const optional = images.map((image) => ({ ...image, optional: true }));
  expect(() => new Kustomization(chart, 'optional', { resources, images: optional })).not.toThrow();
});
