import { buildFiles, failureOf, type Folder } from './in-folder';

const service = '{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { a: 1 } }';

const withObject = (object: string | Buffer, kustomization = ''): Folder => ({
  'kustomization.yaml': `resources: [a.yaml]\n${kustomization}`,
  'a.yaml': object,
});

const refused: Readonly<Record<string, readonly [folder: Folder, message: string]>> = {
  'a file whose name is misspelt': [
    { 'kustomization.yaml': 'resources: [base/service.yml]', 'base/service.yaml': service },
    `[kustomization.yaml:1:13] Cannot build on "base/service.yml": the file or folder does not exist
  Fix: use base/service.yaml, or the path of a file or a folder, relative to .`,
  ],
  'a patch file whose name is misspelt': [
    withObject(service, 'patches: [{ path: b.yaml }]'),
    `[kustomization.yaml:2:11] Cannot read b.yaml: the file does not exist
  Fix: use a.yaml, or the path of a file, relative to .`,
  ],
  'a label whose key is a number': [
    withObject(service, 'labels: [{ pairs: { "1": a } }]'),
    `[kustomization.yaml:2:10] Cannot write the key "1": kustomize writes it without quotes, and it is then a number
  Fix: use a key that begins with a letter and is not true, false or null`,
  ],
  'generated data whose key is null': [
    { 'kustomization.yaml': 'configMapGenerator: [{ name: a, literals: ["null=a"] }]' },
    `[kustomization.yaml:1:22] Cannot write the key "null": kustomize writes it without quotes, and it is then null
  Fix: use a key that begins with a letter and is not true, false or null`,
  ],
  'annotations that a JSON patch makes a list': [
    withObject(
      service,
      `patches: [{ target: { kind: Service }, patch: "- { op: add, path: /metadata/annotations, value: [a] }" }]`,
    ),
    `[kustomization.yaml:2:11] Cannot write a list as metadata.annotations: it must be a map
  Fix: let the patch write a map to metadata.annotations`,
  ],
  'an annotation whose key is a date': [
    withObject('{ apiVersion: v1, kind: Service, metadata: { name: web, annotations: { "2024-01-02": a } } }'),
    `[v1 Service/web] Cannot write the key "2024-01-02": kustomize writes it without quotes, and it is then a date
  Fix: use a key that begins with a letter and is not true, false or null`,
  ],
  'a field spec with a wildcard': [
    withObject(service, 'labels: [{ pairs: { a: b }, fields: [{ path: spec/* }] }]'),
    `[v1 Service/web] Cannot follow * in a field spec: only the keys of maps are allowed
  Fix: leave it out if it means the elements of a list: all of them are used`,
  ],
  'a line that begins with --- inside quotes': [
    withObject('apiVersion: v1\nkind: A\nmetadata: { name: a }\ntext: "b\n\n---c\nd"\n'),
    `[a.yaml:6:1] Cannot read YAML: kubectl takes a line that begins with --- for the start of a document, also inside quotes
  Fix: indent the line, or write the text as a block with |`,
  ],
  'a file in latin 1': [
    withObject(Buffer.from('# caf\xe9', 'latin1')),
    `[a.yaml] Cannot read the file as text: it is not UTF-8
  Fix: save it as UTF-8`,
  ],
  'a file in UTF-16 with two documents': [
    withObject(Buffer.from(`\ufeff${service}\n---\n${service}`, 'utf16le')),
    `[a.yaml] Cannot read more than one document of a file in UTF-16: kustomize drops the others
  Fix: save the file as UTF-8`,
  ],
  'names that become equal at the end': [
    withObject(
      `${service}\n---\n${service.replace('web', 'api')}`,
      'replacements: [{ sourceValue: same, targets: [{ select: { kind: Service } }] }]',
    ),
    `[a.yaml] Cannot add v1 Service/same: there is already an object with this id (from a.yaml)
  Fix: remove one of the two, or change the name or namespace of one`,
  ],
  'a block that begins with a tab': [
    withObject('apiVersion: v1\nkind: A\nmetadata: { name: a }\nspec: { b: [x] }\ntext: |2\n  \ta\n'),
    `[a.yaml] Cannot print A/a: text is written as a block that begins with a tab, which kustomize cannot read again
  Fix: begin the text with another character`,
  ],
  'an annotation of several lines that begins with a tab': [
    withObject('apiVersion: v1\nkind: A\nmetadata:\n  name: a\n  annotations:\n    b: "\\ta\\nb"\n'),
    `[a.yaml] Cannot print A/a: metadata.annotations.b is written as a block that begins with a tab, which kustomize cannot read again
  Fix: begin the text with another character`,
  ],
  'a generated text of several lines that begins with a tab': [
    { 'kustomization.yaml': 'configMapGenerator: [{ name: a, files: [f] }]', f: '\ta\nb\n' },
    `[kustomization.yaml:1:22] Cannot print ConfigMap/a-725tc226hf: data.f is written as a block that begins with a tab, which kustomize cannot read again
  Fix: begin the text with another character`,
  ],
  'a merge of several lines that begin with a tab, over a text without quotes': [
    withObject(
      'apiVersion: v1\nkind: A\nmetadata: { name: a }\ntext: b\n',
      'patches: [{ patch: \'{ apiVersion: v1, kind: A, metadata: { name: a }, text: "\\ta\\nb" }\' }]',
    ),
    `[a.yaml] Cannot print A/a: text is written as a block that begins with a tab, which kustomize cannot read again
  Fix: begin the text with another character`,
  ],
  'a JSON patch of a block that begins with a tab': [
    withObject(
      'apiVersion: v1\nkind: A\nmetadata: { name: a }\ntext: |2\n  \ta\n',
      'patches: [{ target: { kind: A }, patch: "- { op: remove, path: /text }" }]',
    ),
    `[kustomization.yaml:2:11: A/a] Cannot apply a JSON patch: text is written as a block that begins with a tab, which kustomize cannot read again
  Fix: begin the text with another character`,
  ],
  'a JSON patch of an object with a text of several lines that begins with a tab': [
    withObject(
      'apiVersion: v1\nkind: A\nmetadata: { name: a }\nspec: { text: ["\\ta\\nb"] }\n',
      'patches: [{ target: { kind: A }, patch: "- { op: test, path: /kind, value: A }" }]',
    ),
    `[kustomization.yaml:2:11: A/a] Cannot apply a JSON patch: spec.text[0] is written as a block that begins with a tab, which kustomize cannot read again
  Fix: begin the text with another character`,
  ],
  'annotations in flow style with several lines that begin with a tab': [
    withObject('apiVersion: v1\nkind: A\nmetadata:\n  name: a\n  annotations: { b: "\\ta\\nb" }\n'),
    `[a.yaml] Cannot print A/a: metadata.annotations.b is written as a block that begins with a tab, which kustomize cannot read again
  Fix: begin the text with another character`,
  ],
  'a change of an object whose name was removed': [
    withObject(
      service,
      `patches:
- { target: { kind: Service }, patch: '[{ "op": "remove", "path": "/metadata/name" }]' }
- { target: { version: v1 }, patch: '[{ "op": "add", "path": "/metadata/name", "value": "b" }]' }`,
    ),
    `[kustomization.yaml:4:1: a.yaml] Cannot change Service/web: a patch has removed its name
  Fix: give it the new name in the same patch`,
  ],
  'a prefix for a name with a comma': [
    withObject(service.replace('name: web', 'name: "a,b"'), 'namePrefix: p-'),
    `[kustomization.yaml:2:1: a.yaml] Cannot change Service/a,b: its name or namespace has a comma, and kustomize cannot remember it
  Fix: use small letters, digits and -`,
  ],
  'a control character in a field of the kustomization': [
    { 'kustomization.yaml': 'secretGenerator:\n- name: a\n  literals: ["b=\\x7f"]' },
    `[kustomization.yaml:3:14] Cannot use secretGenerator: it contains a control character (DEL or C1), which kustomize cannot read again
  Fix: remove or replace it`,
  ],
  'a control character in the options of all generators': [
    {
      'kustomization.yaml':
        'configMapGenerator: [{ name: a }]\ngeneratorOptions: { labels: { "b\\x85": "", "\\x86": "" } }',
    },
    `[kustomization.yaml:2:44] Cannot use generatorOptions: it contains a control character (DEL or C1), which kustomize cannot read again
  Fix: remove or replace it`,
  ],
  'a control character in the file of a transformer': [
    {
      ...withObject(service, 'transformers: [t.yaml]'),
      't.yaml':
        'apiVersion: builtin\nkind: AnnotationsTransformer\nmetadata: { name: t }\nannotations: { a: "\\x7f" }\nfieldSpecs: []',
    },
    `[t.yaml] Cannot use AnnotationsTransformer/t: it contains a control character (DEL or C1), which kustomize cannot read again
  Fix: remove or replace it`,
  ],
  'a patch that removes the kind': [
    withObject(
      service,
      `patches:
- { target: { kind: Service }, patch: "[{op: remove, path: /kind}]" }
- { target: { kind: .* }, patch: "[{op: add, path: /a, value: b}]" }`
        .replaceAll('[{op', '- {op')
        .replaceAll('}]"', '}"'),
    ),
    `[kustomization.yaml:4:1: a.yaml] Cannot change Service/web: a patch has removed its kind
  Fix: give it the new kind in the same patch`,
  ],
  'a patch that removes the kind at last': [
    withObject(service, 'patches: [{ target: { kind: Service }, patch: "- { op: remove, path: /kind }" }]'),
    `[a.yaml] Cannot build: an object has lost its kind
  Fix: correct the patch or the replacement that removes it`,
  ],
  'a patch of a list whose first name comes from a patch': [
    withObject(
      'apiVersion: v1\nkind: ThingList\nmetadata: {}\n',
      `patches:
- { target: { kind: ThingList }, patch: "- { op: add, path: /metadata/name, value: b }" }
- { target: { kind: ThingList }, patch: "- { op: add, path: /a, value: b }" }`,
    ),
    `[kustomization.yaml:4:1: a.yaml] Cannot change ThingList/b: kustomize remembers another number of names than of namespaces or kinds
  Fix: give the object a name and a kind from the start`,
  ],
  'a patch of an object whose apiVersion a patch has made a map': [
    withObject(
      service,
      `patches:
- { target: { kind: Service }, patch: "- { op: add, path: /apiVersion, value: { a: b } }" }
- { target: { kind: Service }, patch: "{ apiVersion: v1, kind: A, metadata: { name: a, labels: { l: m } } }" }`,
    ),
    `[kustomization.yaml:4:1] Cannot patch Service/web: its apiVersion is a map or list
  Fix: correct the patch or the replacement that writes it`,
  ],
};

