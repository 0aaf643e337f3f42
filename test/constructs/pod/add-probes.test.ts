import { join } from 'node:path';
import { ApiObject, App, Chart, Duration, Include, JsonPatch, Lazy, Testing } from 'cdk8s';
import { addProbes, App as OurApp, Include as OurInclude, type Manifest, parseManifests } from 'cdk8s-gitops';
import * as plus from 'cdk8s-plus-27';

function newChart(): Chart {
  return new Chart(new App(), 'shop');
}

function synthOne(chart: Chart, kind: string): Manifest {
  return (Testing.synth(chart) as Manifest[]).find((manifest) => manifest.kind === kind) as Manifest;
}

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
}

const web = { name: 'web', image: 'nginx:1.27', ports: [{ name: 'http', containerPort: 80 }] };

function workload(chart: Chart, kind: string, spec: object, apiVersion = 'apps/v1'): ApiObject {
  return new ApiObject(chart, kind.toLowerCase(), { apiVersion, kind, metadata: { name: 'web' }, spec });
}

test('a port number on an L1 Pod stays a number, and a patch is kept', () => {
  const chart = newChart();
  const pod = new plus.k8s.KubePod(chart, 'pod', { spec: { containers: [{ name: 'web', image: 'nginx:1.27' }] } });
  pod.addJsonPatch(JsonPatch.add('/spec/containers/0/tty', true));

  addProbes(pod, { liveness: { httpGet: { path: '/healthz', port: 8080 }, period: Duration.seconds(3) } });

  expect(synthOne(chart, 'Pod').spec).toEqual({
    containers: [
      {
        name: 'web',
        image: 'nginx:1.27',
        tty: true,
        livenessProbe: { httpGet: { path: '/healthz', port: 8080 }, periodSeconds: 3 },
      },
    ],
  });
});

test('a cdk8s-plus Deployment gets its probes, also for a container that comes later', () => {
  const chart = newChart();
  const deployment = new plus.Deployment(chart, 'web', { select: false });

  addProbes(deployment, { container: 'late', readiness: { grpc: { port: 9090, service: 'shop' } } });
  deployment.addContainer({ name: 'early', image: 'nginx:1.27', port: 80 });
  deployment.addContainer({ name: 'late', image: 'nginx:1.27', port: 8080 });

  const { template } = synthOne(chart, 'Deployment').spec as { template: { spec: { containers: object[] } } };
  expect(template.spec.containers[1]).toMatchObject({ readinessProbe: { grpc: { port: 9090, service: 'shop' } } });
  expect(template.spec.containers[0]).not.toHaveProperty('readinessProbe');
});

test('a probe that the container already has is replaced', () => {
  const chart = newChart();
  const deployment = new plus.Deployment(chart, 'web', {
    select: false,
    containers: [{ name: 'web', image: 'nginx:1.27', port: 80, startup: plus.Probe.fromTcpSocket() }],
  });

  addProbes(deployment, { startup: { tcpSocket: { port: 81 }, failureThreshold: 30 } });

  const { template } = synthOne(chart, 'Deployment').spec as { template: { spec: { containers: object[] } } };
  expect(template.spec.containers[0]).toMatchObject({
    startupProbe: { tcpSocket: { port: 81 }, failureThreshold: 30 },
  });
});

test('an included file gets a probe, with the name of a port', () => {
  const chart = newChart();
  const include = new Include(chart, 'vendor', { url: join(__dirname, 'fixtures/vendor.yaml') });

  addProbes(include, { container: 'web', liveness: { tcpSocket: { port: 'http' } } });

  expect(synthOne(chart, 'StatefulSet').spec).toMatchObject({
    template: {
      spec: { containers: [{ name: 'web', livenessProbe: { tcpSocket: { port: 'http' } } }, { name: 'log' }] },
    },
  });
});

