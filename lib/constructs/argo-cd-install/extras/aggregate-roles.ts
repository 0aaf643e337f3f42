import { type Manifest } from '../../../core/manifest';
import { type PolicyRule } from '../../argo-cd/release/release';
import { clusterWide } from '../parts/objects';
import { clusterRoleName } from '../parts/rbac';
import { type InstallPlan } from '../plan/plan';

const read = ['get', 'list', 'watch'];
const write = ['create', 'delete', 'deletecollection', 'patch', 'update'];

/** What the holders of Kubernetes' own roles may do. Only admins may write projects, which limit the others. */
const byRole: Readonly<Record<string, readonly PolicyRule[]>> = {
  view: rules(['applications', 'applicationsets', 'appprojects'], read),
  edit: rules(['applications', 'applicationsets'], write),
  admin: rules(['applications', 'applicationsets', 'appprojects'], write),
};

/** ClusterRoles that add rules to Kubernetes' own roles, if `aggregateRoles` is set. */
export function aggregateRoles(plan: InstallPlan): Manifest[] {
  if (plan.props.aggregateRoles !== true) {
    return [];
  }
  return Object.entries(byRole).map(([role, rulesOfRole]) => {
    const labels = { [`rbac.authorization.k8s.io/aggregate-to-${role}`]: 'true' };
    const name = clusterRoleName(plan, `argocd-aggregate-to-${role}`);
    return clusterWide(
      plan,
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', name, labels },
      { rules: rulesOfRole },
    );
  });
}

function rules(resources: readonly string[], verbs: readonly string[]): PolicyRule[] {
  return [{ apiGroups: ['argoproj.io'], resources, verbs }];
}
