import { type Manifest } from '../../../core/manifest';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { sameStored } from '../../../kubernetes/stored/same-stored';
import { type KeptObject, type RuleFinding } from './danger-rule';
import { fieldAt } from './field-at';

/** The field with the Pods that a kind is about, or for a HorizontalPodAutoscaler the workload, and its type. */
const selectors: Readonly<Record<string, readonly [path: string, type: string]>> = {
  Service: ['spec.selector', ''],
  NetworkPolicy: ['spec.podSelector', 'metav1.LabelSelector'],
  PodDisruptionBudget: ['spec.selector', '*metav1.LabelSelector'],
  ReplicationController: ['spec.selector', ''],
  HorizontalPodAutoscaler: ['spec.scaleTargetRef', ''],
};

/** A selector that leads elsewhere. Those of Deployments and others like it cannot be changed at all. */
export function selectorDangers({ before, after }: KeptObject): RuleFinding[] {
  const [path, type] = Object.hasOwn(selectors, after.kind) ? selectors[after.kind] : [];
  if (path === undefined || type === undefined || sameStored(type, fieldAt(before, path), fieldAt(after, path))) {
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
  if (after.kind !== 'Service' || !['NodePort', 'LoadBalancer'].includes(typeOf(after))) {
    return [];
  }
  const [old, current] = [before, after].map(portsOf);
  return old.flatMap((port) => {
    const index = current.findIndex((each) => idOf(each) === idOf(port));
    return !isGivenPort(port) || index < 0 || portAfter(current[index], before, after) === port.nodePort
      ? []
      : [
          {
            path: `spec.ports[${index}].nodePort`,
            what: `Clients that use port ${String(port.nodePort)} of the nodes no longer reach the Service`,
            fix: 'keep the port, or change the clients with it',
          },
        ];
  });
}

/** The port of the nodes after the change. One that is left out stays, if the name is the same and no other port has it. */
function portAfter(port: PlainMap, before: Manifest, after: Manifest): unknown {
  if (isGivenPort(port)) {
    return port.nodePort;
  }
  const kept = portsOf(before).find(({ name }) => name === port.name)?.nodePort;
  const isTaken = portsOf(after).some(({ nodePort }) => nodePort === kept);
  return isTaken || fieldAt(after, 'spec.allocateLoadBalancerNodePorts') === false ? undefined : kept;
}

function portsOf(service: Manifest): PlainMap[] {
  return listOf(fieldAt(service, 'spec.ports')).filter(isPlainMap);
}

function isGivenPort({ nodePort }: PlainMap): boolean {
  return (nodePort ?? 0) !== 0;
}

function idOf({ port, protocol }: PlainMap): string {
  return `${String(port)}/${String(protocol ?? 'TCP')}`;
}

function typeOf(service: Manifest): string {
  const type = fieldAt(service, 'spec.type');
  return typeof type === 'string' ? type : 'ClusterIP';
}
