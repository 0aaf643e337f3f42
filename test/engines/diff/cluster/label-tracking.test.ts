import { type Manifest } from '../../../../lib/core/manifest';
import { labelledApplications } from '../../../../lib/engines/diff/cluster/label-tracking';
import { ClusterKinds } from '../../../../lib/engines/kubectl/cluster-kinds';
import { Kubectl } from '../../../../lib/engines/kubectl/kubectl';
import { fakeKubectl } from '../../../cli/commands/fake-kubectl';
import { temporaryFolder } from '../../../temporary-folder';

const resource = { version: 'v1', kind: 'ConfigMap', namespace: 'shop' };
const application = (change: object = {}, status: object = {}): object => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'shop', namespace: 'argocd' },
  spec: { destination: { server: 'https://kubernetes.default.svc' } },
  status: {
    resources: [
      { ...resource, name: 'kept' },
      { ...resource, name: 'old' },
      { ...resource, name: 'migrate', hook: true },
    ],
    ...status,
  },
  ...change,
});
const byLabel = { 'application.resourceTrackingMethod': 'label' };
const kept = (
  labels: Readonly<Record<string, string>>,
  annotations: Readonly<Record<string, string>> = {},
): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'kept', namespace: 'shop', labels, annotations },
});
const ours = kept({ 'app.kubernetes.io/instance': 'shop' });

/** What is found in a cluster with an application and these settings of Argo CD. */
async function find(known: Manifest, data: object = byLabel, app: object = application()) {
  const { path, calls } = fakeKubectl(temporaryFolder(), {
    kinds: 'applications app argoproj.io/v1alpha1 true Application list',
    objectsFor: { 'get applications': [app], 'get configmap argocd-cm': [{ kind: 'ConfigMap', data }] },
  });
  const kubectl = await Kubectl.open({ kubectl: path });
  const kinds = await ClusterKinds.of(kubectl, []);
  const { applications } = await labelledApplications(kubectl, kinds, [known], ['shop']);
  return { applications, calls: calls().slice(1) };
}

test('an application that tracks by the label has the objects of its status, without hooks', async () => {
  const { applications } = await find(ours);

  expect(applications).toEqual([
    {
      selector: 'app.kubernetes.io/instance=shop',
      objects: new Set(
        ['kept', 'old'].map((name) => JSON.stringify({ group: '', kind: 'ConfigMap', namespace: 'shop', name })),
      ),
    },
  ]);
});

test('the label can have another key', async () => {
  const { applications } = await find(kept({ app: 'shop' }), { ...byLabel, 'application.instanceLabelKey': 'app' });

  expect(applications.map(({ selector }) => selector)).toEqual(['app=shop']);
});

test('an application in another namespace than its Argo CD has that namespace in the label', async () => {
  const team = application({ metadata: { name: 'shop', namespace: 'team' } }, { controllerNamespace: 'argocd' });

  const { applications, calls } = await find(kept({ 'app.kubernetes.io/instance': 'team_shop' }), byLabel, team);

  expect(applications.map(({ selector }) => selector)).toEqual(['app.kubernetes.io/instance=team_shop']);
  expect(calls.at(-1)).toContain('argocd-cm --namespace=argocd');
});

test.each([
  ['Argo CD tracks by annotation', ours, {}, application()],
  [
    'Argo CD tracks by annotation, and only sets the label',
    ours,
    { 'application.resourceTrackingMethod': 'annotation+label' },
    application(),
  ],
  ['the label is that of another release', kept({ 'app.kubernetes.io/instance': 'blog' }), byLabel, application()],
  ['the application does not have the object', ours, byLabel, application({}, { resources: [] })],
  [
    'the objects are in another cluster',
    ours,
    byLabel,
    application({ spec: { destination: { server: 'https://prod:6443' } } }),
  ],
])('nothing is found if %s', async (_, known, data, app) => {
  expect((await find(known, data, app)).applications).toEqual([]);
});

test('objects with the annotation of Argo CD need no call', async () => {
  const { calls } = await find(
    kept({ app: 'shop' }, { 'argocd.argoproj.io/tracking-id': 'shop:/ConfigMap:shop/kept' }),
  );

  expect(calls).toEqual([]);
});
