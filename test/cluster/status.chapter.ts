import { createNamespace, deleteNamespace } from './harness/namespace';
import { kubectl } from './harness/kubectl';
import { until } from './harness/poll';
import { ProjectFolder } from './harness/project-folder';

jest.setTimeout(120_000);

let namespace: string;
let project: ProjectFolder;
beforeEach(() => {
  namespace = createNamespace('status');
  project = new ProjectFolder('status');
});
afterEach(() => {
  deleteNamespace(namespace);
  project.remove();
});

const settings = (value = 'one'): string =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: { name: settings }, data: { value: ${value} } }\n`;
const claim = `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], storageClassName: none-there, resources: { requests: { storage: 1Gi } } }
`;
const deployment = (label = 'web'): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: ${label} } }
  template:
    metadata: { labels: { app: ${label} } }
    spec: { nodeSelector: { none: there }, containers: [{ name: web, image: 'example.com/web:1' }] }
`;

function apply(yaml: string): void {
  kubectl(['apply', '--server-side', '-n', namespace, '-f', '-'], yaml);
}

function patchStatus(object: string, status: object): void {
  kubectl(['patch', object, '-n', namespace, '--subresource=status', '--type=merge', '-p', JSON.stringify({ status })]);
}

/** The status of the output, without the name of the namespace. */
function statusOf(files: Readonly<Record<string, string>>) {
  project.output(files);
  const { code, stdout } = project.run('status', '-n', namespace, '--quiet');
  return { code, stdout: stdout.replaceAll(`/${namespace}/`, '/').replaceAll(/ +/g, ' ') };
}

/** The only Pod of the namespace, once its controller has made it. */
async function podOf(app: string): Promise<string> {
  return until(`a Pod of ${app}`, { within: 60 }, () => {
    const name = kubectl(['get', 'pods', '-n', namespace, '-l', `app=${app}`, '-o', 'name']).trim();
    return name === '' ? undefined : name;
  });
}

test('what was applied is as it should be, and what the server fills in is not a difference', () => {
  const service = '{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { ports: [{ port: 80 }] } }\n';
  const secret = '{ apiVersion: v1, kind: Secret, metadata: { name: s }, stringData: { a: b } }\n';
  [settings(), service, secret].forEach(apply);

  expect(statusOf({ 'a.yaml': settings(), 'b.yaml': service, 'c.yaml': secret })).toEqual({
    code: 0,
    stdout: '3 objects, all as they should be\n',
  });
});

test('an object that is missing, one that is different, and one whose kind is missing', () => {
  apply(settings('two'));
  const other = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: other } }\n';
  const price = '{ apiVersion: example.com/v1, kind: Price, metadata: { name: tea } }\n';

  expect(statusOf({ 'a.yaml': settings(), 'b.yaml': other, 'c.yaml': price })).toEqual({
    code: 1,
    stdout:
      'Different ConfigMap/settings\n data.value two → one\nMissing ConfigMap/other\n' +
      'Missing Price/tea the cluster does not have the kind Price of example.com/v1\n\n' +
      '3 objects, 2 missing, 1 different\n',
  });
});

test('an object is found in a version that the cluster does not prefer', () => {
  const scaler =
    '{ apiVersion: autoscaling/v1, kind: HorizontalPodAutoscaler, metadata: { name: web }, ' +
    'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, maxReplicas: 3 } }\n';
  const old = '{ apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: { name: old } }\n';
  apply(scaler);

  const { stdout } = statusOf({ 'a.yaml': scaler, 'b.yaml': old });

  expect(stdout).toMatch(/^(Progressing|Degraded) HorizontalPodAutoscaler\/web /);
  expect(stdout).toContain(
    'Missing PodDisruptionBudget/old the cluster does not have the kind PodDisruptionBudget of policy/v1beta1\n',
  );
});

test('an object that the API server would refuse has its words, and the others are compared as well', async () => {
  [settings('two'), deployment()].forEach(apply);
  await podOf('web');

  const { stdout } = statusOf({ 'a.yaml': settings(), 'b.yaml': deployment('other') });

  expect(stdout).toContain(' data.value two → one\n');
  expect(stdout).toMatch(
    /Different Deployment\/web .*an apply would fail: the API server refuses it: .*field is immutable/,
  );
});

test('a Pod is found through the ReplicaSet of its Deployment, with the words of the scheduler', async () => {
  apply(deployment());
  const pod = await podOf('web');

  const { code, stdout } = await until('the scheduler', { within: 60 }, () => {
    const status = statusOf({ 'a.yaml': deployment() });
    return status.stdout.includes('Unschedulable') ? status : undefined;
  });

  expect(code).toBe(1);
  expect(stdout).toContain(`\n Pending ${pod.replace('pod/', 'Pod/')} 0 of 1 ready\n Unschedulable: `);
});

test('the reasons of a Pod and of an init container are those that kubelet writes', async () => {
  apply(deployment());
  const pod = await podOf('web');
  patchStatus(pod, {
    phase: 'Pending',
    conditions: [{ type: 'PodScheduled', status: 'True' }],
    initContainerStatuses: [
      {
        ...{ name: 'migrate', image: 'm', imageID: '', ready: false, restartCount: 3 },
        state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 40s' } },
        lastState: { terminated: { exitCode: 7, reason: 'Error', containerID: '' } },
      },
    ],
    containerStatuses: [
      {
        ...{ name: 'web', image: 'example.com/web:1', imageID: '', ready: false, restartCount: 0 },
        state: { waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image "example.com/web:1"' } },
      },
    ],
  });

  const { stdout } = statusOf({ 'a.yaml': deployment() });

  // The scheduler may add that there is no node.
  expect(stdout).toContain(' 0 of 1 ready, 3 restarts\n');
  expect(stdout).toContain(' container migrate: CrashLoopBackOff: exit code 7, 3 restarts\n');
  expect(stdout).toContain(' container web: ImagePullBackOff: Back-off pulling image "example.com/web:1"\n');
});

test('an object that waits has the last warning about it', async () => {
  apply(claim);

  const { stdout } = await until('the event', { within: 60 }, () => {
    const status = statusOf({ 'a.yaml': claim });
    return status.stdout.includes('ProvisioningFailed') ? status : undefined;
  });

  expect(stdout).toBe(
    'Progressing PersistentVolumeClaim/data ProvisioningFailed: storageclass.storage.k8s.io "none-there" not found\n\n' +
      '1 object, 1 not healthy\n',
  );
});

test('--watch shows what changes, and ends with 0 as soon as all is healthy', async () => {
  const role = '{ apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: { name: r }, rules: [] }\n';
  project.output({ 'a.yaml': settings(), 'b.yaml': role });
  apply(role);

  const watch = project.begin('status', '-n', namespace, '--watch', '--timeout=60s', '--quiet');
  await until('the first look', { within: 60 }, () => watch.stdout().includes('1 missing') || undefined);
  apply(settings());
  const { code, stdout } = await watch.ended;

  const name = `ConfigMap/${namespace}/settings`;
  expect(code).toBe(0);
  expect(stdout).toBe(
    `Missing  ${name}\n\n2 objects, 1 missing\n\nApplied  ${name}\n\n2 objects, all as they should be\n`,
  );
});

test('--watch ends with 1 when the time is over', () => {
  project.output({ 'a.yaml': settings() });

  const { code, stderr } = project.run('status', '-n', namespace, '--watch', '--timeout=3s', '--quiet');

  const over = `The time is over after 3 seconds.\nNot healthy yet: ConfigMap/${namespace}/settings.\n`;
  expect({ code, stderr }).toEqual({ code: 1, stderr: over });
});
