// One run of an app with 10,000 Pods in its own process, for bench/pods.mjs. The argument is what makes a Pod: `plain`,
// `floor` or `probed`. Prints the processor time of the process in milliseconds.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { ApiObject, Chart, Duration } = require('cdk8s');
const { Construct } = require('constructs');
const { App, ProbedPod } = require('../build/lib/public');

const makers = { plain: makePlain, floor: makeFloor, probed: (chart, id) => new ProbedPod(chart, id, props(id)) };
const make = makers[process.argv[2]];
const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-gitops-bench-'));
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  console.log((user + system) / 1000);
  rmSync(outdir, { recursive: true });
});

const app = new App({ outdir });
const chart = new Chart(app, 'pods');
for (let number = 0; number < 10_000; number++) {
  make(chart, `pod-${number}`);
}
app.synth();

function makePlain(chart, id) {
  new ApiObject(chart, id, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: id, labels: { test: 'liveness' } },
    spec: {
      containers: [
        {
          name: 'liveness',
          image: 'registry.k8s.io/e2e-test-images/agnhost:2.40',
          args: ['liveness'],
          ports: [{ containerPort: 8080, name: 'http' }],
          livenessProbe: {
            httpGet: { path: '/healthz', port: 8080, httpHeaders: [{ name: 'Custom-Header', value: 'Awesome' }] },
            initialDelaySeconds: 3,
            periodSeconds: 3,
          },
        },
      ],
    },
  });
}

/** What a ProbedPod does, without its checks and its copies. */
function makeFloor(chart, id) {
  const { metadata, containers } = props(id);
  const [{ liveness, ...container }] = containers;
  const { httpGet, initialDelay, period } = liveness;
  const httpHeaders = Object.entries(httpGet.httpHeaders).map(([name, value]) => ({ name, value }));
  const livenessProbe = {
    httpGet: { ...httpGet, httpHeaders },
    initialDelaySeconds: initialDelay.toSeconds(),
    periodSeconds: period.toSeconds(),
  };
  const spec = { containers: [{ ...container, livenessProbe }] };
  new ApiObject(new Construct(chart, id), 'Resource', { apiVersion: 'v1', kind: 'Pod', metadata, spec });
}

function props(id) {
  return {
    metadata: { name: id, labels: { test: 'liveness' } },
    containers: [
      {
        name: 'liveness',
        image: 'registry.k8s.io/e2e-test-images/agnhost:2.40',
        args: ['liveness'],
        ports: [{ containerPort: 8080, name: 'http' }],
        liveness: {
          httpGet: { path: '/healthz', port: 8080, httpHeaders: { 'Custom-Header': 'Awesome' } },
          initialDelay: Duration.seconds(3),
          period: Duration.seconds(3),
        },
      },
    ],
  };
}
