import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readManifestFilesAt } from '../../../lib/cli/config/read-manifests';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';

const configMap = (name: string): string => `{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name} } }\n`;

/** The objects of a folder with these files: the name of each, with its file. */
function objectsOf(files: Readonly<Record<string, string>>): string[] {
  const folder = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return readManifestFilesAt(folder, 'cdk8s-gitops').flatMap(({ file, manifests }) =>
    manifests.map(({ metadata }) => `${metadata?.name ?? ''} ${file?.slice(folder.length + 1) ?? '-'}`),
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

  expect(objectsOf(files)).toEqual(['a a.yaml', 'c overlay-2/c.yaml', 'x-b -']);
});

test('a kustomization in the folder of another one is part of that', () => {
  const files = {
    'kustomization.yaml': 'resources: [base]\nnamePrefix: x-\n',
    'base/kustomization.yaml': 'resources: [a.yaml]\nnameSuffix: -y\n',
    'base/a.yaml': configMap('a'),
  };

  expect(objectsOf(files)).toEqual(['x-a-y -']);
});

test('a folder that is missing is an error', () => {
  expect(messageOf(() => readManifestFilesAt('no/folder', 'cdk8s-gitops'))).toBe(
    '[cdk8s-gitops] Cannot read no/folder: nothing is there\n' +
      '  Fix: use the path of a folder or file, or - for standard input',
  );
});
