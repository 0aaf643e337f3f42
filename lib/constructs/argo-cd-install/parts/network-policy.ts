import { type Manifest } from '../../../core/manifest';
import { componentNames, type ComponentKey, type ComponentName } from '../plan/names';
import { type InstallPlan } from '../plan/plan';
import { namespaced } from './objects';

/** A port of a policy. Upstream sometimes leaves the protocol out, which means TCP as well. */
export interface PolicyPort {
  readonly port: number;
  readonly protocol?: 'TCP' | 'UDP';
}

/** TCP ports, with the protocol written out. */
export const tcp = (...ports: readonly number[]): PolicyPort[] => ports.map((port) => ({ port, protocol: 'TCP' }));

/** Who may connect to which ports: the Pods of some components, or every Pod in the cluster. */
export interface Opening {
  readonly from: readonly string[] | 'any namespace';
  readonly ports: readonly PolicyPort[];
}

const podsOf = (name: string): object => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } });

/** One rule of a policy. If no peer is left there is no rule, because an empty `from` would allow everyone. */
export function opening({ from, ports }: Opening): object[] {
  const peers = from === 'any namespace' ? [{ namespaceSelector: {} }] : from.map(podsOf);
  return peers.length === 0 ? [] : [{ from: peers, ports }];
}

/** The names of components, without the components that are switched off. */
export function peers(plan: InstallPlan, ...keys: readonly ComponentKey[]): string[] {
  return keys.filter((key) => !plan.disabled.has(key)).map((key) => componentNames[key].name);
}

/** The policy of a component: which connections its Pods accept. */
export function ingressPolicy(plan: InstallPlan, { name, label }: ComponentName, rules: readonly object[][]): Manifest {
  const head = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', component: label, label: name };
  const spec = {
    podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
    policyTypes: ['Ingress'],
    ingress: rules.flat(),
  };
  return namespaced(plan, { ...head, name: `${name}-network-policy` }, { spec });
}
