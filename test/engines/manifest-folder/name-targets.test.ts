import { nameTargets } from '../../../lib/engines/manifest-folder/name-targets';
import { manifestsIn, type ManifestFile } from '../../../lib/engines/manifest-folder/read-manifest-files';
import { configMap, outputOf } from './files';

/** The name and target of each object of the new side. */
function named(after: readonly ManifestFile[], before: readonly ManifestFile[] = []): string[] {
  const targetOf = nameTargets(before, after);
  return manifestsIn(after).map((manifest) => `${manifest.metadata?.name} ${targetOf(manifest)}`);
}

test('the folders that tell two versions of an object apart are those of targets, for all objects', () => {
  const output = outputOf({
    'dev/a.yaml': configMap('a', 'dev'),
    'dev/b.yaml': configMap('b'),
    'prod/a.yaml': configMap('a', 'prod'),
  });

  expect(named(output)).toEqual(['a dev', 'b dev', 'a prod']);
});

test('folders of targets can be at any level, also below those of namespaces', () => {
  const output = outputOf({
    'shop/dev/a.yaml': configMap('a', 'dev'),
    'shop/prod/a.yaml': configMap('a', 'prod'),
    'bank/prod/b.yaml': configMap('b'),
  });

  expect(named(output)).toEqual(['a dev', 'a prod', 'b prod']);
});

test('what kustomize makes is in the folder of its kustomization', () => {
  const output = outputOf({
    'overlays/dev/': configMap('a', 'dev'),
    'overlays/prod/': configMap('a', 'prod'),
  });

  expect(named(output)).toEqual(['a dev', 'a prod']);
});

test.each([
  ['one object in each folder', { 'dev/a.yaml': configMap('a'), 'prod/b.yaml': configMap('b') }],
  ['the same object twice in one folder', { 'x/a.yaml': configMap('a'), 'x/b.yaml': configMap('a') }],
  ['an object whose name the API server makes', { 'x/a.yaml': configMap('', '1'), 'y/a.yaml': configMap('', '2') }],
])('%s: that does not make targets', (_name, files) => {
  const targets = named(outputOf(files)).map((text) => text.split(' ')[1]);

  expect(targets).toEqual(['undefined', 'undefined']);
});

test('if all objects of two folders are the same, only those in both are named', () => {
  const output = outputOf({ 'dev/a.yaml': [configMap('a'), configMap('b')], 'prod/a.yaml': configMap('a') });

  expect(named(output)).toEqual(['a dev', 'b undefined', 'a prod']);
});

test('two versions next to each other have the names of their files, without the numbers of charts', () => {
  const output = outputOf({
    '0000-dev.k8s.yaml': [configMap('a', 'dev'), configMap('b')],
    '0001-prod.k8s.yaml': configMap('a', 'prod'),
  });

  expect(named(output)).toEqual(['a dev.k8s.yaml', 'b undefined', 'a prod.k8s.yaml']);
});

test('an object of a target is named also if only the other side has several', () => {
  const one = outputOf({ 'dev/a.yaml': configMap('a', 'dev') });
  const two = outputOf({ 'dev/a.yaml': configMap('a', 'dev'), 'prod/a.yaml': configMap('a', 'prod') });

  expect(named(one, two)).toEqual(['a dev']);
});

test('the two sides can have the folders of targets at different levels', () => {
  const top = outputOf({ 'dev/a.yaml': configMap('a', 'dev'), 'prod/a.yaml': configMap('a', 'prod') });
  const deep = outputOf({
    'clusters/dev/a.yaml': configMap('a', 'dev'),
    'clusters/prod/a.yaml': configMap('a', 'prod'),
  });

  expect(named(deep, top)).toEqual(named(top, deep));
});
