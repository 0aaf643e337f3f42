import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { App, Chart, Testing } from 'cdk8s';
import { App as OurApp, type Manifest, parseManifests, ProbedPod } from 'cdk8s-gitops';
import { globSync } from 'tinyglobby';
import { environments } from '../../../examples/kustomize/environments';
import { manifestFilesIn } from '../../../lib/engines/manifest-folder/manifest-files';
import { withTypescript } from '../../node-with-typescript';
import { installVariants } from './install-variants';

/** Something that makes objects. */
export interface AcceptedSource {
  readonly name: string;
  readonly manifests: () => Manifest[];
}

const root = join(__dirname, '../../..');

/** `main.ts`, every example, every variant of Argo CD's install, and Pods with all kinds of probes. */
export function acceptedSources(): AcceptedSource[] {
  const apps = ['main.ts', ...globSync('examples/**/main.ts', { cwd: root }).sort()];
  return [
    ...apps.map((path) => ({ name: path, manifests: () => synthesize(path) })),
    ...globSync('examples/**/*.ts', { cwd: root, ignore: '**/main.ts' }).sort().flatMap(exampleCharts),
    { name: 'ProbedPod with every kind of probe', manifests: () => chartManifests(addPods) },
    ...installVariants.map(({ name, add }) => ({ name, manifests: () => chartManifests(add) })),
  ];
}

/** Props of the examples that have some, by the name of the chart and of the variant. */
const exampleProps: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { Environment: environments };

type ExampleChart = new (scope: App, id: string, props?: unknown) => Chart;

/** The charts that an example exports. A chart that needs props, but has none above, fails here. */
function exampleCharts(path: string): AcceptedSource[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the list of examples is only known at run time
  const exported = Object.entries(require(join(root, path)) as Record<string, unknown>);
  return exported.filter(isChart).flatMap(([name, chart]) =>
    Object.entries(exampleProps[name] ?? { chart: undefined }).map(([id, props]) => ({
      name: `${path}, ${name}${props === undefined ? '' : ` ${id}`}`,
      manifests: () => Testing.synth(new chart(new OurApp(), id, props)) as Manifest[],
    })),
  );
}

function isChart(entry: [string, unknown]): entry is [string, ExampleChart] {
  return typeof entry[1] === 'function' && Object.prototype.isPrototypeOf.call(Chart.prototype, entry[1].prototype);
}

/** Runs an app in its own process, and reads what it has written. */
function synthesize(path: string): Manifest[] {
  const output = mkdtempSync(join(tmpdir(), 'accepted-'));
  try {
    const env = { ...process.env, CDK8S_OUTDIR: output };
    execFileSync(process.execPath, [...withTypescript, path], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return readManifests(output);
  } finally {
    rmSync(output, { recursive: true });
  }
}

/** Every object that an app has written as plain output. */
function readManifests(directory: string): Manifest[] {
  return manifestFilesIn(directory).flatMap((file) =>
    parseManifests(readFileSync(file, 'utf8'), { file: relative(directory, file) }),
  );
}

function chartManifests(add: (chart: Chart) => void): Manifest[] {
  const chart = new Chart(new App(), 'chart');
  add(chart);
  return Testing.synth(chart) as Manifest[];
}

function addPods(chart: Chart): void {
  const web = { name: 'web', image: 'registry.k8s.io/pause:3.10', ports: [{ name: 'http', containerPort: 8080 }] };
  const handlers = {
    http: { httpGet: { path: '/healthz', port: 'http', httpHeaders: { 'X-A': 'b' } } },
    tcp: { tcpSocket: { port: 8080 } },
    exec: { exec: { command: ['true'] } },
    grpc: { grpc: { port: 8080, service: 'shop' } },
  };
  for (const [name, handler] of Object.entries(handlers)) {
    new ProbedPod(chart, name, {
      containers: [{ ...web, liveness: handler, readiness: handler, startup: handler }],
      initContainers: [
        { ...web, name: 'proxy', ports: [], restartPolicy: 'Always', startup: { tcpSocket: { port: 1 } } },
      ],
      profile: 'restricted',
      hostUsers: false,
    });
  }
}
