import { find, labels, type Loose, render } from './render';
import { messageOf } from '../../message-of';

const url = 'https://argocd.example.com';

test('an Ingress has the host of url and leads to port 443, on which the server uses HTTPS', () => {
  const ingress = find(render({ url, ingress: { className: 'traefik' } }), 'Ingress', 'argocd-server');

  expect(ingress.spec).toEqual({
    ingressClassName: 'traefik',
    rules: [
      {
        host: 'argocd.example.com',
        http: {
          paths: [
            {
              path: '/',
              pathType: 'Prefix',
              backend: { service: { name: 'argocd-server', port: { number: 443 } } },
            },
          ],
        },
      },
    ],
  });
});

test('insecure sets the parameter, restarts the server, and moves the Ingress to port 80', () => {
  const manifests = render({ url, insecure: true, ingress: {} });
  const path = find(manifests, 'Ingress', 'argocd-server').spec.rules[0].http.paths[0];

  expect(find(manifests, 'ConfigMap', 'argocd-cmd-params-cm').data).toEqual({ 'server.insecure': 'true' });
  expect(path.backend.service.port).toEqual({ number: 80 });
  expect(Object.keys(annotationsOf(manifests, 'argocd-server'))).toEqual(['checksum/cmd-params']);
});

test('insecure as a parameter moves the Ingress in the same way', () => {
  const manifests = render({ url, params: { 'server.insecure': 'true' }, ingress: {} });

  expect(find(manifests, 'Ingress', 'argocd-server').spec.rules[0].http.paths[0].backend.service.port).toEqual({
    number: 80,
  });
});

test('an Ingress of nginx has an annotation for HTTPS on port 443, and none for port 80', () => {
  const secure = find(render({ url, ingress: { className: 'nginx' } }), 'Ingress', 'argocd-server');
  const plain = find(render({ url, insecure: true, ingress: { className: 'nginx' } }), 'Ingress', 'argocd-server');

  expect(secure.metadata.annotations).toEqual({ 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' });
  expect(plain.metadata.annotations).toBeUndefined();
});

test('grpcHost adds a second Ingress for gRPC', () => {
  const manifests = render({ url, ingress: { className: 'nginx', tls: true, grpcHost: 'grpc.argocd.example.com' } });
  const grpc = find(manifests, 'Ingress', 'argocd-server-grpc');

  expect(grpc.metadata.annotations).toEqual({ 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPCS' });
  expect(grpc.spec.tls).toEqual([{ hosts: ['grpc.argocd.example.com'], secretName: 'argocd-server-grpc-tls' }]);
  expect(find(manifests, 'Ingress', 'argocd-server').spec.tls).toEqual([
    { hosts: ['argocd.example.com'], secretName: 'argocd-server-tls' },
  ]);
});

test('rootPath sets both parameters and the path of the Ingress', () => {
  const manifests = render({ url, server: { rootPath: '/argo-cd' }, ingress: {} });

  expect(find(manifests, 'ConfigMap', 'argocd-cmd-params-cm').data).toEqual({
    'server.rootpath': '/argo-cd',
    'server.basehref': '/argo-cd',
  });
  expect(find(manifests, 'Ingress', 'argocd-server').spec.rules[0].http.paths[0].path).toBe('/argo-cd');
});

test('url goes to argocd-cm and to the templates of notifications', () => {
  const manifests = render({ url, config: { 'statusbadge.enabled': true } });

  expect(find(manifests, 'ConfigMap', 'argocd-cm').data).toMatchObject({
    url,
    'statusbadge.enabled': 'true',
    'statusbadge.url': `${url}/`,
  });
  expect(find(manifests, 'ConfigMap', 'argocd-notifications-cm').data).toEqual({ context: `argocdUrl: ${url}\n` });
});

test('a Gateway gets an HTTPRoute, and a GRPCRoute on request', () => {
  const gateway = { parentRefs: [{ name: 'public' }], grpcHostnames: ['grpc.example.com'] };
  const manifests = render({ url, insecure: true, gateway });

  expect(find(manifests, 'HTTPRoute', 'argocd-server').spec).toEqual({
    parentRefs: [{ name: 'public' }],
    hostnames: ['argocd.example.com'],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        backendRefs: [{ name: 'argocd-server', port: 80 }],
      },
    ],
  });
  expect(find(manifests, 'GRPCRoute', 'argocd-server-grpc').spec.hostnames).toEqual(['grpc.example.com']);
});

test('a certificate is written to the Secret that the server reads', () => {
  const certificate = { issuer: { name: 'letsencrypt', kind: 'ClusterIssuer' } } as const;

  expect(find(render({ url, certificate }), 'Certificate', 'argocd-server').spec).toEqual({
    secretName: 'argocd-server-tls',
    dnsNames: ['argocd.example.com'],
    issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'letsencrypt' },
  });
});

test('a Gateway can use TLS to the API server, and checks its certificate', () => {
  const gateway = { parentRefs: [{ name: 'public' }], grpcHostnames: ['grpc.example.com'] };

  const manifests = render({ url, gateway: { ...gateway, backendTls: { caCertificates: ['argocd-ca'] } } });

  expect(find(manifests, 'BackendTLSPolicy', 'argocd-server').spec).toEqual({
    targetRefs: [{ group: '', kind: 'Service', name: 'argocd-server' }],
    validation: {
      caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'argocd-ca' }],
      hostname: 'argocd.example.com',
    },
  });
  for (const [kind, name] of [
    ['HTTPRoute', 'argocd-server'],
    ['GRPCRoute', 'argocd-server-grpc'],
  ]) {
    expect(find(manifests, kind, name).spec.rules[0].backendRefs).toEqual([{ name: 'argocd-server', port: 443 }]);
  }
});

