import { type Manifest } from '../../../core/manifest';
import { releaseTable, type PolicyRule } from '../../argo-cd/release/release';
import { type ComponentName } from '../plan/names';
import { type InstallPlan } from '../plan/plan';
import { type ArgoCdClusterComponentProps, type ArgoCdComponentProps } from '../props/component';
import { clusterWide, namespaced } from './objects';

const apiVersion = 'rbac.authorization.k8s.io/v1';

/** The name of the ServiceAccount that a component runs as. */
export function accountName(plan: InstallPlan, { key, name }: ComponentName): string {
  return plan.props[key]?.serviceAccount?.name ?? name;
}

/** The name of a cluster-wide role. Two Argo CDs in one cluster need different names. */
export function clusterRoleName(plan: InstallPlan, name: string): string {
  return `${plan.props.clusterRolePrefix ?? 'argocd'}${name.slice('argocd'.length)}`;
}

function account(plan: InstallPlan, component: ComponentName): Manifest[] {
  const { create, annotations, labels } = plan.props[component.key]?.serviceAccount ?? {};
  const head = { apiVersion: 'v1', kind: 'ServiceAccount', name: accountName(plan, component) };
  return create === false
    ? []
    : [namespaced(plan, { ...head, component: component.label, label: component.name, annotations, labels })];
}

function subjects(plan: InstallPlan, component: ComponentName): object[] {
  return [{ kind: 'ServiceAccount', name: accountName(plan, component), namespace: plan.namespace }];
}

function role(plan: InstallPlan, component: ComponentName, rules: readonly PolicyRule[]): Manifest[] {
  const head = { apiVersion, name: component.name, component: component.label };
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: component.name };
  return [
    namespaced(plan, { ...head, kind: 'Role' }, { rules }),
    namespaced(plan, { ...head, kind: 'RoleBinding' }, { roleRef, subjects: subjects(plan, component) }),
  ];
}

/** A ClusterRole, and its binding to the ServiceAccount of a component in Argo CD's namespace. */
export function clusterRole(
  plan: InstallPlan,
  component: ComponentName,
  name: string,
  rules: readonly PolicyRule[],
): Manifest[] {
  const head = { apiVersion, name: clusterRoleName(plan, name), component: component.label, label: name };
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: head.name };
  return [
    clusterWide(plan, { ...head, kind: 'ClusterRole' }, { rules }),
    clusterWide(plan, { ...head, kind: 'ClusterRoleBinding' }, { roleRef, subjects: subjects(plan, component) }),
  ];
}

/** Options of `permissions`: further rules, and whether a component gets a ClusterRole. */
export interface PermissionOptions {
  /** Further rules, for both the Role and the ClusterRole. @default - none */
  readonly extra?: readonly PolicyRule[];
  /** Whether to leave the ClusterRole out. @default false, it is written if the scope of the install is the cluster */
  readonly namespaceOnly?: boolean;
}

/** ServiceAccount and Role of a component, and its ClusterRole if the scope of the install is the cluster. */
export function permissions(
  plan: InstallPlan,
  component: ComponentName,
  { extra = [], namespaceOnly = false }: PermissionOptions = {},
): Manifest[] {
  const upstream = releaseTable(plan.version, 'rules').rules;
  const props: ArgoCdComponentProps & ArgoCdClusterComponentProps = plan.props[component.key] ?? {};
  const own = [...(upstream[`Role/${component.name}`] ?? []), ...extra, ...(props.extraRules ?? [])];
  const wide = upstream[`ClusterRole/${component.name}`];
  const replaced = props.clusterRoleRules ?? (wide === undefined ? undefined : [...wide, ...extra]);
  const isWide = plan.clusterScope && !namespaceOnly;
  return [
    ...account(plan, component),
    ...(own.length > 0 ? role(plan, component, own) : []),
    ...(isWide && wide !== undefined ? clusterRole(plan, component, component.name, replaced ?? []) : []),
  ];
}
