import { buildFiles, failureOf } from '../in-folder';

const object = (field: string): string => `apiVersion: v1\nkind: Thing\nmetadata: { name: t }\nspec:\n  ${field}\n`;

/** The field that is left after a merge patch. */
function merge(base: string, patch: string): string | undefined {
  const output = buildFiles({
    'kustomization.yaml': 'resources: [t.yaml]\npatches: [{ path: patch.yaml }]\n',
    't.yaml': object(base),
    'patch.yaml': object(patch),
  });
  return output.split('spec:\n  ')[1]?.trimEnd();
}

/** The output of a kustomization that has one resource. */
const build = (kustomization: string, resource: string): string =>
  buildFiles({ 'kustomization.yaml': `resources: [r.yaml]\n${kustomization}`, 'r.yaml': resource });

describe('how a scalar is written', () => {
  test.each([
    ['a: "7000"', 'a: 7100', 'a: "7100"'],
    ["a: 'x'", 'a: 1.50', 'a: "1.50"'],
    ['a: 7000', 'a: "x"', 'a: x'],
    ['a: x', 'a: 1.50', 'a: 1.5'],
    ['a: |-\n    x', 'a: true', 'a: "true"'],
    ['b: x', 'a: 7100', 'a: 7100\n  b: x'],
    ['b: x', 'a: "7100"', 'a: "7100"\n  b: x'],
    ['a: 2024-01-02', 'b: x', 'a: "2024-01-02T00:00:00Z"\n  b: x'],
    ['a: "2024-01-02"', 'a: 2024-01-03', 'a: "2024-01-03"'],
    ['a: 2024-01-02T03:04:05Z', 'a: 1', 'a: 1'],
  ])('a merge of %j and %j has the quotes of the base: %j', (base, patch, result) => {
    expect(merge(base, patch)).toBe(result);
  });

  test.each([
    ['a:\n  b: x', 'b: "y"'],
    ['a: null\n  b: x', 'a: null\n  b: "y"'],
    ['{ a: , b: x }', 'b: "y"'],
  ])('a merge drops a null without a word: %j becomes %j', (base, result) => {
    expect(merge(base, 'b: "y"')).toBe(result);
  });

  test('an annotation is its text', () => {
    const written = ['3.20', '0640', '706798e8', '2023-07-14', 'null', '.inf', '0x10', '1_000', 'True'];
    const annotations = written.map((text, index) => `a${index}: ${text}`);

    const output = build(
      '',
      `apiVersion: v1\nkind: Thing\nmetadata: { name: t, annotations: { ${annotations.join(', ')} } }`,
    );

    expect([...output.matchAll(/ a\d: (.*)/g)].map(([, text]) => text)).toEqual(written.map((text) => `"${text}"`));
  });

  test('a number that JSON does not have is refused outside of annotations', () => {
    const message = failureOf({ 'kustomization.yaml': 'resources: [r.yaml]', 'r.yaml': object('a: .inf') });

    expect(message).toBe(`[r.yaml] Cannot print Thing/t: spec.a is infinite or not a number, which JSON does not have
  Fix: write a number, or quote the text`);
  });

  test('a folded text with deeper lines gets the empty lines that kustomize adds', () => {
    expect(build('', object('a: >\n    {\n      "b": 1\n    }\n'))).toContain('a: |\n    {\n\n      "b": 1\n    }\n');
  });

  const added = ['a: |-', '  one', '', '    two'].map((line) => line && `  ${line}`).join('\n');
  const kept = added.replace('\n\n', '\n');

  test.each([
    ['spec: {}', added],
    ['spec: { b: x }', `${kept}\n  b: x`],
    ['spec: { a: x }', kept],
    ['spec:\n  b: x', `${added}\n  b: x`],
  ])('a folded text gets no empty lines if a patch puts it into a map in flow style: %j', (base, spec) => {
    const head = 'apiVersion: v1\nkind: Thing\nmetadata: { name: t }\n';
    const output = buildFiles({
      'kustomization.yaml': 'resources: [t.yaml]\npatches: [{ path: patch.yaml }]\n',
      't.yaml': `${head}${base}\n`,
      'patch.yaml': `${head}spec:\n  a: >-\n    one\n      two\n`,
    });

    expect(output).toContain(`spec:\n${spec}\n`);
  });

  test('a folded text that a block cannot hold gets no empty lines', () => {
    const output = build(
      `replacements:
- sourceValue: "\\U0001F600"
  targets: [{ select: { name: t }, fieldPaths: [spec.a], options: { delimiter: "|", index: 1 } }]
`,
      object('a: >\n    one\n      two\n'),
    );

    expect(output).toContain('a: "one\\n  two\\n|\\U0001F600"\n');
  });

  test('a replacement copies the text of a number, also into a part of a text', () => {
    const output = build(
      `replacements:
- source: { kind: Thing, name: source, fieldPath: spec.version }
  targets: [{ select: { name: target }, fieldPaths: [spec.image], options: { delimiter: ":", index: 1 } }]
`,
      `apiVersion: v1
kind: Thing
metadata: { name: source }
spec: { version: 4.10 }
---
apiVersion: v1
kind: Thing
metadata: { name: target }
spec: { image: "web:0" }
`,
    );

    expect(output).toContain('image: web:4.10\n');
  });

  test('a generator that merges keeps the text of numbers and booleans', () => {
    const output = build(
      'configMapGenerator: [{ name: c, behavior: merge, literals: [new=1] }]',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata: { a: 0.50, b: 0600, c: True, d: 2024-01-02 }',
    );

    expect(output).toContain('data:\n  a: "0.50"\n  b: "0600"\n  c: "True"\n  d: "2024-01-02"\n  new: "1"\n');
  });

  test.each([
    ['', '"12"'],
    ['namePrefix: a-', '12'],
  ])('a name that a rule has written has no tag: after %j, the text of a number is %s', (rule, result) => {
    const output = buildFiles({
      'kustomization.yaml':
        'resources: [base]\nreplacements: [{ sourceValue: "12", targets: [{ select: { kind: Thing } }] }]',
      'base/kustomization.yaml': `resources: [r.yaml]\n${rule}`,
      'base/r.yaml': object('a: b'),
    });

    expect(output).toContain(`name: ${result}\n`);
  });

  test('a whole number may have the tag of a float up to 64 bits with a sign', () => {
    expect(build('', object('a: !!float 9223372036854775807'))).toContain('a: 9223372036854776000\n');
    expect(
      failureOf({ 'kustomization.yaml': 'resources: [r.yaml]', 'r.yaml': object('a: !!float 9223372036854775808') }),
    ).toBe(`[r.yaml:5:14] Cannot read YAML: "9223372036854775808" is not of type !!float
  Fix: leave the tag out, or write a value of that type`);
  });

  test.each([
    ['"2"', '"42"'],
    ['2', '42'],
    ['2-01-02', '42-01-02'],
  ])('a prefix keeps the quotes of a name: %s becomes %s', (name, result) => {
    const output = build('namePrefix: "4"', `apiVersion: v1\nkind: Thing\nmetadata: { name: ${name} }`);

    expect(output).toContain(`name: ${result}\n`);
  });

  test.each([
    ['{ x: 1 }', '""'],
    ['{}', '""'],
    ['\n  x: 1', 'null'],
  ])('an empty text that a replacement creates in %j is %s, as kustomize reads it back', (map, result) => {
    const targets = '[{ select: { kind: Thing }, fieldPaths: [spec.a], options: { create: true } }]';
    const output = build(
      `replacements: [{ sourceValue: "", targets: ${targets} }]`,
      `apiVersion: v1\nkind: Thing\nmetadata: { name: n }\nspec: ${map}\n`,
    );

    expect(output).toContain(`spec:\n  a: ${result}\n`);
  });

  test.each(['1.0', '0x1F', 'True', '2024-01-02', '1_000', '~'])(
    'a selector compares the text of a label: %s',
    (text) => {
      const target = (values: string): string => `target: { labelSelector: "a in (${values})" }`;
      const patches = [target('1.0, 0x1F, True, 2024-01-02, 1_000'), target('1, 31, true, 1000, null')].map(
        (selector, index) =>
          `- { ${selector}, patch: '{ apiVersion: v1, kind: T, metadata: { name: t }, p${index}: x }' }`,
      );

      const output = build(
        `patches:\n${patches.join('\n')}\n`,
        `apiVersion: v1\nkind: T\nmetadata: { name: t, labels: { a: ${text} } }`,
      );

      expect(output.match(/^p\d/gm)).toEqual(text === '~' ? null : ['p0']);
    },
  );

  test('a var has the text of its field, and a field with vars loses its folds', () => {
    const output = build(
      `vars: [{ name: V, objref: { apiVersion: v1, kind: Pod, name: p }, fieldref: { fieldPath: metadata.annotations.v } }]`,
      `apiVersion: v1
kind: Pod
metadata: { name: p, annotations: { v: 2024-01-02 } }
spec:
  containers:
  - name: c
    args:
    - $(V)
    - >
      a
        b
`,
    );

    expect(output).toContain('args:\n    - "2024-01-02"\n    - |\n      a\n        b\n');
  });
});
