import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffWithCluster, type Finding, formatDiff, type Manifest, parseManifests } from 'cdk8s-gitops';
import { kubectl, kubectlPath, tryKubectl } from './harness/kubectl';
import { createNamespace, deleteNamespace } from './harness/namespace';
import { until } from './harness/poll';

process.env.KUBECTL_APPLYSET = 'true';
let namespace: string;
beforeEach(() => {
  namespace = createNamespace('diff');
});
afterEach(() => deleteNamespace(namespace));

const shop = (replicas: number, variables: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1, env: [${variables}], ports: [{ containerPort: 80 }] }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      containers:
        - { name: agent, image: nginx:1, env: [${variables}] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Secret
metadata: { name: password }
stringData: { password: hunter2 }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: '* * * * *'
  jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: a }] } } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, maxReplicas: 3 }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`;
const before = shop(2, '{ name: A, value: a }, { name: B, value: b }');
const after = shop(3, '{ name: A, value: a }');
const settings = (name: string, value = 'one'): string =>
  `\n---\n{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name} }, data: { a: ${value} } }\n`;

function apply(yaml: string, ...flags: readonly string[]): void {
  kubectl(['apply', '--namespace', namespace, ...flags, '--filename=-'], yaml);
}

/** What an apply would change, as text, and the warnings. */
async function difference(manifests: string | readonly Manifest[]): Promise<{ text: string; warnings: Finding[] }> {
  const warnings: Finding[] = [];
  const given = typeof manifests === 'string' ? parseManifests(manifests) : manifests;
  const result = await diffWithCluster(given, {
    namespace,
    kubectl: kubectlPath,
    onWarning: (one) => warnings.push(one),
  });
  return { text: formatDiff(result).replaceAll(`/${namespace}/`, '/'), warnings };
}

/** What people have written into the objects of the namespace. Controllers write the rest at any time. */
const contents = (): string =>
  kubectl([
    ...['get', 'deployments,daemonsets,services,cronjobs,hpa,secrets,configmaps,pvc', '-n', namespace, '-o'],
    'jsonpath={range .items[*]}{.metadata.name}{.metadata.labels}{.spec}{.data}{"\\n"}{end}',
  ]);

describe.each([
  ['on the server side', ['--server-side']],
  ['by the server for Argo CD', ['--server-side', '--field-manager=argocd-controller']],
  ['by the client', []],
])('objects that were applied %s', (_, flags) => {
  test('are not different if the manifests are the same', async () => {
    apply(before, ...flags);

    expect(await difference(before)).toEqual({ text: 'no difference\n', warnings: [] });
  });

  test('are different in the fields that the manifests change or no longer have, and in no others', async () => {
    apply(before, ...flags);
    const there = contents();

    const { text } = await difference(after + settings('new'));

    expect(text).toBe(
      '+ ConfigMap/new\n\n' +
        '~ DaemonSet/agent\n' +
        '    spec.template.spec.containers[0].env[1] removed: {"name":"B","value":"b"}\n\n' +
        '~ Deployment/web\n' +
        '    spec.replicas 2 → 3\n' +
        '    spec.template.spec.containers[0].env[1] removed: {"name":"B","value":"b"}\n\n' +
        '1 added, 2 changed\n',
    );
    expect(contents()).toBe(there);
  });
});

test('a value of a Secret is never shown', async () => {
  apply(before);

  const { text } = await difference(before.replace('hunter2', 'hunter3'));

  expect(text).toBe('~ Secret/password\n    data.password (changed) → (changed)\n\n1 changed\n');
});

test('an object in a namespace that is new is new, too', async () => {
  const yaml = `{ apiVersion: v1, kind: Namespace, metadata: { name: ${namespace}-new } }`;

  const { text, warnings } = await difference(
    yaml + settings('a').replace('name: a', `name: a, namespace: ${namespace}-new`),
  );

  expect({ text, warnings }).toEqual({
    text: `+ Namespace/${namespace}-new\n\n+ ConfigMap/${namespace}-new/a\n\n2 added\n`,
    warnings: [],
  });
});

test('kinds and namespaces that the cluster does not have are warnings', async () => {
  const yaml = '{ apiVersion: example.com/v1, kind: Thing, metadata: { name: a } }';

  const { warnings } = await difference(yaml + settings('a').replace('name: a', 'name: a, namespace: not-there'));

  expect(warnings.map(({ where, what }) => `${where}: ${what}`)).toEqual([
    'Thing/a: The cluster does not have the kind Thing of example.com/v1',
    'Namespace/not-there: The cluster does not have this namespace, and no manifest makes it',
  ]);
});

test('an object that has left the ApplySet is removed, and what Kubernetes copies labels to is not', async () => {
  const set = ['--server-side', '--prune', '--applyset=secret/shop'];
  apply(before + settings('old'), ...set);

  expect((await difference(before)).text).toBe('- ConfigMap/old\n\n1 removed\n');
});

test('an object that Argo CD tracks for the same application is removed, and copies of its annotation are not', async () => {
  const tracked = parseManifests(before + settings('old')).map((manifest) => {
    const { kind, apiVersion } = manifest;
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    const id = `${namespace}:${group}/${kind}:${namespace}/${manifest.metadata?.name ?? ''}`;
    return { ...manifest, metadata: { ...manifest.metadata, annotations: { 'argocd.argoproj.io/tracking-id': id } } };
  });
  apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: tracked }));
  apply(
    settings('copy').replace(
      'name: copy',
      `name: copy, annotations: ${JSON.stringify(tracked[0].metadata.annotations)}`,
    ),
  );

  expect((await difference(before)).text).toBe('- ConfigMap/old\n\n1 removed\n');
});

describe('objects that Argo CD tracks by a label', () => {
  const crdName = 'applications.argoproj.io';
  const hadKind = tryKubectl(['get', 'crd', crdName]).ok;
  beforeAll(async () => {
    const crd = parseManifests(readFileSync(join(__dirname, '../../data/argo-cd/crds.yaml'), 'utf8')).find(
      ({ metadata }) => metadata?.name === crdName,
    );
    kubectl(['apply', '--server-side', '-f', '-'], JSON.stringify(crd));
    await until('the kind', { within: 60 }, () => tryKubectl(['get', crdName]).ok || undefined);
  });
  afterAll(() => {
    if (!hadKind) {
      kubectl(['delete', 'crd', crdName]);
    }
  });

  /** Applies objects with a label, an application with some of them in its status, and the settings of its Argo CD. */
  function applyTracked(label: string, data: Readonly<Record<string, string>>, ...names: readonly string[]): void {
    const labelled = parseManifests([...names, 'helm'].map((name) => settings(name)).join('')).map((manifest) => ({
      ...manifest,
      metadata: { ...manifest.metadata, labels: { [label]: 'shop' } },
    }));
    const resources = names.map((name) => ({ version: 'v1', kind: 'ConfigMap', namespace, name, status: 'Synced' }));
    const destination = { server: 'https://kubernetes.default.svc', namespace };
    const application = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'shop' },
      spec: { project: 'default', destination, source: { repoURL: 'https://git.example.com/shop', path: '.' } },
      status: { controllerNamespace: namespace, resources },
    };
    const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'argocd-cm' }, data };
    apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [...labelled, application, config] }));
  }

  test.each([
    ['app.kubernetes.io/instance', {}],
    ['acme.example.com/app', { 'application.instanceLabelKey': 'acme.example.com/app' }],
  ])('are removed if they leave the application (%s)', async (label, more) => {
    applyTracked(label, { 'application.resourceTrackingMethod': 'label', ...more }, 'kept', 'old');

    const { text } = await difference(settings('kept').replace('name: kept', `name: kept, labels: { ${label}: shop }`));

    expect(text).toBe('- ConfigMap/old\n\n1 removed\n');
  });

  test('are not told by the label alone, because charts of Helm set it, too', async () => {
    const label = 'app.kubernetes.io/instance';
    applyTracked(label, {}, 'kept', 'old');

    const { text } = await difference(settings('kept').replace('name: kept', `name: kept, labels: { ${label}: shop }`));

    expect(text).toBe('no difference\n');
  });
});

test('what the API server refuses is named with its words, without values of Secrets, and the rest is compared', async () => {
  apply(before);
  const refused = after.replaceAll('app: web', 'app: shop').replace('stringData:', 'type: other\nstringData:');

  const { text } = await difference(refused);

  expect(text).toMatch(/\n~ Service\/web\n {4}spec.selector.app web → shop\n/);
  expect(text).toMatch(
    /\n! Deployment\/web\n {4}Not compared: the API server refuses it:\n {8}The Deployment "web" is invalid: [^\n]*field is immutable\n {6}Fix: /,
  );
  expect(text).toMatch(/\n! Secret\/password\n {4}Not compared: the API server refuses it\n {6}Fix: /);
  expect(text).toMatch(/\n\n2 changed, 2 refused, 1 danger\n$/);
});

test('a new object that the API server refuses is not added', async () => {
  const { text } = await difference(settings('good') + settings('bad').replace('a: one', "'no key!': one"));

  expect(text).toMatch(/^\+ ConfigMap\/good\n\n! ConfigMap\/bad\n {4}Not compared: the API server refuses it:\n/);
  expect(text).toMatch(/\n1 added, 1 refused\n$/);
});

test('a thousand objects that are the same are not different', async () => {
  const objects = Array.from({ length: 1000 }, (_, index) => parseManifests(settings(`a-${index}`))[0]);
  apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }), '--server-side');

  expect((await difference(objects)).text).toBe('no difference\n');
}, 120_000);
