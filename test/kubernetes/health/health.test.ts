import { health } from '../../../lib/kubernetes/health/health';
import { messageOf } from '../../message-of';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', generation: 4 },
  spec: { replicas: 3 },
  status: { observedGeneration: 4, replicas: 3, updatedReplicas: 3, availableReplicas: 3 },
};
const issuer = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Issuer',
  metadata: { name: 'letsencrypt' },
  status: { conditions: [{ type: 'Ready', status: 'False', message: 'The account does not exist' }] },
};

test('a Deployment whose Pods are all new and available is healthy', () => {
  const result = health(deployment);

  expect(result).toEqual({ status: 'Healthy', message: '' });
});

test('the object is not changed', () => {
  const copy = structuredClone(issuer);

  health(issuer);

  expect(issuer).toEqual(copy);
});

test.each([
  ['was not observed', { observedGeneration: 3 }, 'observed deployment generation less than desired generation'],
  ['has old Pods', { updatedReplicas: 1 }, '1 out of 3 new replicas have been updated...'],
  ['has Pods too many', { replicas: 5 }, '2 old replicas are pending termination...'],
  ['has Pods that are not available', { availableReplicas: 2 }, '2 of 3 updated replicas are available...'],
])('a Deployment that %s is progressing', (_, status, message) => {
  const result = health({ ...deployment, status: { ...deployment.status, ...status } });

  expect(result).toEqual({ status: 'Progressing', message: `Waiting for rollout to finish: ${message}` });
});

test('a field that is missing counts as 0 for the kinds that Argo CD judges in Go', () => {
  const result = health({ ...deployment, status: { observedGeneration: 4 } });

  expect(result?.message).toBe('Waiting for rollout to finish: 0 out of 3 new replicas have been updated...');
});

test('the version of a kind that Argo CD does not read makes its state unknown', () => {
  const result = health({ ...deployment, apiVersion: 'apps/v1beta1' });

  expect(result).toEqual({ status: 'Unknown', message: 'unsupported Deployment GVK: apps/v1beta1, Kind=Deployment' });
});

test('a Pod that cannot pull its images is degraded, with the reason of each container', () => {
  const waiting = (reason: string, message: string): object => ({ state: { waiting: { reason, message } } });

  const result = health({
    apiVersion: 'v1',
    kind: 'Pod',
    spec: { restartPolicy: 'Always' },
    status: {
      phase: 'Pending',
      containerStatuses: [waiting('ErrImagePull', 'not found'), waiting('ImagePullBackOff', 'waiting 40s')],
    },
  });

  expect(result).toEqual({ status: 'Degraded', message: 'not found, waiting 40s' });
});

test('a Pod that has failed names the exit code of the first container that failed', () => {
  const ended = (name: string, exitCode: number): object => ({ name, state: { terminated: { exitCode } } });

  const result = health({
    apiVersion: 'v1',
    kind: 'Pod',
    spec: { restartPolicy: 'Never' },
    status: { phase: 'Failed', initContainerStatuses: [ended('setup', 0)], containerStatuses: [ended('job', 3)] },
  });

  expect(result).toEqual({ status: 'Degraded', message: 'container "job" failed with exit code 3' });
});

test('a kind without a rule has no state', () => {
  const result = health({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });

  expect(result).toBeUndefined();
});

test('an object that is being deleted is progressing, but not a hook that Argo CD deletes itself', () => {
  const metadata = { name: 'web', deletionTimestamp: '2026-01-01T00:00:00Z' };
  const finalizers = ['argocd.argoproj.io/hook-finalizer'];

  const results = [metadata, { ...metadata, finalizers }].map((each) => health({ ...deployment, metadata: each }));

  expect(results.map((result) => result?.message)).toEqual(['Pending deletion', '']);
});

test('a kind of an operator is judged by the condition that Argo CD looks at', () => {
  const result = health(issuer);

  expect(result).toEqual({ status: 'Degraded', message: 'The account does not exist' });
});

test('all kinds of a group can have one rule', () => {
  const conditions = [
    { type: 'Synced', status: 'True' },
    { type: 'Ready', status: 'True' },
  ];
  const bucket = { apiVersion: 's3.aws.upbound.io/v1beta1', kind: 'Bucket', status: { conditions } };

  const result = health(bucket);

  expect(result).toEqual({ status: 'Healthy', message: 'Resource is up-to-date.' });
});

test('an object without the fields that its rule needs has an unknown state, as in Argo CD', () => {
  const result = health({ apiVersion: 'lifecycle.keptn.sh/v1', kind: 'KeptnTask', metadata: { name: 'load' } });

  expect(result).toEqual({
    status: 'Unknown',
    message: 'Argo CD cannot judge the object: the rule needs status, which is missing',
  });
});

test('Argo CD 3.4 calls a definition that is being installed degraded, and 3.5 progressing', () => {
  const crd = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'tenants.example.com' },
    status: { conditions: [{ type: 'Established', status: 'False', reason: 'Installing' }] },
  };

  const results = ['v3.4.4', 'v3.5.1', '3.5'].map((argoCdVersion) => health(crd, { argoCdVersion }));

  expect(results.map((result) => result?.status)).toEqual(['Degraded', 'Progressing', 'Progressing']);
});

test('a kind that Argo CD 3.4 has no rule for is judged as any other kind without one', () => {
  const shoot = { apiVersion: 'core.gardener.cloud/v1beta1', kind: 'Shoot', metadata: { name: 'east' } };
  const deleted = { ...shoot, metadata: { ...shoot.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' } };

  const results = [shoot, deleted].map((each) => health(each, { argoCdVersion: 'v3.4' }));

  expect(results).toEqual([undefined, { status: 'Progressing', message: 'Pending deletion' }]);
});

test('a version of Argo CD whose rules are not known is an error', () => {
  const message = messageOf(() => health(issuer, { argoCdVersion: 'v2.9.0' }));

  expect(message).toBe(
    '[health] Cannot judge the health of objects as Argo CD v2.9.0 does: its rules are not known\n' +
      '  Fix: use one of v3.4, v3.5',
  );
});
