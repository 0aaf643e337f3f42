import { type Manifest } from '../../../core/manifest';
import { componentNames, type ComponentKey, type ComponentName } from '../plan/names';
import { type InstallPlan } from '../plan/plan';
import { namespaced } from './objects';

/** A port of a policy; upstream leaves the protocol out in places, which means TCP as well. */
export interface PolicyPort {
  readonly port: number;
  readonly protocol?: 'TCP' | 'UDP';
}

/** Ports with the protocol said. */
export const tcp = (...ports: readonly number[]): PolicyPort[] => ports.map((port) => ({ port, protocol: 'TCP' }));

/** Who may reach some ports: pods by name, or everyone in the cluster. */
export interface Opening {
  readonly from: readonly string[] | 'any namespace';
  readonly ports: readonly PolicyPort[];
}

const podsOf = (name: string): object => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } });

/** One rule of a policy; none where nobody is left to let in, since an empty list would let in everyone. */
export function opening({ from, ports }: Opening): object[] {
  const peers = from === 'any namespace' ? [{ namespaceSelector: {} }] : from.map(podsOf);
  return peers.length === 0 ? [] : [{ from: peers, ports }];
}

/** The names of components, without those that were switched off. */
export function peers(plan: InstallPlan, ...keys: readonly ComponentKey[]): string[] {
  return keys.filter((key) => !plan.disabled.has(key)).map((key) => componentNames[key].name);
}

/** The policy of a component: what its pods let in. */
export function ingressPolicy(plan: InstallPlan, { name, label }: ComponentName, rules: readonly object[][]): Manifest {
  const head = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', component: label, label: name };
  const spec = {
    podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
    policyTypes: ['Ingress'],
    ingress: rules.flat(),
  };
  return namespaced(plan, { ...head, name: `${name}-network-policy` }, { spec });
}
