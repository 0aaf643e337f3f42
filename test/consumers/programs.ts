// Programs of users, which run and compile in projects with the packed package.

export const twoEntries = `
import { createRequire } from 'node:module';
import { App, Chart } from 'cdk8s';
import { Application, GitOpsError } from 'cdk8s-gitops';
import { Application as SameApplication } from 'cdk8s-gitops/argo-cd';
const required = createRequire(import.meta.url)('cdk8s-gitops/argo-cd');
const chart = new Chart(new App(), 'chart');
const source = { repoURL: 'https://git.example/repo', path: '.', targetRevision: 'main' };
const project = 'default';
const props = { metadata: { name: 'web' }, project, source, destination: { name: 'in-cluster', namespace: 'web' } };
let error;
try {
  new required.Application(chart, 'wrong', {});
} catch (thrown) {
  error = thrown;
}
const application = new required.Application(chart, 'web', props);
console.log(application instanceof Application, application instanceof SameApplication, error instanceof GitOpsError);
`;

export const classNames = `
const exported = entries.flatMap((entry) => Object.entries(require('cdk8s-gitops' + entry.slice(1))));
console.log(exported.filter(([name, value]) => /^class /.test(String(value)) && value.name !== name));
`;

export const oneChart = `
const { Chart } = require('cdk8s');
const { App, ProbedPod } = require('cdk8s-gitops');
const app = new App();
const chart = new Chart(app, 'hello');
`;

export const onePod = `
const { Chart } = require('cdk8s');
const { App, ProbedPod } = require('cdk8s-gitops');
const app = new App();
const metadata = { name: 'web' };
new ProbedPod(new Chart(app, 'chart'), 'pod', { metadata, containers: [{ name: 'app', image: 'nginx' }] });
app.synth();
console.log(Object.keys(require.cache).join('\\n'));
`;

export const javascript = `
const cdk8s = require('cdk8s');
const { Deployment } = require('cdk8s-plus-27');
const { addProbes, App, ProbedPod } = require('cdk8s-gitops');
const { Manifests } = require('cdk8s-gitops/testing');
for (const app of [new App(), new cdk8s.App()]) {
  const chart = new cdk8s.Chart(app, 'chart');
  const plus = new Deployment(chart, 'plus', { containers: [{ image: 'nginx' }] });
  addProbes(plus, { liveness: { tcpSocket: { port: 80 } } });
  new ProbedPod(chart, 'ours', { metadata: { name: 'ours' }, containers: [{ name: 'app', image: 'nginx' }] });
  console.log(Manifests.fromApp(app).all.map((manifest) => manifest.kind).sort().join());
}
`;

export const includeFromUrl = `
const { App, Chart } = require('cdk8s');
const { Include } = require('cdk8s-gitops');
const text = '{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web" } }';
const program = "require('http').createServer((_, response) => response.end(process.argv[1])).listen(0, '127.0.0.1', " +
  "function () { console.log(this.address().port) })";
const server = require('child_process').spawn(process.execPath, ['-e', program, text]);
server.stdout.once('data', (port) => {
  try {
    const sha256 = require('crypto').createHash('sha256').update(text).digest('hex');
    const group = new Include(new Chart(new App(), 'chart'), 'vendor', { url: 'http://127.0.0.1:' + Number(port), sha256 });
    console.log(group.apiObjects.map((object) => object.name).join());
  } catch (error) {
    console.log(error.message);
  } finally {
    server.kill();
  }
});
`;

/** Code of a user's project that uses our types. */
export const chart = `
import { Chart, Duration } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { addProbes, App, ArgoCdInstall, kustomize, type Manifest, parseManifests, ProbedPod } from 'cdk8s-gitops';
import { Application, type ArgoCdServerProps } from 'cdk8s-gitops/argo-cd';
import { type ReplicaRule } from 'cdk8s-gitops/kustomize';
import { Manifests } from 'cdk8s-gitops/testing';

const chart = new Chart(new App(), 'chart');
const plus = new Deployment(chart, 'plus', { containers: [{ image: 'nginx' }] });
addProbes(plus, { readiness: { httpGet: { path: '/', port: 80 }, period: Duration.seconds(5) } });
new ProbedPod(chart, 'ours', { metadata: { name: 'ours' }, containers: [{ name: 'app', image: 'nginx' }] });
const server: ArgoCdServerProps = { service: { type: 'NodePort', nodePorts: { https: 31001 } } };
new ArgoCdInstall(chart, 'argocd', { server });
export const applications = chart.node.children.filter((child) => child instanceof Application);
export const replicas: ReplicaRule[] = [];
export const built: Manifest[] = [...parseManifests(''), ...kustomize.build('.')];
export const cpu: string | number | undefined = Manifests.of(chart).get('Deployment', 'plus').spec.template.spec
  ?.containers[0]?.resources?.limits?.['cpu'];
export const plain: Manifest = Manifests.of(chart).get('serving.knative.dev/v1 Service', 'web');
// @ts-expect-error a Pod has no replicas
export const pod = Manifests.of(chart).get('Pod', 'ours').spec.replicas;
const both = { httpGet: { path: '/', port: 80 }, tcpSocket: { port: 80 } };
// @ts-expect-error a probe has one handler
addProbes(plus, { liveness: both });
`;

