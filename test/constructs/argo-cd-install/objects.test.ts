import { ApiObject, App as Cdk8sApp, Chart } from 'cdk8s';
import { App, ArgoCdCrds, ArgoCdInstall } from 'cdk8s-gitops';
import {
  type ArgoCdVersion,
  argoCdVersions,
  defaultArgoCdVersion,
  minorOf,
} from '../../../lib/constructs/argo-cd/release/release';
import { messageOf } from '../../message-of';
import { find, labels, render } from './render';

test('the plain install has the 59 objects of upstream', () => {
  expect(labels(render({ crds: true }))).toHaveLength(59);
});

test('CRDs come first, then what Pods need, then Pods', () => {
  const kinds = render({ crds: true }).map(({ kind }) => kind);

  expect([...new Set(kinds)]).toEqual([
    'CustomResourceDefinition',
    'NetworkPolicy',
    'ServiceAccount',
    'Secret',
    'ConfigMap',
    'ClusterRole',
    'ClusterRoleBinding',
    'Role',
    'RoleBinding',
    'Service',
    'Deployment',
    'StatefulSet',
  ]);
});

test('the same props give the same bytes', () => {
  expect(JSON.stringify(render({ hydrator: true }))).toBe(JSON.stringify(render({ hydrator: true })));
});

test('what is changed in the props later does not change the objects', () => {
  const chart = new Chart(new App(), 'chart');
  const props = {
    server: { nodeSelector: { disk: 'ssd' }, extraArgs: ['--insecure'] },
    patches: [{ target: { kind: 'Deployment' }, patch: { metadata: { labels: { team: 'platform' } } } }],
  };
  const annotations = { team: 'platform' };
  const install = new ArgoCdInstall(chart, 'argocd', { crds: false, ...props });
  const crds = new ArgoCdCrds(chart, 'crds', { annotations });
  const objects = [...install.apiObjects, ...crds.apiObjects];
  const before = objects.map((object) => object.toJson() as unknown);

  props.server.nodeSelector.disk = 'hdd';
  props.server.extraArgs.push('--rootpath=/argo');
  props.patches[0].patch.metadata.labels.team = 'web';
  annotations.team = 'web';

  expect(objects.map((object) => object.toJson() as unknown)).toEqual(before);
});

test('what is changed in the written objects of an install does not change another install', () => {
  const [crd] = render({ crds: true });
  Object.assign(crd.spec as object, { group: 'example.com' });

  const [other] = render({ crds: true });

  expect(other.spec).toMatchObject({ group: 'argoproj.io' });
});

test('CRDs can be in a chart of their own', () => {
  const crds = new ArgoCdCrds(new Chart(new App(), 'crds'), 'crds');

  expect(crds.apiObjects.map(({ name }) => name)).toEqual([
    'applications.argoproj.io',
    'applicationsets.argoproj.io',
    'appprojects.argoproj.io',
  ]);
  expect(labels(render({ crds: false })).filter((label) => label.startsWith('Custom'))).toEqual([]);
});

test('a NodePort of the API server is set on the port for https, and http stays', () => {
  const manifests = render({ server: { service: { type: 'NodePort', nodePorts: { https: 31001 } } } });

  expect(find(manifests, 'Service', 'argocd-server').spec).toEqual({
    type: 'NodePort',
    selector: { 'app.kubernetes.io/name': 'argocd-server' },
    ports: [
      { name: 'http', port: 80, protocol: 'TCP', targetPort: 8080 },
      { name: 'https', port: 443, protocol: 'TCP', targetPort: 8080, nodePort: 31001 },
    ],
  });
});

