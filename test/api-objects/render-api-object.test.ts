import { ApiObject, App as Cdk8sApp, Chart, JsonPatch, Lazy } from 'cdk8s';
import { addProbes, App, Kustomization, type Manifest, parseManifests } from 'cdk8s-gitops';
import { Deployment, k8s } from 'cdk8s-plus-27';
import { messageOf } from '../message-of';

const web = { name: 'web', image: 'nginx:1.27' };
const template = { spec: { containers: [web] } };

function newChart(app: Cdk8sApp = new App()): Chart {
  return new Chart(app, 'shop');
}

/** A Deployment of the class that cdk8s generates, as our App writes it with these patches. */
function patched(...patches: JsonPatch[]): Manifest {
  const chart = newChart();
  const object = new k8s.KubeDeployment(chart, 'web', { metadata: { name: 'web' }, spec: { selector: {}, template } });
  object.addJsonPatch(...patches);
  return written(chart);
}

function written(chart: Chart): Manifest {
  return parseManifests((chart.node.root as App).synthYaml())[0] as Manifest;
}

test.each([
  ['a field that the class does not know', JsonPatch.add('/spec/newField', { x: 1 }), { newField: { x: 1 } }],
  [
    'a plain value, where the class wants a wrapper',
    JsonPatch.add('/spec/strategy', { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }),
    { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
  ],
  [
    'a field newer than the class, in a list',
    JsonPatch.add('/spec/template/spec/containers/0/restartPolicyRules', [{ action: 'Restart' }]),
    { template: { spec: { containers: [{ ...web, restartPolicyRules: [{ action: 'Restart' }] }] } } },
  ],
  [
    "Kubernetes' own spelling",
    JsonPatch.add('/spec/template/spec/hostPID', true),
    { template: { spec: { hostPID: true } } },
  ],
  [
    'the spelling of cdk8s',
    JsonPatch.add('/spec/template/spec/hostPid', true),
    { template: { spec: { hostPID: true } } },
  ],
])('a JSON patch with %s is applied', (_, patch, spec) => {
  expect(patched(patch)).toMatchObject({ spec });
});

test('a JSON patch may move what the class knows to where it does not', () => {
  const patch = JsonPatch.move('/spec/template/spec/containers/0/image', '/spec/oldImage');

  expect(patched(patch).spec).toEqual({
    selector: {},
    template: { spec: { containers: [{ name: 'web' }] } },
    oldImage: 'nginx:1.27',
  });
});

test('JSON patches that the class loses are applied in their order', () => {
  const patches = [
    JsonPatch.add('/spec/newField', { x: 1 }),
    JsonPatch.test('/spec/newField/x', 1),
    JsonPatch.replace('/spec/newField/x', 2),
    JsonPatch.add('/spec/replicas', 3),
  ];

  expect(patched(...patches)).toMatchObject({ spec: { newField: { x: 2 }, replicas: 3 } });
});

test('a JSON patch that fits nothing is an error with its path', () => {
  expect(messageOf(() => patched(JsonPatch.replace('/spec/newField/x', 2)))).toBe(
    '[shop/web] Cannot apply the JSON patch replace /spec/newField/x: the object has no value there that it fits\n' +
      '  Fix: use the path of a value in the written object',
  );
});

test('a class with private fields is rendered as cdk8s renders it', () => {
  class Counted extends ApiObject {
    readonly #count = 2;

    public override toJson(): unknown {
      return { ...(super.toJson() as object), count: this.#count };
    }
  }
  const chart = newChart();
  const object = new Counted(chart, 'a', { apiVersion: 'v1', kind: 'A', metadata: { name: 'a' } });
  object.addJsonPatch(JsonPatch.add('/spec', { x: 1 }));

  expect(written(chart)).toEqual({ apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, spec: { x: 1 }, count: 2 });
});

test('a value that is known only at synth is asked for once, also if a patch is lost', () => {
  const chart = newChart();
  let asked = 0;
  const replicas = Lazy.any({ produce: () => ++asked }) as number;
  const spec = { selector: {}, template, replicas };
  const object = new k8s.KubeDeployment(chart, 'web', { metadata: { name: 'web' }, spec });
  object.addJsonPatch(JsonPatch.add('/spec/newField', true));

  expect(written(chart)).toMatchObject({ spec: { replicas: 1, newField: true } });
});

function spreadDeployment(chart: Chart): Deployment {
  return new Deployment(chart, 'web', {
    metadata: { name: 'web' },
    spread: true,
    containers: [{ name: 'web', image: 'nginx:1.27', portNumber: 80 }],
  });
}

/** The topologies over which a Deployment spreads its Pods. */
function topologies(manifest: Manifest): unknown {
  type Spec = { template: { spec: { affinity: { podAntiAffinity: Record<string, { topologyKey: string }[]> } } } };
  const { podAntiAffinity } = (manifest.spec as Spec).template.spec.affinity;
  return podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution?.map(({ topologyKey }) => topologyKey);
}

const once = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'];

test('a workload of cdk8s-plus that spreads its Pods is the same however often it is written', () => {
  const chart = newChart();
  spreadDeployment(chart);

  written(chart);

  expect(topologies(written(chart))).toEqual(once);
});

test.each([
  ['our App', () => new App()],
  ["cdk8s' App", () => new Cdk8sApp()],
])('in %s, addProbes does not double its terms', (_, newApp) => {
  const chart = newChart(newApp());
  addProbes(spreadDeployment(chart), { liveness: { tcpSocket: { port: 80 } } });

  expect(topologies(parseManifests((chart.node.root as Cdk8sApp).synthYaml())[0] as Manifest)).toEqual(once);
});

test('a Kustomization reads such a workload and writes it once', () => {
  const base = newChart();
  spreadDeployment(base);
  const app = new App();

  new Kustomization(new Chart(app, 'prod'), 'prod', { resources: [base], namespace: 'prod' });

  expect(topologies(parseManifests(app.synthYaml())[0] as Manifest)).toEqual(once);
});
