import { type Manifest } from '../../../core/manifest';
import { namespaced } from '../parts/objects';
import { type InstallPlan } from '../plan/plan';

/** A policy that denies every connection that no other policy allows, if `networkPolicies` is `default-deny`. */
export function defaultDeny(plan: InstallPlan): Manifest[] {
  const head = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', name: 'argocd-default-deny' };
  return plan.props.networkPolicies === 'default-deny'
    ? [namespaced(plan, head, { spec: { podSelector: {}, policyTypes: ['Ingress'] } })]
    : [];
}
