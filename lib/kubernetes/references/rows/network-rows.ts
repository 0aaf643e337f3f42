import { byKind, type ReferenceRow, type RowsByKind } from './reference-row';

/** Parameters of a class or a Gateway can be of any kind. */
const parameters = { to: 'ConfigMap', relation: 'config', isTyped: true, hasNamespace: true } as const;

/** Where a route can have filters. */
const filters = ['spec.rules[].filters[]', 'spec.rules[].backendRefs[].filters[]'];

/** The references of Ingresses and of the Gateway API. */
export const networkRows: RowsByKind = {
  ...byKind(
    ['Ingress.networking.k8s.io'],
    [
      { at: 'spec', field: 'ingressClassName', to: 'IngressClass.networking.k8s.io', relation: 'class' },
      { at: 'spec.tls[]', field: 'secretName', to: 'Secret', relation: 'secret' },
      ...['spec.defaultBackend', 'spec.rules[].http.paths[].backend'].flatMap((backend): ReferenceRow[] => [
        { at: `${backend}.service`, to: 'Service', relation: 'backend' },
        { at: `${backend}.resource`, to: 'Service', relation: 'backend', isTyped: true },
      ]),
    ],
  ),
  ...byKind(['IngressClass.networking.k8s.io'], [{ at: 'spec.parameters', ...parameters }]),
  ...byKind(gatewayKinds('HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'), [
    { at: 'spec.parentRefs[]', to: gateway('Gateway'), relation: 'gateway', isTyped: true, hasNamespace: true },
    ...['spec.rules[].backendRefs[]', ...filters.map((at) => `${at}.requestMirror.backendRef`)].map(
      (at): ReferenceRow => ({ at, to: 'Service', relation: 'backend', isTyped: true, hasNamespace: true }),
    ),
    ...filters.map((at): ReferenceRow => ({
      at: `${at}.extensionRef`,
      to: 'ConfigMap',
      relation: 'config',
      isTyped: true,
    })),
  ]),
  ...byKind(gatewayKinds('Gateway'), [
    { at: 'spec', field: 'gatewayClassName', to: gateway('GatewayClass'), relation: 'class' },
    {
      at: 'spec.listeners[].tls.certificateRefs[]',
      to: 'Secret',
      relation: 'secret',
      isTyped: true,
      hasNamespace: true,
    },
    { at: 'spec.infrastructure.parametersRef', ...parameters },
  ]),
  ...byKind(gatewayKinds('GatewayClass'), [{ at: 'spec.parametersRef', ...parameters }]),
  ...byKind(gatewayKinds('BackendTLSPolicy'), [
    { at: 'spec.targetRefs[]', to: 'Service', relation: 'backend', isTyped: true },
    { at: 'spec.validation.caCertificateRefs[]', to: 'ConfigMap', relation: 'config', isTyped: true },
  ]),
};

function gateway(kind: string): string {
  return `${kind}.gateway.networking.k8s.io`;
}

function gatewayKinds(...kinds: readonly string[]): string[] {
  return kinds.map(gateway);
}
