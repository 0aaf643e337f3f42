import { buildFiles, failureOf } from '../in-folder';

const build = (objects: string, config = 'namespace: prod'): string =>
  buildFiles({ 'kustomization.yaml': `resources: [a.yaml]\n${config}`, 'a.yaml': objects });

describe('namespace', () => {
  test('is set on namespaced kinds, and on kinds that kustomize does not know', () => {
    const text = build(`
apiVersion: v1
kind: ConfigMap
metadata: { name: a, namespace: other }
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: b }
`);
    expect(text.match(/namespace: prod/g)).toHaveLength(2);
  });

  test('is not set on kinds that are cluster-scoped', () => {
    expect(build('{ apiVersion: v1, kind: PersistentVolume, metadata: { name: a } }')).not.toContain('namespace');
  });

  test('becomes the name of the Namespace itself', () => {
    expect(build('{ apiVersion: v1, kind: Namespace, metadata: { name: a } }')).toBe(
      'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: prod\n',
    );
  });

  test('is set on subjects of a role binding with the name default, and on service accounts of the build', () => {
    const text = build(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: a }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: r }
subjects:
- { kind: ServiceAccount, name: default }
- { kind: ServiceAccount, name: robot }
- { kind: ServiceAccount, name: stranger }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: robot }
`);
    expect(text.slice(text.indexOf('subjects'))).toMatchInlineSnapshot(`
     "subjects:
     - kind: ServiceAccount
       name: default
       namespace: prod
     - kind: ServiceAccount
       name: robot
       namespace: prod
     - kind: ServiceAccount
       name: stranger
     "
    `);
  });

  test('is not set on objects that Helm made', () => {
    const made = '{ metadata: { name: a, annotations: { internal.config.kubernetes.io/helm-generated: "true" } } }';
    const object = `${made.slice(0, -2)}, apiVersion: v1, kind: ConfigMap }`;
    expect(build(object)).toBe('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n');
  });

  test('must not give two objects the same id', () => {
    const objects = ['a', 'b'].map(
      (name) => `{ apiVersion: v1, kind: Secret, metadata: { name: x, namespace: ${name} } }`,
    );
    const files = { 'kustomization.yaml': 'resources: [a.yaml]\nnamespace: a', 'a.yaml': objects.join('\n---\n') };
    expect(failureOf(files)).toBe(
      '[kustomization.yaml:2:1] Cannot set the namespace: two objects would have the id v1 Secret/x in a\n' +
        '  Fix: rename one of the two',
    );
  });
});
