import { buildFiles, type Folder } from './in-folder';

const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';

/** A kustomization of one object with a transformer. */
function transformed(transformer: string): Folder {
  return {
    'kustomization.yaml': 'resources: [a.yaml]\ntransformers: [t.yaml]\n',
    'a.yaml': object,
    't.yaml': transformer,
  };
}

const polluted = () => (({}) as Record<string, unknown>).polluted;

test.each<[string, Folder]>([
  [
    'a ValueAddTransformer',
    transformed(
      'apiVersion: builtin\nkind: ValueAddTransformer\nmetadata: { name: t }\nvalue: "yes"\n' +
        'targets: [{ fieldPath: metadata/__proto__/polluted }]\n',
    ),
  ],
  [
    'a label with a field of its own',
    {
      'kustomization.yaml':
        'resources: [a.yaml]\nlabels: [{ pairs: { polluted: "yes" }, fields: [{ path: metadata/__proto__, create: true }] }]\n',
      'a.yaml': object,
    },
  ],
  [
    'a JSON patch',
    {
      'kustomization.yaml':
        'resources: [a.yaml]\npatches:\n- target: { kind: ConfigMap }\n  patch: |\n' +
        '    - { op: add, path: /metadata/__proto__, value: {} }\n' +
        '    - { op: add, path: /metadata/__proto__/polluted, value: "yes" }\n',
      'a.yaml': object,
    },
  ],
  [
    'a strategic merge patch',
    {
      'kustomization.yaml':
        'resources: [a.yaml]\npatches:\n- patch: |\n' +
        '    { apiVersion: v1, kind: ConfigMap, metadata: { name: a, __proto__: { polluted: "yes" } } }\n',
      'a.yaml': object,
    },
  ],
  [
    'a replacement',
    {
      'kustomization.yaml':
        'resources: [a.yaml]\nreplacements:\n- source: { kind: ConfigMap, fieldPath: data.from }\n' +
        '  targets:\n  - select: { kind: ConfigMap }\n    fieldPaths: [metadata.__proto__.polluted]\n    options: { create: true }\n',
      'a.yaml': `${object}data:\n  from: "yes"\n`,
    },
  ],
])('%s writes the key __proto__ like any other, and no other object changes', (_name, files) => {
  const yaml = buildFiles(files);

  expect(polluted()).toBeUndefined();
  expect(yaml).toMatch(/metadata:\n( {2}name: a\n)? {2}__proto__:\n {4}polluted: "yes"\n/);
});

test('a generator keeps the key __proto__ when it merges', () => {
  const yaml = buildFiles({
    'base/kustomization.yaml': 'configMapGenerator: [{ name: a, literals: [__proto__=1, b=2] }]\n',
    'kustomization.yaml':
      'resources: [base]\nconfigMapGenerator: [{ name: a, behavior: merge, literals: [constructor=3] }]\ngeneratorOptions: { disableNameSuffixHash: true }\n',
  });

  expect(yaml).toBe(
    'apiVersion: v1\ndata:\n  __proto__: "1"\n  b: "2"\n  constructor: "3"\nkind: ConfigMap\nmetadata:\n  name: a\n',
  );
});
