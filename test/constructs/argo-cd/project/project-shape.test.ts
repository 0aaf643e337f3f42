import { App, Chart, Duration } from 'cdk8s';
import { AppProject } from 'cdk8s-gitops';
import { messageOf } from '../../../message-of';

const shop = {
  metadata: { name: 'shop' },
  sourceRepos: ['https://github.com/acme/shop.git'],
  destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'shop-*' }],
};
const night = { kind: 'allow', schedule: '0 22 * * *', duration: '8h', applications: ['*'] };

/** Makes a project of props that plain JavaScript can pass, but TypeScript may refuse. */
const make = (props: object) => new AppProject(new Chart(new App(), 'projects'), 'shop', { ...shop, ...props });
const messageOn = (props: object) => messageOf(() => make(props));
const located = (message: string) => `[projects/shop] ${message}`;
const withRole = (role: object) => ({ roles: [{ name: 'ci', ...role }] });
const withWindow = (window: object) => ({ syncWindows: [{ ...night, ...window }] });

test('all problems of a project are reported at once', () => {
  expect(
    messageOn({
      sourceRepos: ['https://github.com/acme/[a'],
      destinations: [{ namespace: 'shop' }],
      roles: [{ name: '-ci', policies: ['p, proj:shop:-ci, application, sync, shop/*, allow'] }],
    }),
  ).toMatchInlineSnapshot(`
   "[projects/shop] Cannot use "https://github.com/acme/[a" as sourceRepos[0]: it must close each bracket and brace in it, and not exclude everything, as "!*" does
     Fix: use a glob such as "shop-*", or "!kube-*" to exclude what it matches
   [projects/shop] Cannot use destinations[0] without any of server, name: one is required
     Fix: add server: "https://kubernetes.default.svc"
   [projects/shop] Cannot use "-ci" as roles[0].name: it must be letters, digits, "-" and "_", with a letter or digit at both ends
     Fix: use "ci"
   [projects/shop] Cannot use "application" as resource of roles[0].policies[0]: it must be one of "applications", "applicationsets", "clusters", "exec", "logs", "repositories"
     Fix: use "applications""
  `);
});

