import { randomBytes } from 'node:crypto';
import { ApiObject, Chart } from 'cdk8s';
import { type App, ArgoCdInstall } from 'cdk8s-gitops';
import { Liveness } from '../../examples/tutorial/liveness';
import { Nginx } from '../../examples/tutorial/nginx';
import { Readiness } from '../../examples/tutorial/readiness';
import { hasArgoCd } from './argo-cd/install';
import { describePrune, kubectl, tryKubectl } from './harness/kubectl';
import { ProjectFolder } from './harness/project-folder';

/** Part of every name, so that runs do not meet. */
const run = randomBytes(3).toString('hex');
const [shop, blog] = ['shop', 'blog'].map((name) => `gitops-${name}-${run}`);
const group = `t${run}.example.com`;

jest.setTimeout(180_000);

let project: ProjectFolder;
beforeEach(() => {
  project = new ProjectFolder(`@tests/plan-${run}`);
});
afterEach(() => {
  tryKubectl(['delete', 'namespace', shop, blog, '--ignore-not-found', '--timeout=60s']);
  tryKubectl(['delete', 'crd', `prices.${group}`, '--ignore-not-found', '--timeout=60s']);
  tryKubectl(['delete', 'applysets.cdk8s-gitops.internal', `tests-plan-${run}`, '--ignore-not-found']);
  project.remove();
});

const namespace = (name: string): string => `{ apiVersion: v1, kind: Namespace, metadata: { name: ${name} } }\n`;
const configMap = (name: string, inside = shop, value = 'one'): string =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name}, namespace: ${inside} }, data: { value: ${value} } }\n`;
const crd = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: prices.${group} }
spec:
  group: ${group}
  scope: Namespaced
  names: { kind: Price, plural: prices, singular: price, listKind: PriceList }
  versions:
    - { name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }
`;
const price = `{ apiVersion: ${group}/v1, kind: Price, metadata: { name: tea, namespace: ${shop} } }\n`;
const account = `{ apiVersion: v1, kind: ServiceAccount, metadata: { name: bot, namespace: ${shop} } }\n`;
const pod = (name: string, spec: string): string =>
  `{ apiVersion: v1, kind: Pod, metadata: { name: ${name}, namespace: ${shop} }, spec: { ${spec}, containers: [{ name: a, image: a }] } }\n`;
const list = (...documents: string[]): string => documents.join('---\n');

/** Whether objects exist. */
function exist(...names: readonly string[]): boolean[] {
  return names.map((name) => kubectl(['get', name, '-n', shop, '--ignore-not-found', '-o', 'name']) !== '');
}

/** What the cluster stores of the output, without the notes about who set which field. */
function stored(): unknown[] {
  const { items } = JSON.parse(kubectl(['get', '-f', `${project.path}/dist`, '-o', 'json'])) as {
    items: { metadata: Record<string, unknown> }[];
  };
  return items.map(({ metadata: { resourceVersion: _version, managedFields: _fields, ...metadata }, ...rest }) => ({
    ...rest,
    metadata,
    status: undefined,
  }));
}

/** A file in the wrong order, with a kind and its object, and Pods that need accounts. */
const mixed = {
  'a.yaml': list(price, pod('with-account', 'serviceAccountName: bot'), pod('without', 'hostNetwork: false')),
  'b.yaml': list(account, namespace(shop), crd, configMap('one')),
};

test('the printed commands take an empty cluster to the output, in whatever order it is', () => {
  project.output(mixed);

  const { code, stdout } = project.run('apply-plan');
  project.paste(stdout);

  expect(code).toBe(0);
  expect(exist(`prices.${group}/tea`, 'pod/with-account', 'pod/without', 'configmap/one')).not.toContain(false);
  project.paste(stdout);
});

test('files of any name and what kustomize makes are applied in their turn', () => {
  project.output({
    'comma,.yaml': list(pod('with-account', 'serviceAccountName: built-bot')),
    '"quotes".yaml': list(configMap('quotes')),
    'all.yaml': list(namespace(shop), crd, price),
    'built/kustomization.yaml': 'namePrefix: built-\nresources: [account.yaml]\n',
    'built/account.yaml': account,
  });

  project.paste(project.run('apply-plan').stdout);

  expect(exist(`prices.${group}/tea`, 'pod/with-account', 'configmap/quotes', 'sa/built-bot')).not.toContain(false);
});

test('--run does the same, and changes nothing the second time', () => {
  project.output(mixed);

  const first = project.run('apply-plan', '--run', '--quiet');
  const before = stored();
  const second = project.run('apply-plan', '--run', '--quiet');

  expect([first.code, first.stderr, second.code, second.stderr]).toEqual([0, '', 0, '']);
  expect(stored()).toEqual(before);
});

