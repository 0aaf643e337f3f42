import { buildFiles } from './in-folder';

const list = (kind: string): string => `apiVersion: v1
kind: ${kind}
items:
- apiVersion: v1
  kind: Thing
  metadata: { name: a, annotations: { number: 1E3, date: 2024-1-2 } }
  spec:
    folded: >-
      one
        two
`;

const asWritten = `\
apiVersion: v1
kind: Thing
metadata:
  annotations:
    date: "2024-1-2"
    number: "1E3"
  name: a
spec:
  folded: |-
    one

      two
`;

const asJson = `\
apiVersion: v1
kind: Thing
metadata:
  annotations:
    date: "2024-01-02T00:00:00Z"
    number: "1000"
  name: a
spec:
  folded: |-
    one
      two
`;

const build = (text: string): string => buildFiles({ 'kustomization.yaml': 'resources: [a.yaml]', 'a.yaml': text });

describe('the items of a list', () => {
  test.each(['List', 'ResourceList'])('are as written if the %s is alone in its file', (kind) => {
    expect(build(list(kind))).toBe(asWritten);
  });

  test('are read as JSON if the list is of a kind of its own', () => {
    expect(build(list('ThingList'))).toBe(asJson);
  });

  test.each([
    ['after', '# nothing\n---\n', ''],
    ['before', '', '---\n'],
  ])('are read as JSON if the list is %s a separator', (_, before, after) => {
    expect(build(`${before}${list('List')}${after}`)).toBe(asJson);
  });

  test('are read as JSON if the list is in a list', () => {
    const inner = list('List').trimEnd().replaceAll('\n', '\n  ');

    expect(build(`apiVersion: v1\nkind: List\nitems:\n- ${inner}\n`)).toBe(asJson);
  });
});
