import { kubernetesMergeSchema } from '../../../lib/core/patch/kubernetes-merge-schema';
import { type LostElement, strategicMerge } from '../../../lib/core/patch/strategic-merge';
import { type PlainMap } from '../../../lib/core/plain';
import { messageOf } from '../../message-of';

const schema = kubernetesMergeSchema();

const deployment = (podSpec: PlainMap, spec: PlainMap = {}): PlainMap => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { ...spec, template: { spec: podSpec } },
});

/** The merged pod spec. */
function mergePodSpec(base: PlainMap, patch: PlainMap): unknown {
  const merged = strategicMerge(deployment(base), deployment(patch), schema);
  return (merged as { spec: { template: { spec: unknown } } }).spec.template.spec;
}

describe('strategicMerge', () => {
  test('changes neither the base nor the patch', () => {
    const base = deployment({ containers: [{ name: 'web', image: 'nginx:1' }] });
    const patch = deployment({ containers: [{ name: 'web', $patch: 'delete' }] });
    const before = structuredClone([base, patch]);

    strategicMerge(base, patch, schema);

    expect([base, patch]).toEqual(before);
  });

  test('merges maps key by key, and null removes a key', () => {
    const merged = mergePodSpec(
      { nodeSelector: { disk: 'ssd', zone: 'a' }, hostNetwork: true },
      { nodeSelector: { zone: null, arch: 'arm64' } },
    );

    expect(merged).toEqual({ nodeSelector: { disk: 'ssd', arch: 'arm64' }, hostNetwork: true });
  });

  test('puts the elements of the patch before those of the base in a list with one merge key', () => {
    const merged = mergePodSpec(
      { containers: [{ name: 'log' }, { name: 'web', image: 'nginx:1' }] },
      { containers: [{ name: 'new' }, { name: 'web', image: 'nginx:2' }] },
    );

    expect(merged).toEqual({ containers: [{ name: 'new' }, { name: 'web', image: 'nginx:2' }, { name: 'log' }] });
  });

  test('keeps the order of the base in a list with two merge keys', () => {
    const ports = [
      { containerPort: 53, protocol: 'TCP' },
      { containerPort: 53, protocol: 'UDP' },
    ];

    const merged = mergePodSpec(
      { containers: [{ name: 'dns', ports }] },
      { containers: [{ name: 'dns', ports: [{ containerPort: 53, protocol: 'UDP', name: 'dns' }] }] },
    );

    expect(merged).toEqual({
      containers: [
        {
          name: 'dns',
          ports: [
            { containerPort: 53, protocol: 'TCP' },
            { containerPort: 53, protocol: 'UDP', name: 'dns' },
          ],
        },
      ],
    });
  });

  test('replaces a list without a merge key', () => {
    const merged = mergePodSpec({ tolerations: [{ key: 'a' }] }, { tolerations: [{ key: 'b' }] });

    expect(merged).toEqual({ tolerations: [{ key: 'b' }] });
  });

  test('replaces every list of a kind that Kubernetes 1.21 does not have', () => {
    const scaler = (type: string): PlainMap => ({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web', finalizers: [type] },
    });

    const merged = strategicMerge(scaler('example.com/a'), scaler('example.com/b'), schema);

    expect(merged).toEqual(scaler('example.com/b'));
  });

  test('joins a list of finalizers as a set', () => {
    const object = (finalizers: string[]): PlainMap => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'web', finalizers },
    });

    expect(strategicMerge(object(['b', 'c']), object(['a', 'b']), schema)).toEqual(object(['a', 'b', 'c']));
  });

  test.each([
    ['delete', undefined],
    ['replace', { medium: 'Memory' }],
    ['merge', { size: '1Gi', medium: 'Memory' }],
  ])('$patch: %s decides what happens to a map', ($patch, expected) => {
    const merged = mergePodSpec(
      { securityContext: { size: '1Gi' } },
      { securityContext: { $patch, medium: 'Memory' } },
    );

    expect(merged).toEqual({ ...(expected && { securityContext: expected }) });
  });

  test('$patch: replace in an element of its own replaces a list', () => {
    const merged = mergePodSpec(
      { containers: [{ name: 'web' }, { name: 'log' }] },
      { containers: [{ $patch: 'replace' }, { name: 'new' }] },
    );

    expect(merged).toEqual({ containers: [{ name: 'new' }] });
  });

  test('$patch: delete beside a merge key removes that element', () => {
    const merged = mergePodSpec(
      { containers: [{ name: 'web' }, { name: 'log' }] },
      { containers: [{ name: 'log', $patch: 'delete' }] },
    );

    expect(merged).toEqual({ containers: [{ name: 'web' }] });
  });

  test('$patch: delete on the whole object deletes it', () => {
    expect(strategicMerge(deployment({}), { ...deployment({}), $patch: 'delete' }, schema)).toBeUndefined();
  });

  test('keeps a null of the base, and drops a null of the patch for a missing field', () => {
    const merged = mergePodSpec({ volumes: [], dnsPolicy: null }, { hostname: null });

    expect(merged).toEqual({ volumes: [], dnsPolicy: null });
  });

  test('treats __proto__ as an ordinary key', () => {
    const patch = JSON.parse('{"nodeSelector": {"__proto__": "x"}}') as PlainMap;

    const merged = mergePodSpec({ nodeSelector: { a: 'b' } }, patch);

    expect(JSON.stringify(merged)).toBe('{"nodeSelector":{"a":"b","__proto__":"x"}}');
  });

  test('fails if the patch has another kind of value than the base', () => {
    const merge = () =>
      strategicMerge(deployment({}, { replicas: 1 }), deployment({}, { replicas: { min: 1 } }), schema);

    expect(messageOf(merge)).toMatchInlineSnapshot(`
"[Deployment/web] Cannot merge a map into spec.replicas, which is a single value
  Fix: give spec.replicas a single value in the patch, or replace it with a JSON 6902 patch"
`);
  });

  test('fails for an unknown directive', () => {
    const merge = () => strategicMerge(deployment({}), { spec: { $patch: 'remove' } }, schema);

    expect(messageOf(merge)).toMatchInlineSnapshot(`
"[Deployment/web] Cannot apply $patch: remove to spec: it must be delete, merge or replace
  Fix: use one of the three, or leave $patch out to merge"
`);
  });
});