/** A test in a user's project. */
export const matchers = `
import { manifestMatchers, Manifests } from 'cdk8s-gitops/testing';

expect.extend(manifestMatchers);
test('a test', () => {
  expect(Manifests.fromYaml('')).toHaveResource('v1', 'Pod', { spec: { a: expect.anything() } });
  expect(Manifests.fromYaml('')).not.toHaveResource('v1', 'Pod');
  expect(Manifests.fromYaml('')).toMatchManifestSnapshot();
  // @ts-expect-error the kind is missing
  expect(Manifests.fromYaml('')).toHaveResource('v1');
});
`;

/** Code of a user's library: the compiler has to name types that are not written there. */
export const libraryCode = `
import { type ArgoCdInstallProps, type KustomizationProps } from 'cdk8s-gitops';

export const serverOf = (props: ArgoCdInstallProps) => props.server;
export const replicasOf = (props: KustomizationProps) => props.replicas?.[0];
`;

/** Code that uses every entry, in a project without cdk8s-plus-27. */
export const podWithoutPlus = `
import { App, Chart } from 'cdk8s';
import { type PodSpec, ProbedPod } from 'cdk8s-gitops';
import { type ArgoCdServerProps } from 'cdk8s-gitops/argo-cd';
import { type ImageOverride } from 'cdk8s-gitops/kustomize';
import { Manifests } from 'cdk8s-gitops/testing';

const chart = new Chart(new App(), 'chart');
const resources = { limits: { cpu: '1', memory: '64Mi' } };
const containers = [{ name: 'web', image: 'nginx:1.29', resources }];
new ProbedPod(chart, 'web', { metadata: { name: 'web' }, containers, nodeSelector: { disk: 'ssd' } });
export const name = Manifests.of(chart).get('Pod', 'web').spec.containers[0]?.name;
export const server: ArgoCdServerProps = { resources };
export const image: ImageOverride = { name: 'nginx', newTag: '1.29' };
// @ts-expect-error the field is nodeSelector
export const misspelt: PodSpec = { containers, nodeSelektor: {} };
// @ts-expect-error the field is image
export const misspeltDeep: PodSpec = { containers: [{ name: 'web', imag: 'nginx' }] };
`;

/** Values of charts in the place of what they are, and mistakes that must not compile. */
export const chartValues = `
import { ApiObject, App, Chart } from 'cdk8s';
import { helmIf, helmRelease, helmText, helmValue, ProbedDeployment, type LivenessProbe } from 'cdk8s-gitops';
import { type HelmValue } from 'cdk8s-gitops/helm';

const chart = new Chart(new App(), 'chart', { namespace: helmRelease.namespace, labels: { a: helmValue('a', 'b') } });
const count: HelmValue<number> = helmValue('count', 2, { minimum: 1 });
const type = helmValue('type', 'NodePort', { enum: ['ClusterIP', 'NodePort'] });
const probe: LivenessProbe = { httpGet: { port: helmValue('port', 8080) }, failureThreshold: count };
const web = new ProbedDeployment(chart, 'web', {
  metadata: { name: helmText\`\${helmRelease.name}-web\`, labels: helmValue('labels', { team: 'web' }) },
  replicas: count,
  nodeSelector: helmValue('nodeSelector', {}),
  containers: [
    { name: 'web', image: helmText\`nginx:\${count}\`, args: helmValue('args', ['-q']), liveness: helmIf(helmValue('on', true), probe) },
  ],
});
web.expose({ port: count });
new ApiObject(chart, 'any', { apiVersion: 'v1', kind: 'Service', spec: { type, ports: [helmIf(helmValue('on', true), 80)] } });

// @ts-expect-error -- a text is not a number
const wrong: number = helmValue('text', 'a');
// @ts-expect-error -- it is not one of the choices
helmValue('type', 'Other', { enum: ['ClusterIP', 'NodePort'] });
// @ts-expect-error -- a plain value is not chosen by anybody
helmIf(true, 1);
// @ts-expect-error -- replicas is a number
new ProbedDeployment(chart, 'wrong', { replicas: helmValue('replicas', 'two'), containers: [] });
// @ts-expect-error -- a map is not text
helmText\`\${helmValue('map', { a: 1 })}\`;
`;
