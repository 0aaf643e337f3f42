import fc from 'fast-check';
import { labelValue, scalar, text, textOrScalar } from './scalars';
import { writeFlow, type YamlTree } from './yaml-tree';

export const name = fc.constantFrom('web', 'api', 'db');
export const namespace = fc.constantFrom('shop', 'default', 'prod');
/** Keys that are not text without their quotes, and those of JavaScript's own objects. */
const oddKey = fc.constantFrom(
  '"1"',
  '"true"',
  '"null"',
  '"1e3"',
  '"2024-01-02"',
  '"y"',
  '"0x1g"',
  '__proto__',
  'constructor',
);

export const labelKey = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom('app', 'env', 'example.com/team') },
  { weight: 1, arbitrary: oddKey },
);
export const image = fc.constantFrom(
  'nginx',
  'nginx:1.25',
  'example.com:5000/web:v1',
  'redis@sha256:abc',
  'busybox:1.0-alpine',
);

/** A map or list that is sometimes written in flow style. */
const inAnyStyle = (tree: fc.Arbitrary<YamlTree>): fc.Arbitrary<YamlTree> =>
  fc.oneof({ weight: 4, arbitrary: tree }, { weight: 1, arbitrary: tree.map(writeFlow) });

/** Maps and lists in flow style. An empty one keeps that style when it is filled. */
const inFlowStyle = fc.constantFrom('{}', '[]', '{ a: }', '{ deep: x }', '[ "", x ]');

/** A map with random entries, of which some are left out. */
const mapOf = (key: fc.Arbitrary<string>, value: fc.Arbitrary<YamlTree>): fc.Arbitrary<YamlTree> =>
  inAnyStyle(fc.dictionary(key, value, { minKeys: 1, maxKeys: 3 }));

export const labels = mapOf(labelKey, labelValue);

export const annotations = mapOf(
  fc.oneof({ weight: 60, arbitrary: fc.constantFrom('note', 'example.com/x', 'b') }, { weight: 1, arbitrary: oddKey }),
  textOrScalar,
);

/** A map whose fields are there in one of three cases, except those that are required. */
function sparse(fields: Record<string, fc.Arbitrary<YamlTree>>, required: readonly string[]): fc.Arbitrary<YamlTree> {
  const optional = Object.entries(fields).map(([key, value]) => [
    key,
    required.includes(key) ? value : fc.option(value, { freq: 2, nil: undefined }),
  ]);
  return fc.record(Object.fromEntries(optional) as typeof fields);
}

const metadata = fc.record({ name, namespace, labels, annotations }, { requiredKeys: ['name'] });

const env = fc.record(
  {
    name: fc.constantFrom('A', 'B', 'C'),
    value: text,
    valueFrom: fc.record({ configMapKeyRef: fc.record({ name, key: fc.constant('a') }) }),
  },
  { requiredKeys: ['name'] },
);

const port = fc.record(
  {
    containerPort: fc.constantFrom('80', '8080'),
    protocol: fc.constantFrom('TCP', 'UDP'),
    name: fc.constantFrom('http', 'dns'),
  },
  { requiredKeys: ['containerPort'] },
);

/** A container, whole or as a part of it in a patch. */
export const container: fc.Arbitrary<YamlTree> = sparse(
  {
    name: fc.constantFrom('web', 'side', 'log'),
    image,
    args: inAnyStyle(fc.array(scalar, { maxLength: 2 })),
    env: fc.uniqueArray(env, { minLength: 1, maxLength: 2, selector: (item) => item.name }),
    ports: fc.uniqueArray(port, { minLength: 1, maxLength: 2, selector: (item) => item.containerPort }),
    envFrom: fc.tuple(fc.record({ configMapRef: fc.record({ name }) })),
    resources: fc.record({ limits: mapOf(fc.constantFrom('cpu', 'memory'), fc.constantFrom('1', '100m', '"2"')) }),
  },
  ['name', 'image'],
);

const containers = fc.uniqueArray(container, {
  minLength: 1,
  maxLength: 2,
  selector: (item) => (item as { name: string }).name,
});

const volume = fc.oneof(
  fc.record({ name: fc.constantFrom('v', 'w'), configMap: fc.record({ name }) }),
  fc.record({ name: fc.constantFrom('v', 'w'), secret: fc.record({ secretName: name }) }),
  fc.record({ name: fc.constantFrom('v', 'w'), emptyDir: fc.constant<YamlTree>({}) }),
);

