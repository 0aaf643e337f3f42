import { type Manifest } from '../../../../lib/core/manifest';
import { tryApplies } from '../../../../lib/engines/diff/cluster/try-applies';
import { ClusterKinds } from '../../../../lib/engines/kubectl/cluster-kinds';
import { Kubectl } from '../../../../lib/engines/kubectl/kubectl';
import { type FakeCluster, fakeKubectl } from '../../../cli/commands/fake-kubectl';
import { temporaryFolder } from '../../../temporary-folder';

const inVersion = (resourceVersion: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'shop', resourceVersion },
});
const manifest: Manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' } };

/** Tries to apply an object that was read in version 1. */
async function tryOnce(cluster: FakeCluster) {
  const { path, calls } = fakeKubectl(temporaryFolder(), cluster);
  const kubectl = await Kubectl.open({ kubectl: path });
  const kinds = await ClusterKinds.of(kubectl, [manifest]);
  const tried = await tryApplies(kubectl, kinds, [{ manifest, live: inVersion('1') }]);
  return {
    tried,
    verbs: calls()
      .slice(1)
      .map((call) => call.split(' ')[0]),
  };
}

test('an object that nobody changes is read no second time', async () => {
  const { tried, verbs } = await tryOnce({ objects: [inVersion('1')] });

  expect(tried).toEqual([{ manifest, live: inVersion('1'), answer: { object: inVersion('1') } }]);
  expect(verbs).toEqual(['apply']);
});

test('an object that was changed after it was read is read and tried again', async () => {
  const { tried, verbs } = await tryOnce({ objects: [inVersion('2')] });

  expect(tried).toEqual([{ manifest, live: inVersion('2'), answer: { object: inVersion('2') } }]);
  expect(verbs).toEqual(['apply', 'get', 'apply']);
});

test('an object that was deleted after it was read is not there', async () => {
  const { tried } = await tryOnce({ objects: [inVersion('2')], objectsFor: { 'get ': [] } });

  expect(tried).toEqual([{ manifest, live: undefined, answer: { object: inVersion('2') } }]);
});

test('an object that is changed all the time is read three times, and then its last state counts', async () => {
  const { tried, verbs } = await tryOnce({ objects: [inVersion('3')], objectsFor: { 'get ': [inVersion('2')] } });

  expect(tried).toEqual([{ manifest, live: inVersion('2'), answer: { object: inVersion('3') } }]);
  expect(verbs.join()).toBe('apply,get,apply,get,apply,get,apply');
});
