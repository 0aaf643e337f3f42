import { type Manifest } from '../../../core/manifest';
import { isPlainMap, listOf } from '../../../core/plain';
import { sameJson } from '../../../core/same-json';
import { type KeptObject, type RuleFinding } from './danger-rule';
import { fieldAt } from './field-at';

/** The field with the Pods that a kind is about; for a HorizontalPodAutoscaler, with the workload. */
const selectors: Readonly<Record<string, string>> = {
  Service: 'spec.selector',
  NetworkPolicy: 'spec.podSelector',
  PodDisruptionBudget: 'spec.selector',
  ReplicationController: 'spec.selector',
  HorizontalPodAutoscaler: 'spec.scaleTargetRef',
};

/** A selector that leads elsewhere. Those of Deployments and others like it cannot be changed at all. */
export function selectorDangers({ before, after }: KeptObject): RuleFinding[] {
  const path = Object.hasOwn(selectors, after.kind) ? selectors[after.kind] : undefined;
  if (path === undefined || isSame(before, after, path)) {
    return [];
  }
  const what = `${after.kind} no longer applies to the same Pods: its ${path} is another one`;
  return [{ path, what, fix: 'check that Pods with the new labels run before you apply it' }];
}

/** Another type of Service: clients may lose their address, or the Service may be open to others. */
export function serviceTypeDangers({ before, after }: KeptObject): RuleFinding[] {
  const [old, current] = [before, after].map(typeOf);
  if (after.kind !== 'Service' || old === current) {
    return [];
  }
  const what = `The Service becomes a ${current} and is no longer a ${old}: its clients may reach it at another address, or no longer`;
  return [{ path: 'spec.type', what, fix: 'check who uses the Service from outside of the cluster' }];
}

/** The port of the nodes that clients outside of the cluster use. */
export function nodePortDangers({ before, after }: KeptObject): RuleFinding[] {
  if (after.kind !== 'Service') {
    return [];
  }
  const current = nodePorts(after);
  const given = [...nodePorts(before)].filter(([, { nodePort }]) => nodePort !== undefined);
  return given.flatMap(([id, { nodePort }]) => {
    const port = current.get(id);
    return port === undefined || port.nodePort === nodePort || !['NodePort', 'LoadBalancer'].includes(typeOf(after))
      ? []
      : [
          {
            path: `spec.ports[${port.index}].nodePort`,
            what: `Clients that use port ${String(nodePort)} of the nodes no longer reach the Service`,
            fix: 'keep the port, or change the clients with it',
          },
        ];
  });
}

function typeOf(service: Manifest): string {
  const type = fieldAt(service, 'spec.type');
  return typeof type === 'string' ? type : 'ClusterIP';
}

function nodePorts(service: Manifest): Map<string, { readonly index: number; readonly nodePort: unknown }> {
  const entries = listOf(fieldAt(service, 'spec.ports')).flatMap((port, index) =>
    isPlainMap(port)
      ? [[`${String(port.port)}/${String(port.protocol ?? 'TCP')}`, { index, nodePort: port.nodePort }] as const]
      : [],
  );
  return new Map(entries);
}

function isSame(before: Manifest, after: Manifest, path: string): boolean {
  return sameJson(fieldAt(before, path) ?? null, fieldAt(after, path) ?? null);
}
