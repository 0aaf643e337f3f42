import { ApiObject, App as Cdk8sApp, Chart } from 'cdk8s';
import { App, ArgoCdCrds, ArgoCdInstall } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { find, labels, render } from './render';

test('The plain install has the 59 objects of upstream', () => {
  expect(labels(render({ crds: true }))).toHaveLength(59);
});

test('CRDs come first, then what pods need, then pods', () => {
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

test('The same props give the same bytes', () => {
  expect(JSON.stringify(render({ hydrator: true }))).toBe(JSON.stringify(render({ hydrator: true })));
});

test('CRDs can stand in a chart of their own', () => {
  const crds = new ArgoCdCrds(new Chart(new App(), 'crds'), 'crds');

  expect(crds.apiObjects.map(({ name }) => name)).toEqual([
    'applications.argoproj.io',
    'applicationsets.argoproj.io',
    'appprojects.argoproj.io',
  ]);
  expect(labels(render({ crds: false })).filter((label) => label.startsWith('Custom'))).toEqual([]);
});

test('A NodePort of the API server is set on the port for https, and http stays', () => {
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

describe('The Namespace', () => {
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
  ])('is left out where an app adds it %s the install (%#)', (when, app) => {
    const chart = new Chart(app, 'chart');
    const add = () =>
      new ApiObject(chart, 'own', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } });
    if (when === 'before') add();
    new ArgoCdInstall(chart, 'argocd', { crds: false });
    if (when === 'after') add();

    app.synthYaml();

    expect(namespaces(chart)).toEqual(['argocd']);
  });

  test('is written for each cluster that an app serves', () => {
    const app = new App({ target: (chart) => chart.node.id });
    const charts = ['east', 'west'].map((id) => new Chart(app, id));
    charts.forEach((chart) => new ArgoCdInstall(chart, 'argocd', { crds: false }));

    expect(charts.map(namespaces)).toEqual([['argocd'], ['argocd']]);
  });
});

test('Repositories and clusters stand in the namespace of the install, and nothing secret in them', () => {
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

test("A node port that another Service has is an error, in cdk8s' own App too", () => {
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
