import { App, ApiObject, Chart } from 'cdk8s';
import { ArgoCdCrds, ArgoCdInstall } from 'cdk8s-gitops';
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

  test.each(['before', 'after'])('is left out where the app adds it %s the install', (when) => {
    const app = new App();
    const chart = new Chart(app, 'chart');
    const add = () =>
      new ApiObject(chart, 'own', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } });
    if (when === 'before') add();
    new ArgoCdInstall(chart, 'argocd');
    if (when === 'after') add();

    app.synthYaml();

    expect(namespaces(chart)).toEqual(['argocd']);
  });
});