test('it stops at the first failure, and goes on when that is corrected', () => {
  project.output({ 'a.yaml': namespace(shop), 'b.yaml': configMap('Wrong_Name') });

  const failed = project.run('apply-plan', '--run');
  project.output({ 'a.yaml': namespace(shop), 'b.yaml': configMap('right-name') });
  const again = project.run('apply-plan', '--run', '--quiet');

  expect(failed.code).toBe(2);
  expect(failed.stderr).toContain(
    '[apply-plan] Cannot go on at step 2 of 2 (Apply 1 object): it ended with exit code 1',
  );
  expect(failed.stderr).toContain('kubectl apply --server-side --force-conflicts -f dist/b.yaml');
  expect(again).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('without --prune, nothing is deleted', () => {
  project.output({ 'a.yaml': list(namespace(shop), configMap('one'), configMap('two')) });
  project.run('apply-plan', '--run');
  project.output({ 'a.yaml': list(namespace(shop), configMap('one')) });

  project.run('apply-plan', '--run');

  expect(exist('configmap/two')).toEqual([true]);
});

const elsewhere = `---\n${namespace(blog)}---\n${configMap('elsewhere', blog)}`;
describePrune('--prune in one namespace', () => testPrune(''));
describePrune('--prune in several namespaces', () => testPrune(elsewhere));

/** @param others objects in other namespaces */
function testPrune(others: string): void {
  const output = (...names: string[]): Record<string, string> => ({
    'a.yaml': list(namespace(shop), crd, price, ...names.map((name) => configMap(name))) + others,
  });

  test('deletes what is gone, and nothing else', () => {
    kubectl(['create', 'namespace', shop]);
    kubectl(['create', 'configmap', 'foreign', '-n', shop]);
    project.output(output('one', 'two'));
    const first = project.run('apply-plan', '--run', '--prune');
    project.output(output('one'));

    const { code, stdout } = project.run('apply-plan', '--run', '--prune', '--quiet');

    expect([first.code, first.stdout]).toEqual([0, '']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'configmap/two pruned\n' });
    expect(exist('configmap/one', 'configmap/two', 'configmap/foreign')).toEqual([true, false, true]);
  });

  test('changes nothing the second time', () => {
    project.output(output('one'));
    project.run('apply-plan', '--run', '--prune');
    const versions = (): string =>
      kubectl(['get', '-f', `${project.path}/dist`, '-o', 'jsonpath={.items[*].metadata.resourceVersion}']);
    const before = versions();

    const { code, stdout } = project.run('apply-plan', '--run', '--prune', '--quiet');

    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(versions()).toBe(before);
  });

  test('works by the printed commands as well', () => {
    project.output(output('one', 'two'));
    project.paste(project.run('apply-plan', '--prune').stdout);
    project.output(output('one'));

    const printed = project.paste(project.run('apply-plan', '--prune').stdout);

    expect(printed).toContain('configmap/two pruned\n');
  });

  test('refuses a name that another app has, and deletes nothing', () => {
    project.output(output('one'));
    project.run('apply-plan', '--run', '--prune');
    project.write('package.json', '{ "name": "other" }');
    project.output(output('two'));

    const { code, stderr } = project.run('apply-plan', '--run', '--prune', `--name=tests-plan-${run}`, '--quiet');

    expect(code).toBe(2);
    expect(stderr).toContain('if it is there already, it belongs to another app');
    expect(exist('configmap/one', 'configmap/two')).toEqual([true, false]);
  });
}

describePrune('all of it together', () => {
  test('Argo CD and the tutorial are applied twice, then one object is removed and pruned', () => {
    const beside = hasArgoCd();
    const build =
      (extra: boolean) =>
      (app: App): void => {
        const chart = new Chart(app, 'argo-cd');
        const service = { type: 'NodePort' as const, nodePorts: { https: 31001 } };
        const roles = beside ? { crds: false as const, clusterRolePrefix: `gitops-${run}` } : {};
        new ArgoCdInstall(chart, 'argocd', { namespace: shop, server: { service }, ...roles });
        const tutorial = new Chart(app, 'tutorial', { namespace: blog });
        new ApiObject(tutorial, 'blog', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: blog } });
        new Liveness(tutorial, 'liveness');
        new Nginx(tutorial, 'nginx');
        if (extra) {
          new Readiness(tutorial, 'readiness');
        }
      };
    project.synth(build(true));

    const first = project.run('apply-plan', '--run', '--prune');
    const second = project.run('apply-plan', '--run', '--prune', '--quiet');
    project.synth(build(false));
    const third = project.run('apply-plan', '--run', '--prune', '--quiet');
    // So that the cluster is as before.
    kubectl(['delete', '-f', `${project.path}/dist`, '--wait=false', '--ignore-not-found']);

    expect([first.code, second.code, third.code]).toEqual([0, 0, 0]);
    expect(first.stdout).toMatch(/^Argo CD: https:\/\/NODE:31001 .*\nPassword of admin: kubectl get secret /);
    expect(second.stdout).not.toContain('pruned');
    expect(third.stdout).toMatch(/^pod\/readiness-http pruned\nservice\/readiness-http pruned\nArgo CD: /);
  });
});
