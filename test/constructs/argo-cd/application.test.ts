import { App as PlainApp, Chart, Duration, Testing } from 'cdk8s';
import { Application, type ApplicationProps, type Manifest } from 'cdk8s-gitops';

const guestbook = {
  metadata: { name: 'guestbook' },
  project: 'default',
  source: { repoURL: 'https://github.com/argoproj/argocd-example-apps.git', path: 'guestbook' },
  destination: { namespace: 'guestbook' },
} satisfies ApplicationProps;

function synth(props: ApplicationProps, chartProps = {}): Manifest {
  const chart = new Chart(new PlainApp(), 'apps', chartProps);
  new Application(chart, 'guestbook', props);
  return Testing.synth(chart)[0] as Manifest;
}

const specOf = (props: Partial<ApplicationProps>) => synth({ ...guestbook, ...props } as ApplicationProps).spec;

describe('Application', () => {
  test('an Application is written to the namespace argocd and deploys to this cluster', () => {
    expect(synth(guestbook)).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'guestbook', namespace: 'argocd' },
      spec: {
        project: 'default',
        source: { repoURL: 'https://github.com/argoproj/argocd-example-apps.git', path: 'guestbook' },
        destination: { namespace: 'guestbook', server: 'https://kubernetes.default.svc' },
      },
    });
  });

  test('the namespace of the chart wins over argocd', () => {
    expect(synth(guestbook, { namespace: 'gitops' }).metadata?.namespace).toBe('gitops');
  });

  test('if no name is given, it comes from the construct path, without a hash', () => {
    expect(synth({ ...guestbook, metadata: undefined }).metadata?.name).toBe('apps-guestbook');
  });

  test('a destination with a cluster of its own keeps it', () => {
    expect(specOf({ destination: { name: 'production', namespace: 'web' } })).toHaveProperty('destination', {
      name: 'production',
      namespace: 'web',
    });
  });

  test('defaults are left out, since Argo CD leaves them out too', () => {
    const source = { ...guestbook.source, directory: { recurse: false } };
    const spec = specOf({ source, syncPolicy: { automated: { selfHeal: true }, syncOptions: [] }, info: [] });
    expect(spec).toEqual({
      project: 'default',
      source: guestbook.source,
      destination: { namespace: 'guestbook', server: 'https://kubernetes.default.svc' },
      syncPolicy: { automated: { selfHeal: true } },
    });
  });

  test.each<[string, object]>([
    ['plugin that finds out itself whether it is meant', { source: { ...guestbook.source, plugin: {} } }],
    [
      'empty parameter of a plugin',
      {
        source: {
          ...guestbook.source,
          plugin: {
            parameters: [
              { name: 'a', string: '' },
              { name: 'b', array: [] },
            ],
          },
        },
      },
    ],
    [
      'switch that is given',
      { syncPolicy: { automated: { prune: false, selfHeal: false, allowEmpty: false, enabled: true } } },
    ],
  ])('a %s is kept, since Argo CD keeps it', (_name, fields) => {
    expect(specOf(fields)).toMatchObject(fields);
  });

  test('an empty value that has a meaning is kept', () => {
    const spec = specOf({ syncPolicy: { automated: {}, retry: { limit: 0 } }, revisionHistoryLimit: 0 });
    expect(spec).toMatchObject({ syncPolicy: { automated: {}, retry: {} }, revisionHistoryLimit: 0 });
    expect(spec).not.toHaveProperty('syncPolicy.retry.limit');
  });

  test('suspended automated syncs are written as enabled: false', () => {
    expect(specOf({ syncPolicy: { automated: { enabled: false } } })).toHaveProperty('syncPolicy.automated', {
      enabled: false,
    });
  });

  test('values of a chart as an object are written as valuesObject', () => {
    const source = { ...guestbook.source, helm: { values: { replicas: 0, tls: false, hosts: [] } } };
    expect(specOf({ source })).toHaveProperty('source.helm', {
      valuesObject: { replicas: 0, tls: false, hosts: [] },
    });
  });

  test('values of a chart as text stay text, with the nulls in it', () => {
    const source = { ...guestbook.source, helm: { values: 'livenessProbe: null\n' } };
    expect(specOf({ source })).toHaveProperty('source.helm', { values: 'livenessProbe: null\n' });
  });

  test('pauses between attempts are written as Go durations', () => {
    const backoff = { duration: Duration.seconds(90), factor: 3, maxDuration: '1h' };
    expect(specOf({ syncPolicy: { retry: { limit: 2, backoff } } })).toHaveProperty('syncPolicy.retry.backoff', {
      duration: '1m30s',
      factor: 3,
      maxDuration: '1h',
    });
  });

  test('objects stay when the Application is deleted, unless deletionPolicy is set', () => {
    expect(synth(guestbook).metadata).not.toHaveProperty('finalizers');
  });

  test('cascade deletes the objects first', () => {
    const { metadata } = synth({ ...guestbook, deletionPolicy: 'cascade' });
    expect(metadata?.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io/foreground']);
  });

  test('cascade-background leaves dependents to the garbage collector', () => {
    const { metadata } = synth({ ...guestbook, deletionPolicy: 'cascade-background' });
    expect(metadata?.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io/background']);
  });

  test('other finalizers are kept', () => {
    const metadata = { name: 'guestbook', finalizers: ['example.com/audit'] };
    expect(synth({ ...guestbook, metadata, deletionPolicy: 'cascade' }).metadata?.finalizers).toEqual([
      'example.com/audit',
      'resources-finalizer.argocd.argoproj.io/foreground',
    ]);
  });

  test('props are not changed', () => {
    const props = { ...guestbook, source: { ...guestbook.source, helm: { values: { a: { b: false } } } } };
    const before = structuredClone(props);
    synth(props);
    expect(props).toEqual(before);
  });

  test('fields that exclude each other do not compile', () => {
    const { source, destination } = guestbook;
    // @ts-expect-error source and sources
    void ({ ...guestbook, sources: [source] } satisfies ApplicationProps);
    // @ts-expect-error a folder and a chart
    void ({ ...guestbook, source: { ...source, chart: 'web', targetRevision: '1.0.0' } } satisfies ApplicationProps);
    // @ts-expect-error a chart without a version
    void ({ ...guestbook, source: { repoURL: source.repoURL, chart: 'web' } } satisfies ApplicationProps);
    // @ts-expect-error two tools
    void ({ ...guestbook, source: { ...source, helm: {}, kustomize: {} } } satisfies ApplicationProps);
    // @ts-expect-error server and name
    void ({ ...guestbook, destination: { ...destination, server: 'https://a', name: 'a' } } satisfies ApplicationProps);
    // @ts-expect-error an unknown sync option
    void ({ ...guestbook, syncPolicy: { syncOptions: ['CreateNamespace'] } } satisfies ApplicationProps);
    // @ts-expect-error no project
    void ({ source, destination } satisfies ApplicationProps);
    expect(guestbook.project).toBe('default');
  });
});
