import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Chart } from 'cdk8s';
import { HelmChart } from 'cdk8s-gitops';
import { describeWithTool, type RealTool, toolVersion } from '../real-tools';
import { applyChart } from './harness/apply';
import { kubectl } from './harness/kubectl';
import { createNamespace, deleteNamespace } from './harness/namespace';
import { Report } from './harness/report';
import { Helm } from './helm/helm';
import { writePackages } from './helm/packages';
import { releaseObjects } from './helm/release-objects';

const folder = mkdtempSync(join(tmpdir(), 'helm-'));
const packages = writePackages(folder);
const namespaces: string[] = [];

const life = new Report('helm', 'Packages of ours in the hands of helm', ['helm', 'what', 'result', 'seconds']);
const equal = new Report('helm-objects', 'helm install, HelmChart and plain output', [
  'helm',
  'package',
  'values',
  'made by',
  'live objects',
  'differences from helm install',
]);

afterAll(() => {
  life.write();
  equal.write();
  namespaces.forEach(deleteNamespace);
  rmSync(folder, { recursive: true });
});

function newNamespace(): string {
  const namespace = createNamespace('helm');
  namespaces.push(namespace);
  return namespace;
}

/** The values that a user sets on the command line, and the same for a `HelmChart`. */
const allOn = {
  fixedReplicas: false,
  ingress: { enabled: true, host: 'web.example.com' },
  autoscaling: { enabled: true, maxReplicas: 3 },
};
const allOnFlags = [
  '--set=fixedReplicas=false,ingress.enabled=true,ingress.host=web.example.com',
  '--set=autoscaling.enabled=true,autoscaling.maxReplicas=3',
];

for (const tool of ['helm-3.12', 'helm-4.2'] as const) {
  describeWithTool(tool, 'a package', (path) => describeLife(tool, new Helm(path, join(folder, tool))));
  describeWithTool(tool, 'the objects of a package', (path) => describeObjects(tool, path));
}

/** What helm does with a package, from the first install to the end. Each test goes on from the one before. */
function describeLife(tool: RealTool, helm: Helm): void {
  let namespace: string;
  beforeAll(() => {
    namespace = newNamespace();
    helm.run('dependency', 'update', join(packages, 'shop'));
  });

  const change = (command: string, release: string, ...args: readonly string[]): string =>
    helm.run(command, release, ...args, '--namespace', namespace, '--wait', '--timeout', '120s');
  const names = (): string[] => [...releaseObjects(namespace).keys()];
  const report = (what: string, result: string, began: number): void =>
    life.add(toolVersion(tool), what, result, ((Date.now() - began) / 1000).toFixed(1));

  test.each(['mychart', 'tutorial', 'shop'])('%s passes the strict lint without a warning', (name) => {
    expect(helm.run('lint', '--strict', join(packages, name))).not.toMatch(/WARNING|ERROR/);
  });

  test('a dry run prints the objects and creates none', () => {
    // helm 3.12 knows one kind of dry run only.
    const flag = tool === 'helm-3.12' ? '--dry-run' : '--dry-run=client';

    const printed = helm.run('install', 'web', join(packages, 'mychart'), flag, '--namespace', namespace);

    expect(printed).toContain('kind: Deployment');
    expect([helm.list(namespace), names()]).toEqual([[], []]);
  });

  test('it is installed, shows its notes, and is listed', () => {
    const began = Date.now();

    const printed = change('install', 'web', join(packages, 'mychart'));

    report('install', 'the Pods are ready', began);
    expect(printed).toContain(`kubectl port-forward -n ${namespace} service/web 8080:80`);
    expect(helm.list(namespace)).toEqual([{ name: 'web', revision: '1', status: 'deployed', chart: 'mychart-0.1.0' }]);
    expect(names()).toEqual(['Deployment/web', 'Service/web', 'ServiceAccount/web']);
  });

  test('a value that the schema refuses changes nothing', () => {
    const why = helm.failure(
      'upgrade',
      'web',
      join(packages, 'mychart'),
      '--namespace',
      namespace,
      '--set=replicaCount=many',
    );

    expect(why).toContain('replicaCount');
    expect(helm.list(namespace)).toMatchObject([{ revision: '1', status: 'deployed' }]);
  });

  test('it is upgraded with other values', () => {
    const began = Date.now();

    change('upgrade', 'web', join(packages, 'mychart'), '--set=replicaCount=2,service.port=8080');

    report('upgrade', 'two Pods, and another port', began);
    const fields = '{.items[*].spec.replicas} {.items[*].spec.ports[*].port}';
    expect(kubectl(['get', 'deployment,service', '-n', namespace, '-o', `jsonpath=${fields}`])).toBe('2 8080');
    expect(helm.list(namespace)).toMatchObject([{ revision: '2', status: 'deployed' }]);
  });

  test('its test passes', () => {
    const began = Date.now();

    expect(helm.run('test', 'web', '--namespace', namespace)).toMatch(/Phase:\s+Succeeded/);
    report('test', 'succeeded', began);
  });

  test('it is installed a second time in the same namespace, from its archive', () => {
    const began = Date.now();

    change('install', 'other', join(packages, 'mychart-0.1.0.tgz'), ...allOnFlags);

    report('second install', 'both releases are ready', began);
    expect(helm.list(namespace).map(({ name, status }) => `${name} ${status}`)).toEqual([
      'other deployed',
      'web deployed',
    ]);
    expect(names().filter((name) => name.endsWith('/other'))).toHaveLength(5);
  });

  test('it is uninstalled: the other release stays, and so does the Pod of the test', () => {
    const began = Date.now();

    helm.run('uninstall', 'web', '--namespace', namespace, '--wait');

    report('uninstall', 'only the Pod of the test is left', began);
    expect(helm.list(namespace).map(({ name }) => name)).toEqual(['other']);
    expect(names().filter((name) => !name.endsWith('/other'))).toEqual(['Pod/web-test-connection']);
  });

  test('it is a dependency of another chart, which sets its values', () => {
    const began = Date.now();

    change('install', 'shop', join(packages, 'shop'), '--set=mychart.replicaCount=2,global.team=shop');

    report('install of a chart that depends on it', 'the Pods are ready', began);
    const replicas = ['get', 'deployment', 'shop', '-n', namespace, '-o', 'jsonpath={.status.readyReplicas}'];
    expect(kubectl(replicas)).toBe('2');
    expect(names().filter((name) => name.includes('/shop'))).toEqual([
      'ConfigMap/shop-settings',
      'Deployment/shop',
      'Service/shop',
      'ServiceAccount/shop',
    ]);
  });

  test('as a dependency it can be switched off', () => {
    change('upgrade', 'shop', join(packages, 'shop'), '--set=mychart.enabled=false');

    expect(names().filter((name) => name.includes('/shop'))).toEqual(['ConfigMap/shop-settings']);
  });
}

