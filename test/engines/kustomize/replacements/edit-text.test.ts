import { applyReplacement } from '../../../../lib/engines/kustomize/replacements/apply-replacement';
import { KustomizeResource } from '../../../../lib/engines/kustomize/resource/resource';
import { messageOf } from '../../../message-of';

/** The text under data.file, after a value was written inside it. */
function edited(text: string, path: string, value = 'new', options?: object): string {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { file: text } };
  const resource = new KustomizeResource(object);
  const targets = [{ select: { name: 'a' }, fieldPaths: [`data.file.${path}`], options }];
  applyReplacement({ sourceValue: value, targets }, [resource], { matched: () => undefined });
  return (resource.object as typeof object).data.file;
}

describe('a path that goes on inside a text', () => {
  test('changes one value of YAML and keeps order, quotes, flow style and comments', () => {
    const text = `# who
z: 'one' # first
a:
    # inner
    list: [1,   2]

    host: old
`;

    expect(edited(text, 'a.host')).toBe(`# who
z: 'one' # first
a:
  # inner
  list: [1, 2]
  host: new`);
  });

  test('changes one value of JSON, with sorted keys as Go writes them', () => {
    expect(edited('{"z": 1.50, "a": {"host": "<old>", "b": "<&>"}}', 'a.host')).toBe(
      '{"a":{"b":"\\u003c\\u0026\\u003e","host":"new"},"z":1.5}',
    );
  });

  test('keeps JSON indented if it was', () => {
    expect(edited('{\n  "list": [],\n  "host": "old"\n}\n', 'host')).toBe('{\n  "host": "new",\n  "list": []\n}');
  });

  test('keeps a number a number, and quotes a number in a text', () => {
    expect(edited('port: 1\nname: x', 'port', '80')).toBe('port: 80\nname: x');
    expect(edited('port: 1\nname: x', 'name', '80')).toBe('port: 1\nname: "80"');
  });

  test('writes line breaks in single quotes as Go does: the first one twice', () => {
    expect(edited("host: 'old'", 'host', 'a\n\nb\n')).toBe("host: 'a\n\n\n  b\n\n'");
  });

  test('indents the text after a line separator', () => {
    expect(edited("host: 'old'", 'host', 'a\u2028b')).toBe("host: 'a\u2028  b'");
    expect(edited('host: |-\n  old', 'host', 'a\u2028b')).toBe('host: |-\n  a\u2028  b');
  });

  test('writes the tag of a number before a word', () => {
    expect(edited('port: 1', 'port', 'x')).toBe('port: !!int x');
  });

  test('keeps anchors, aliases and merge keys', () => {
    const text = 'base: &base {a: 1}\nuse:\n  <<: *base\n  b: 2\n';

    expect(edited(text, 'use.b', '3')).toBe('base: &base {a: 1}\nuse:\n  !!merge <<: *base\n  b: 3');
  });

  test('keeps block scalars, and only the first of several documents', () => {
    expect(edited('run: |\n  a\n  b\nhost: old\n---\nhost: other\n', 'host')).toBe('run: |\n  a\n  b\nhost: new');
  });

  test('finds elements by pattern, index and *', () => {
    const text = '- name: a\n  v: 1\n- name: b\n  v: 1\n';

    expect(edited(text, '[name=b].v', '2')).toBe('- name: a\n  v: 1\n- name: b\n  v: 2');
    expect(edited(text, '0.v', '2')).toBe('- name: a\n  v: 2\n- name: b\n  v: 1');
    expect(edited(text, '*.v', '2')).toBe('- name: a\n  v: 2\n- name: b\n  v: 2');
  });

  test('creates missing fields if create is set', () => {
    expect(edited('a: 1\n', 'b.c', '2', { create: true })).toBe('a: 1\nb:\n  c: 2');
  });

  test('keeps the comments before the document and after the last key', () => {
    expect(edited('# licence\n\n# about\na: 1\nb:\n  c: 1\n  # end of b\n# end\n', 'a', '2')).toBe(
      '# licence\n\n# about\na: 2\nb:\n  c: 1\n  # end of b\n# end',
    );
  });

  test.each([
    ['a word', 'not a map'],
    ['', 'an empty text'],
    ['a: b: c', 'not YAML'],
    ['{"a": "\\/"}', 'an escape that YAML 1.1 does not have'],
    ['x: 1', 'no such field'],
  ])('fails for %j, in which the field cannot be found: %s', (text) => {
    expect(messageOf(() => edited(text, 'host'))).toMatch(/^Cannot replace data\.file\.host of ConfigMap\/a/);
  });

  test('does not change a text inside a text, as in kustomize', () => {
    const text = 'inner: "host: old"';

    expect(edited(text, 'inner.host')).toBe(text);
  });
});
