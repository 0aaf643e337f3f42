import { buildFiles, failureOf } from './in-folder';

const secret = (name: string, more = ''): string =>
  `{ apiVersion: v1, kind: Secret, metadata: { name: ${name}${more} } }`;
const namesOf = (text: string): string[] => text.match(/(?<=\n {2}name: ).*/g) ?? [];

describe('sortOptions', () => {
  const objects = [
    '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: d } }',
    '{ apiVersion: v1, kind: Namespace, metadata: { name: ns } }',
    '{ apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: { name: w } }',
    '{ apiVersion: example.com/v1, kind: Foo, metadata: { name: f } }',
  ].join('\n---\n');
  const build = (options: string): string[] =>
    namesOf(buildFiles({ 'kustomization.yaml': `resources: [a.yaml]\n${options}`, 'a.yaml': objects }));

  test('put objects that others need first, by default', () => {
    expect(build('')).toEqual(['ns', 'd', 'f', 'w']);
  });

  test('keep the order of the files on request', () => {
    expect(build('sortOptions: { order: fifo }')).toEqual(['d', 'ns', 'w', 'f']);
  });

  test('put the given kinds first and last', () => {
    const order = '{ orderFirst: [Foo], orderLast: [Namespace] }';
    expect(build(`sortOptions: { order: legacy, legacySortOptions: ${order} }`)).toEqual(['f', 'w', 'd', 'ns']);
  });

  test('are an error if the order is unknown', () => {
    expect(failureOf({ 'kustomization.yaml': 'sortOptions: { order: random }' })).toBe(
      '[kustomization.yaml:1:1] Cannot sort by "random": sortOptions.order must be legacy or fifo\n' +
        '  Fix: write order: legacy, or order: fifo',
    );
  });
});

describe('buildMetadata', () => {
  test('adds annotations with the origin of objects and their transformations', () => {
    const text = buildFiles(
      {
        'base/kustomization.yaml': 'resources: [a.yaml]\nnamePrefix: b-',
        'base/a.yaml': secret('a'),
        'over/kustomization.yaml':
          'resources: [../base]\nnameSuffix: -o\nbuildMetadata: [originAnnotations, transformerAnnotations]',
      },
      'over',
    );
    expect(text).toMatchInlineSnapshot(`
     "apiVersion: v1
     kind: Secret
     metadata:
       annotations:
         alpha.config.kubernetes.io/transformations: |
           - configuredIn: ../base/kustomization.yaml
             configuredBy:
               apiVersion: builtin
               kind: PrefixTransformer
           - configuredIn: kustomization.yaml
             configuredBy:
               apiVersion: builtin
               kind: SuffixTransformer
         config.kubernetes.io/origin: |
           path: ../base/a.yaml
       name: b-a-o
     "
    `);
  });

  test('adds the label of kustomize', () => {
    const files = {
      'kustomization.yaml': 'resources: [a.yaml]\nbuildMetadata: [managedByLabel]',
      'a.yaml': secret('a'),
    };
    expect(buildFiles(files)).toContain('app.kubernetes.io/managed-by: kustomize-v5.8.1');
  });

  test('keeps annotations of kustomize in objects, which are removed without it', () => {
    const files = {
      'kustomization.yaml': 'resources: [a.yaml]',
      'a.yaml': secret('a', ', annotations: { config.kubernetes.io/origin: x }'),
    };
    expect(buildFiles(files)).not.toContain('annotations');
  });
});

describe('vars', () => {
  const pod = (value: string): string =>
    `{ apiVersion: v1, kind: Pod, metadata: { name: p }, spec: { containers: [{ env: [{ name: A, value: "${value}" }] }] } }`;
  const build = (value: string): string =>
    buildFiles({
      'kustomization.yaml': `
resources: [p.yaml, s.yaml]
namePrefix: x-
vars:
- { name: SECRET, objref: { apiVersion: v1, kind: Secret, name: s } }
`,
      'p.yaml': pod(value),
      's.yaml': secret('s'),
    });

  test('are replaced by a field, by default the final name', () => {
    expect(build('at $(SECRET)!')).toContain('value: at x-s!');
  });

  test('that are not declared or are escaped are not replaced', () => {
    expect(build('$(OTHER) $$(SECRET) $(SECRET')).toContain('value: $(OTHER) $(SECRET) $(SECRET');
  });

  test('are an error if no object matches', () => {
    const files = {
      'kustomization.yaml': 'vars:\n- { name: A, objref: { kind: Secret, name: none, apiVersion: v1 } }',
    };
    expect(failureOf(files)).toBe(
      '[kustomization.yaml:2:1] Cannot read the var A: no object matches its objref\n' +
        '  Fix: correct its objref or fieldref, or use replacements instead',
    );
  });
});

