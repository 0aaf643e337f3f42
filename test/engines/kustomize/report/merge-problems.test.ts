import { type KustomizeBuildOptions } from 'cdk8s-gitops';
import { buildFiles, failureOf, type Folder } from '../in-folder';

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 1 } }
  template:
    spec:
      containers:
      - name: web
        image: web:1
        env: [{ name: NS, valueFrom: { fieldRef: { fieldPath: metadata.namespace } } }]
        livenessProbe: { httpGet: { path: /, port: 80 } }
      volumes: [{ name: data, emptyDir: {} }]
`;
const service =
  '{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { selector: { port: "80" }, ports: [{ port: 80, targetPort: "http" }] } }';
const shop =
  '{ apiVersion: example.com/v1, kind: Shop, metadata: { name: web }, spec: { tills: [{ name: a, size: 1, open: x }] } }';
const strict: KustomizeBuildOptions = { strict: true };

const patched = (object: string, patch: string): Folder => ({
  'kustomization.yaml': 'resources: [a.yaml]\npatches: [{ path: p.yaml, target: { name: web } }]\n',
  'a.yaml': object,
  'p.yaml': `kind: any\nmetadata: { name: any }\n${patch}\n`,
});

const container = (fields: string): string =>
  `spec: { template: { spec: { containers: [{ name: web, ${fields} }] } } }`;

const broken: Readonly<Record<string, readonly [object: string, patch: string, what: string, fix: string]>> = {
  '$patch: replace on an element of a list': [
    deployment,
    container('$patch: replace, image: web:2'),
    'Cannot replace spec.template.spec.containers.web of Deployment/web: kustomize ignores $patch: replace on an element of a list',
    'use a JSON patch with op: replace, or delete the element with $patch: delete and add it in a second patch',
  ],
  $retainKeys: [
    deployment,
    'spec: { strategy: { $retainKeys: [type], rollingUpdate: null, type: Recreate } }',
    'Cannot apply $retainKeys in spec.strategy of Deployment/web: kustomize does not know it here, and it would stay in the output',
    'set the fields that must go to null in the patch',
  ],
  'a directive in a list without merge keys': [
    shop,
    'spec: { tills: [{ $patch: delete, name: b }] }',
    'Cannot apply $patch in spec.tills.b of Shop/web: kustomize does not know it here, and it would stay in the output',
    'remove it, or use a JSON patch',
  ],
  'value beside valueFrom': [
    deployment,
    container('env: [{ name: NS, value: prod }]'),
    'Cannot merge spec.template.spec.containers.web.env.NS of Deployment/web: it would have value, valueFrom, and the API server accepts only one',
    'set the one that must go to null in the patch, as in valueFrom: null',
  ],
  'a second handler of a probe': [
    deployment,
    container('livenessProbe: { tcpSocket: { port: 80 } }'),
    'Cannot merge spec.template.spec.containers.web.livenessProbe of Deployment/web: it would have httpGet, tcpSocket, and the API server accepts only one',
    'set the one that must go to null in the patch, as in httpGet: null',
  ],
  'a second source of a volume': [
    deployment,
    'spec: { template: { spec: { volumes: [{ name: data, configMap: { name: c } }] } } }',
    'Cannot merge spec.template.spec.volumes.data of Deployment/web: it would have emptyDir, configMap, and the API server accepts only one',
    'set the one that must go to null in the patch, as in emptyDir: null',
  ],
  'strategy Recreate with rollingUpdate': [
    deployment,
    'spec: { strategy: { type: Recreate } }',
    'Cannot merge spec.strategy of Deployment/web: it would have rollingUpdate, type: Recreate, and the API server accepts only one',
    'set the one that must go to null in the patch, as in rollingUpdate: null',
  ],
  'a number over text in quotes, in a field that takes numbers': [
    service,
    'spec: { ports: [{ port: 80, targetPort: 8080 }] }',
    'Cannot merge 8080 into spec.ports.80.targetPort of Service/web: kustomize keeps the quotes of the base, and it would be text',
    'remove the quotes in the base, or use a JSON patch',
  ],
  'a list that is replaced, and an element of the same name that loses fields': [
    shop,
    'spec: { tills: [{ name: a, size: 2 }] }',
    'Cannot merge spec.tills.a of Shop/web: the list has no merge keys and is replaced, so open would be lost',
    'write the whole element in the patch, or use a JSON patch for the one field',
  ],
};

test.each(Object.entries(broken))('strict mode reports %s', (_, [object, patch, what, fix]) => {
  expect(failureOf(patched(object, patch), '.', strict)).toBe(`[kustomization.yaml:2:11] ${what}\n  Fix: ${fix}`);
});

test.each([
  ['a new element', deployment, container('env: [{ name: B, value: b }]')],
  [
    'a source of a volume beside null for the other',
    deployment,
    'spec: { template: { spec: { volumes: [{ name: data, emptyDir: null, configMap: { name: c } }] } } }',
  ],
  ['a list that is replaced by whole elements', shop, 'spec: { tills: [{ name: a, size: 2, open: x }, { name: b }] }'],
  ['a deleted element', deployment, 'spec: { template: { spec: { volumes: [{ name: data, $patch: delete }] } } }'],
  ['a number over text in quotes, in a label', service, 'spec: { selector: { port: 81 } }'],
  [
    'a number over text without quotes',
    service.replace('"http"', 'http'),
    'spec: { ports: [{ port: 80, targetPort: 8080 }] }',
  ],
  [
    'a number over text in quotes, in a kind that Kubernetes does not have',
    shop.replace('open: x', 'port: "1"'),
    'spec: { tills: [{ name: a, size: 1, port: 2 }] }',
  ],
  ['a patch that changes nothing', deployment, container('image: web:1')],
])('strict mode takes %s', (_, object, patch) => {
  const folder = patched(object, patch);

  expect(buildFiles(folder, '.', strict)).toBe(buildFiles(folder));
});
