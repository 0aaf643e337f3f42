import { nameHash } from '../../../../lib/engines/kustomize/generate/name-hash';
import { encodeBase64 } from '../../../../lib/engines/kustomize/generate/generators';
import { buildFiles, failureOf } from '../in-folder';

const config = (lines: string): { 'kustomization.yaml': string } => ({ 'kustomization.yaml': lines });

describe('configMapGenerator', () => {
  test('reads literals, lines of env files and whole files', () => {
    const text = buildFiles({
      ...config('configMapGenerator: [{ name: a, literals: ["A=\'1\'"], envs: [e.env], files: [f.txt, g=f.txt] }]'),
      'e.env': '\uFEFFB=" 2 "\n# no\n\n  C\n',
      'f.txt': 'text\n',
    });
    expect(text).toMatchInlineSnapshot(`
     "apiVersion: v1
     data:
       A: "1"
       B: '" 2 "'
       C: ""
       f.txt: |
         text
       g: |
         text
     kind: ConfigMap
     metadata:
       name: a-9h8h9hg8tk
     "
    `);
  });

  test('puts binary files into binaryData', () => {
    const files = { ...config('configMapGenerator: [{ name: a, files: [b] }]'), b: Buffer.from([0xff, 0x00]) };
    expect(buildFiles(files)).toContain('binaryData:\n  b: /wA=\n');
  });

  test('adds no hash to names if hashes are turned off', () => {
    const text = buildFiles(
      config('configMapGenerator: [{ name: a }]\ngeneratorOptions: { disableNameSuffixHash: true }'),
    );
    expect(text).toContain('name: a\n');
  });

  test('lets its own options win over generatorOptions', () => {
    const text = buildFiles(
      config(
        'generatorOptions: { labels: { a: all, b: all } }\nconfigMapGenerator: [{ name: a, options: { labels: { a: own } } }]',
      ),
    );
    expect(text).toContain('labels:\n    a: own\n    b: all\n');
  });

  test('merges into the ConfigMap of its base, which keeps its place and gets a hash of the merged content', () => {
    const text = buildFiles(
      {
        'base/kustomization.yaml': 'configMapGenerator: [{ name: a, literals: [A=1, B=1] }]',
        'over/kustomization.yaml':
          'resources: [../base]\nconfigMapGenerator: [{ name: a, behavior: merge, literals: [B=2] }]',
      },
      'over',
    );
    expect(text).toContain('data:\n  A: "1"\n  B: "2"\n');
    expect(text).toContain(`name: a-${nameHash({ kind: 'ConfigMap', data: { A: '1', B: '2' } })}`);
  });

  test.each([
    ['literals: [A]', 'Cannot read a literal: it must be key=value\n  Fix: write key=value'],
    ['literals: [=1]', 'Cannot read a literal: it must be key=value\n  Fix: put a key before the ='],
    ['literals: [A=1, A=2]', 'Cannot generate a: the key A is there twice\n  Fix: keep one of the two'],
    ['files: [x]', 'Cannot read x: the file does not exist\n  Fix: use the path of a file, relative to .'],
    [
      'files: [a=b=c]',
      'Cannot read the file source "a=b=c": it must be a path, or key=path\n  Fix: use a file without = in its name, and a key',
    ],
    ['behavior: merge', 'Cannot merge v1 ConfigMap/a: it does not exist\n  Fix: use behavior create, or another name'],
  ])('fails for %s', (field, message) => {
    expect(failureOf(config(`configMapGenerator:\n- name: a\n  ${field}\n`))).toBe(
      `[kustomization.yaml:2:1] ${message}`,
    );
  });

  test('does not create a ConfigMap that already exists', () => {
    expect(failureOf(config('configMapGenerator:\n- name: a\n- name: a\n'))).toBe(
      '[kustomization.yaml:3:1] Cannot create v1 ConfigMap/a: it already exists\n' +
        '  Fix: set behavior to merge or replace',
    );
  });
});

describe('secretGenerator', () => {
  test('encodes its data, and makes an Opaque Secret unless it has another type', () => {
    expect(buildFiles(config('secretGenerator: [{ name: a, literals: [A=1] }]'))).toMatch(
      /data:\n {2}A: MQ==\nkind: Secret[^]*type: Opaque/,
    );
  });
});

describe('encodeBase64', () => {
  test('breaks 70 characters and more into lines', () => {
    expect(encodeBase64(Buffer.alloc(51))).toBe('A'.repeat(68));
    expect(encodeBase64(Buffer.alloc(54))).toBe(`${'A'.repeat(70)}\nAA\n`);
  });
});

describe('nameHash', () => {
  test('does not depend on the name', () => {
    const hash = (name: string): string => nameHash({ kind: 'ConfigMap', metadata: { name }, data: { a: 'b' } });
    expect(hash('one')).toBe(hash('two'));
  });

  test('does not depend on the order of the keys', () => {
    const hash = (data: Record<string, string>): string => nameHash({ kind: 'ConfigMap', data });
    expect(hash({ 9: 'x', 10: 'y', a: 'z' })).toBe(hash({ a: 'z', 10: 'y', 9: 'x' }));
  });
});
