import fc from 'fast-check';
import { type GitOpsError, kustomize, type KustomizeBuildOptions, type Manifest } from 'cdk8s-gitops';
import { seedOr } from '../../../seed';
import { buildFiles, failureOf, type Folder, inFolder } from '../in-folder';

const strict: KustomizeBuildOptions = { strict: true };

const pod = (fields = '', volume = 'configMap: { name: settings }'): string =>
  `apiVersion: v1
kind: Pod
metadata: { name: web${fields} }
spec: { volumes: [{ name: v, ${volume} }], containers: [{ name: web, image: web }] }
`;

const files = (kustomization: string, ...pods: readonly string[]): Folder => ({
  'kustomization.yaml': `resources: [a.yaml]\n${kustomization}\n`,
  'a.yaml': pods.join('---\n'),
});

const lost: Readonly<Record<string, readonly [folder: Folder, what: string, fix: string]>> = {
  'an object in another namespace': [
    files('configMapGenerator: [{ name: settings, namespace: b }]', pod(', namespace: a')),
    'Cannot find ConfigMap/settings for Pod/web: it is generated in namespace b, but wanted in namespace a',
    'set namespace: "a" in the generator',
  ],
  'an object in another namespace, without a hash in its name': [
    files(
      'configMapGenerator: [{ name: settings, namespace: b, options: { disableNameSuffixHash: true } }]',
      pod(', namespace: a'),
    ),
    'Cannot find ConfigMap/settings for Pod/web: it is generated in namespace b, but wanted in namespace a',
    'set namespace: "a" in the generator',
  ],
  'an object without a namespace': [
    files('configMapGenerator: [{ name: settings }]', pod(', namespace: a')),
    'Cannot find ConfigMap/settings for Pod/web: it is generated without a namespace, but wanted in namespace a',
    'set namespace: "a" in the generator',
  ],
  'an object in a namespace, from an object without one': [
    files('configMapGenerator: [{ name: settings, namespace: b }]', pod()),
    'Cannot find ConfigMap/settings for Pod/web: it is generated in namespace b, but wanted without a namespace',
    'set namespace: "b" for Pod/web as well',
  ],
  'an object that is not in the output': [
    files(
      'configMapGenerator: [{ name: settings, options: { annotations: { config.kubernetes.io/local-config: "true" }, disableNameSuffixHash: true } }]',
      pod(),
    ),
    'Cannot find ConfigMap/settings for Pod/web: its annotation config.kubernetes.io/local-config keeps it out of the output',
    'remove the annotation',
  ],
};

test.each(Object.entries(lost))('strict mode refuses a reference to %s', (_, [folder, what, fix]) => {
  expect(failureOf(folder, '.', strict)).toBe(`[kustomization.yaml:2:22] ${what}\n  Fix: ${fix}`);
});

test('strict mode refuses a reference that may mean the objects of two bases', () => {
  const base = (prefix: string): string => `namePrefix: ${prefix}\nconfigMapGenerator: [{ name: settings }]\n`;
  const folder = {
    'a/kustomization.yaml': base('a-'),
    'b/kustomization.yaml': base('b-'),
    'kustomization.yaml': 'resources: [pod.yaml, a, b]\n',
    'pod.yaml': pod(),
  };

  expect(failureOf(folder, '.', strict)).toBe(
    '[a/kustomization.yaml:2:22] Cannot find ConfigMap/settings for Pod/web: several objects had this name, and none has the prefix and suffix of Pod/web\n' +
      '  Fix: give the generators different names',
  );
});

test('strict mode reports a lost reference once for each object that has it', () => {
  const twice = pod(', namespace: a', 'projected: { sources: [{ secret: { name: s } }, { secret: { name: s } }] }');
  const folder = files('secretGenerator: [{ name: s, namespace: b }]', twice, twice.replace('name: web', 'name: api'));

  expect(failureOf(folder, '.', strict)).toBe(
    ['web', 'api']
      .map(
        (name) =>
          `[kustomization.yaml:2:19] Cannot find Secret/s for Pod/${name}: it is generated in namespace b, but wanted in namespace a\n` +
          '  Fix: set namespace: "a" in the generator',
      )
      .join('\n'),
  );
});

test.each<[string, Folder]>([
  ['in the same namespace', files('namespace: a\nconfigMapGenerator: [{ name: settings }]', pod())],
  ['in a default namespace', files('configMapGenerator: [{ name: settings, namespace: default }]', pod())],
  [
    'in the same namespace beside one of another',
    files('configMapGenerator: [{ name: settings, namespace: a }, { name: settings }]', pod(', namespace: a')),
  ],
  [
    'that is also given as it is',
    files(
      'configMapGenerator: [{ name: settings, namespace: b }]',
      pod(', namespace: a'),
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings, namespace: a }\n',
    ),
  ],
  ['of another kind', files('secretGenerator: [{ name: settings, namespace: b }]', pod(', namespace: a'))],
  ['with a prefix', files('namePrefix: p-\nconfigMapGenerator: [{ name: settings }]', pod())],
])('strict mode takes a reference to an object %s', (_, folder) => {
  expect(buildFiles(folder, '.', strict)).toBe(buildFiles(folder));
});

const namespace = fc.constantFrom('', 'default', 'a', 'b');

const build = fc.record({
  pod: namespace,
  generators: fc.uniqueArray(namespace, { minLength: 1, maxLength: 2, selector: (name) => name || 'default' }),
  overlay: namespace,
  prefix: fc.constantFrom('', 'p-'),
  disableNameSuffixHash: fc.boolean(),
});

/** Whether the output has the object that its pod refers to. Without a namespace, an object may be in any. */
function isComplete(manifests: readonly Manifest[]): boolean {
  const referrer = manifests.find(({ kind }) => kind === 'Pod')!;
  const { volumes } = referrer.spec as { volumes: [{ configMap: { name: string } }] };
  const wanted = referrer.metadata?.namespace;
  return manifests.some(({ kind, metadata }) => {
    const fits = wanted === undefined || metadata?.namespace === undefined || metadata.namespace === wanted;
    return kind === 'ConfigMap' && metadata?.name === volumes[0].configMap.name && fits;
  });
}

/** The rules that strict mode finds broken. */
function errorsOf(folder: string): string[] {
  try {
    kustomize.build(folder, strict);
    return [];
  } catch (error) {
    return (error as GitOpsError).findings.map(({ rule }) => rule);
  }
}

test('strict mode refuses exactly the builds whose output lacks the generated object', () => {
  fc.assert(
    fc.property(build, ({ pod: own, generators, overlay, prefix, disableNameSuffixHash }) => {
      const configMapGenerator = generators.map((name) => ({ name: 'settings', namespace: name }));
      const base = { resources: ['pod.yaml'], configMapGenerator, generatorOptions: { disableNameSuffixHash } };
      const folder = {
        'kustomization.yaml': JSON.stringify({ resources: ['base'], namePrefix: prefix }),
        'base/kustomization.yaml': JSON.stringify({ ...base, namespace: generators.length > 1 ? '' : overlay }),
        'base/pod.yaml': pod(own === '' ? '' : `, namespace: ${own}`),
      };

      const [complete, rules] = inFolder(
        folder,
        (path) => [isComplete(kustomize.build(path)), errorsOf(path)] as const,
      );

      expect(rules).toEqual(complete ? [] : ['lost-reference']);
    }),
    { numRuns: 200, seed: seedOr(20261130) },
  );
});
