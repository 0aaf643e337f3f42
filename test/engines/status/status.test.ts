import { type Manifest } from '../../../lib/core/manifest';
import { status } from '../../../lib/engines/status/status';
import { fakeKubectl } from '../../cli/commands/fake-kubectl';
import { temporaryFolder } from '../../temporary-folder';

const hook = (name: string, annotation: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'shop', annotations: { [annotation]: 'x' } },
});

/** The objects that have a status in a cluster with some of them. */
async function judged(manifests: readonly Manifest[], live: readonly Manifest[]): Promise<string[]> {
  const kinds = 'configmaps cm v1 true ConfigMap list';
  const kubectl = fakeKubectl(temporaryFolder(), { kinds, objects: live }).path;
  const { objects } = await status(manifests, { kubectl });
  return objects.map(({ object: { name }, state }) => `${name} is ${state}`);
}

test.each(['argocd.argoproj.io/hook', 'helm.sh/hook'])(
  'a hook (%s) that is gone is not missing',
  async (annotation) => {
    const [there, gone] = [hook('there', annotation), hook('gone', annotation)];

    expect(await judged([there, gone], [there])).toEqual(['there is applied']);
  },
);

test('objects whose names the API server makes are left out', async () => {
  const generated = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'a-', namespace: 'shop' } };

  expect(await judged([generated, hook('a', 'other')], [])).toEqual(['a is missing']);
});

test('what somebody changes while the status is read is not what an apply would change', async () => {
  const inVersion = (resourceVersion: string, data: object): object => ({
    ...{ apiVersion: 'v1', kind: 'ConfigMap', data },
    metadata: { name: 'a', namespace: 'shop', resourceVersion },
  });
  const kubectl = fakeKubectl(temporaryFolder(), {
    kinds: 'configmaps cm v1 true ConfigMap list',
    objects: [inVersion('1', {})],
    objectsLater: [inVersion('2', { color: 'blue' })],
  }).path;

  const { objects } = await status([hook('a', 'other')], { kubectl });

  expect(objects.map(({ state, fields }) => ({ state, fields }))).toEqual([{ state: 'applied', fields: [] }]);
});

test('without the comparison, an apply is not tried, and what is there is present', async () => {
  const kubectl = fakeKubectl(temporaryFolder(), {
    kinds: 'configmaps cm v1 true ConfigMap list',
    objects: [hook('a', 'other')],
    failsFor: 'apply',
  }).path;

  const { objects, healthy } = await status([hook('a', 'other')], { kubectl, compare: false });

  expect({ states: objects.map(({ state }) => state), healthy }).toEqual({ states: ['present'], healthy: true });
});
