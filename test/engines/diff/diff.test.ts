import { type Manifest } from '../../../lib/core/manifest';
import { parseManifests } from '../../../lib/core/yaml/parse';
import { diff } from '../../../lib/engines/diff/diff';
import { applyStrictly } from './apply-strictly';
import { changeOf, deployment } from './objects';

test('the same objects in another order, with their fields in another order, are no difference', () => {
  const before = parseManifests('{apiVersion: v1, kind: A, metadata: {name: a}, x: {b: 1, c: 2}}');
  const after = parseManifests('{kind: A, x: {c: 2, b: 1}, metadata: {name: a}, apiVersion: v1}');
  const others = [deployment('one'), deployment('two')];

  const result = diff([...before, ...others], [...others.reverse(), ...after]);

  expect(result.changes).toEqual([]);
  expect(result.summary).toEqual({ added: 0, removed: 0, changed: 0, renamed: 0, dangers: 0 });
});

test('an object that is new or gone is one change, with the whole object in its patch', () => {
  const [a, b] = parseManifests('{apiVersion: v1, kind: A, metadata: {name: a}}\n---\n{apiVersion: v1, kind: B}');

  const { changes } = diff([a!], [b!]);

  expect(changes.map(({ action, object }) => [action, object.kind, object.name])).toEqual([
    ['removed', 'A', 'a'],
    ['added', 'B', ''],
  ]);
  expect(changes.map(({ patch }) => patch)).toEqual([
    [{ op: 'remove', path: '' }],
    [{ op: 'add', path: '', value: b }],
  ]);
});

test('another version of the same group is one change of apiVersion', () => {
  const { action, fields, object } = changeOf(
    '{apiVersion: autoscaling/v1, kind: HorizontalPodAutoscaler, metadata: {name: web}}',
    '{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}}',
  );

  expect({ action, fields, version: object.apiVersion }).toEqual({
    action: 'changed',
    fields: [{ path: 'apiVersion', before: 'autoscaling/v1', after: 'autoscaling/v2' }],
    version: 'autoscaling/v2',
  });
});

test('an environment variable that is put in front is one change', () => {
  const one = { name: 'ONE', value: '1' };
  const two = { name: 'TWO', value: '2' };

  const { changes } = diff([deployment('web', {}, { env: [two] })], [deployment('web', {}, { env: [one, two] })]);

  expect(changes[0]?.fields).toEqual([{ path: 'spec.template.spec.containers[0].env[0]', after: one }]);
});

test('an argument that is put in front is one change', () => {
  const { changes } = diff(
    [deployment('web', {}, { args: ['-a', '-b'] })],
    [deployment('web', {}, { args: ['-v', '-a', '-b'] })],
  );

  expect(changes[0]?.fields).toEqual([{ path: 'spec.template.spec.containers[0].args[0]', after: '-v' }]);
  expect(changes[0]?.patch).toEqual([{ op: 'add', path: '/spec/template/spec/containers/0/args/0', value: '-v' }]);
});

test('a list with keys in another order is one change of the list', () => {
  const env = ['A', 'B', 'C'].map((name) => ({ name, value: '1' }));

  const { changes } = diff([deployment('web', {}, { env })], [deployment('web', {}, { env: [...env].reverse() })]);

  expect(changes[0]?.fields).toEqual([
    {
      path: 'spec.template.spec.containers[0].env',
      before: ['A', 'B', 'C'],
      after: ['C', 'B', 'A'],
      order: true,
    },
  ]);
});

test('a port is the same with and without its protocol, and one number can have two protocols', () => {
  const service = (ports: string): string =>
    `{apiVersion: v1, kind: Service, metadata: {name: dns}, spec: {ports: ${ports}}}`;

  const { fields } = changeOf(
    service('[{port: 53, protocol: UDP, name: a}, {port: 53, name: b}]'),
    service('[{port: 53, protocol: UDP, name: a}, {port: 53, name: b, protocol: TCP}]'),
  );

  expect(fields).toEqual([{ path: 'spec.ports[1].protocol', after: 'TCP' }]);
});

test('the order of a set is no difference', () => {
  const object = (finalizers: string): string =>
    `{apiVersion: v1, kind: A, metadata: {name: a, finalizers: ${finalizers}}}`;

  const same = diff(parseManifests(object('[x/a, x/b]')), parseManifests(object('[x/b, x/a]')));
  const { fields } = changeOf(object('[x/a, x/b]'), object('[x/c, x/b, x/a]'));

  expect(same.changes).toEqual([]);
  expect(fields).toEqual([{ path: 'metadata.finalizers[0]', after: 'x/c' }]);
});

test('lists that only a server-side apply merges are compared by their keys, too', () => {
  const driver = (modes: string): ReturnType<typeof parseManifests> =>
    parseManifests(
      `{apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: a}, spec: {volumeLifecycleModes: ${modes}}}`,
    );
  const claims = (list: object): ReturnType<typeof deployment> =>
    deployment('web', {}, { resources: { claims: list } });

  const sets = diff(driver('[Persistent, Ephemeral]'), driver('[Ephemeral, Persistent]'));
  const maps = diff([claims([{ name: 'a' }, { name: 'b' }])], [claims([{ name: 'b' }, { name: 'a', request: 'r' }])]);

  expect(sets.changes).toEqual([]);
  expect(maps.changes[0]?.fields.map(({ path }) => path)).toEqual([
    'spec.template.spec.containers[0].resources.claims',
    'spec.template.spec.containers[0].resources.claims[1].request',
  ]);
});

