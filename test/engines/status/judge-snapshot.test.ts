import { type Manifest } from '../../../lib/core/manifest';
import { parseManifests } from '../../../lib/core/yaml/parse';
import { type ClusterSnapshot, type ObjectSnapshot } from '../../../lib/engines/status/cluster/cluster-snapshot';
import { formatStatus } from '../../../lib/engines/status/format-status';
import { judgeSnapshot } from '../../../lib/engines/status/judge/judge-snapshot';
import { podEvent, podPicture } from './pictures';

const one = (yaml: string): Manifest => parseManifests(yaml)[0];
const settings = one(
  '{ apiVersion: v1, kind: ConfigMap, metadata: { name: settings, namespace: shop }, data: { a: one } }',
);

/** A manifest that the cluster has exactly so. */
const applied = (manifest: Manifest): ObjectSnapshot => ({ manifest, live: manifest, expected: manifest });

const judge = (objects: readonly ObjectSnapshot[], more: Partial<ClusterSnapshot> = {}) =>
  judgeSnapshot({ objects, related: [], events: [], problems: [], ...more });

const deployment = one(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop, uid: web, generation: 1 }
spec: { replicas: 1 }
status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 0 }`);
const owner = (kind: string, uid: string): object => ({ ownerReferences: [{ kind, uid }] });
const replicaSet: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: { name: 'web-1', namespace: 'shop', uid: 'set', ...owner('Deployment', 'web') },
};
const crashing = podPicture(`
phase: Running
containerStatuses:
  - name: web
    ready: false
    restartCount: 4
    state: { waiting: { reason: CrashLoopBackOff } }
    lastState: { terminated: { exitCode: 1, reason: Error } }`);
const podOf = (pod: Manifest, uid: string): Manifest => ({
  ...pod,
  metadata: { ...pod.metadata, ...owner('ReplicaSet', uid) },
});

test('what is applied and healthy is fine', () => {
  const claim = one(
    '{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: data }, status: { phase: Bound } }',
  );

  const { healthy, summary } = judge([applied(settings), applied(claim)]);

  expect({ healthy, summary }).toEqual({
    healthy: true,
    summary: { objects: 2, missing: 0, different: 0, unknown: 0, unhealthy: 0 },
  });
});

test('what is missing is not healthy, with the reason if the cluster can not have it', () => {
  const { healthy, objects } = judge([{ manifest: settings }, { manifest: settings, reason: 'no such kind' }]);

  expect(healthy).toBe(false);
  expect(objects.map(({ state, reason }) => [state, reason])).toEqual([
    ['missing', undefined],
    ['missing', 'no such kind'],
  ]);
});

test('what an apply would change is different, with the fields', () => {
  const live = { ...settings, data: { a: 'two' }, metadata: { ...settings.metadata, resourceVersion: '5' } };

  const { healthy, objects } = judge([{ manifest: settings, live, expected: settings }]);

  expect(healthy).toBe(false);
  expect(objects[0]).toMatchObject({ state: 'different', fields: [{ path: 'data.a', before: 'two', after: 'one' }] });
});

test('what is not compared is present, and as healthy as the cluster reports', () => {
  const { healthy, objects } = judge([settings, deployment].map((live) => ({ manifest: live, live, isUntried: true })));

  expect(healthy).toBe(false);
  expect(objects.map(({ state, health }) => [state, health?.status])).toEqual([
    ['present', undefined],
    ['present', 'Progressing'],
  ]);
});

test('what the API server would refuse is different, with its words', () => {
  const [status] = judge([{ manifest: settings, live: settings, reason: 'field is immutable' }]).objects;

  expect(status).toMatchObject({ state: 'different', reason: 'field is immutable' });
});

test('no value of a Secret is in the result', () => {
  const secret = one('{ apiVersion: v1, kind: Secret, metadata: { name: s }, data: { a: aHVudGVyMg== } }');

  const result = judge([{ manifest: secret, live: { ...secret, data: { a: 'b2xk' } }, expected: secret }]);

  expect(JSON.stringify(result)).not.toMatch(/aHVudGVyMg|b2xk/);
  expect(result.objects[0]?.fields).toEqual([{ path: 'data.a', before: '(changed)', after: '(changed)' }]);
});

test('the Pods of a Deployment are those of its ReplicaSets, and no others', () => {
  const other = podOf(podPicture('phase: Running'), 'other');
  const related = [replicaSet, podOf(crashing, 'set'), { ...other, metadata: { ...other.metadata, uid: 'pod-2' } }];

  const [status] = judge([applied(deployment)], { related }).objects;

  expect(status?.pods.map(({ name, problems }) => [name, problems.map(({ reason }) => reason)])).toEqual([
    ['web-1', ['CrashLoopBackOff']],
  ]);
});

test('a Pod that is an object itself has its own phase', () => {
  const [status] = judge([applied(crashing)]).objects;

  expect(status?.pods.map(({ name }) => name)).toEqual(['web-1']);
});

test('a custom resource is as healthy as the Pods that it owns', () => {
  const cache = one('{ apiVersion: example.com/v1, kind: Cache, metadata: { name: c, uid: cache } }');
  const { metadata } = crashing;

  const { healthy } = judge([applied(cache)], {
    related: [{ ...crashing, metadata: { ...metadata, ...owner('Cache', 'cache') } }],
  });

  expect(healthy).toBe(false);
});

test.each([
  ['waits for its image', 'phase: Pending', false],
  ['runs', 'phase: Running', true],
  ['has run to its end', 'phase: Succeeded', true],
  ['has failed', 'phase: Failed', false],
])('a custom resource whose Pod %s', (_, status, isHealthy) => {
  const cache = one('{ apiVersion: example.com/v1, kind: Cache, metadata: { name: c, uid: cache } }');
  const pod = podPicture(status);

  const { healthy, summary } = judge([applied(cache)], {
    related: [{ ...pod, metadata: { ...pod.metadata, ...owner('Cache', 'cache') } }],
  });

  expect({ healthy, unhealthy: summary.unhealthy }).toEqual({ healthy: isHealthy, unhealthy: isHealthy ? 0 : 1 });
});

test('an object that is being deleted has what its deletion waits for', () => {
  const deletionTimestamp = '2026-11-30T10:00:00Z';
  const claim = { ...settings, metadata: { ...settings.metadata, deletionTimestamp, finalizers: ['example.com/a'] } };
  const namespace = one(`