test('our own Include gets probes too, as a whole or for one of its objects', () => {
  const chart = newChart();
  const include = new OurInclude(chart, 'vendor', { path: join(__dirname, 'fixtures/vendor.yaml') });

  addProbes(include, { container: 'web', liveness: { httpGet: { port: 'http' } } });
  addProbes(include.getApiObject('StatefulSet', 'web'), { container: 'log', readiness: { tcpSocket: { port: 2020 } } });

  expect(synthOne(chart, 'StatefulSet').spec).toMatchObject({
    template: {
      spec: {
        containers: [
          { name: 'web', livenessProbe: { httpGet: { port: 'http' } } },
          { name: 'log', readinessProbe: { tcpSocket: { port: 2020 } } },
        ],
      },
    },
  });
});

test('fields newer than the types are kept', () => {
  const chart = newChart();
  const spec = { restartPolicyRules: [{ action: 'Restart' }], containers: [web] };
  const pod = workload(chart, 'Pod', spec, 'v1');

  addProbes(pod, { liveness: { exec: { command: ['true'] } } });

  expect(synthOne(chart, 'Pod').spec).toEqual({
    ...spec,
    containers: [{ ...web, livenessProbe: { exec: { command: ['true'] } } }],
  });
});

test.each([
  ['Deployment', { template: { spec: { containers: [web] } } }],
  ['StatefulSet', { template: { spec: { containers: [web] } } }],
  ['DaemonSet', { template: { spec: { containers: [web] } } }],
  ['Job', { template: { spec: { containers: [web] } } }],
  ['CronJob', { jobTemplate: { spec: { template: { spec: { containers: [web] } } } } }],
  ['Rollout', { template: { spec: { containers: [web] } } }],
])('the template of a %s is found', (kind, spec) => {
  const chart = newChart();

  addProbes(workload(chart, kind, spec), { liveness: { httpGet: { port: 'http' } } });

  const probed = { ...web, livenessProbe: { httpGet: { port: 'http' } } };
  expect(synthOne(chart, kind).spec).toEqual(
    JSON.parse(JSON.stringify(spec).replace(JSON.stringify(web), JSON.stringify(probed))),
  );
});

test('a sidecar can get probes, an init container that ends cannot', () => {
  const chart = newChart();
  const initContainers = [
    { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always' },
    { name: 'migrate', image: 'migrate:1' },
  ];
  const pod = workload(chart, 'Pod', { containers: [web], initContainers }, 'v1');

  addProbes(pod, { container: 'proxy', startup: { tcpSocket: { port: 9901 } } });
  const other = workload(chart, 'Job', { template: { spec: { containers: [web], initContainers } } });
  addProbes(other, { container: 'migrate', startup: { tcpSocket: { port: 9901 } } });

  expect(pod.toJson().spec.initContainers[0]).toEqual({
    ...initContainers[0],
    startupProbe: { tcpSocket: { port: 9901 } },
  });
  expect(messageOf(() => other.toJson() as unknown)).toBe(
    '[shop/job] Cannot add probes to container "migrate": no container has that name among "web", "proxy"\n' +
      '  Fix: use container: one of "web", "proxy"',
  );
});

test('probes that are added one after another are all written', () => {
  const chart = newChart();
  const pod = workload(chart, 'Pod', { containers: [web] }, 'v1');

  addProbes(pod, { liveness: { tcpSocket: { port: 80 } } });
  addProbes(pod, { readiness: { tcpSocket: { port: 81 } } });

  expect(synthOne(chart, 'Pod').spec).toMatchObject({
    containers: [{ livenessProbe: { tcpSocket: { port: 80 } }, readinessProbe: { tcpSocket: { port: 81 } } }],
  });
});

test('problems that only synth can know are reported at synth, with the existing names', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const containers = Lazy.any({ produce: () => [web, { ...web, name: 'log' }] }) as unknown;
  const pod = workload(chart, 'Pod', { containers }, 'v1');

  addProbes(pod, { container: 'wbe', liveness: { tcpSocket: { port: 80 } } });
  addProbes(pod, { liveness: { tcpSocket: { port: 80 } } });
  addProbes(pod, { container: 'log', liveness: { httpGet: { port: 'htpp' } } });

  expect(messageOf(() => app.synth())).toMatchInlineSnapshot(`
   "Validation failed with the following errors:
     [shop/pod] Cannot add probes to container "wbe": no container has that name among "web", "log"
     Fix: use container: "web"
     [shop/pod] Cannot choose a container for the probes: there are "web", "log"
     Fix: use container: one of "web", "log"
     [shop/pod] Cannot use "htpp" as liveness.httpGet.port: container log declares no port with that name
     Fix: use "http""
  `);
});

