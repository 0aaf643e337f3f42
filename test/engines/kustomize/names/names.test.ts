import { buildFiles, failureOf } from '../in-folder';

const pod = `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  volumes: [{ name: v, configMap: { name: settings } }]
`;
const settings = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: settings } }';

describe('namePrefix and nameSuffix', () => {
  test('change names, but not those of CRDs, APIServices and Namespaces', () => {
    const kinds = [
      '{ apiVersion: v1, kind: Namespace, metadata: { name: a } }',
      '{ apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: { name: a } }',
      '{ apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: { name: a } }',
      '{ apiVersion: v1, kind: Secret, metadata: { name: a } }',
    ];
    const text = buildFiles({
      'kustomization.yaml': 'resources: [a.yaml]\nnamePrefix: x-\nnameSuffix: -y',
      'a.yaml': kinds.join('\n---\n'),
    });
    expect(text.match(/ name: .*/g)).toEqual([' name: a', ' name: a', ' name: x-a-y', ' name: a']);
  });

  test('also change the names in objects that refer to them', () => {
    const files = {
      'kustomization.yaml': 'resources: [pod.yaml, settings.yaml]\nnamePrefix: x-',
      'pod.yaml': pod,
      'settings.yaml': settings,
    };
    expect(buildFiles(files).match(/ name: .*/g)).toEqual([
      ' name: x-settings',
      ' name: x-web',
      ' name: x-settings',
      ' name: v',
    ]);
  });

  test('do not change a name that means no object of the build', () => {
    const files = { 'kustomization.yaml': 'resources: [pod.yaml]\nnamePrefix: x-', 'pod.yaml': pod };
    expect(buildFiles(files)).toContain('name: settings');
  });

  test('give the objects of two overlays of one base their own names and references', () => {
    const text = buildFiles(
      {
        'base/kustomization.yaml': 'resources: [pod.yaml, settings.yaml]',
        'base/pod.yaml': pod,
        'base/settings.yaml': settings,
        'a/kustomization.yaml': 'resources: [../base]\nnamePrefix: a-',
        'b/kustomization.yaml': 'resources: [../base]\nnamePrefix: b-',
        'all/kustomization.yaml': 'resources: [../a, ../b]',
      },
      'all',
    );
    expect(text.match(/name: .*settings|name: .*web/g)).toEqual([
      'name: a-settings',
      'name: b-settings',
      'name: a-web',
      'name: a-settings',
      'name: b-web',
      'name: b-settings',
    ]);
  });

  test('fail if a name could mean two objects', () => {
    const other = settings.replace('settings }', 'settings, namespace: other }');
    const binding = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: bind }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r }
settings: { name: settings }
`;
    const files = {
      'one/kustomization.yaml': 'resources: [settings.yaml]\nnamePrefix: one-',
      'one/settings.yaml': settings,
      'two/kustomization.yaml': 'resources: [settings.yaml]\nnamePrefix: two-',
      'two/settings.yaml': other,
      'all/kustomization.yaml': 'resources: [../one, ../two, bind.yaml]\nconfigurations: [refs.yaml]\nnamePrefix: all-',
      'all/bind.yaml': binding,
      'all/refs.yaml':
        'nameReference:\n- kind: ConfigMap\n  fieldSpecs: [{ kind: ClusterRoleBinding, path: settings/name }]',
    };
    expect(failureOf(files, 'all')).toBe(
      '[rbac.authorization.k8s.io/v1 ClusterRoleBinding/all-bind] Cannot follow the name settings in settings/name: it may mean v1 ConfigMap/all-one-settings or v1 ConfigMap/all-two-settings in other\n' +
        '  Fix: give the objects different names or different prefixes in their bases',
    );
  });
});
