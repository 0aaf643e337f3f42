import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';
import { componentNames, type ComponentName } from '../plan/names';
import { namespaced } from '../parts/objects';
import { type InstallPlan } from '../plan/plan';
import { type ArgoCdIngress } from '../props/access';

type StringMap = Readonly<Record<string, string>>;

/** The component and port that an Ingress leads to. */
interface IngressTarget {
  readonly component: ComponentName;
  /** @default - the component's */
  readonly name?: string;
  readonly port: number;
  readonly path: string;
  readonly pathType?: ArgoCdIngress['pathType'];
  readonly annotations?: StringMap;
}

/** The host name of a URL, or undefined if there is no URL. */
export function hostOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).hostname;
}

function rules(hosts: readonly string[], { component, port, path, pathType = 'Prefix' }: IngressTarget): PlainMap[] {
  const backend = { service: { name: component.name, port: { number: port } } };
  return hosts.map((host) => ({ host, http: { paths: [{ path, pathType, backend }] } }));
}

function ingress(plan: InstallPlan, props: ArgoCdIngress, target: IngressTarget): Manifest {
  const host = props.host ?? hostOf(plan.props.url);
  const hosts = [...(host === undefined ? [] : [host]), ...(props.extraHosts ?? [])];
  const secretName = props.tls === true ? `${target.name ?? target.component.name}-tls` : props.tls;
  const annotations = { ...target.annotations, ...props.annotations };
  const spec = {
    ...(props.className === undefined ? {} : { ingressClassName: props.className }),
    rules: rules(hosts, { ...target, path: props.path ?? target.path, pathType: props.pathType }),
    ...(typeof secretName === 'string' ? { tls: [{ hosts, secretName }] } : {}),
  };
  const { label } = target.component;
  const { name = target.component.name } = target;
  const head = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name, component: label, labels: props.labels };
  return namespaced(plan, Object.keys(annotations).length > 0 ? { ...head, annotations } : head, { spec });
}

/** Whether the API server uses HTTP instead of HTTPS. */
export function isInsecure(plan: InstallPlan): boolean {
  return plan.params['server.insecure'] === 'true';
}

/** Tells nginx which protocol the API server uses. Without this annotation nginx uses HTTP. */
function nginxAnnotations(plan: InstallPlan, { className }: ArgoCdIngress, protocol: 'HTTP' | 'GRPC'): StringMap {
  const spoken = isInsecure(plan) ? protocol : `${protocol}S`;
  return className === 'nginx' && spoken !== 'HTTP' ? { 'nginx.ingress.kubernetes.io/backend-protocol': spoken } : {};
}

/** The Ingress to the API server, if `ingress` is set. It leads to port 80 if the server uses HTTP, else to 443. */
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

/** The Ingress for webhooks to the ApplicationSet controller, if `applicationSet.ingress` is set. */
export function applicationSetIngress(plan: InstallPlan): Manifest[] {
  const props = plan.props.applicationSet?.ingress;
  const target = { component: componentNames.applicationSet, port: 7000, path: '/api/webhook' };
  return props === undefined ? [] : [ingress(plan, props, target)];
}
