import { ClusterKinds } from '../../../lib/engines/kubectl/cluster-kinds';
import { Kubectl } from '../../../lib/engines/kubectl/kubectl';
import { describeRefusal } from '../../../lib/engines/kubectl/refusal';
import { rightsTo } from '../../../lib/engines/kubectl/rights';
import { tryEach } from '../../../lib/engines/kubectl/try-each';
import { ProcessError } from '../../../lib/system/process/process-error';
import { fakeKubectl, type FakeCluster } from '../../cli/commands/fake-kubectl';
import { temporaryFolder } from '../../temporary-folder';

const open = async (cluster: FakeCluster = {}): Promise<Kubectl> =>
  Kubectl.open({ kubectl: fakeKubectl(temporaryFolder(), cluster).path });

/** A call that fails for some numbers, as kubectl does: with the words about all of them. */
function callWithout(...refused: readonly number[]) {
  const calls: (readonly number[])[] = [];
  const call = async (numbers: readonly number[]): Promise<string> => {
    calls.push(numbers);
    const bad = numbers.filter((one) => refused.includes(one));
    if (bad.length > 0) {
      const command = { program: 'kubectl', args: [], env: {} };
      throw new ProcessError(command, {
        ending: { type: 'exited', code: 1 },
        lastLines: bad.map((one) => `no ${one}`),
      });
    }
    return numbers.join();
  };
  return { calls, call };
}

const right = (namespace: string) =>
  ({ verb: 'patch', group: 'apps', resource: 'deployments', namespace, name: 'web' }) as const;

test('objects that are not refused are one call', async () => {
  const { calls, call } = callWithout();

  const attempts = await tryEach(await open(), [1, 2, 3], { call, rightsFor: () => [right('a')] });

  expect(attempts).toEqual([{ inputs: [1, 2, 3], result: { answer: '1,2,3' } }]);
  expect(calls).toHaveLength(1);
});

test('no objects are no call', async () => {
  const { calls, call } = callWithout();

  expect(await tryEach(await open(), [], { call, rightsFor: () => [] })).toEqual([]);
  expect(calls).toEqual([]);
});

test('each object that is refused has its own words, and all others have an answer', async () => {
  const numbers = Array.from({ length: 100 }, (_, index) => index);
  const { calls, call } = callWithout(0, 42, 99);

  const attempts = await tryEach(await open(), numbers, { call, rightsFor: () => [] });

  const refused = attempts.flatMap(({ inputs, result }) =>
    'refusal' in result ? [[inputs, result.refusal.words]] : [],
  );
  const answered = attempts.flatMap(({ inputs, result }) => ('answer' in result ? inputs : []));
  expect(refused).toEqual([
    [[0], ['no 0']],
    [[42], ['no 42']],
    [[99], ['no 99']],
  ]);
  expect(answered).toEqual(numbers.filter((one) => ![0, 42, 99].includes(one)));
  expect(calls.length).toBeLessThan(45);
});

test('objects for which rights are missing are left out of a second call', async () => {
  const { calls, call } = callWithout(2);
  const kubectl = await open({ rights: [true, false, true] });

  const attempts = await tryEach(kubectl, [1, 2, 3], { call, rightsFor: (one) => [right(`n${one}`)] });

  expect(attempts).toEqual([
    { inputs: [2], result: { refusal: { words: [], missing: [right('n2')] } } },
    { inputs: [1, 3], result: { answer: '1,3' } },
  ]);
  expect(calls).toEqual([
    [1, 2, 3],
    [1, 3],
  ]);
});

test('a failure of the machine is not a refusal', async () => {
  const call = async (): Promise<string> => {
    throw new ProcessError({ program: 'kubectl', args: [], env: {} }, { ending: { type: 'aborted' }, lastLines: [] });
  };

  await expect(tryEach(await open(), [1], { call, rightsFor: () => [] })).rejects.toThrow(ProcessError);
});

test('a refusal for missing rights names them, by object', () => {
  const { verb: _verb, ...object } = right('shop');
  const missing = [
    right('shop'),
    { ...object, verb: 'create' as const },
    { ...right(''), group: '', resource: 'nodes' },
    { ...right('shop'), group: '', resource: 'namespaces' },
  ];

  expect(describeRefusal({ words: ['ignored'], missing })).toBe(
    'you do not have the right to patch and create deployments.apps in Namespace shop, patch nodes, patch Namespace shop',
  );
});

test.each([
  ['an object with a namespace', 'deployments d apps/v1 true Deployment get', 'apps/v1', 'Deployment', 'shop'],
  ['a Namespace is in itself', 'namespaces ns v1 false Namespace get', 'v1', 'Namespace', 'web'],
  ['another object of the cluster', 'nodes no v1 false Node get', 'v1', 'Node', ''],
])('the right to read %s', async (_, kinds, apiVersion, kind, namespace) => {
  const manifest = { apiVersion, kind, metadata: { name: 'web', ...(kind === 'Deployment' ? { namespace } : {}) } };

  const rights = rightsTo(['get'], manifest, await ClusterKinds.of(await open({ kinds }), []));

  expect(rights).toMatchObject([{ verb: 'get', resource: kinds.split(' ')[0], namespace, name: 'web' }]);
});

test('a cluster that does not answer is an error, and not a cluster without kinds', async () => {
  const kubectl = await open({ failsFor: 'api-resources' });

  await expect(ClusterKinds.of(kubectl, [])).rejects.toThrow(
    '[kubectl] Cannot ask the cluster:\n    Error from server: no\n' +
      '  Fix: make kubectl cluster-info work: start the cluster, log in to it, or set another one with --context',
  );
});