/** The same objects, made in other ways than by `helm install`. */
function describeObjects(tool: RealTool, path: string): void {
  beforeAll(() => {
    process.env.HELM = path;
    process.env.CDK8S_GITOPS_HELM_CACHE = join(folder, `${tool}-cache`);
  });

  const cases = [
    { chart: 'mychart', set: 'defaults', values: {}, flags: [] },
    { chart: 'mychart', set: 'all switched on', values: allOn, flags: allOnFlags },
    { chart: 'tutorial', set: 'none', values: {}, flags: [] },
  ];

  function installed(chart: string, release: string, flags: readonly string[]): Map<string, unknown> {
    const namespace = newNamespace();
    new Helm(path, join(folder, tool)).run('install', release, join(packages, chart), ...flags, '-n', namespace);
    return releaseObjects(namespace);
  }

  function compare(row: readonly string[], objects: Map<string, unknown>, wanted: Map<string, unknown>): void {
    const isSame = JSON.stringify([...objects]) === JSON.stringify([...wanted]);
    equal.add(toolVersion(tool), ...row, objects.size, isSame ? 'none' : 'some');
    expect(wanted.size).toBeGreaterThan(2);
    expect([...objects]).toEqual([...wanted]);
  }

  test.each(cases)('HelmChart: $chart, $set', ({ chart, set, values, flags }) => {
    const namespace = newNamespace();
    applyChart(namespace, (scope: Chart) => {
      new HelmChart(scope, 'web', { chart: join(packages, chart), values });
    });

    compare([chart, set, 'HelmChart'], releaseObjects(namespace), installed(chart, 'web', flags));
  });

  test.each(cases.filter(({ flags }) => flags.length === 0))('plain output: $chart, $set', ({ chart, set }) => {
    const namespace = newNamespace();
    kubectl(['apply', '--server-side', '-n', namespace, '-f', join(packages, `${chart}.k8s.yaml`)]);

    compare([chart, set, 'plain output'], releaseObjects(namespace), installed(chart, chart, []));
  });
}
