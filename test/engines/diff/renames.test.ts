import { type Manifest } from '../../../lib/core/manifest';
import { diff } from '../../../lib/engines/diff/diff';
import { deployment } from './objects';

const configMap = (name: string, data: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});

test('an object that is equal but for its name is renamed', () => {
  const { changes } = diff([deployment('web', { replicas: 2 })], [deployment('frontend', { replicas: 2 })]);

  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatchObject({ action: 'renamed', object: { name: 'frontend' }, from: { name: 'web' } });
  expect(changes[0]?.fields).toEqual([{ path: 'metadata.name', before: 'web', after: 'frontend' }]);
});

test('objects of which less than 70 % are equal are removed and added', () => {
  const data = { a: '1', b: '2', c: '3' };

  const [equal, other] = [
    { ...data, d: '4' },
    { ...data, c: '4' },
  ].map((changed) => diff([configMap('old', data)], [configMap('new', changed)]).changes.map(({ action }) => action));

  expect(equal).toEqual(['renamed']);
  expect(other).toEqual(['added', 'removed']);
});

test('an object in another namespace, or of another kind, is not a renamed one', () => {
  const web = deployment('web');

  const results = [
    { ...web, kind: 'DaemonSet' },
    { ...web, metadata: { name: 'web', namespace: 'other' } },
  ].map((after) =>
    diff([web], [after])
      .changes.map(({ action }) => action)
      .sort(),
  );

  expect(results).toEqual([
    ['added', 'removed'],
    ['added', 'removed'],
  ]);
});

test('the best pairs come first', () => {
  const data = { a: '1', b: '2', c: '3', d: '4' };
  const before = [configMap('one', data), configMap('two', { ...data, d: '5' })];
  const after = [configMap('three', { ...data, d: '5' }), configMap('four', data)];

  const { changes } = diff(before, after);

  expect(changes.map(({ from, object }) => `${from?.name} ${object.name}`)).toEqual(['one four', 'two three']);
});

test.each([
  ['kustomize', 'settings-7bdgk2kt9m', 'settings-m22f8hd4c6'],
  ['cdk8s', 'app-settings-c8a1b2c3', 'app-settings-c8ffee00'],
])('names that differ in a hash of %s are renamed, whatever is in the objects', (_, old, current) => {
  const { changes } = diff([configMap(old, { a: '1' })], [configMap(current, { b: '2' })]);

  expect(changes.map(({ action }) => action)).toEqual(['renamed']);
});
