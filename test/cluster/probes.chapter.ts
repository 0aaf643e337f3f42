import { ProbedPod, type ProbedPodProps } from 'cdk8s-gitops';
import { Liveness } from '../../examples/tutorial/liveness';
import { Readiness } from '../../examples/tutorial/readiness';
import { ApiServer } from './harness/api-server';
import { applyChart } from './harness/apply';
import { createNamespace, deleteNamespace } from './harness/namespace';
import { tryKubectl } from './harness/kubectl';
import { until } from './harness/poll';
import { Report } from './harness/report';
import { PodView } from './probes/pod-view';
import { agnhost } from './probes/trial';

const report = new Report('probes', 'What the probes of the tutorial do', ['Pod', 'what', 'after seconds', 'within']);

let api: ApiServer;
let namespace: string;

beforeAll(async () => {
  api = await ApiServer.connect();
  namespace = createNamespace('probes');
  // The kubelet reports this only after a few crashes; the other tests need the time as well.
  createPod('crashes', {}, ['no-such-command']);
});

afterAll(() => {
  report.write();
  api.close();
  deleteNamespace(namespace);
});

const view = (name: string): PodView => new PodView(api, namespace, name);

/** Waits for a condition, and notes how long it took. */
function stopwatch(
  pod: string,
): (what: string, within: number, isSo: () => Promise<boolean> | boolean) => Promise<void> {
  const start = Date.now();
  return async (what, within, isSo) => {
    await until(`${pod} ${what}`, { within }, async () => ((await isSo()) ? true : undefined));
    report.add(pod, what, ((Date.now() - start) / 1000).toFixed(1), within);
  };
}

function createPod(
  name: string,
  props: Omit<ProbedPodProps, 'containers'>,
  args: readonly string[],
  image = agnhost,
): void {
  applyChart(namespace, (chart) => {
    new ProbedPod(chart, name, { metadata: { name }, ...props, containers: [{ name: 'app', image, args }] });
  });
}

test('liveness-http is restarted again and again', async () => {
  const pod = view('liveness-http');
  const see = stopwatch('liveness-http');
  applyChart(namespace, (chart) => new Liveness(chart, 'liveness'));

  await see('runs', 90, async () => (await pod.phase()) === 'Running');
  await see('is restarted', 90, async () => (await pod.restarts()) >= 1);
  await see('is restarted once more', 90, async () => (await pod.restarts()) >= 2);

  const events = await pod.events();
  expect(events).toEqual(expect.arrayContaining(['Unhealthy', 'Killing']));
  expect(events.indexOf('Unhealthy')).toBeLessThan(events.indexOf('Killing'));
}, 300_000);

test('readiness-http gets traffic, then none, and is not restarted', async () => {
  const pod = view('readiness-http');
  const see = stopwatch('readiness-http');
  createPod('client', {}, ['pause']);
  await see('has a client beside it', 90, async () => (await view('client').phase()) === 'Running');
  const connects = (): boolean =>
    tryKubectl(['exec', '-n', namespace, 'client', '--', '/agnhost', 'connect', '--timeout=2s', 'readiness-http:80'])
      .ok;
  const endpoints = async (): Promise<boolean[]> => {
    const query = 'labelSelector=kubernetes.io/service-name=readiness-http';
    const path = `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?${query}`;
    const { items } = await api.get<{ items: { endpoints?: { conditions: { ready: boolean } }[] }[] }>(path);
    return items.flatMap((slice) => (slice.endpoints ?? []).map(({ conditions }) => conditions.ready));
  };
  applyChart(namespace, (chart) => new Readiness(chart, 'readiness'));

  await see('is ready', 60, () => pod.isReady());
  await see('answers through its Service', 30, connects);
  await see('is not ready', 60, async () => !(await pod.isReady()));
  await see('is no endpoint of its Service', 30, async () => !(await endpoints()).includes(true));
  await see('answers no more through its Service', 30, () => !connects());

  expect(await pod.restarts()).toBe(0);
  expect(await pod.events()).toContain('Unhealthy');
}, 300_000);

test('a Pod goes from Pending through Running to Succeeded', async () => {
  const phases = await phasesOf('succeeds', () =>
    createPod('succeeds', { restartPolicy: 'Never' }, ['logs-generator', '-t', '4', '-d', '4s']),
  );

  expect(phases).toEqual(['Pending', 'Running', 'Succeeded']);
}, 120_000);

test('a Pod whose container ends with an error goes to Failed', async () => {
  const exit = (): void => {
    void api.text(`/api/v1/namespaces/${namespace}/pods/http:fails:8080/proxy/exit?code=3`);
  };
  const phases = await phasesOf(
    'fails',
    () => createPod('fails', { restartPolicy: 'Never' }, ['netexec', '--http-port=8080']),
    exit,
  );

  expect(phases).toEqual(['Pending', 'Running', 'Failed']);
}, 120_000);

test('a container that always ends at once goes to CrashLoopBackOff', async () => {
  await stopwatch('crashes')(
    'waits for CrashLoopBackOff',
    240,
    async () => (await view('crashes').waitingFor()) === 'CrashLoopBackOff',
  );
  expect(await view('crashes').events()).toContain('BackOff');
}, 300_000);

test('a missing image leads to ImagePullBackOff', async () => {
  createPod('no-image', {}, ['pause'], 'registry.k8s.io/e2e-test-images/no-such-image:1');

  await stopwatch('no-image')(
    'waits for ImagePullBackOff',
    120,
    async () => (await view('no-image').waitingFor()) === 'ImagePullBackOff',
  );
  expect(await view('no-image').phase()).toBe('Pending');
}, 180_000);

/** The phases that a watch sees until the Pod has ended. */
async function phasesOf(name: string, create: () => void, onRunning?: () => void): Promise<string[]> {
  const phases: string[] = [];
  const stop = await api.watch(
    `/api/v1/namespaces/${namespace}/pods?watch=true&fieldSelector=metadata.name=${name}`,
    ({ object }) => {
      const { phase } = object.status as { phase: string };
      if (phases.at(-1) !== phase) {
        phases.push(phase);
      }
    },
  );
  create();
  const see = stopwatch(name);
  if (onRunning !== undefined) {
    await see('runs', 90, () => phases.includes('Running'));
    await until(`${name} takes the request`, { within: 30, every: 1 }, () => {
      onRunning();
      return phases.includes('Failed') ? true : undefined;
    });
  }
  await see('has ended', 90, () => ['Succeeded', 'Failed'].includes(phases.at(-1) ?? ''));
  stop();
  return phases;
}
