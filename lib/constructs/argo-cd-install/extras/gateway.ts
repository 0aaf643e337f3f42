import { type Manifest } from '../../../core/manifest';
import { componentNames } from '../plan/names';
import { namespaced } from '../parts/objects';
import { type InstallPlan } from '../plan/plan';
import { type ArgoCdBackendTls, type ArgoCdGateway } from '../props/access';
import { hostOf } from './ingress';

const { name, label } = componentNames.server;
/** Routes of the Gateway API to the API server, if `gateway` is set. */
export function gatewayRoutes(plan: InstallPlan): Manifest[] {
  const { gateway, url, server } = plan.props;
  if (gateway === undefined) {
    return [];
  }
  const host = hostOf(url);
  const hostnames = gateway.hostnames ?? (host === undefined ? [] : [host]);
  const backendRefs = [{ name, port: gateway.backendTls === undefined ? 80 : 443 }];
  const matches = [{ path: { type: 'PathPrefix', value: server?.rootPath ?? '/' } }];
  const http = route(plan, 'HTTPRoute', name, gateway, { hostnames, rules: [{ matches, backendRefs }] });
  const { grpcHostnames } = gateway;
  const grpc =
    grpcHostnames === undefined
      ? []
      : [route(plan, 'GRPCRoute', `${name}-grpc`, gateway, { hostnames: grpcHostnames, rules: [{ backendRefs }] })];
  return [http, ...grpc, ...backendTlsPolicy(plan, gateway.backendTls, hostnames[0])];
}

/** Tells the Gateway to use TLS to the API server, and which certificate to expect. */
function backendTlsPolicy(plan: InstallPlan, tls: ArgoCdBackendTls | undefined, host?: string): Manifest[] {
  if (tls === undefined) {
    return [];
  }
  const authorities =
    tls.systemCa === true
      ? { wellKnownCACertificates: 'System' }
      : { caCertificateRefs: tls.caCertificates.map((id) => ({ group: '', kind: 'ConfigMap', name: id })) };
  const head = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'BackendTLSPolicy', name, component: label };
  const targetRefs = [{ group: '', kind: 'Service', name }];
  return [
    namespaced(plan, head, { spec: { targetRefs, validation: { ...authorities, hostname: tls.hostname ?? host } } }),
  ];
}

function route(plan: InstallPlan, kind: string, id: string, gateway: ArgoCdGateway, spec: object): Manifest {
  const { annotations, parentRefs } = gateway;
  const head = { apiVersion: 'gateway.networking.k8s.io/v1', kind, name: id, component: label, annotations };
  return namespaced(plan, head, { spec: { parentRefs, ...spec } });
}
