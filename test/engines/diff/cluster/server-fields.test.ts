import { withoutServerFields } from '../../../../lib/engines/diff/cluster/server-fields';
import { sameJson } from '../../../../lib/core/same-json';

const object = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name: 'a',
    uid: '1',
    generation: 2,
    resourceVersion: '3',
    creationTimestamp: '2026-01-01T00:00:00Z',
    managedFields: [{ manager: 'kubectl' }],
    labels: { app: 'web', 'applyset.kubernetes.io/part-of': 'applyset-x-v1' },
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
      'deprecated.daemonset.template.generation': '2',
    },
  },
  data: { a: 'b' },
  status: { ready: true },
};

test('an object keeps its content, and loses what the API server and the tools that apply it have added', () => {
  expect(withoutServerFields(object)).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', labels: { app: 'web' } },
    data: { a: 'b' },
  });
});

test('the object is not changed', () => {
  const copy = structuredClone(object);

  withoutServerFields(object);

  expect(sameJson(object, copy)).toBe(true);
});
