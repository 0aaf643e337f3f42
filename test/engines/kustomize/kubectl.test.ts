import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { kustomize, stringifyManifests } from 'cdk8s-gitops';
import { describeWithTool } from '../../real-tools';
import { inFolder, type Folder } from './in-folder';

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      serviceAccountName: robot
      containers:
      - name: web
        image: nginx:1.25
        envFrom: [{ configMapRef: { name: settings } }]
        ports: [{ containerPort: 80 }]
      - { name: side, image: "example.com/side@sha256:abc" }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: robot }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: robot }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: none }
subjects: [{ kind: ServiceAccount, name: robot }]
---
apiVersion: v1
kind: List
items:
- { apiVersion: v1, kind: Namespace, metadata: { name: shop } }
- { apiVersion: v1, kind: Service, metadata: { name: web }, spec: { ports: [{ port: 80, name: "on" }] } }
`;

/** A base, a component and an overlay that use most fields of kustomize. */
const shop: Folder = {
  'base/kustomization.yaml': `
resources: [web.yaml]
configMapGenerator: [{ name: settings, literals: [A=1, B=<&>] }]
commonAnnotations: { note: "yes" }
`,
  'base/web.yaml': web,
  'tls/kustomization.yaml': `
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
secretGenerator: [{ name: tls, files: [key.bin], type: kubernetes.io/tls }]
patches: [{ path: tls.yaml }]
`,
  'tls/key.bin': Buffer.from(Array.from({ length: 100 }, (_, index) => index * 2)),
  'tls/tls.yaml': `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { volumes: [{ name: tls, secret: { secretName: tls } }] } } }
`,
  'prod/kustomization.yaml': `
resources: [../base]
components: [../tls]
namespace: prod
namePrefix: p-
nameSuffix: -v1
labels:
- { pairs: { env: prod }, includeSelectors: true }
- { pairs: { team: a }, includeTemplates: true }
images:
- { name: nginx, newName: registry:5000/nginx, newTag: "1.27" }
- { name: example.com/side, newTag: v2 }
replicas: [{ name: web, count: 3 }]
configMapGenerator: [{ name: settings, behavior: merge, literals: [B=2] }]
patches:
- target: { kind: Deployment, name: w.b }
  patch: |
    - { op: add, path: /spec/template/spec/containers/0/args, value: [a, 1.50] }
replacements:
- source: { kind: Service, name: web, fieldPath: metadata.name }
  targets: [{ select: { kind: Deployment }, fieldPaths: [spec.template.metadata.annotations.service], options: { create: true } }]
buildMetadata: [originAnnotations]
`,
};

describeWithTool('kubectl-1.36', 'kustomize.build compared with kubectl kustomize', (kubectl) => {
  const both = (files: Folder, directory = '.'): { ours: string; kubectl: string } =>
    inFolder(files, (folder) => {
      const target = join(folder, directory);
      const { stdout } = spawnSync(kubectl, ['kustomize', target], { encoding: 'utf8' });
      return { ours: stringifyManifests(kustomize.build(target), { dialect: 'kustomize' }), kubectl: stdout };
    });

  test('prints the same bytes for a base, a component and an overlay', () => {
    const { ours, kubectl: theirs } = both(shop, 'prod');
    expect(theirs).toContain('kind: Deployment');
    expect(ours).toBe(theirs);
  });

  test('gives generated objects the same hash for any content', () => {
    const key = fc.stringMatching(/^[a-zA-Z0-9._-]{1,10}$/);
    // Neither kustomize nor we print text with DEL or a C1 control character.
    const bytes = fc.uint8Array({ maxLength: 120 }).filter((list) => !/[\x7f-\x9f]/.test(Buffer.from(list).toString()));
    const files = fc.dictionary(key, bytes, { minKeys: 1, maxKeys: 4 });
    fc.assert(
      fc.property(files, (content) => {
        const folder = Object.fromEntries(
          Object.entries(content).map(([name, list]) => [`files/${name}.x`, Buffer.from(list)]),
        );
        const list = JSON.stringify(Object.keys(folder));
        const lines = `configMapGenerator: [{ name: a, files: ${list} }]\nsecretGenerator: [{ name: b, files: ${list} }]`;
        const { ours, kubectl: theirs } = both({ ...folder, 'kustomization.yaml': lines });
        expect(ours).toBe(theirs);
      }),
      { numRuns: 25 },
    );
  });

  test('gives the same warnings', () => {
    inFolder({ 'kustomization.yaml': 'vars: []\npatchesJson6902: []\ncommonLabels: {}\nbases:\n' }, (folder) => {
      const warnings: string[] = [];
      kustomize.build(folder, { onWarning: (message) => warnings.push(message) });
      expect(`${warnings.join('\n')}\n`).toBe(spawnSync(kubectl, ['kustomize', folder], { encoding: 'utf8' }).stderr);
    });
  });
});
