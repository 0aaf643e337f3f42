import { App, Chart, Testing } from 'cdk8s';
import { ApplicationSet, type ApplicationSetProps, type Manifest } from 'cdk8s-gitops';
import { type Generator } from 'cdk8s-gitops/argo-cd';

const shops = {
  metadata: { name: 'shops' },
  generators: [{ list: { elements: [{ name: 'one' }, { name: 'two' }] } }],
  template: {
    metadata: { name: 'shop-{{.name}}' },
    project: 'default',
    source: { repoURL: 'https://github.com/acme/shop.git', path: 'overlays/{{.name}}' },
    destination: { name: '{{.name}}', namespace: 'shop' },
  },
} satisfies ApplicationSetProps;

function synth(props: object): Manifest {
  const chart = new Chart(new App(), 'sets');
  new ApplicationSet(chart, 'shops', { ...shops, ...props } as ApplicationSetProps);
  return Testing.synth(chart)[0] as Manifest;
}

const specOf = (props: object) => synth(props).spec as Record<string, unknown>;

describe('ApplicationSet', () => {
  test('Go templates are on, and a missing parameter is an error', () => {
    expect(synth({})).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'shops', namespace: 'argocd' },
      spec: {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        generators: [{ list: { elements: [{ name: 'one' }, { name: 'two' }] } }],
        template: {
          metadata: { name: 'shop-{{.name}}' },
          spec: {
            project: 'default',
            source: { repoURL: 'https://github.com/acme/shop.git', path: 'overlays/{{.name}}' },
            destination: { name: '{{.name}}', namespace: 'shop' },
          },
        },
        syncPolicy: { preserveResourcesOnDeletion: true },
      },
    });
  });

  test('objects of Applications that are no longer generated stay, unless deletionPolicy is set', () => {
    expect(specOf({ deletionPolicy: 'cascade' })).not.toHaveProperty('syncPolicy');
  });

  test('a template whose cluster a generator names has no server of its own', () => {
    const template = { ...shops.template, destination: { namespace: 'shop' } };
    const generators = [{ list: { elements: [{ name: 'a' }], template: { destination: { name: 'berlin' } } } }];
    const spec = specOf({ template, generators });
    expect(spec).toHaveProperty('template.spec.destination', { namespace: 'shop' });
    expect(spec).toHaveProperty('generators.0.list.template.spec.destination', { name: 'berlin' });
  });

  test('a template whose cluster templatePatch names has no server of its own', () => {
    const template = { ...shops.template, destination: { namespace: 'shop' } };
    const templatePatch = 'spec:\n  destination:\n    name: {{.name}}\n';
    expect(specOf({ template, templatePatch })).toHaveProperty('template.spec.destination', { namespace: 'shop' });
  });

  test('nothing is dropped from the template of a generator', () => {
    const override = {
      source: { path: '', helm: {}, directory: { recurse: false } },
      syncPolicy: { automated: { prune: false, enabled: true }, syncOptions: [] },
    };
    const generators = [{ list: { elements: [{ name: 'a' }], template: override } }];
    expect(specOf({ generators })).toHaveProperty('generators.0.list.template.spec', {
      project: '',
      destination: {},
      ...override,
      source: { repoURL: '', ...override.source },
    });
  });

  test('other settings of the sync policy are kept', () => {
    expect(specOf({ syncPolicy: { applicationsSync: 'create-update' } }).syncPolicy).toEqual({
      applicationsSync: 'create-update',
      preserveResourcesOnDeletion: true,
    });
  });

  test('cascade-background needs a finalizer of its own', () => {
    expect(specOf({ deletionPolicy: 'cascade-background' })).toHaveProperty('template.metadata.finalizers', [
      'resources-finalizer.argocd.argoproj.io/background',
    ]);
  });

  test('cascade adds its finalizer if the template has other finalizers, since the controller then adds none', () => {
    const metadata = { ...shops.template.metadata, finalizers: ['example.com/audit'] };
    const spec = specOf({ deletionPolicy: 'cascade', template: { ...shops.template, metadata } });
    expect(spec).toHaveProperty('template.metadata.finalizers', [
      'example.com/audit',
      'resources-finalizer.argocd.argoproj.io',
    ]);
  });

  test('a template without a cluster deploys to the cluster that Argo CD runs in', () => {
    const template = { ...shops.template, destination: { namespace: 'shop' } };
    expect(specOf({ template })).toHaveProperty('template.spec.destination', {
      namespace: 'shop',
      server: 'https://kubernetes.default.svc',
    });
  });

  test('the template of a generator has only the fields that differ', () => {
    const template = { source: { helm: { values: { replicas: 3 } } } };
    expect(specOf({ generators: [{ clusters: { template } }] }).generators).toEqual([
      {
        clusters: {
          template: {
            metadata: {},
            spec: { project: '', destination: {}, source: { repoURL: '', helm: { valuesObject: { replicas: 3 } } } },
          },
        },
      },
    ]);
  });

  test('an empty object selects all clusters', () => {
    expect(specOf({ generators: [{ clusters: {} }] }).generators).toEqual([{ clusters: {} }]);
  });

  test('templates of the older form have no options', () => {
    const template = { ...shops.template, metadata: { name: 'shop-{{name}}' } };
    const spec = specOf({ goTemplate: false, template: JSON.parse(JSON.stringify(template).replaceAll('{{.', '{{')) });
    expect(spec).not.toHaveProperty('goTemplate');
    expect(spec).not.toHaveProperty('goTemplateOptions');
  });

  test('props are not changed', () => {
    const before = JSON.stringify(shops);
    synth({});
    expect(JSON.stringify(shops)).toBe(before);
  });

  test('fields that exclude each other do not compile', () => {
    const repository = { repoURL: 'https://example.com/a.git', revision: 'main' };
    // @ts-expect-error two kinds of generator
    void ({ list: { elements: [] }, clusters: {} } satisfies Generator);
    // @ts-expect-error folders and files
    void ({ git: { ...repository, directories: [], files: [] } } satisfies Generator);
    // @ts-expect-error a matrix of three
    void ({ matrix: { generators: [{ clusters: {} }, { clusters: {} }, { clusters: {} }] } } satisfies Generator);
    // @ts-expect-error a merge without keys
    void ({ merge: { generators: [{ clusters: {} }, { clusters: {} }], mergeKeys: [] } } satisfies Generator);
    // @ts-expect-error two providers
    void ({ scmProvider: { github: { organization: 'a' }, gitlab: { group: 'a' } } } satisfies Generator);
    expect(repository.revision).toBe('main');
  });
});
