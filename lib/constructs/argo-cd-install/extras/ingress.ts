import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';
import { componentNames, type ComponentName } from '../plan/names';
import { namespaced } from '../parts/objects';
import { type InstallPlan } from '../plan/plan';
import { type ArgoCdIngress } from '../props/access';

type StringMap = Readonly<Record<string, string>>;

/** Where an Ingress leads. */
interface IngressTarget {
  readonly component: ComponentName;
  /** @default - the component's */
  readonly name?: string;
  readonly port: number;
  readonly path: string;
  readonly annotations?: StringMap;
}

/** The host under which people open Argo CD. */
export function hostOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).hostname;
}

function rules(hosts: readonly string[], { component, port, path }: IngressTarget): PlainMap[] {
  const backend = { service: { name: component.name, port: { number: port } } };
  return hosts.map((host) => ({ host, http: { paths: [{ path, pathType: 'Prefix', backend }] } }));
}

function ingress(plan: InstallPlan, props: ArgoCdIngress, target: IngressTarget): Manifest {
  const host = props.host ?? hostOf(plan.props.url);
  const hosts = [...(host === undefined ? [] : [host]), ...(props.extraHosts ?? [])];
  const secretName = props.tls === true ? `${target.name ?? target.component.name}-tls` : props.tls;
  const annotations = { ...target.annotations, ...props.annotations };
  const spec = {
    ...(props.className === undefined ? {} : { ingressClassName: props.className }),
    rules: rules(hosts, { ...target, path: props.path ?? target.path }),
    ...(typeof secretName === 'string' ? { tls: [{ hosts, secretName }] } : {}),
  };
  const { label } = target.component;
  const { name = target.component.name } = target;
  const head = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name, component: label, labels: props.labels };
  return namespaced(plan, Object.keys(annotations).length > 0 ? { ...head, annotations } : head, { spec });
}

/** Whether the API server speaks HTTP. */
export function isInsecure(plan: InstallPlan): boolean {
  return plan.params['server.insecure'] === 'true';
}

/** What nginx has to be told of the API server; without it, nginx speaks HTTP. */
function nginxAnnotations(plan: InstallPlan, { className }: ArgoCdIngress, protocol: 'HTTP' | 'GRPC'): StringMap {
  const spoken = isInsecure(plan) ? protocol : `${protocol}S`;
  return className === 'nginx' && spoken !== 'HTTP' ? { 'nginx.ingress.kubernetes.io/backend-protocol': spoken } : {};
}

/** The Ingress to the API server, where one is asked for: to port 80 where the server speaks HTTP, else to 443. */
export function serverIngress(plan: InstallPlan): Manifest[] {
  const { ingress: props, server } = plan.props;
  if (props === undefined) {
    return [];
  }
  const component = componentNames.server;
  const target = { component, port: isInsecure(plan) ? 80 : 443, path: server?.rootPath ?? '/' };
  const web = ingress(plan, props, { ...target, annotations: nginxAnnotations(plan, props, 'HTTP') });
  const { grpcHost, extraHosts: _web, ...rest } = props;
  if (grpcHost === undefined) {
    return [web];
  }
  const annotations = nginxAnnotations(plan, props, 'GRPC');
  return [web, ingress(plan, { ...rest, host: grpcHost }, { ...target, name: `${component.name}-grpc`, annotations })];
}

/** The Ingress for webhooks to the ApplicationSet controller, where one is asked for. */
export function applicationSetIngress(plan: InstallPlan): Manifest[] {
  const props = plan.props.applicationSet?.ingress;
  const target = { component: componentNames.applicationSet, port: 7000, path: '/api/webhook' };
  return props === undefined ? [] : [ingress(plan, props, target)];
}
