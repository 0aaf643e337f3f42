import { App, Chart, Duration, Testing } from 'cdk8s';
import { AppProject, type AppProjectProps, type Manifest } from 'cdk8s-gitops';

const shop = {
  metadata: { name: 'shop' },
  sourceRepos: ['https://github.com/acme/shop.git'],
  destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'shop-*' }],
} satisfies AppProjectProps;

function synth(props: object): Manifest {
  const chart = new Chart(new App(), 'projects');
  new AppProject(chart, 'shop', { ...shop, ...props });
  return Testing.synth(chart)[0] as Manifest;
}

const night = { kind: 'allow', schedule: '0 22 * * *', duration: '8h', applications: ['*'] } as const;

describe('AppProject', () => {
  test('a project is written to the namespace argocd', () => {
    expect(synth({})).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: 'shop', namespace: 'argocd' },
      spec: { sourceRepos: shop.sourceRepos, destinations: shop.destinations },
    });
  });

  test('a permission becomes the line that Argo CD reads', () => {
    const policies = [{ action: 'sync' }, { resource: 'logs', action: 'get', object: 'web-*', effect: 'deny' }];
    expect(synth({ roles: [{ name: 'ci', policies }] }).spec).toHaveProperty('roles', [
      {
        name: 'ci',
        policies: [
          'p, proj:shop:ci, applications, sync, shop/*, allow',
          'p, proj:shop:ci, logs, get, shop/web-*, deny',
        ],
      },
    ]);
  });

  test('a line of Casbin stays as it is', () => {
    const line = 'p, proj:shop:ci, applications, action/apps/Deployment/restart, shop/*, allow';
    expect(synth({ roles: [{ name: 'ci', policies: [line] }] }).spec).toHaveProperty('roles[0].policies', [line]);
  });

  test('a sync window is written with a Go duration, without defaults', () => {
    const window = { ...night, duration: Duration.minutes(90), manualSync: false, timeZone: 'Europe/Berlin' };
    expect(synth({ syncWindows: [window] }).spec).toHaveProperty('syncWindows', [
      { kind: 'allow', schedule: '0 22 * * *', duration: '1h30m', applications: ['*'], timeZone: 'Europe/Berlin' },
    ]);
  });

  test('an empty object switches on reports of orphaned resources', () => {
    expect(synth({ orphanedResources: {} }).spec).toHaveProperty('orphanedResources', {});
  });

  test('props are not changed', () => {
    const props = { roles: [{ name: 'ci', policies: [{ action: 'sync' }] }], syncWindows: [{ ...night }] };
    const before = structuredClone(props);
    synth(props);
    expect(props).toEqual(before);
  });

  test('a window for nothing and a destination without a cluster do not compile', () => {
    const { applications, ...window } = night;
    // @ts-expect-error no applications, namespaces or clusters
    void ({ ...shop, syncWindows: [window] } satisfies AppProjectProps);
    // @ts-expect-error neither server nor name
    void ({ ...shop, destinations: [{ namespace: 'shop' }] } satisfies AppProjectProps);
    // @ts-expect-error an unknown action
    void ({ ...shop, roles: [{ name: 'ci', policies: [{ action: 'read' }] }] } satisfies AppProjectProps);
    expect(applications).toEqual(['*']);
  });
});
