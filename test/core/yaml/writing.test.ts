import { type Manifest, stringifyManifests } from 'cdk8s-gitops';
import { stringifyYaml } from '../../../lib/core/yaml/stringify';
import { messageOf } from '../../message-of';

const message = (write: () => unknown): string => {
  try {
    write();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
};

describe('stringifyManifests', () => {
  test('writes keys in their order, lists indented below their key, and --- between objects', () => {
    const pod = {
      kind: 'Pod',
      apiVersion: 'v1',
      metadata: { name: 'web', labels: {}, generateName: undefined },
      spec: { containers: [{ name: 'web', args: ['--port=8080', '-v'], ports: [] }], volumes: null },
    };

    expect(stringifyManifests([pod, { apiVersion: 'v1', kind: 'Pod' }] as Manifest[])).toMatchInlineSnapshot(`
     "kind: Pod
     apiVersion: v1
     metadata:
       name: web
       labels: {}
     spec:
       containers:
         - name: web
           args:
             - --port=8080
             - -v
           ports: []
       volumes: null
     ---
     apiVersion: v1
     kind: Pod
     "
    `);
  });

  test('does not change its input, and gives the same bytes again', () => {
    const manifest = Object.freeze({ apiVersion: 'v1', kind: 'ConfigMap', data: Object.freeze({ b: 'x', a: 'y' }) });

    expect(stringifyManifests([manifest])).toBe(stringifyManifests([manifest]));
  });

  test('names the object and the path of a value that YAML cannot hold', () => {
    const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { a: ['x', '\ud800'] } };

    expect(message(() => stringifyManifests([manifest]))).toBe(
      '[ConfigMap/web data.a[1]] Cannot write YAML: it contains U+D800, half of a character (a lone surrogate)\n' +
        '  Fix: remove or replace it',
    );
  });
});

describe('text', () => {
  test('is quoted if some YAML parser reads it as something else', () => {
    const texts = [
      'y',
      'No',
      'null',
      '~',
      '012',
      '0o17',
      '1e3',
      'e0',
      '1:30',
      '2001-01-01',
      '=',
      '<<',
      '',
      ' a',
      'a: b',
    ];

    expect(stringifyYaml(texts)).toBe(texts.map((text) => `- ${JSON.stringify(text)}\n`).join(''));
  });

  test('is not quoted if all parsers read it alike', () => {
    const texts = [
      'web',
      'nginx:1.25',
      '/healthz',
      '--port=8080',
      '100m',
      '64Mi',
      '1.21-alpine',
      'two words',
      "it's",
      'a#b',
    ];

    expect(stringifyYaml(texts)).toBe(texts.map((text) => `- ${text}\n`).join(''));
  });

  test('is escaped if it has characters that cannot be seen', () => {
    expect(stringifyYaml('a\u2028\u0085\u007f\u00a0\ufeff\t\u200b')).toBe(
      '"a\\u2028\\u0085\\u007F\\u00A0\\uFEFF\\t\\u200B"\n',
    );
  });

  test('keeps its characters beyond ASCII', () => {
    expect(stringifyYaml(['한국어', 'é', '\u{1f600}'])).toBe('- "한국어"\n- "é"\n- "\u{1f600}"\n');
  });

  test('of several lines is a block', () => {
    const value = { script: '#!/bin/sh\nset -e\n\n\techo hi \n', end: 'a\nb', more: 'a\n\n', lead: '\n  a\n' };

    expect(stringifyYaml(value)).toMatchInlineSnapshot(`
     "script: |
       #!/bin/sh
       set -e

       	echo hi 
     end: |-
       a
       b
     more: |+
       a

     lead: "\\n  a\\n"
     "
    `);
  });

  test('of several lines is quoted if a block would not be safe', () => {
    expect(stringifyYaml(['\n', ' \n', 'a\r\nb', 'a\u2028\nb', 'a\n  '])).toBe(
      '- "\\n"\n- " \\n"\n- "a\\r\\nb"\n- "a\\u2028\\nb"\n- "a\\n  "\n',
    );
  });

  test('is not folded', () => {
    const text = 'word '.repeat(100) + 'end';

    expect(stringifyYaml({ text })).toBe(`text: ${text}\n`);
  });

  test('is a key in the long form if parsers would not look far enough for its colon', () => {
    expect(stringifyYaml({ ['k'.repeat(1001)]: [1] })).toBe(`? ${'k'.repeat(1001)}\n:\n  - 1\n`);
  });
});

describe('numbers', () => {
  test('are written so that every YAML parser reads a number', () => {
    expect(stringifyYaml([1, -1.5, 1e21, 1e-7, 1.5e300, 9007199254740992, -0, 12345678901234567890n])).toBe(
      '- 1\n- -1.5\n- 1.0e+21\n- 1.0e-7\n- 1.5e+300\n- 9.007199254740992e+15\n- -0.0\n- 12345678901234567890\n',
    );
  });

  test.each([NaN, Infinity, -Infinity])('must not be %s', (value) => {
    expect(message(() => stringifyYaml({ a: value }))).toBe(
      `[a] Cannot write YAML: ${value} is not a number that JSON has\n  Fix: remove or replace it`,
    );
  });
});

describe('other values', () => {
  test('are written as in JSON', () => {
    const date = new Date(Date.UTC(2024, 0, 2));

    expect(stringifyYaml({ date, list: [undefined, 1], gone: undefined })).toBe(
      'date: "2024-01-02T00:00:00.000Z"\nlist:\n  - null\n  - 1\n',
    );
  });

  test('are errors if JSON does not have them', () => {
    expect(message(() => stringifyYaml({ a: () => 1 }))).toBe(
      '[a] Cannot write YAML: a function is not a YAML value\n  Fix: remove or replace it',
    );
  });

  test('must not contain themselves', () => {
    const value: Record<string, unknown> = {};
    value.self = value;

    expect(message(() => stringifyYaml(value))).toContain('Cannot write YAML: it contains itself, or nests too deeply');
  });

  test('may have __proto__ as a key', () => {
    expect(stringifyYaml(JSON.parse('{"__proto__": {"a": 1}}'))).toBe('__proto__:\n  a: 1\n');
  });
});

test.each([null, 5])('%j as options is an error', (options) => {
  expect(messageOf(() => stringifyManifests([], options as never))).toBe(
    `[stringifyManifests] Cannot use ${options} as the options: it must be a map\n  Fix: use a map`,
  );
});

test('a single object, or an unknown dialect, is an error', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod' };

  expect(messageOf(() => stringifyManifests(pod as never))).toBe(
    '[stringifyManifests] Cannot write the manifests: they must be a list of objects\n' +
      '  Fix: use a list, also for a single object',
  );
  expect(messageOf(() => stringifyManifests([pod], { dialect: 'kustomise' as never }))).toBe(
    '[stringifyManifests] Cannot use "kustomise" as dialect: it must be one of "kubectl", "kustomize", "kustomization"\n' +
      '  Fix: use "kustomize"',
  );
});
