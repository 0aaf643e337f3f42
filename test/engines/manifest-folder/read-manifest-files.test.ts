import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readManifestFiles } from '../../../lib/engines/manifest-folder/read-manifest-files';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';

const configMap = (name: string): string => `{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name} } }\n`;

/** The objects of a folder with these files: the name of each, with its file or the folder that is built. */
function objectsOf(files: Readonly<Record<string, string>>): string[] {
  const folder = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return readManifestFiles(folder, 'cdk8s-gitops').flatMap(({ path, file, manifests }) =>
    manifests.map(({ metadata }) => `${metadata?.name ?? ''} ${path}${file === join(folder, path) ? '' : ' (built)'}`),
  );
}

test('objects are in their files, also below a kustomization that only lists them', () => {
  const index = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [b.yaml]\n';

  expect(
    objectsOf({ 'a.yaml': configMap('a'), 'shop/b.yaml': configMap('b'), 'shop/kustomization.yaml': index }),
  ).toEqual(['a a.yaml', 'b shop/b.yaml']);
});

test('a kustomization is built, and the files in its folder are not objects', () => {
  const files = {
    'a.yaml': configMap('a'),
    'overlay/b.yaml': configMap('b'),
    'overlay/patch.yaml': '- { op: add, path: /data, value: { a: b } }\n',
    'overlay/kustomization.yaml':
      'resources: [b.yaml]\nnamePrefix: x-\npatches: [{ path: patch.yaml, target: { kind: ConfigMap } }]\n',
    'overlay-2/c.yaml': configMap('c'),
  };

  expect(objectsOf(files)).toEqual(['a a.yaml', 'c overlay-2/c.yaml', 'x-b overlay (built)']);
});

test('a kustomization in the folder of another one is part of that', () => {
  const files = {
    'kustomization.yaml': 'resources: [base]\nnamePrefix: x-\n',
    'base/kustomization.yaml': 'resources: [a.yaml]\nnameSuffix: -y\n',
    'base/a.yaml': configMap('a'),
  };

  expect(objectsOf(files)).toEqual(['x-a-y . (built)']);
});

test('a base in another folder of the tree is counted only as what the overlays make of it', () => {
  const files = {
    'base/a.yaml': configMap('a'),
    'base/kustomization.yaml': 'resources: [a.yaml]\n',
    'overlays/dev/kustomization.yaml': 'resources: [../../base]\nnamePrefix: dev-\n',
    'overlays/prod/kustomization.yaml': 'resources: [../../base]\nnamePrefix: prod-\n',
  };

  expect(objectsOf(files)).toEqual(['dev-a overlays/dev (built)', 'prod-a overlays/prod (built)']);
});

test('a Kustomization of Flux in a file named kustomization.yaml is an object', () => {
  const flux =
    '{ apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: { name: apps }, spec: {} }';

  expect(objectsOf({ 'a.yaml': configMap('a'), 'flux/kustomization.yaml': flux })).toEqual([
    'a a.yaml',
    'apps flux/kustomization.yaml',
  ]);
});

test('a folder that is a component is built, as kubectl kustomize does', () => {
  const files = {
    'a.yaml': configMap('a'),
    'kustomization.yaml':
      'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [a.yaml]\nnamePrefix: p-\n',
  };

  expect(objectsOf(files)).toEqual(['p-a . (built)']);
});

test('a folder that is missing is an error', () => {
  expect(messageOf(() => readManifestFiles('no/folder', 'cdk8s-gitops'))).toBe(
    '[cdk8s-gitops] Cannot read no/folder: nothing is there\n  Fix: use the path of a folder or file',
  );
});
