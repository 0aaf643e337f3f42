import { kubectl } from './kubectl';

/** What a user may do in a namespace: verbs of kinds, as RBAC names them. */
export type NamespaceRights = readonly {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly verbs: string[];
}[];

/**
 * Makes a user who has some rights in one namespace, and none elsewhere.
 *
 * @returns its kubeconfig
 */
export function kubeconfigWithRights(namespace: string, name: string, rules: NamespaceRights): string {
  const of = (kind: string, more: object): object => ({
    ...(kind === 'ServiceAccount' ? { apiVersion: 'v1' } : { apiVersion: 'rbac.authorization.k8s.io/v1' }),
    kind,
    metadata: { name, namespace },
    ...more,
  });
  const items = [
    of('ServiceAccount', {}),
    of('Role', { rules }),
    of('RoleBinding', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    }),
  ];
  kubectl(['apply', '--server-side', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  const token = kubectl(['create', 'token', name, '-n', namespace]).trim();
  const admin = JSON.parse(kubectl(['config', 'view', '--minify', '--raw', '--output=json'])) as { clusters: object[] };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: admin.clusters.map((cluster) => ({ ...cluster, name: 'cluster' })),
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: 'cluster', user: name, namespace } }],
    'current-context': name,
  });
}
