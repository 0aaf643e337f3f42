import { type Manifest } from '../../../core/manifest';
import { componentNames } from '../plan/names';
import { namespaced } from '../parts/objects';
import { type InstallPlan } from '../plan/plan';
import { type ArgoCdGateway } from '../props/access';
import { hostOf } from './ingress';

const { name, label } = componentNames.server;
const backendRefs = [{ name, port: 80 }];

/** Routes of the Gateway API to the API server, if `gateway` is set. */
export function gatewayRoutes(plan: InstallPlan): Manifest[] {
  const { gateway, url, server } = plan.props;
  if (gateway === undefined) {
    return [];
  }
  const host = hostOf(url);
  const hostnames = gateway.hostnames ?? (host === undefined ? [] : [host]);
  const matches = [{ path: { type: 'PathPrefix', value: server?.rootPath ?? '/' } }];
  const http = route(plan, 'HTTPRoute', name, gateway, { hostnames, rules: [{ matches, backendRefs }] });
  const { grpcHostnames } = gateway;
  return grpcHostnames === undefined
    ? [http]
    : [http, route(plan, 'GRPCRoute', `${name}-grpc`, gateway, { hostnames: grpcHostnames, rules: [{ backendRefs }] })];
}

function route(plan: InstallPlan, kind: string, id: string, gateway: ArgoCdGateway, spec: object): Manifest {
  const { annotations, parentRefs } = gateway;
  const head = { apiVersion: 'gateway.networking.k8s.io/v1', kind, name: id, component: label, annotations };
  return namespaced(plan, head, { spec: { parentRefs, ...spec } });
}
