// One measurement of synth in its own process, for bench/synth.mjs. Arguments: what is measured, charts, objects in
// each chart, and `chained` if each chart depends on the chart before it. With `files`, each object has a file of its own
// with the name of cdk8s; with `layout` and `index`, it has one of gitOpsLayout, without or with an index in each folder.
// Prints milliseconds, and the peak in mebibytes.
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const cdk8s = require('cdk8s');
const { App, gitOpsLayout } = require('../build/lib/public');

const [what, charts, objects, chained] = process.argv.slice(2);
const folder = `/dev/shm/cdk8s-gitops-bench-${process.pid}`;
mkdirSync(folder);
try {
  measure(40, 25, false);
  globalThis.gc();
  const milliseconds = measure(Number(charts), Number(objects), chained === 'chained');
  console.log(JSON.stringify({ milliseconds, mebibytes: process.resourceUsage().maxRSS / 1024 }));
} finally {
  rmSync(folder, { recursive: true });
}

function measure(charts, objects, chained) {
  const outdir = `${folder}/${charts}-${objects}`;
  const app = build(makeApp(outdir), charts, objects, chained);
  const all = app.node.findAll().filter((construct) => cdk8s.ApiObject.isApiObject(construct));
  globalThis.gc();
  const start = performance.now();
  if (what === 'toJson') {
    all.forEach((object) => object.toJson());
  } else {
    app.synth();
  }
  return performance.now() - start;
}

function makeApp(outdir) {
  const path = '{target}/{chart}/{kind}-{name}.yaml';
  switch (what) {
    case 'cdk8s':
      return new cdk8s.App({ outdir });
    case 'files':
      return new App({ outdir, yamlOutputType: cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
    case 'layout':
    case 'index':
      return new App({ outdir, output: gitOpsLayout({ path, index: what === 'index' }) });
    default:
      return new App({ outdir });
  }
}

function build(app, charts, objects, chained) {
  let before;
  for (let index = 0; index < charts; index++) {
    const chart = new cdk8s.Chart(app, `chart-${index}`, { namespace: 'prod' });
    for (let number = 0; number < objects; number++) {
      new cdk8s.ApiObject(chart, `pod-${number}`, pod(number));
    }
    if (chained && before !== undefined) {
      chart.addDependency(before);
    }
    before = chart;
  }
  return app;
}

function pod(number) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { labels: { app: `web-${number}` } },
    spec: {
      containers: [
        {
          name: 'web',
          image: 'registry.k8s.io/e2e-test-images/agnhost:2.40',
          args: ['liveness'],
          ports: [{ name: 'http', containerPort: 8080 }],
          env: [{ name: 'NUMBER', value: `${number}` }],
          livenessProbe: { httpGet: { path: '/healthz', port: 'http' }, initialDelaySeconds: 3, periodSeconds: 3 },
          resources: { limits: { cpu: '100m', memory: '64Mi' } },
        },
      ],
    },
  };
}