test('an item of a set in the place of another one is one change', () => {
  const object = (finalizers: string): string =>
    `{apiVersion: v1, kind: A, metadata: {name: a, finalizers: ${finalizers}}}`;

  const { fields, patch } = changeOf(object('[x/a, x/b]'), object('[x/b, x/c, x/d]'));

  expect(fields).toEqual([
    { path: 'metadata.finalizers[1]', before: 'x/a', after: 'x/c' },
    { path: 'metadata.finalizers[2]', after: 'x/d' },
  ]);
  expect(
    applyStrictly(
      { finalizers: ['x/a', 'x/b'] },
      patch.map((each) => ({ ...each, path: each.path.slice(9) })),
    ),
  ).toEqual({
    finalizers: ['x/b', 'x/c', 'x/d'],
  });
});

test('the lists of a custom resource are compared by the keys of its definition', () => {
  const crd = parseManifests(`
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: routes.example.com }
spec:
  group: example.com
  names: { kind: Route }
  versions:
    - name: v1
      schema:
        openAPIV3Schema:
          type: object
          properties:
            hosts:
              { type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [host], items: { type: object } }
`);
  const route = (hosts: string): ReturnType<typeof parseManifests> =>
    parseManifests(`{apiVersion: example.com/v1, kind: Route, metadata: {name: a}, hosts: ${hosts}}`);
  const [before, after] = [route('[{host: a, w: 1}, {host: b}]'), route('[{host: b}, {host: a, w: 1}]')];

  const fields = [diff(before, after), diff(before, after, { crds: crd })].map(({ changes }) => changes[0]?.fields);

  expect(fields[0]?.map(({ path }) => path)).toEqual(['hosts[0]', 'hosts[1]']);
  expect(fields[1]).toEqual([{ path: 'hosts', before: ['a', 'b'], after: ['b', 'a'], order: true }]);
});

test('a value that is null is not a missing value', () => {
  const { fields, patch } = changeOf('{apiVersion: v1, kind: A, x: null}', '{apiVersion: v1, kind: A}');

  expect(fields).toEqual([{ path: 'x', before: null }]);
  expect(patch).toEqual([{ op: 'remove', path: '/x' }]);
});

test('objects whose names the API server makes are the same if they are equal', () => {
  const job = (image: string): string =>
    `{apiVersion: batch/v1, kind: Job, metadata: {generateName: run-}, image: ${image}}`;

  const result = diff(parseManifests([job('a'), job('b')].join('\n---\n')), parseManifests(job('b')));

  expect(result.changes.map(({ action, patch }) => [action, patch.length])).toEqual([['removed', 1]]);
});

test('long lists without keys are compared in good time', () => {
  const args = Array.from({ length: 5000 }, (_, index) => `--flag-${index}`);
  const after = args.map((arg, index) => (index % 100 === 0 ? 'x' : arg));

  const { changes } = diff([deployment('web', {}, { args })], [deployment('web', {}, { args: after })]);

  expect(changes[0]?.fields.length).toBeLessThanOrEqual(100);
});

test('lists in a long list are compared in good time, and each change in them is one', () => {
  const rules = (value: number): Manifest[] => {
    const rule = (group: number, index: number): object => ({
      alert: `${group}-${index}`,
      expr: `rate(errors[5m]) > ${(group % 13 === 0 || group === 39) && index === 7 ? value : 0}`,
      labels: { severity: 'page', team: `team-${group}`, service: 'shop', tier: 'web' },
    });
    const groups = Array.from({ length: 40 }, (_, group) => ({
      name: `group-${group}`,
      rules: Array.from({ length: 60 }, (_item, index) => rule(group, index)),
    }));
    return [{ apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', spec: { groups } }];
  };

  const { changes } = diff(rules(1), rules(2));

  expect(changes[0]?.fields.map(({ path }) => path)).toEqual([
    'spec.groups[0].rules[7].expr',
    'spec.groups[13].rules[7].expr',
    'spec.groups[26].rules[7].expr',
    'spec.groups[39].rules[7].expr',
  ]);
});

test('items that are all different in a long list are paired with those that they are most like', () => {
  const spec = (value: string): object => ({
    groups: Array.from({ length: 30 }, (_, group) => ({
      changed: value,
      rules: Array.from({ length: 60 }, (_item, index) => `rule ${group}-${index}`),
    })),
  });

  const { changes } = diff([deployment('web', spec('a'))], [deployment('web', spec('b'))]);

  expect(changes[0]?.fields).toHaveLength(30);
  expect(changes[0]?.fields[29]).toEqual({ path: 'spec.groups[29].changed', before: 'a', after: 'b' });
});

test('objects are compared within their target only, and each change names it', () => {
  const [dev, prod, newProd] = [
    deployment('web', { replicas: 1 }),
    deployment('web', { replicas: 5 }),
    deployment('web', { replicas: 6 }),
  ];
  const targetOf = (manifest: object): string => (manifest === dev ? 'dev' : 'prod');

  const { changes } = diff([dev, prod], [newProd], { targetOf });

  expect(changes.map(({ action, target, fields }) => ({ action, target, fields }))).toEqual([
    { action: 'removed', target: 'dev', fields: [] },
    { action: 'changed', target: 'prod', fields: [{ path: 'spec.replicas', before: 5, after: 6 }] },
  ]);
});
