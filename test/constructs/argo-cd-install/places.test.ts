import { type ArgoCdInstallProps } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { render } from './render';

const url = 'https://cd.example.com';
const host = 'be the name of a host, in lower case, without scheme, port and path';
const pattern = `${host}; "*." may be its beginning`;
const gateway = { parentRefs: [{ name: 'public' }] };
const percentage = 'be a percentage, 100% at most';
const subdomain =
  'be 1 to 253 lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part';

const wrong: [path: string, value: string, rule: string, better: string, object][] = [
  [
    'ingress.host',
    'https://cd.example.com/',
    pattern,
    'cd.example.com',
    { url, ingress: { host: 'https://cd.example.com/' } },
  ],
  ['ingress.extraHosts[0]', 'a.*.com', pattern, 'argocd.example.com', { url, ingress: { extraHosts: ['a.*.com'] } }],
  ['ingress.grpcHost', 'CD.example.com', pattern, 'cd.example.com', { url, ingress: { grpcHost: 'CD.example.com' } }],
  ['ingress.path', 'argo', 'begin with a slash', '/argo-cd', { url, ingress: { path: 'argo' } }],
  ['ingress.className', 'Nginx', subdomain, 'nginx', { url, ingress: { className: 'Nginx' } }],
  ['ingress.tls', 'a b', subdomain, 'a-b', { url, ingress: { tls: 'a b' } }],
  [
    'gateway.hostnames[0]',
    'cd.example.com:443',
    pattern,
    'cd.example.com',
    { insecure: true, gateway: { ...gateway, hostnames: ['cd.example.com:443'] } },
  ],
  [
    'gateway.parentRefs[0].name',
    'The Gateway',
    subdomain,
    'the-gateway',
    { url, insecure: true, gateway: { parentRefs: [{ name: 'The Gateway' }] } },
  ],
  [
    'certificate.dnsNames[0]',
    'https://cd.example.com',
    pattern,
    'cd.example.com',
    { url, certificate: { issuer: { name: 'letsencrypt' }, dnsNames: ['https://cd.example.com'] } },
  ],
  [
    'openShift.host',
    'https://cd.example.com',
    host,
    'cd.example.com',
    { openShift: { host: 'https://cd.example.com' } },
  ],
  ['redis.external.host', 'redis:6380', host, 'redis', { redis: { external: { host: 'redis:6380' } } }],
  [
    'server.service.loadBalancerSourceRanges[0]',
    '10.0.0.0',
    'be a range of IP addresses',
    '10.0.0.0/8',
    { server: { service: { type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.0'] } } },
  ],
  [
    'server.disruptionBudget.minAvailable',
    '150%',
    percentage,
    '50%',
    { server: { disruptionBudget: { minAvailable: '150%' } } },
  ],
  [
    'metrics.serviceMonitors.interval',
    '30',
    'be a duration with units, such as 1m30s',
    '30s',
    { metrics: { serviceMonitors: { interval: '30' } } },
  ],
];

test.each(wrong)('%s %j is refused, because no cluster takes it', (path, value, rule, better, props) => {
  expect(messageOf(() => render(props as ArgoCdInstallProps))).toBe(
    `[chart/argocd] Cannot use ${JSON.stringify(value)} as ${path}: it must ${rule}\n  Fix: use "${better}"`,
  );
});

test.each<[string, object]>([
  ['hosts below a name', { url, ingress: { host: '*.example.com', extraHosts: ['cd.example.com'] } }],
  ['an address of Redis', { redis: { external: { host: '10.0.0.1' } } }],
  ['half of the Pods', { server: { replicas: 2, disruptionBudget: { maxUnavailable: '50%' } } }],
  ['more Pods than wanted', { server: { strategy: { rollingUpdate: { maxSurge: '200%' } } } }],
  ['compound durations', { metrics: { serviceMonitors: { interval: '1m30s' } } }],
])('%s is accepted', (_name, props) => {
  expect(() => render(props as ArgoCdInstallProps)).not.toThrow();
});

test('a hydrator without its commit server is refused', () => {
  expect(messageOf(() => render({ hydrator: true, commitServer: { enabled: false } }))).toBe(
    '[chart/argocd] Cannot use false as commitServer.enabled with hydrator: true: nothing would push the rendered ' +
      'manifests\n  Fix: leave hydrator out, or leave enabled out',
  );
});
