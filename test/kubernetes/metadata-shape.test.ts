import { checkShape, demandShape } from '../../lib/core/check/check-shape';
import { metadataShape } from '../../lib/kubernetes/metadata-shape';
import { messageOf } from '../message-of';

test('every field of Kubernetes is allowed in metadata', () => {
  const metadata = {
    annotations: { team: 'web' },
    creationTimestamp: null,
    deletionGracePeriodSeconds: 1,
    deletionTimestamp: '2026-01-01T00:00:00Z',
    finalizers: ['kubernetes'],
    generateName: 'web-',
    generation: 1,
    labels: { app: 'web' },
    managedFields: [],
    name: 'web',
    namespace: 'shop',
    ownerReferences: [],
    resourceVersion: '1',
    selfLink: '/',
    uid: '1',
  };

  expect(checkShape(metadata, metadataShape())).toEqual([]);
});

test.each([
  ['nme', 'name'],
  ['nameSpace', 'namespace'],
  ['label', 'labels'],
  ['anotations', 'annotations'],
])('the field %s of metadata is an error: it is a misspelt %s', (wrong, right) => {
  const check = (): void => demandShape('hello/pod', { [wrong]: {} }, metadataShape(), 'metadata');

  expect(messageOf(check)).toBe(`[hello/pod] Cannot use ${wrong}: the field is unknown\n  Fix: use ${right}`);
});
