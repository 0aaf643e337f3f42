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

function messageOn(props: object): string {
  try {
    synth(props);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

const night = { kind: 'allow', schedule: '0 22 * * *', duration: '8h', applications: ['*'] } as const;
const onWindow = (window: object) => messageOn({ syncWindows: [{ ...night, ...window }] });
const onPolicy = (line: string) => messageOn({ roles: [{ name: 'ci', policies: [line] }] });

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

describe('the checks of an AppProject', () => {
  test('all problems are reported at once', () => {
    expect(
      messageOn({
        sourceRepos: ['https://github.com/acme/[a'],
        destinations: [{ namespace: 'shop' }],
        roles: [{ name: '-ci', policies: ['p, proj:shop:-ci, application, sync, shop/*, allow'] }],
      }),
    ).toMatchInlineSnapshot(`
     "[projects/shop] Cannot use "https://github.com/acme/[a" as sourceRepos[0]: a bracket or brace in it is not closed
       Fix: close it, or put a backslash in front of it
     [projects/shop] Cannot leave both server and name out of destinations[0]: it allows nothing
       Fix: give server: 'https://kubernetes.default.svc' for this cluster, '*' for all
     [projects/shop] Cannot use "-ci" as roles[0].name: it must be letters, digits, "-" and "_", with a letter or digit at both ends
       Fix: use "ci", for example
     [projects/shop] Cannot use "application" as resource in roles[0].policies: it must be one of applications, applicationsets, clusters, exec, logs, repositories
       Fix: use "applications""
    `);
  });

  test('the message on an unknown field names the nearest field', () => {
    expect(messageOn({ sourceRepo: ['*'] })).toMatchInlineSnapshot(`
     "[projects/shop] Cannot use sourceRepo: no field has that name
       Fix: use sourceRepos"
    `);
  });

  test('an empty whitelist is refused, since Argo CD would allow every kind', () => {
    expect(messageOn({ namespaceResourceWhitelist: [] })).toMatchInlineSnapshot(`
     "[projects/shop] Cannot use [] as namespaceResourceWhitelist: Argo CD stores it as no list, which allows every kind
       Fix: use namespaceResourceBlacklist: [{ group: '*', kind: '*' }]"
    `);
  });

  test('a pattern that only denies is refused, since Argo CD then allows everything else', () => {
    expect(messageOn({ sourceRepos: ['https://github.com/acme/*', '!https://github.com/acme/secrets'] }))
      .toMatchInlineSnapshot(`
     "[projects/shop] Cannot use "!https://github.com/acme/secrets" in sourceRepos without "*": Argo CD then allows everything that it does not match
       Fix: add "*" if that is meant, else leave it out: what is not listed is refused anyway"
    `);
    expect(messageOn({ sourceRepos: ['*', '!https://github.com/acme/secrets'] })).toBe('');
  });

  test('a destination that only denies is refused', () => {
    const denied = { server: '*', namespace: '!kube-system' };
    expect(messageOn({ destinations: [{ server: '*', namespace: 'shop' }, denied] })).toMatchInlineSnapshot(`
     "[projects/shop] Cannot use "!kube-system" in destinations without "*": Argo CD then allows everything that it does not match
       Fix: add "*" if that is meant, else leave it out: what is not listed is refused anyway"
    `);
    expect(messageOn({ destinations: [{ server: '*', namespace: '*' }, denied] })).toBe('');
  });

  test('a repository that is listed twice is refused', () => {
    expect(messageOn({ sourceRepos: ['*', '*'] })).toMatchInlineSnapshot(`
     "[projects/shop] Cannot use "*" twice in sourceRepos: Argo CD refuses the project
       Fix: keep one of them"
    `);
  });

  test.each(['* * * * *', '0 22 * * MON-FRI', '*/15 0-6,18-23 1 JAN,jul ?', '0 0 29 2 *', '5/10 * * * 0'])(
    'a window may open at %p',
    (schedule) => {
      expect(onWindow({ schedule })).toBe('');
    },
  );

  test.each([
    ['@daily', 'it must have five fields: minute, hour, day, month, weekday'],
    ['0 22 * *', 'it must have five fields: minute, hour, day, month, weekday'],
    ['60 22 * * *', 'minute must be from 0 to 59'],
    ['0 22 * * 7', 'weekday must be from 0 to 6'],
    ['0 22 * * fri-mon', 'weekday must not run backwards, as fri-mon does'],
    ['*/0 * * * *', 'minute must be a number, a range such as 1-5, "*", or one of these with a step, as in */15'],
    ['0 0 31 2,4 *', 'no month in it has such a day'],
  ])('a window may not open at %p', (schedule, why) => {
    expect(onWindow({ schedule })).toBe(
      `[projects/shop] Cannot use "${schedule}" as syncWindows[0].schedule: ${why}\n` +
        '  Fix: use "0 22 * * MON-FRI", for example',
    );
  });

  test('a duration without a unit is refused', () => {
    expect(onWindow({ duration: '90' })).toMatchInlineSnapshot(`
     "[projects/shop] Cannot use "90" as syncWindows[0].duration: it must be a Duration, or numbers with the units h, m and s
       Fix: use Duration.minutes(90), or "1h30m""
    `);
  });

  test.each(['UTC', 'Europe/Berlin', 'US/Pacific', 'Asia/Kolkata'])('a time zone may be %s', (timeZone) => {
    expect(onWindow({ timeZone })).toBe('');
  });

  test('a time zone that Argo CD would treat as UTC is refused', () => {
    expect(onWindow({ timeZone: 'europe/berlin' })).toMatchInlineSnapshot(`
     "[projects/shop] Cannot use "europe/berlin" as syncWindows[0].timeZone: Argo CD would take it for UTC
       Fix: use "Europe/Berlin""
    `);
    expect(onWindow({ timeZone: 'Berlin' })).toMatchInlineSnapshot(`
     "[projects/shop] Cannot use "Berlin" as syncWindows[0].timeZone: Argo CD would take it for UTC
       Fix: use a name such as "Europe/Berlin""
    `);
  });

  test('a window for nothing is refused', () => {
    expect(onWindow({ applications: [] })).toMatchInlineSnapshot(`
     "[projects/shop] Cannot use syncWindows[0]: it is for nothing
       Fix: give applications: ['*'], or namespaces or clusters"
    `);
  });

  test('a window that is listed twice is refused', () => {
    expect(messageOn({ syncWindows: [night, { ...night, manualSync: true }] })).toMatchInlineSnapshot(`
     "[projects/shop] Cannot use syncWindows[1]: it equals syncWindows[0]
       Fix: remove one"
    `);
  });

  test('a policy of another project is refused', () => {
    expect(onPolicy('p, proj:other:ci, applications, sync, other/*, allow')).toMatchInlineSnapshot(`
     "[projects/shop] Cannot use "p, proj:other:ci, applications, sync, other/*, allow" in roles[0].policies: it must be of the form "p, proj:shop:ci, RESOURCE, ACTION, shop/OBJECT, allow"
       Fix: use { action: 'sync' }, from which the line is made"
    `);
  });

  test('a policy on an object of another project is refused', () => {
    expect(onPolicy('p, proj:shop:ci, applications, sync, other/*, allow')).toMatchInlineSnapshot(`
     "[projects/shop] Cannot use "other/*" as object in roles[0].policies: it must be shop/NAME or shop/NAMESPACE/NAME
       Fix: use "shop/*" for all"
    `);
  });

  test('a group with a comma must be quoted', () => {
    expect(messageOn({ roles: [{ name: 'ci', groups: ['cn=dev,dc=acme'] }] })).toMatchInlineSnapshot(`
     "[projects/shop] Cannot use "cn=dev,dc=acme" in roles[0].groups: a comma in it must be quoted
       Fix: use '"cn=dev,dc=acme"'"
    `);
    expect(messageOn({ roles: [{ name: 'ci', groups: ['"cn=dev,dc=acme"'] }] })).toBe('');
  });
});