test.each<[string, object, string]>([
  ['an unknown field', { sourceRepo: ['*'] }, 'Cannot use sourceRepo: the field is unknown\n  Fix: use sourceRepos'],
  [
    'a group with a version, which no object has,',
    { clusterResourceWhitelist: [{ group: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' }] },
    'Cannot use "rbac.authorization.k8s.io/v1" as clusterResourceWhitelist[0].group: it must be an API group, without ' +
      'a version\n  Fix: use "rbac.authorization.k8s.io"',
  ],
  [
    'an empty whitelist, with which Argo CD would allow every kind,',
    { namespaceResourceWhitelist: [] },
    'Cannot use [] as namespaceResourceWhitelist: Argo CD stores it as no list, which allows every kind\n' +
      "  Fix: use namespaceResourceBlacklist: [{ group: '*', kind: '*' }]",
  ],
  [
    'a pattern that only excludes, so that Argo CD allows everything else,',
    { sourceRepos: ['https://github.com/acme/*', '!https://github.com/acme/secrets'] },
    'Cannot use "!https://github.com/acme/secrets" as sourceRepos[1] without "*": Argo CD then allows everything ' +
      'that it does not match\n' +
      '  Fix: add "*" if that is what you want, or remove the pattern: what is not listed is refused',
  ],
  [
    'a destination that only excludes',
    {
      destinations: [
        { server: '*', namespace: 'shop' },
        { server: '*', namespace: '!kube-system' },
      ],
    },
    'Cannot use "!kube-system" as destinations[1].namespace without "*": Argo CD then allows everything that it does ' +
      'not match\n  Fix: add "*" if that is what you want, or remove the pattern: what is not listed is refused',
  ],
  [
    'a pattern that excludes all',
    { sourceRepos: ['*', '!*'] },
    'Cannot use "!*" as sourceRepos[1]: it must close each bracket and brace in it, and not exclude everything, as "!*" does\n' +
      '  Fix: use a glob such as "shop-*", or "!kube-*" to exclude what it matches',
  ],
  [
    'a repository that is listed twice',
    { sourceRepos: ['*', '*'] },
    'Cannot use sourceRepos[1]: item 0 of the list is the same\n  Fix: change or remove one of them',
  ],
  [
    'a repository without a scheme',
    { sourceRepos: ['ftp://example.com/a'] },
    'Cannot use "ftp://example.com/a" as sourceRepos[0]: it must start with https://, http://, ssh://, git://, oci://, ' +
      'file:// or the name of a registry, and have no spaces\n  Fix: use "https://example.com/a"',
  ],
  [
    'a destination that is listed twice',
    { destinations: [...shop.destinations, ...shop.destinations] },
    'Cannot use destinations[1]: item 0 of the list has the same cluster and namespace\n' +
      '  Fix: change or remove one of them',
  ],
  [
    'a destination with a slash at the end of the address',
    { destinations: [{ server: 'https://10.0.0.1/', namespace: '*' }] },
    'Cannot use "https://10.0.0.1/" as destinations[0].server: Argo CD compares addresses without a slash at the end\n' +
      '  Fix: use "https://10.0.0.1"',
  ],
  [
    'an account for what it is not for',
    { destinationServiceAccounts: [{ server: '!https://10.0.0.1', defaultServiceAccount: 'deployer' }] },
    'Cannot use "!https://10.0.0.1" as destinationServiceAccounts[0].server: it must close each bracket and brace in ' +
      'it, and have no "!"\n  Fix: use a glob such as "shop-*"',
  ],
  [
    'a glob of accounts',
    { destinationServiceAccounts: [{ server: '*', defaultServiceAccount: 'deploy-*' }] },
    'Cannot use "deploy-*" as destinationServiceAccounts[0].defaultServiceAccount: it must be the name of one account, ' +
      'maybe after a namespace and ":"\n  Fix: use "deployer"',
  ],
])('%s is refused', (_name, props, expected) => {
  expect(messageOn(props)).toBe(located(expected));
});

test.each<[string, object]>([
  ['a pattern that excludes, next to "*"', { sourceRepos: ['*', '!https://github.com/acme/secrets'] }],
  [
    'a destination that excludes, next to one that allows all',
    {
      destinations: [
        { server: '*', namespace: '*' },
        { server: '*', namespace: '!kube-system' },
      ],
    },
  ],
  ['a destination with the address and the name of a cluster', { destinations: [{ server: '*', name: '*' }] }],
  ['a quoted group with a comma', withRole({ groups: ['"cn=dev,dc=acme"'] })],
  ['an action on resources', withRole({ policies: [{ action: 'action/apps/Deployment/restart' }] })],
])('a project may have %s', (_name, props) => {
  expect(() => make(props)).not.toThrow();
});

test.each<[string, object, string]>([
  [
    'whose policy is of another project',
    { policies: ['p, proj:other:ci, applications, sync, other/*, allow'] },
    'Cannot use "p, proj:other:ci, applications, sync, other/*, allow" as roles[0].policies[0]: it must be of the form ' +
      '"p, proj:shop:ci, RESOURCE, ACTION, shop/OBJECT, allow"\n' +
      "  Fix: use { action: 'sync' }, from which the line is made",
  ],
  [
    'whose policy is on an object of another project',
    { policies: ['p, proj:shop:ci, applications, sync, other/*, allow'] },
    'Cannot use "p, proj:shop:ci, applications, sync, other/*, allow" as roles[0].policies[0]: it must be of the form ' +
      '"p, proj:shop:ci, RESOURCE, ACTION, shop/OBJECT, allow"\n' +
      "  Fix: use { action: 'sync' }, from which the line is made",
  ],
  [
    'with an unknown action',
    { policies: [{ action: 'snyc' }] },
    'Cannot use "snyc" as roles[0].policies[0].action: it must be one of get, create, update, delete, sync, override, ' +
      '*, or start with action/, update/ or delete/\n  Fix: use "sync"',
  ],
  [
    'with a misspelt field of a permission',
    { policies: [{ action: 'get', resourc: 'logs' }] },
    'Cannot use roles[0].policies[0].resourc: the field is unknown\n  Fix: use resource',
  ],
  [
    'with two policies that become the same line',
    { policies: [{ action: 'sync' }, 'p, proj:shop:ci, applications, sync, shop/*, allow'] },
    'Cannot use roles[0].policies[1]: item 0 of the list is the same\n  Fix: change or remove one of them',
  ],
  [
    'with a group whose comma is not quoted',
    { groups: ['cn=dev,dc=acme'] },
    'Cannot use "cn=dev,dc=acme" as roles[0].groups[0]: it must have no spaces at its ends and no quotes in it, and be quoted if it has a comma\n' +
      '  Fix: use "\\"cn=dev,dc=acme\\""',
  ],
])('a role %s is refused', (_name, role, expected) => {
  expect(messageOn(withRole(role))).toBe(located(expected));
});

test.each(['* * * * *', '0 22 * * MON-FRI', '*/15 0-6,18-23 1 JAN,jul ?', '0 0 29 2 *', '5/10 * * * 0'])(
  'a window may open at %p',
  (schedule) => {
    expect(() => make(withWindow({ schedule }))).not.toThrow();
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
  expect(messageOn(withWindow({ schedule }))).toBe(
    located(`Cannot use "${schedule}" as syncWindows[0].schedule: ${why}\n  Fix: use "0 22 * * MON-FRI", for example`),
  );
});

test.each(['UTC', 'Europe/Berlin', 'US/Pacific', 'Asia/Kolkata'])('a time zone may be %s', (timeZone) => {
  expect(() => make(withWindow({ timeZone }))).not.toThrow();
});

test.each<[string, object, string]>([
  [
    'with a duration without a unit',
    { duration: '90' },
    'Cannot use "90" as syncWindows[0].duration: it must be numbers with the units h, m and s\n  Fix: use "1h30m"',
  ],
  [
    'with a time zone in small letters, which Argo CD would treat as UTC,',
    { timeZone: 'europe/berlin' },
    'Cannot use "europe/berlin" as syncWindows[0].timeZone: it must be the name of a time zone; Argo CD treats any other as UTC\n  Fix: use "Europe/Berlin"',
  ],
  [
    'with an unknown time zone',
    { timeZone: 'Berlin' },
    'Cannot use "Berlin" as syncWindows[0].timeZone: it must be the name of a time zone; Argo CD treats any other as UTC\n' +
      '  Fix: use "Europe/Berlin"',
  ],
  [
    'for nothing',
    { applications: [] },
    'Cannot use syncWindows[0] without any of applications, namespaces, clusters: one is required\n' +
      "  Fix: add applications: ['*']",
  ],
  [
    'without a schedule',
    { schedule: undefined },
    'Cannot leave out syncWindows[0].schedule: it is required\n  Fix: add schedule: "0 22 * * MON-FRI"',
  ],
  [
    'that neither allows nor denies',
    { kind: 'alow' },
    'Cannot use "alow" as syncWindows[0].kind: it must be one of "allow", "deny"\n  Fix: use "allow"',
  ],
])('a window %s is refused', (_name, window, expected) => {
  expect(messageOn(withWindow(window))).toBe(located(expected));
});

test('a window that is written like one before it is refused', () => {
  const syncWindows = [night, { ...night, manualSync: true, duration: Duration.hours(8), clusters: [] }];

  expect(messageOn({ syncWindows })).toBe(
    located('Cannot use syncWindows[1]: item 0 of the list is the same\n  Fix: change or remove one of them'),
  );
});