apiVersion: v1
kind: Namespace
metadata: { name: shop, deletionTimestamp: ${deletionTimestamp} }
status:
  conditions:
    - { type: NamespaceDeletionContentFailure, status: 'False', message: All content successfully deleted }
    - { type: NamespaceContentRemaining, status: 'True', message: Some resources are remaining }`);

  const { healthy, objects } = judge([applied(claim), applied(namespace)]);

  expect(healthy).toBe(false);
  expect(objects.map(({ health, reason }) => [health?.message, reason])).toEqual([
    ['Pending deletion', 'it waits for the finalizer example.com/a'],
    ['Pending deletion', 'Some resources are remaining'],
  ]);
});

test('an object that is not healthy has the last warning about it, or about what it owns', () => {
  const events = ['quota exceeded', 'account not found'].map((message, index) => ({
    ...podEvent('FailedCreate', message, { time: `2026-11-30T10:0${index}:00Z` }),
    involvedObject: { kind: 'ReplicaSet', uid: 'set' },
  }));

  const [status] = judge([applied(deployment)], { related: [replicaSet], events }).objects;

  expect(status?.reason).toBe('FailedCreate: account not found');
});

test('an object that is being deleted is progressing, also if a rule of its kind would call it healthy', () => {
  const bridge = one(`
