import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';
import { type InstallPlan } from '../plan/plan';
import { namespaced } from './objects';

/** A port of a Service. */
export interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number | string;
  readonly protocol?: 'TCP';
  readonly appProtocol?: string;
  readonly nodePort?: number;
}

/** A TCP port. It leads to the port with the same number, unless `targetPort` is given. */
export function servicePort(name: string, port: number, targetPort: number | string = port): ServicePort {
  return { name, port, protocol: 'TCP', targetPort };
}

/** Name, target Pods and further fields of a Service. */
export interface ServiceParts {
  readonly name: string;
  readonly component: string;
  /** Value of `app.kubernetes.io/name` of the Service. @default - the name */
  readonly label?: string;
  /** Value of `app.kubernetes.io/name` of the Pods. */
  readonly pods: string;
  readonly ports: readonly ServicePort[];
  /** Further fields of the spec. */
  readonly spec?: PlainMap;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A Service of Argo CD. */
export function service(plan: InstallPlan, parts: ServiceParts): Manifest {
  const { name, component, label, annotations, labels } = parts;
  const spec = { selector: { 'app.kubernetes.io/name': parts.pods }, ...parts.spec, ports: parts.ports };
  return namespaced(plan, { apiVersion: 'v1', kind: 'Service', name, component, label, annotations, labels }, { spec });
}