describe('configurations and crds', () => {
  const foo = '{ apiVersion: example.com/v1, kind: Foo, metadata: { name: f }, spec: { uses: { name: s } } }';

  test('give the fields of custom resources that contain names', () => {
    const files = {
      'kustomization.yaml': 'resources: [f.yaml, s.yaml]\nnamePrefix: x-\nconfigurations: [c.yaml]',
      'c.yaml': 'nameReference: [{ kind: Secret, fieldSpecs: [{ kind: Foo, path: spec/uses/name }] }]',
      'f.yaml': foo,
      's.yaml': secret('s'),
    };
    expect(buildFiles(files)).toContain('uses:\n    name: x-s');
  });

  test('also give these fields from the definitions of a CRD', () => {
    const definition = (properties: object): object => ({ Schema: { properties } });
    const files = {
      'kustomization.yaml': 'resources: [f.yaml, s.yaml]\nnamePrefix: x-\ncrds: [crd.json]',
      'crd.json': JSON.stringify({
        'example.com.Foo': definition({
          kind: {},
          apiVersion: {},
          metadata: {},
          spec: { $ref: 'example.com.FooSpec' },
        }),
        'example.com.FooSpec': definition({
          uses: { 'x-kubernetes-object-ref-api-version': 'v1', 'x-kubernetes-object-ref-kind': 'Secret' },
        }),
      }),
      'f.yaml': foo,
      's.yaml': secret('s'),
    };
    expect(buildFiles(files)).toContain('uses:\n    name: x-s');
  });

  test('are an error if a field is unknown', () => {
    const files = { 'kustomization.yaml': 'configurations: [c.yaml]', 'c.yaml': 'nameReferences: []' };
    expect(failureOf(files)).toBe(
      '[c.yaml:1:1] Cannot use nameReferences: the field is unknown\n' + '  Fix: use nameReference',
    );
  });
});

describe('generators, transformers and validators', () => {
  const inline = (field: string, config: string, more = ''): { 'kustomization.yaml': string; 'a.yaml': string } => ({
    'kustomization.yaml': `resources: [a.yaml]\n${field}:\n- |-\n  ${config}\n${more}`,
    'a.yaml': secret('a'),
  });

  test('may be configs of the built-in ones of kustomize', () => {
    const config =
      '{ apiVersion: builtin, kind: PrefixTransformer, metadata: { name: t }, prefix: x-, fieldSpecs: [{ path: metadata/name }] }';
    expect(namesOf(buildFiles(inline('transformers', config)))).toEqual(['x-a']);
  });

  test('may make objects', () => {
    const config = '{ apiVersion: builtin, kind: ConfigMapGenerator, metadata: { name: g }, literals: [a=b] }';
    expect(buildFiles(inline('generators', config))).toContain('kind: ConfigMap');
  });

  test('are an error if a field of their config has the wrong type', () => {
    const config = '{ apiVersion: builtin, kind: LabelTransformer, metadata: { name: t }, labels: [a], tier: [b] }';
    expect(failureOf(inline('transformers', config))).toBe(
      '[kustomization.yaml:3:1] Cannot use ["a"] as labels: it must be a map\n  Fix: use a map',
    );
  });

  test('are an error if a file of targets has a wrong value', () => {
    const config =
      '{ apiVersion: builtin, kind: ValueAddTransformer, metadata: { name: t }, value: a, targetFilePath: t.yaml }';
    const files = { ...inline('transformers', config), 't.yaml': 'targets:\n- fieldPath: [a]\n' };
    expect(failureOf(files)).toBe(
      '[t.yaml:2:3] Cannot use ["a"] as targets[0].fieldPath: it must be a string\n  Fix: use a string',
    );
  });

  test('are not run if they are programs', () => {
    const config = '{ apiVersion: example.com/v1, kind: Prog, metadata: { name: t } }';
    expect(failureOf(inline('transformers', config))).toBe(
      '[kustomization.yaml:3:1] Cannot run Prog/t: external plugins are not run\n' +
        '  Fix: run it before the build and list its result under resources, or use a built-in one (apiVersion: builtin)',
    );
  });

  test('must not change objects if they are validators', () => {
    const config =
      '{ apiVersion: builtin, kind: AnnotationsTransformer, metadata: { name: v }, annotations: { a: b }, fieldSpecs: [{ path: metadata/annotations, create: true }] }';
    expect(failureOf(inline('validators', config))).toBe(
      '[kustomization.yaml:3:1] Cannot use it as a validator: it writes into the objects\n  Fix: list it under transformers',
    );
  });

  test('must not write what the objects have already if they are validators', () => {
    const config =
      '{ apiVersion: builtin, kind: LabelTransformer, metadata: { name: v }, labels: { a: b }, fieldSpecs: [{ path: metadata/labels }] }';
    const labeled = 'apiVersion: v1\nkind: Service\nmetadata: { name: web, labels: { a: b } }\n';
    const files = {
      'web.yaml': labeled,
      'kustomization.yaml': `resources: [web.yaml]\nvalidators:\n- |\n  ${config}\n`,
    };
    expect(failureOf(files)).toBe(
      '[kustomization.yaml:3:1] Cannot use it as a validator: it writes what the objects have already\n' +
        '  Fix: list it under transformers',
    );
  });
});
