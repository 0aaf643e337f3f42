import { formatStatusChange } from '../../../lib/engines/status/format-status-change';
import { type ObjectStatus, type StatusResult } from '../../../lib/engines/status/result/status-result';

const object = (kind: string, more: Partial<ObjectStatus> = {}): ObjectStatus => ({
  object: { apiVersion: 'v1', kind, namespace: 'shop', name: 'web' },
  state: 'applied',
  fields: [],
  pods: [],
  ...more,
});
const progressing = (message: string): Partial<ObjectStatus> => ({ health: { status: 'Progressing', message } });
const status = (objects: readonly ObjectStatus[], missing: number, unhealthy: number): StatusResult => ({
  objects,
  summary: { objects: objects.length, missing, different: 0, unknown: 0, unhealthy },
  healthy: missing + unhealthy === 0,
});
const before = status(
  [object('ConfigMap', { state: 'missing' }), object('Deployment', progressing('0 of 1')), object('Service')],
  1,
  1,
);

test('it has the objects that changed, and the numbers of all', () => {
  const after = status([before.objects[0], object('Deployment', progressing('1 of 2')), before.objects[2]], 1, 1);

  expect(formatStatusChange(before, after)).toBe(
    'Progressing  Deployment/shop/web  1 of 2\n\n3 objects, 1 missing, 1 not healthy\n',
  );
});

test('an object that became as it should be has a line, although it has no Pods', () => {
  const after = status([object('ConfigMap'), before.objects[1], before.objects[2]], 0, 1);

  expect(formatStatusChange(before, after)).toBe('Applied  ConfigMap/shop/web\n\n3 objects, 1 not healthy\n');
});

test('if an object is no longer among them, only the numbers are left', () => {
  const after = status(before.objects.slice(0, 2), 1, 1);

  expect(formatStatusChange(before, after)).toBe('2 objects, 1 missing, 1 not healthy\n');
});
