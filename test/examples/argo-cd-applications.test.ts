import { App as PlainApp, type Chart } from 'cdk8s';
import { App, type Manifest, stringifyManifests } from 'cdk8s-gitops';
import { Applications, Root } from '../../examples/argo-cd/app-of-apps';
import { ManyClusters } from '../../examples/argo-cd/many-clusters';
import { SyncOnce } from '../../examples/argo-cd/sync-once';
import { crdErrors } from '../constructs/argo-cd/release/crd-validator';
import { expectGolden } from '../golden';

const examples: readonly [string, (app: PlainApp) => Chart][] = [
  ['applications', (app) => new Applications(app, 'applications')],
  ['root', (app) => new Root(app, 'root')],
  ['many-clusters', (app) => new ManyClusters(app, 'many-clusters')],
  ['sync-once', (app) => new SyncOnce(app, 'sync-once')],
];

const declared = ['Application', 'ApplicationSet', 'AppProject'];

describe.each(examples)('the example %s', (name, make) => {
  test('equals the golden file', () => {
    expectGolden(__dirname, `argo-cd-${name}.yaml`, stringifyManifests(make(new PlainApp()).toJson() as Manifest[]));
  });

  test('fits the CRDs', () => {
    const manifests = (make(new PlainApp()).toJson() as Manifest[]).filter(({ kind }) => declared.includes(kind));
    expect(manifests.flatMap(crdErrors)).toEqual([]);
    expect(manifests.length).toBeGreaterThan(0);
  });

  test('is the same in our App and in that of cdk8s', () => {
    const texts = [new App(), new PlainApp()].map((app) => stringifyManifests(make(app).toJson() as Manifest[]));
    expect(texts[0]).toBe(texts[1]);
  });
});

test('the parts of the platform start one after another, and the shop starts after them', () => {
  const manifests = new Applications(new PlainApp(), 'applications').toJson() as Manifest[];
  const waves = manifests
    .filter(({ kind }) => kind === 'Application')
    .map(({ metadata }) => [metadata?.name, metadata?.annotations?.['argocd.argoproj.io/sync-wave'] ?? '0']);
  expect(Object.fromEntries(waves)).toEqual({
    'cert-manager': '0',
    ingress: '1',
    monitoring: '2',
    catalog: '3',
    checkout: '3',
  });
});
