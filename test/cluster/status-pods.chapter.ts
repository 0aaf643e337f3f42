import { type StatusResult } from 'cdk8s-gitops';
import { kubectl } from './harness/kubectl';
import { createNamespace, deleteNamespace } from './harness/namespace';
import { until } from './harness/poll';
import { ProjectFolder } from './harness/project-folder';
import { Report } from './harness/report';

const report = new Report('status-pods', 'The reasons that status finds', ['Pod', 'reason', 'message']);
const image = 'registry.k8s.io/e2e-test-images/agnhost:2.40';

/** What is wrong with a Pod, by its name, and what a person needs to know. */
const cases: Readonly<Record<string, { readonly spec: string; readonly expected: RegExp }>> = {
  crashing: {
    spec: `containers: [{ name: web, image: '${image}', args: [no-command] }]`,
    expected: /^web CrashLoopBackOff exit code \d+.*, \d+ restarts?$/,
  },
  'crashing-init': {
    spec: `initContainers: [{ name: migrate, image: '${image}', args: [no-command] }], containers: [{ name: web, image: '${image}', args: [pause] }]`,
    expected: /^migrate CrashLoopBackOff exit code \d+.*, \d+ restarts?$/,
  },
  'without-image': {
    spec: 'containers: [{ name: web, image: "registry.invalid/none:1" }]',
    expected: /^web (ImagePullBackOff|ErrImagePull) .*registry\.invalid\/none:1.*(not found|failed to)/,
  },
  'not-ready': {
    spec: `containers: [{ name: web, image: '${image}', args: [pause], readinessProbe: { tcpSocket: { port: 81 }, periodSeconds: 1 } }]`,
    expected: /^web Unhealthy Readiness probe failed: .*connection refused$/,
  },
  'not-alive': {
    spec: `terminationGracePeriodSeconds: 1, containers: [{ name: web, image: '${image}', args: [pause], livenessProbe: { tcpSocket: { port: 81 }, periodSeconds: 2 } }]`,
    expected: /^web Unhealthy Liveness probe failed: .*connection refused$/,
  },
  'too-large': {
    spec: `containers: [{ name: web, image: '${image}', resources: { requests: { cpu: '1000' } } }]`,
    expected: /^- Unschedulable 0\/\d+ nodes are available: .*Insufficient cpu/,
  },
  'without-secret': {
    spec: `containers: [{ name: web, image: '${image}', envFrom: [{ secretRef: { name: none } }] }]`,
    expected: /^web CreateContainerConfigError secret "none" not found$/,
  },
  'without-volume': {
    spec: `volumes: [{ name: v, configMap: { name: none } }], containers: [{ name: web, image: '${image}', volumeMounts: [{ name: v, mountPath: /v }] }]`,
    expected: /^- FailedMount MountVolume\.SetUp failed for volume "v" : configmap "none" not found$/,
  },
};

let namespace: string;
let project: ProjectFolder;
beforeAll(() => {
  namespace = createNamespace('status-pods');
  project = new ProjectFolder('status-pods');
  project.output(
    Object.fromEntries(
      Object.entries(cases).map(([name, { spec }]) => [
        `${name}.yaml`,
        `{ apiVersion: v1, kind: Pod, metadata: { name: ${name}, namespace: ${namespace} }, spec: { ${spec} } }\n`,
      ]),
    ),
  );
  kubectl(['apply', '--server-side', '-f', `${project.path}/dist`]);
});
afterAll(() => {
  report.write();
  deleteNamespace(namespace);
  project.remove();
});

/** The problems of a Pod, each as one text. */
function problemsOf(name: string): string[] {
  const { stdout } = project.run('status', '--json', '--quiet');
  const { objects } = JSON.parse(stdout) as StatusResult;
  const pods = objects.flatMap(({ pods: own }) => own).filter((pod) => pod.name === name);
  return pods.flatMap(({ problems }) =>
    problems.map(({ container = '-', reason, message }) => `${container} ${reason} ${message}`),
  );
}

test.each(Object.keys(cases))(
  'the Pod %s has the reason that a person needs',
  async (name) => {
    const { expected } = cases[name] ?? {};

    const found = await until(`the reason of ${name}`, { within: 120, every: 2 }, () =>
      problemsOf(name).find((problem) => expected?.test(problem)),
    );

    const [container, reason, ...message] = found.split(' ');
    report.add(`${name}, ${container}`, reason ?? '', message.join(' '));
    expect(found).toMatch(expected as RegExp);
  },
  150_000,
);