test.each(Object.entries(refused))('%s is refused, as by kubectl', (_, [folder, message]) => {
  expect(failureOf(folder)).toBe(message);
});

test('a name that a replacement sets to null is refused, also before a patch that may change names', () => {
  const folder = withObject(
    service,
    `replacements: [{ sourceValue: 'null', targets: [{ select: { kind: Service }, fieldPaths: [metadata.name] }] }]
patches:
- target: { kind: Service }
  patch: '{ kind: Service, metadata: { name: web } }'
  options: { allowNameChange: true }`,
  );

  expect(failureOf(folder)).toBe(
    `[a.yaml] Cannot build: Service has lost its name
  Fix: correct the patch or the replacement that removes it`,
  );
});

test('the keys of a patch do not matter if its target selects nothing', () => {
  const patch = '{ apiVersion: v1, kind: A, metadata: { name: any, labels: { \\"1\\": a } } }';

  const built = buildFiles(withObject(service, `patches: [{ target: { kind: A }, patch: "${patch}" }]`));

  expect(built).toContain('name: web\n');
});

test.each([
  ['in double quotes', 'apiVersion: v1\nkind: A\nmetadata: { name: a }\ntext: "\\ta\\nb"\n'],
  [
    'an annotation in flow style',
    '{ apiVersion: v1, kind: A, metadata: { name: a, annotations: { text: "\\ta\\nb" } } }',
  ],
])('a text of several lines may begin with a tab if it is %s', (_, object) => {
  expect(buildFiles(withObject(object))).toContain('text: "\\ta\\nb"\n');
});