apiVersion: kafka.strimzi.io/v1beta2
kind: KafkaBridge
metadata: { name: bridge, deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: [strimzi.io/bridge] }
status: { conditions: [{ type: Ready, status: 'True' }] }`);

  const { healthy, objects } = judge([applied(bridge)]);

  expect(healthy).toBe(false);
  expect(objects[0]?.health).toEqual({ status: 'Progressing', message: 'Pending deletion' });
});

test('an Application has the health that Argo CD has written into it', () => {
  const application = (status: string): Manifest =>
    one(`{ apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: { name: shop }${status} }`);

  const found = [', status: { health: { status: Degraded, message: lost } }', ''].map(
    (status) => judge([applied(application(status))]).objects[0]?.health,
  );

  expect(found).toEqual([
    { status: 'Degraded', message: 'lost' },
    { status: 'Progressing', message: '' },
  ]);
});

const errors =
  'conditions: [{ type: ComparisonError, message: no path }, { type: OrphanedResourceWarning, message: orphan }]';

test.each([
  ['can not compare', `health: { status: Healthy }, sync: { status: Unknown }, ${errors}`, 'Unknown'],
  ['can not sync', `health: { status: Healthy }, sync: { status: OutOfSync }, ${errors}`, 'Degraded'],
  ['has not compared yet', `health: { status: Missing }, sync: { status: Unknown }, ${errors}`, 'Missing'],
])('an Application that Argo CD %s is not healthy, and has its words', (_, status, expected) => {
  const application = one(
    `{ apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: { name: shop }, status: { ${status} } }`,
  );

  const { objects, healthy } = judge([applied(application)]);

  expect(objects[0]?.health).toEqual({ status: expected, message: 'ComparisonError: no path' });
  expect(healthy).toBe(false);
});

test('an Application that is not healthy has the words of its last sync', () => {
  const application = (phase: string): Manifest =>
    one(
      '{ apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: { name: shop }, ' +
        `status: { health: { status: Missing }, operationState: { phase: ${phase}, message: one is invalid } } }`,
    );

  const messages = ['Failed', 'Running'].map(
    (phase) => judge([applied(application(phase))]).objects[0]?.health?.message,
  );

  expect(messages).toEqual(['the last sync failed: one is invalid', '']);
});

test('the text has what is not well, each Pod, and the numbers', () => {
  const service = one('{ apiVersion: v1, kind: Service, metadata: { name: web, namespace: shop } }');
  const other = { ...settings, metadata: { ...settings.metadata, name: 'other' } };
  const result = judge(
    [
      applied(settings),
      { manifest: service },
      applied(deployment),
      { manifest: other, live: { ...other, data: { a: 'two' } }, expected: other },
    ],
    { related: [replicaSet, podOf(crashing, 'set')] },
  );

  expect(formatStatus(result)).toMatchInlineSnapshot(`
   "Missing      Service/shop/web
   Progressing  Deployment/shop/web   Waiting for rollout to finish: 0 of 1 updated replicas are available...
     Running      Pod/web-1           0 of 1 ready, 4 restarts
                                      container web: CrashLoopBackOff: exit code 1, 4 restarts
   Different    ConfigMap/shop/other
                                      data.a two → one

   4 objects, 1 missing, 1 different, 1 not healthy
   "
  `);
});

test('the text of what is well is short', () => {
  expect(formatStatus(judge([applied(settings)]))).toBe('1 object, which is as it should be\n');
});

test('the text of what is well and not compared does not claim more', () => {
  const there = { manifest: settings, live: settings, isUntried: true } as const;

  const texts = [[there], [there, there], [there, { manifest: settings }]].map((objects) =>
    formatStatus(judge(objects)),
  );

  expect(texts).toEqual([
    '1 object, which is there and healthy (not compared)\n',
    '2 objects, all there and healthy (not compared)\n',
    'Missing  ConfigMap/shop/settings\n\n2 objects, 1 missing (not compared)\n',
  ]);
});

test('a message can not control the terminal', () => {
  const pod = podPicture('phase: Failed\nreason: Evicted\nmessage: "a\\nb\\e[31m"');

  expect(formatStatus(judge([applied(pod)]))).toContain('Evicted: a b\\u001b[31m\n');
});

describe('what the user has no right to', () => {
  const reason = 'not compared: you do not have the right to patch configmaps in Namespace shop';

  test('is unknown, and neither healthy nor missing', () => {
    const { healthy, summary, objects } = judge([
      { manifest: settings, live: settings, isUnknown: true, reason },
      { manifest: deployment, isUnknown: true, reason: 'not read' },
    ]);

    expect({ healthy, summary }).toEqual({
      healthy: false,
      summary: { objects: 2, missing: 0, different: 0, unknown: 2, unhealthy: 0 },
    });
    expect(objects.map(({ state }) => state)).toEqual(['unknown', 'unknown']);
  });

  test('is shown with its health, and the right that is missing', () => {
    const text = formatStatus(
      judge([
        { manifest: deployment, live: deployment, isUnknown: true, reason },
        { manifest: settings, isUnknown: true, reason: 'not read' },
      ]),
    );

    expect(text).toMatch(/^Progressing +Deployment\/shop\/web +.*: not compared: you do not have the right to patch /);
    expect(text).toMatch(/\nUnknown +ConfigMap\/shop\/settings +not read\n\n2 objects, 2 unknown, 1 not healthy\n$/);
  });
});
