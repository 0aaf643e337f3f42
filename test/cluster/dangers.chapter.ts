import { judgedChanges } from '../engines/diff/judged-changes';
import { kubectl, tryKubectl } from './harness/kubectl';
import { createNamespace, deleteNamespace } from './harness/namespace';

/** Objects that would change how the cluster itself works. */
const ofCluster = ['Node', 'ServiceCIDR'];
const changes = judgedChanges().filter(({ before }) => !ofCluster.includes(before.kind));

const listOf = (items: readonly object[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
/** The fields that the API server fills in are required otherwise. */
const apply = ['apply', '--server-side', '--validate=false'];
const accounts = ['default', 'a'].map((name) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } }));
const objects = listOf(changes.map(({ before }) => before));

let namespace: string;
beforeAll(() => {
  namespace = createNamespace('dangers');
  kubectl(['apply', '-n', namespace, '-f', '-'], listOf(accounts));
  kubectl([...apply, '-n', namespace, '-f', '-'], objects);
});
afterAll(() => {
  tryKubectl(['delete', '--ignore-not-found', '--wait=false', '-n', namespace, '-f', '-'], objects);
  deleteNamespace(namespace);
});

test('the API server judges changes as in the table with which the dangers of diff are tested', () => {
  const after = listOf(changes.map((change) => change.after));

  const { stdout } = tryKubectl([...apply, '--dry-run=server', '-n', namespace, '-f', '-'], after);

  const taken = new Set([...stdout.matchAll(/\/(judged-\S+) serverside-applied/g)].map(([, name]) => name));
  const expected = changes.filter(({ verdict }) => verdict !== 'refused').map((change) => change.after.metadata?.name);
  expect([...taken].sort()).toEqual(expected.sort());
});
