import { App as Cdk8sApp, Chart, JsonPatch, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addProbes, App, HelmChart, Kustomization } from '../../../lib/public';
import { type Manifest } from '../../../lib/core/manifest';
import { configMap } from '../../engines/helm/sample-chart';
import { warningsOf, withEnvironment } from '../../engines/helm/with-environment';
import { messageOf } from '../../message-of';
import { describeWithTool } from '../../real-tools';
import { scope, withChartFolder } from './chart-folder';

const folder = withChartFolder();
const { chartOf } = folder;

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: {{ .Release.Name }} }
spec:
  replicas: {{ .Values.replicas }}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: 'web:1', ports: [{ containerPort: 80 }] }] }
`;
const webChart = { 'values.yaml': 'replicas: 1\n', 'templates/web.yaml': deployment };

describeWithTool('helm-4.2', 'HelmChart', (helm) => {
  withEnvironment(() => ({ HELM: helm, CDK8S_GITOPS_HELM_CACHE: join(folder.path, 'cache') }));

  test('adds the objects of the chart, with the labels and the namespace of the cdk8s chart', () => {
    const chart = scope();

    new HelmChart(chart, 'web', { chart: chartOf(webChart), values: { replicas: 2 } });

    const [{ metadata, spec }] = Testing.synth(chart) as Manifest[];
    expect(metadata).toEqual({ name: 'web', namespace: 'apps', labels: { team: 'shop' } });
    expect(spec).toMatchObject({ replicas: 2 });
  });

  test.each([
    ['the App of cdk8s', (outdir: string) => new Cdk8sApp({ outdir })],
    ['our App', (outdir: string) => new App({ outdir })],
  ])('is written by %s', (_, makeApp) => {
    const outdir = join(folder.path, 'dist');
    const app = makeApp(outdir);
    new HelmChart(new Chart(app, 'app'), 'web', { chart: chartOf(webChart), namespace: 'shop' });

    app.synth();

    expect(readFileSync(join(outdir, 'app.k8s.yaml'), 'utf8')).toMatch(
      /^apiVersion: apps\/v1\nkind: Deployment\nmetadata:\n {2}name: web\n {2}namespace: shop\nspec:\n/,
    );
  });

  test('puts namespaced objects into the namespace of the release, also those of its own custom kinds', () => {
    const crd = (kind: string, scopeOfKind: string): string =>
      `---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: ${kind} }\n` +
      `spec: { group: example.com, scope: ${scopeOfKind}, names: { kind: ${kind} } }\n`;
    const chart = chartOf({
      'crds/all.yaml': crd('Wide', 'Cluster') + crd('Narrow', 'Namespaced'),
      'templates/a.yaml': ['ClusterRole', 'Role'].map((kind) => object('rbac.authorization.k8s.io/v1', kind)).join(''),
      'templates/b.yaml': ['Wide', 'Narrow', 'Unknown'].map((kind) => object('example.com/v1', kind)).join(''),
      'templates/c.yaml': object('v1', 'Secret', ', namespace: other'),
    });
    const group = new HelmChart(scope(), 'web', { chart, namespace: 'shop' });

    const namespaces = group.apiObjects.map(({ kind, metadata }) => [kind, metadata.namespace]);

    expect(Object.fromEntries(namespaces)).toEqual({
      ...{ CustomResourceDefinition: undefined, ClusterRole: undefined, Role: 'shop' },
      ...{ Wide: undefined, Narrow: 'shop', Unknown: 'shop', Secret: 'other' },
    });
  });

  test('knows the scope of its own custom kinds also without their definitions', () => {
    const crd =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: wides.example.com }\n' +
      'spec: { group: example.com, scope: Cluster, names: { kind: Wide } }\n';
    const chart = chartOf({ 'crds/wide.yaml': crd, 'templates/a.yaml': object('example.com/v1', 'Wide') });

    const group = new HelmChart(scope(), 'web', { chart, namespace: 'shop', includeCrds: false });

    expect(group.apiObjects.map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([['Wide', undefined]]);
  });

  test('gives no namespace to a well-known cluster-wide kind whose definition is nowhere', () => {
    const issuers = ['ClusterIssuer', 'Issuer'].map((kind) => object('cert-manager.io/v1', kind)).join('');

    const group = new HelmChart(scope(), 'web', { chart: chartOf({ 'templates/a.yaml': issuers }) });

    expect(group.apiObjects.map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([
      ['ClusterIssuer', undefined],
      ['Issuer', 'apps'],
    ]);
  });

  test('gives a namespace to a well-known kind that its own definition makes namespaced', () => {
    const crd =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: a }\n' +
      'spec: { group: cert-manager.io, scope: Namespaced, names: { kind: ClusterIssuer } }\n';
    const files = { 'crds/a.yaml': crd, 'templates/a.yaml': object('cert-manager.io/v1', 'ClusterIssuer') };

    const group = new HelmChart(scope(), 'web', { chart: chartOf(files) });

    expect(group.getApiObject('ClusterIssuer', 'a').metadata.namespace).toBe('apps');
  });

  test('warns of characters that helm loses in toYaml, and passes them on', () => {
    const template = configMap('a', 'data: { q: {{ .Values.text | quote }}, t: {{ toYaml .Values.text | quote }} }');
    const chart = chartOf({ 'templates/a.yaml': template });

    const warnings = warningsOf(() => {
      const group = new HelmChart(scope(), 'web', { chart, values: { text: 'a\u007fb', list: ['\ufffe'] } });
      expect((group.getApiObject('ConfigMap', 'a').toJson() as Manifest).data).toEqual({ q: 'a\u007fb', t: '' });
    });

    const why = 'templates that write it with toYaml silently write nothing';
    const fix = '  Fix: leave it out if the chart uses toYaml or toJson for this value; this is only a warning';
    expect(warnings).toEqual([
      `[app/web] The character U+007F is in values.text: ${why}\n${fix}`,
      `[app/web] The character U+FFFE is in values.list[0]: ${why}\n${fix}`,
    ]);
  });

  test('refuses values that have no end', () => {
    const values: Record<string, unknown> = { a: 1 };
    values.self = { values };

    expect(messageOf(() => new HelmChart(scope(), 'web', { chart: './none', values }))).toBe(
      '[app/web] Cannot use values.self.values.self: it is the same map or list as one that it is in, so it has no end\n' +
        '  Fix: leave it out, or use a copy without it',
    );
  });

  test('leaves out items of lists that are undefined', () => {
    const chart = chartOf({
      'values.yaml': 'list: [a]\n',
      'templates/a.yaml': configMap('a', 'data: { list: {{ .Values.list | toJson | quote }} }'),
    });

    const group = new HelmChart(scope(), 'web', { chart, values: { list: [undefined, 1, { a: [undefined] }] } });

    expect((group.getApiObject('ConfigMap', 'a').toJson() as Manifest).data).toEqual({ list: '[1,{"a":[]}]' });
  });

  function object(apiVersion: string, kind: string, more = ''): string {
    return `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a${more} }\n`;
  }

  test('uses the namespace default if neither the release nor the cdk8s chart has one', () => {
    const chart = new Chart(Testing.app(), 'app');
    const group = new HelmChart(chart, 'web', {
      chart: chartOf({ 'templates/a.yaml': configMap('{{ .Release.Namespace }}', '') }),
    });

    expect(group.getApiObject('ConfigMap', 'default').metadata.namespace).toBe('default');
  });

  test.each<[string, (group: HelmChart) => unknown]>([
    ['apiObjects', (group) => group.apiObjects[0]],
    ['getApiObject', (group) => group.getApiObject('Deployment', 'web')],
    ['findChild', (group) => group.node.findChild('web-deployment')],
    ['tryFindChild', (group) => group.node.tryFindChild('web-deployment')],
    ['children', (group) => group.node.children[0]],
    ['findAll of the app', (group) => group.node.root.node.findAll().find(({ node }) => node.id === 'web-deployment')],
  ])('makes its objects at the first look through %s', (_, look) => {
    const group = new HelmChart(scope(), 'web', { chart: chartOf(webChart) });

    expect(look(group)).toMatchObject({ kind: 'Deployment', name: 'web' });
  });

  test('can have other children, too', () => {
    const group = new HelmChart(scope(), 'web', { chart: chartOf(webChart) });

    new Construct(group, 'more');

    expect(group.node.children.map(({ node }) => node.id)).toEqual(['web-deployment', 'more']);
  });

  test('takes JSON patches, probes, and patches from its props', () => {
    const chart = scope();
    const group = new HelmChart(chart, 'web', {
      chart: chartOf(webChart),
      patches: [
        { patch: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { paused: true } } },
      ],
    });
    addProbes(group, { liveness: { httpGet: { port: 80 } } });

    group.getApiObject('Deployment', 'web').addJsonPatch(JsonPatch.replace('/spec/replicas', 5));

    const [{ spec }] = Testing.synth(chart) as Manifest[];
    expect(spec).toMatchObject({
      replicas: 5,
      paused: true,
      template: { spec: { containers: [{ livenessProbe: { httpGet: { port: 80 } } }] } },
    });
  });

  test('is a base of a Kustomization', () => {
    const chart = new Chart(Testing.app(), 'prod');
    const base = new HelmChart(new Chart(new App(), 'base', { namespace: 'apps' }), 'web', {
      chart: chartOf(webChart),
    });

    new Kustomization(chart, 'prod', { resources: [base], namePrefix: 'prod-', replicas: [{ name: 'web', count: 3 }] });

    const [{ metadata, spec }] = Testing.synth(chart) as Manifest[];
    expect(metadata).toEqual({ name: 'prod-web', namespace: 'apps' });
    expect(spec).toMatchObject({ replicas: 3 });
  });

  test('keeps integers of 64 bits through patches, the cache and the file', () => {
    const chart = chartOf({ 'templates/a.yaml': configMap('a', 'spec: { most: 9223372036854775000, size: 1 }') });
    const patch = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, spec: { size: 2 } };
    const write = (): string => {
      const app = new App({ outdir: join(folder.path, 'dist') });
      new HelmChart(new Chart(app, 'app'), 'web', { chart, patches: [{ patch }] });
      app.synth();
      return readFileSync(join(folder.path, 'dist/app.k8s.yaml'), 'utf8');
    };

    const [cold, warm] = [write(), write()];

    expect(cold).toMatch(/most: 9223372036854775000\n {2}size: 2\n/);
    expect(warm).toBe(cold);
  });

  test('an error of helm has the path of the construct, at each look', () => {
    const group = new HelmChart(scope(), 'web', { chart: chartOf({ 'templates/a.yaml': '{{ fail "no luck" }}' }) });
    const look = (): string => messageOf(() => group.apiObjects);

    expect(look()).toMatch(/^\[app\/web\] Cannot render the chart \S+ with helm v4\.[^]*no luck[^]*\n {2}Fix: /);
    expect(look()).toBe(look());
    expect(messageOf(() => (group.node.root as Cdk8sApp).synth())).toBe(look());
  });

  test('values, files and patches are read at once, and changes to them do not count later', () => {
    const values = { replicas: 2 };
    const group = new HelmChart(scope(), 'web', { chart: chartOf(webChart), values });

    values.replicas = 3;

    expect(group.apiObjects[0].toJson()).toMatchObject({ spec: { replicas: 2 } });
  });
});