test('an object may have its annotations twice: the first wins, and inside of a map the last', () => {
  const twice = 'metadata: { name: a, annotations: { a: 1st, b: 1st, b: 2nd }, annotations: { a: 2nd, c: 2nd } }';

  const built = buildFiles(withObject(`{ apiVersion: v1, kind: A, ${twice} }`));

  expect(built).toBe(`\
apiVersion: v1
kind: A
metadata:
  annotations:
    a: 1st
    b: 2nd
    c: 2nd
  name: a
`);
});

test('a file may be UTF-16 with a byte order mark', () => {
  const built = buildFiles(
    withObject(Buffer.from('\ufeff{ apiVersion: v1, kind: A, metadata: { name: café } }', 'utf16le')),
  );

  expect(built).toBe('apiVersion: v1\nkind: A\nmetadata:\n  name: café\n');
});

test.each(['null', '{}'])('a patch with a target does not remove labels with %s', (labels) => {
  const patch = `{ apiVersion: v1, kind: A, metadata: { name: any, labels: ${labels} } }`;

  const built = buildFiles(
    withObject(
      '{ apiVersion: v1, kind: A, metadata: { name: a, labels: { app: web } } }',
      `patches: [{ target: { kind: A }, patch: "${patch}" }]`,
    ),
  );

  expect(built).toBe('apiVersion: v1\nkind: A\nmetadata:\n  labels:\n    app: web\n  name: a\n');
});

test('a JSON patch can copy the annotations by which kustomize remembers an object', () => {
  const patch = '- { op: copy, from: /metadata/annotations, path: /seen }';

  const built = buildFiles(withObject(service, `patches: [{ target: { kind: Service }, patch: "${patch}" }]`));

  expect(built).toContain(`\
seen:
  internal.config.kubernetes.io/previousKinds: Service
  internal.config.kubernetes.io/previousNames: web
  internal.config.kubernetes.io/previousNamespaces: default
`);
});