const podSpec = sparse(
  {
    containers,
    initContainers: containers,
    serviceAccountName: name,
    volumes: fc.uniqueArray(volume, { minLength: 1, maxLength: 2, selector: (item) => item.name }),
    nodeSelector: labels,
  },
  ['containers'],
);

const template = fc.record({
  metadata: inAnyStyle(fc.record({ labels, annotations }, { requiredKeys: [] })),
  spec: inAnyStyle(podSpec),
});

const object = (
  apiVersion: string,
  kind: string,
  rest: Record<string, fc.Arbitrary<YamlTree>>,
  required: string[] = [],
) =>
  sparse({ apiVersion: fc.constant(apiVersion), kind: fc.constant(kind), metadata, ...rest }, [
    'apiVersion',
    'kind',
    'metadata',
    ...required,
  ]);

const data = mapOf(fc.constantFrom('a', 'b', 'c.txt'), textOrScalar);

const deploymentSpec = fc.record(
  { replicas: fc.constantFrom('1', '2'), selector: fc.record({ matchLabels: labels }), template },
  { requiredKeys: ['template'] },
);

const subject = fc.record(
  { kind: fc.constantFrom('ServiceAccount', 'User', 'Group'), name: fc.oneof(name, fc.constant('default')), namespace },
  { requiredKeys: ['kind', 'name'] },
);

const servicePort = fc.record(
  {
    port: fc.constantFrom('80', '443'),
    protocol: fc.constantFrom('TCP', 'UDP'),
    name: fc.constantFrom('http', 'tls'),
    targetPort: fc.constantFrom('80', 'http'),
  },
  { requiredKeys: ['port'] },
);

const workload = (apiVersion: string, kind: string) => object(apiVersion, kind, { spec: deploymentSpec }, ['spec']);

/** An object of a kind for which kustomize has rules, or of a kind that it does not know. */
export const manifest: fc.Arbitrary<YamlTree> = fc.oneof(
  { weight: 3, arbitrary: workload('apps/v1', 'Deployment') },
  workload('apps/v1', 'StatefulSet'),
  { weight: 2, arbitrary: object('v1', 'ConfigMap', { data }) },
  object('v1', 'Secret', { stringData: data, type: fc.constant('Opaque') }),
  object('v1', 'ServiceAccount', {}),
  object('v1', 'Namespace', {}),
  object('v1', 'Service', {
    spec: fc.record(
      { selector: labels, ports: fc.uniqueArray(servicePort, { maxLength: 2, selector: (item) => item.port }) },
      { requiredKeys: [] },
    ),
  }),
  object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
    roleRef: fc.record({
      apiGroup: fc.constant('rbac.authorization.k8s.io'),
      kind: fc.constantFrom('Role', 'ClusterRole'),
      name,
    }),
    subjects: fc.array(subject, { maxLength: 2 }),
  }),
  object('rbac.authorization.k8s.io/v1', 'ClusterRole', {}),
  object('batch/v1', 'CronJob', { spec: fc.record({ jobTemplate: fc.record({ spec: fc.record({ template }) }) }) }),
  object('networking.k8s.io/v1', 'Ingress', {
    spec: fc.record({
      defaultBackend: fc.record({ service: fc.record({ name, port: fc.constant<YamlTree>({ number: '80' }) }) }),
    }),
  }),
  object('example.com/v1', 'Shop', {
    spec: mapOf(
      fc.constantFrom('image', 'a', 'size', 'list', 'new'),
      fc.oneof(scalar, inAnyStyle(fc.array(scalar, { maxLength: 3 })), inFlowStyle),
    ),
  }),
  object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {}),
  object('example.com/v1', 'ShopList', {}),
);

/** Objects of one file or folder, each with its own kind, name and namespace. */
export const manifests = fc.uniqueArray(manifest, { minLength: 1, maxLength: 3, selector: idOf });

function idOf(object: YamlTree): string {
  const { kind, metadata } = object as { kind: string; metadata: { name: string; namespace?: string } };
  return `${kind}/${metadata.name}/${metadata.namespace ?? 'default'}`;
}
