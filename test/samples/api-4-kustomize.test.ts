import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kustomize } from 'cdk8s-gitops';

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