test('a Gateway can use the authorities that it trusts anyway, for another name', () => {
  const gateway = {
    parentRefs: [{ name: 'public' }],
    backendTls: { systemCa: true, hostname: 'cd.example.com' },
  } as const;

  expect(find(render({ url, gateway }), 'BackendTLSPolicy', 'argocd-server').spec.validation).toEqual({
    wellKnownCACertificates: 'System',
    hostname: 'cd.example.com',
  });
});

test('an Ingress compares the path as its controller wants it', () => {
  const ingress = { path: '/argo-cd/*', pathType: 'ImplementationSpecific' } as const;

  const [path] = find(render({ url, ingress }), 'Ingress', 'argocd-server').spec.rules[0].http
    .paths as unknown as Loose[];

  expect(path).toMatchObject(ingress);
});

test('an ApplicationSet controller gets an Ingress for webhooks', () => {
  const manifests = render({ applicationSet: { ingress: { host: 'hooks.example.com' } } });
  const [path] = find(manifests, 'Ingress', 'argocd-applicationset-controller').spec.rules[0].http
    .paths as unknown as unknown[];

  expect(path).toEqual({
    path: '/api/webhook',
    pathType: 'Prefix',
    backend: { service: { name: 'argocd-applicationset-controller', port: { number: 7000 } } },
  });
});

test('with openShift the Pods have no fixed users, and there is a Route', () => {
  const manifests = render({ openShift: true, url });
  const fixed = JSON.stringify(manifests.filter(({ kind }) => kind === 'Deployment')).match(/runAsUser|fsGroup/g);

  expect(fixed).toBeNull();
  expect(find(manifests, 'Route', 'argocd-server').spec).toMatchObject({
    host: 'argocd.example.com',
    port: { targetPort: 'https' },
    tls: { termination: 'passthrough' },
  });
});

test.each([
  [{ ingress: {} }, 'Cannot make ingress without a host', "add url: 'https://argocd.example.com', whose host it uses"],
  [
    { url: 'argocd.example.com' },
    'Cannot use "argocd.example.com" as url: it must be an address with http:// or https://',
    'use "https://argocd.example.com"',
  ],
  [
    { url, gateway: { parentRefs: [{ name: 'public' }] } },
    'Cannot make gateway without insecure: a Gateway uses HTTP to the API server, which would redirect it to HTTPS forever',
    "add insecure: true, or gateway.backendTls: { caCertificates: ['argocd-ca'] }",
  ],
  [
    { url, insecure: true, gateway: { parentRefs: [{ name: 'public' }], backendTls: { systemCa: true as const } } },
    'Cannot use gateway.backendTls with insecure: the API server then has no TLS',
    'leave one of them out',
  ],
  [
    { server: { rootPath: 'argo-cd/' } },
    'Cannot use "argo-cd/" as server.rootPath: it must begin with a slash and end without one',
    'use "/argo-cd"',
  ],
])('%j is refused', (props, what, fix) => {
  expect(messageOf(() => render(props))).toBe(`[chart/argocd] ${what}\n  Fix: ${fix}`);
});

test('without props there are no Ingress, Gateway routes, Route or certificate', () => {
  const kinds = labels(render({ url })).filter((label) => /^(Ingress|HTTPRoute|Certificate|Route)\//.test(label));

  expect(kinds).toEqual([]);
});

function annotationsOf(manifests: ReturnType<typeof render>, name: string): object {
  return find(manifests, 'Deployment', name).spec.template.metadata.annotations;
}
