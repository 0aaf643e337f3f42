import { parseManifestsTolerantly } from '../../../lib/core/yaml/parse';
import { type Manifest } from '../../../lib/core/manifest';
import { pathText } from '../../../lib/core/path-text';
import { messageOf } from '../../message-of';

/** The objects of a text, and the equal keys in it. */
function read(text: string): { readonly manifests: Manifest[]; readonly equal: string[] } {
  const equal: string[] = [];
  const onEqualKeys = ({ kind }: Manifest, path: readonly (string | number)[]) =>
    equal.push(`${kind} ${pathText(path)}`);
  return { manifests: parseManifestsTolerantly(text, { file: 'out.yaml', onEqualKeys }), equal };
}

test('of two equal keys of a map the last wins, and each of them is reported with its object and path', () => {
  const { manifests, equal } = read(`
apiVersion: v1
kind: Service
metadata: { name: web, labels: { app: one, tier: x, app: two } }
spec: { ports: [{ port: 1, port: 2 }] }
spec: { ports: [{ port: 3 }, { port: 4, port: 5 }] }
`);

  expect(manifests).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', labels: { app: 'two', tier: 'x' } },
      spec: { ports: [{ port: 3 }, { port: 5 }] },
    },
  ]);
  expect(equal).toEqual(['Service spec', 'Service metadata.labels.app', 'Service spec.ports[1].port']);
});

test('equal keys of the items of a List are reported with the item', () => {
  const { manifests, equal } = read(`
{ apiVersion: v1, kind: List, items: [{ apiVersion: v1, kind: Pod, data: { a: 1, a: 2 } }, { apiVersion: v1, kind: Node }] }
`);

  expect(manifests.map(({ kind }) => kind)).toEqual(['Pod', 'Node']);
  expect(equal).toEqual(['Pod data.a']);
});

test('an integer of 64 bits stays exact, and a longer one is rounded as kubectl rounds it', () => {
  const { manifests } = read(
    '---\n{ apiVersion: v1, kind: A, most: 9223372036854775807, least: -9223372036854775808, more: 18446744073709551615 }',
  );

  expect(manifests).toEqual([
    {
      apiVersion: 'v1',
      kind: 'A',
      most: 9223372036854775807n,
      least: -9223372036854775808n,
      more: 2 ** 64,
    },
  ]);
});

test('all else that kubectl refuses is refused', () => {
  expect(messageOf(() => read('apiVersion: v1\nkind: Pod\nmetadata: { labels: { a: 1 } }'))).toBe(
    '[out.yaml:1:1] Cannot use a number as metadata.labels.a of Pod/(no name): it must be a string\n' +
      '  Fix: put it in quotes',
  );
});
