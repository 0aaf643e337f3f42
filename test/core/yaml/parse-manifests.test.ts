import { parseManifests } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';

describe('parseManifests', () => {
  test('reads every object of a text and leaves out empty documents', () => {
    const text = '---\n# nothing\n---\napiVersion: v1\nkind: Pod\n---\napiVersion: apps/v1\nkind: Deployment\nspec:\n';

    expect(parseManifests(text)).toEqual([
      { apiVersion: 'v1', kind: 'Pod' },
      { apiVersion: 'apps/v1', kind: 'Deployment', spec: null },
    ]);
  });

  test('reads the items of a List, also of a List inside a List', () => {
    const item = (name: string): string => `{apiVersion: v1, kind: Pod, metadata: {name: ${name}}}`;
    const text = `apiVersion: v1\nkind: List\nitems:\n- ${item('a')}\n- {apiVersion: v1, kind: List, items: [${item('b')}]}`;

    expect(parseManifests(text).map((manifest) => manifest.metadata?.name)).toEqual(['a', 'b']);
  });

  test('reads no objects from a List whose items are null', () => {
    expect(parseManifests('apiVersion: v1\nkind: List\nitems: null')).toEqual([]);
  });

  test('gives the items of a PodList their kind', () => {
    expect(parseManifests('apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: a}')).toEqual([
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } },
    ]);
  });

  test('keeps generateName, nulls, empty maps and lists, and an object without metadata', () => {
    const text = 'apiVersion: v1\nkind: A\nmetadata: {generateName: a-}\na: null\nb: {}\nc: []';

    expect(parseManifests(text)).toEqual([
      { apiVersion: 'v1', kind: 'A', metadata: { generateName: 'a-' }, a: null, b: {}, c: [] },
    ]);
  });

  test('reports all documents that are not Kubernetes objects', () => {
    const text = 'a: 1\n---\napiVersion: v1\n---\n- kind: Pod\n---\nkind: List\napiVersion: v1\nitems: [{kind: Pod}]';

    expect(() => parseManifests(text, { file: 'all.yaml' })).toThrow(
      [
        '[all.yaml:1:1] Cannot read this document as a Kubernetes object: it has no apiVersion and no kind',
        '  Fix: give it an apiVersion and a kind',
        '[all.yaml:3:1] Cannot read this document as a Kubernetes object: it has no kind',
        '  Fix: give it an apiVersion and a kind',
        '[all.yaml:5:1] Cannot read this document as a Kubernetes object: it is a list, and must be a map',
        '  Fix: give it an apiVersion and a kind',
        '[all.yaml:7:1] Cannot read items[0] as a Kubernetes object: it has no apiVersion',
        '  Fix: give it an apiVersion and a kind',
      ].join('\n'),
    );
  });

  test('does not accept a kind that is not text', () => {
    expect(() => parseManifests('apiVersion: v1\nkind: yes')).toThrow(
      '[<text>:1:1] Cannot read this document as a Kubernetes object: it has no kind',
    );
  });

  test('refuses an option that it does not know', () => {
    expect(messageOf(() => parseManifests('', { dialct: 'kustomize' } as object))).toBe(
      '[parseManifests] Cannot use dialct: the field is unknown\n  Fix: use dialect',
    );
  });

  test.each([null, 5])('refuses %j as options', (options) => {
    expect(messageOf(() => parseManifests('', options as never))).toBe(
      `[parseManifests] Cannot use ${options} as the options: it must be a map\n  Fix: use a map`,
    );
  });

  test('does not accept bytes, and asks for text', () => {
    const bytes = Buffer.from('apiVersion: v1\nkind: A') as unknown as string;

    expect(() => parseManifests(bytes, { file: 'a.yaml' })).toThrow(
      "[a.yaml] Cannot read YAML from bytes: it must be text\n  Fix: read files as text: readFileSync(file, 'utf8')",
    );
  });
});