test('a wrong probe is an error at once', () => {
  const chart = newChart();
  const pod = workload(chart, 'Pod', { containers: [web] }, 'v1');
  const options = { containers: 'web', liveness: { httpGet: { port: 99999 }, grpc: { port: 'grpc' } } };

  expect(messageOf(() => addProbes(pod, options as never))).toMatchInlineSnapshot(`
   "[shop/pod] Cannot use containers: the field is unknown
     Fix: use container
   [shop/pod] Cannot use 99999 as liveness.httpGet.port: it must be a whole number from 1 to 65535
     Fix: use a number from 1 to 65535
   [shop/pod] Cannot use "grpc" as liveness.grpc.port: it must be a whole number from 1 to 65535
     Fix: use a number from 1 to 65535
   [shop/pod] Cannot use httpGet and grpc together in liveness: they exclude each other
     Fix: keep one of httpGet, grpc"
  `);
  expect(messageOf(() => addProbes(pod, {}))).toMatchInlineSnapshot(`
   "[shop/pod] Cannot add probes: none is given
     Fix: add liveness, readiness or startup: { httpGet: { path: '/healthz', port: 8080 } }"
  `);
});

test('a target without a workload, or with two, is an error that lists what there is', () => {
  const chart = newChart();
  const probes = { liveness: { tcpSocket: { port: 80 } } };
  new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });

  expect(messageOf(() => addProbes(chart, probes))).toMatchInlineSnapshot(`
   "[shop] Cannot add probes: there is no workload among ConfigMap/settings
     Fix: pass a Pod, or an object that makes Pods: a Deployment, a Job …"
  `);

  workload(chart, 'Pod', { containers: [web] }, 'v1');
  workload(chart, 'Deployment', { template: { spec: { containers: [web] } } });
  expect(messageOf(() => addProbes(chart, probes))).toMatchInlineSnapshot(`
   "[shop] Cannot choose a workload for the probes: there are Pod/web, Deployment/web
     Fix: pass the ApiObject of one of them"
  `);
});

test("our own App writes the probes too, of cdk8s-plus' classes and of plain objects", () => {
  const app = new OurApp();
  const chart = new Chart(app, 'shop');
  const deployment = new plus.Deployment(chart, 'api', { select: false, metadata: { name: 'api' } });
  const pod = workload(chart, 'Pod', { containers: [web] }, 'v1');

  addProbes(deployment, { liveness: { grpc: { port: 9090 } } });
  addProbes(pod, { liveness: { httpGet: { port: 'http' } } });
  deployment.addContainer({ name: 'api', image: 'api:1', portNumber: 9090 });

  const manifests = parseManifests(app.synthYaml() as string);
  expect(manifests.map(({ kind }) => kind)).toEqual(['Deployment', 'Pod']);
  expect(manifests[0]).toMatchObject({
    spec: { template: { spec: { containers: [{ livenessProbe: { grpc: { port: 9090 } } }] } } },
  });
  expect(manifests[1]).toMatchObject({ spec: { containers: [{ livenessProbe: { httpGet: { port: 'http' } } }] } });
});

test('a target that is not a construct is an error', () => {
  expect(messageOf(() => addProbes(null as never, { liveness: { tcpSocket: { port: 80 } } }))).toBe(
    '[addProbes] Cannot add probes to null: it is not a construct\n' +
      '  Fix: pass the workload, or a construct that contains it',
  );
});
