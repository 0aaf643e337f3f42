import { Kubectl } from '../../../lib/engines/kubectl/kubectl';
import { listEverywhere } from '../../../lib/engines/kubectl/list-places';
import { type FakeCluster, fakeKubectl } from '../../cli/commands/fake-kubectl';
import { temporaryFolder } from '../../temporary-folder';

/** What is listed in all namespaces, or else in two of them. */
async function list(cluster: FakeCluster) {
  const { path, calls } = fakeKubectl(temporaryFolder(), cluster);
  const listing = await listEverywhere(await Kubectl.open({ kubectl: path }), ['get', 'pods'], ['blog', 'shop']);
  return { ...listing, calls: calls() };
}

test('objects of all namespaces are one call', async () => {
  expect(await list({ objects: [] })).toEqual({
    texts: ['{"kind":"List","items":[]}\n'],
    problems: [],
    calls: ['get pods --all-namespaces'],
  });
});

test('what the user can not list everywhere is listed in each namespace, and reported', async () => {
  expect(await list({ objects: [], failsFor: '--all-namespaces' })).toEqual({
    texts: ['', '{"kind":"List","items":[]}\n', '{"kind":"List","items":[]}\n'],
    problems: ['Error from server: no'],
    calls: ['get pods --all-namespaces', 'get pods --namespace=blog', 'get pods --namespace=shop'],
  });
});
