import { deployment, graphOf, object } from './graph-of';

/** What is missing at each edge: `Service/shop/web > Deployment/shop/web: port http`. */
function missingIn(yaml: string): string[] {
  return graphOf(yaml).edges.flatMap(({ from, to, references }) =>
    references.flatMap(({ missing }) => missing.map((part) => `${from} > ${to}: ${part}`)),
  );
}

const level = deployment('{ containers: [{ env: [{ valueFrom: { configMapKeyRef: { name: log, key: level } } }] }] }');

test('the keys and ports that a reference uses, and are not there, are named', () => {
  const yaml =
    level +
    object('v1/ConfigMap', 'log', 'data: { other: a }') +
    object('v1/Service', 'web', 'spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }') +
    object(
      'networking.k8s.io/v1/Ingress',
      'web',
      'spec: { rules: [{ http: { paths: [{ backend: { service: { name: web, port: { number: 8080 } } } }] } }] }',
    );

  expect(missingIn(yaml)).toEqual([
    'Deployment/shop/web > ConfigMap/shop/log: key level',
    'Service/shop/web > Deployment/shop/web: port http',
    'Ingress/shop/web > Service/shop/web: port 8080',
  ]);
});

test.each([
  ['is empty', 'data: {}', ['Deployment/shop/web > ConfigMap/shop/log: key level']],
  ['is left out, because another program fills it in', '', []],
])('a key is missing if data %s', (_, data, missing) => {
  expect(missingIn(level + object('v1/ConfigMap', 'log', data))).toEqual(missing);
});

test('a port of a container has the protocol of the port of the Service', () => {
  const dns = deployment('{ containers: [{ ports: [{ name: dns, containerPort: 53, protocol: UDP }] }] }');
  const service = (protocol: string): string =>
    object('v1/Service', 'web', `spec: { selector: { app: web }, ports: [{ port: 53, targetPort: dns${protocol} }] }`);

  expect(missingIn(dns + service(', protocol: UDP'))).toEqual([]);
  expect(missingIn(dns + service(''))).toEqual(['Service/shop/web > Deployment/shop/web: port dns']);
});

test.each([
  [
    'admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration',
    'webhooks: [{ clientConfig: { service: { name: web, namespace: shop } } }]',
  ],
  [
    'apiextensions.k8s.io/v1/CustomResourceDefinition',
    'spec: { conversion: { webhook: { clientConfig: { service: { name: web, namespace: shop } } } } }',
  ],
  ['apiregistration.k8s.io/v1/APIService', 'spec: { service: { name: web, namespace: shop } }'],
])('the API server asks at port 443 if %s has no port', (type, fields) => {
  const service = (port: number): string => object('v1/Service', 'web', `spec: { ports: [{ port: ${port} }] }`);

  expect(missingIn(object(type, 'a', fields, '') + service(443))).toEqual([]);
  expect(missingIn(object(type, 'a', fields, '') + service(8443))).toEqual([
    `${type.split('/')[2]}//a > Service/shop/web: port 443`,
  ]);
});

test('a route names a listener of its Gateway', () => {
  const gateway = object('gateway.networking.k8s.io/v1/Gateway', 'edge', 'spec: { listeners: [{ name: https }] }');
  const route = (name: string): string =>
    object(
      'gateway.networking.k8s.io/v1/HTTPRoute',
      'web',
      `spec: { parentRefs: [{ name: edge, sectionName: ${name} }] }`,
    );

  expect(missingIn(gateway + route('https'))).toEqual([]);
  expect(missingIn(gateway + route('http'))).toEqual(['HTTPRoute/shop/web > Gateway/shop/edge: listener http']);
});

describe('a ServiceMonitor', () => {
  const service = (name: string, port: string): string =>
    object('v1/Service', name, `spec: { ports: [{ name: ${port}, port: 80 }] }`).replace(
      'namespace: shop',
      'namespace: shop, labels: { app: web }',
    );
  const monitor = object(
    'monitoring.coreos.com/v1/ServiceMonitor',
    'web',
    'spec: { selector: { matchLabels: { app: web } }, endpoints: [{ port: metrics }] }',
  );

  test('names a port of the Service', () => {
    expect(missingIn(monitor + service('web', 'http'))).toEqual([
      'ServiceMonitor/shop/web > Service/shop/web: port metrics',
    ]);
  });

  test('leaves alone the Services without the port if another one has it', () => {
    expect(missingIn(monitor + service('web', 'http') + service('web-metrics', 'metrics'))).toEqual([]);
  });
});

test('a PodMonitor names a port of a container', () => {
  const monitor = object(
    'monitoring.coreos.com/v1/PodMonitor',
    'web',
    'spec: { selector: { matchLabels: { app: web } }, podMetricsEndpoints: [{ port: metrics }] }',
  );

  expect(missingIn(deployment('{ containers: [{ ports: [{ name: http, containerPort: 80 }] }] }') + monitor)).toEqual([
    'PodMonitor/shop/web > Deployment/shop/web: port metrics',
  ]);
});