describe('the Namespace', () => {
  const namespaces = (chart: Chart): string[] =>
    (chart.toJson() as { kind: string; metadata: { name: string } }[])
      .filter(({ kind }) => kind === 'Namespace')
      .map(({ metadata }) => metadata.name);

  test('comes before everything else', () => {
    const chart = new Chart(new App(), 'chart');
    new ArgoCdInstall(chart, 'argocd');

    expect((chart.toJson() as { kind: string }[])[0]).toEqual({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'argocd' },
    });
  });

  test('is left out on request', () => {
    const chart = new Chart(new App(), 'chart');
    new ArgoCdInstall(chart, 'argocd', { createNamespace: false });

    expect(namespaces(chart)).toEqual([]);
  });

  test.each([
    ['before', new Cdk8sApp()],
    ['after', new Cdk8sApp()],
    ['before', new App()],
    ['after', new App()],
  ])('is left out if an app adds it %s the install (%#)', (when, app) => {
    const chart = new Chart(app, 'chart');
    const add = () =>
      new ApiObject(chart, 'own', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } });
    if (when === 'before') add();
    new ArgoCdInstall(chart, 'argocd', { crds: false });
    if (when === 'after') add();

    app.synthYaml();

    expect(namespaces(chart)).toEqual(['argocd']);
  });

  test('is written for each cluster that an app is for', () => {
    const app = new App({ target: (chart) => chart.node.id });
    const charts = ['east', 'west'].map((id) => new Chart(app, id));
    charts.forEach((chart) => new ArgoCdInstall(chart, 'argocd', { crds: false }));

    expect(charts.map(namespaces)).toEqual([['argocd'], ['argocd']]);
  });
});

test('repositories and clusters are in the namespace of the install, without secrets', () => {
  const manifests = render({
    namespace: 'gitops',
    repositories: { shop: { url: 'https://git.example.com/shop.git' } },
    clusters: { east: { server: 'https://east.example.com', credentials: { existing: true } } },
  });

  expect(find(manifests, 'Secret', 'argocd-repo-shop')).toMatchObject({
    metadata: { namespace: 'gitops', labels: { 'argocd.argoproj.io/secret-type': 'repository' } },
    stringData: { url: 'https://git.example.com/shop.git', type: 'git' },
  });
  expect(labels(manifests)).not.toContain('Secret/argocd-cluster-east');
});

test('repositories can be a list, and their names are made from their addresses', () => {
  const urls = ['https://github.com/acme/shop.git', 'git@github.com:acme/ops.git', 'oci://registry.example.com/charts'];
  const manifests = render({ repositories: urls.map((url) => ({ url })) });

  expect(labels(manifests).filter((label) => label.startsWith('Secret/argocd-repo-'))).toEqual([
    'Secret/argocd-repo-github-com-acme-shop',
    'Secret/argocd-repo-github-com-acme-ops',
    'Secret/argocd-repo-registry-example-com-charts',
  ]);
});

test.each(['v99.0.0', defaultArgoCdVersion.slice(1), 'v3', 'latest'])(
  'version %s is an error with the way out',
  (name) => {
    const version = name as never;
    const minors = argoCdVersions.map(minorOf).join(' or ');
    const message =
      `Cannot use "${name}" as version: it must be a release of ${minors}, which this version of cdk8s-gitops knows\n` +
      `  Fix: use '${defaultArgoCdVersion}', or for another minor version try npm install cdk8s-gitops@latest`;

    expect(messageOf(() => render({ version, params: { 'server.insecure': true } }))).toBe(`[chart/argocd] ${message}`);
    expect(messageOf(() => new ArgoCdCrds(new Chart(new App(), 'chart'), 'crds', { version }))).toBe(
      `[chart/crds] ${message}`,
    );
  },
);

test.each(argoCdVersions)('a patch release of the minor version of %s has another image, and nothing else', (table) => {
  const [version, later] = [`${minorOf(table)}.97`, `${minorOf(table)}.98`] as ArgoCdVersion[];
  const before = JSON.stringify(render({ version, highAvailability: true, hydrator: true }));

  const after = JSON.stringify(render({ version: later, highAvailability: true, hydrator: true }));

  expect(after).toBe(before.replaceAll(`quay.io/argoproj/argocd:${version}`, `quay.io/argoproj/argocd:${later}`));
  expect(after).not.toBe(before);
});

test("a node port that another Service has is an error, in cdk8s' own App too", () => {
  const app = new Cdk8sApp();
  const chart = new Chart(app, 'chart');
  const service = { type: 'NodePort', nodePorts: { https: 31001 } } as const;
  new ArgoCdInstall(chart, 'argocd', { crds: false, server: { service } });
  const ports = [{ port: 80, nodePort: 31001 }];
  new ApiObject(chart, 'web', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports } });

  expect(messageOf(() => app.synthYaml())).toContain(
    'Cannot use nodePort 31001 in Service/web at chart/web: Service/argocd-server at ',
  );
});