describe('elements of a patch that kustomize loses', () => {
  function lostElements(base: PlainMap, patch: PlainMap): LostElement[] {
    const lost: LostElement[] = [];
    strategicMerge(deployment(base), deployment(patch), schema, { onLostElement: (element) => lost.push(element) });
    return lost;
  }

  test('an element without its only merge key empties the list and is reported', () => {
    const base = { containers: [{ name: 'web' }] };
    const patch = { containers: [{ image: 'nginx:2' }] };

    expect(mergePodSpec(base, patch)).toEqual({ containers: [] });
    expect(lostElements(base, patch)).toEqual([
      { path: 'spec.template.spec.containers', mergeKeys: ['name'], element: { image: 'nginx:2' } },
    ]);
  });

  test('an element that lacks the second of two merge keys is dropped and reported', () => {
    const container = (port: PlainMap): PlainMap => ({ containers: [{ name: 'web', ports: [port] }] });
    const base = container({ containerPort: 80, protocol: 'TCP' });
    const patch = container({ containerPort: 80, name: 'http' });

    expect(mergePodSpec(base, patch)).toEqual(base);
    expect(lostElements(base, patch)).toEqual([
      {
        path: 'spec.template.spec.containers.ports',
        mergeKeys: ['containerPort', 'protocol'],
        element: { containerPort: 80, name: 'http' },
      },
    ]);
  });

  test('an element that lacks a merge key that no other has is merged', () => {
    const container = (port: PlainMap): PlainMap => ({ containers: [{ name: 'web', ports: [port] }] });

    expect(lostElements(container({ containerPort: 80 }), container({ containerPort: 80, name: 'http' }))).toEqual([]);
  });

  test('a directive is not reported as a lost element', () => {
    const patch = { containers: [{ $patch: 'replace' }, { name: 'web', $patch: 'delete' }] };

    expect(lostElements({ containers: [{ name: 'web' }] }, patch)).toEqual([]);
  });
});
