import { type NamedObject } from './data/reference';

/** Whether a cluster has an object from the start, or Argo CD makes it when it starts, so that no manifest has to. */
export function isBuiltIn({ group, kind, namespace, name }: NamedObject): boolean {
  switch (group === '' ? kind : `${kind}.${group}`) {
    case 'ServiceAccount':
      return name === 'default';
    case 'ConfigMap':
      return name === 'kube-root-ca.crt' || (isSystem(namespace) && name === 'extension-apiserver-authentication');
    case 'Secret':
      return name === 'argocd-redis' || name === 'argocd-initial-admin-secret';
    case 'Service':
      return name === 'kubernetes' && (namespace === 'default' || namespace === '');
    case 'PriorityClass.scheduling.k8s.io':
      return name === 'system-cluster-critical' || name === 'system-node-critical';
    case 'ClusterRole.rbac.authorization.k8s.io':
      return ['cluster-admin', 'admin', 'edit', 'view'].includes(name) || name.startsWith('system:');
    case 'Role.rbac.authorization.k8s.io':
      return (
        isSystem(namespace) && (name.startsWith('system:') || name === 'extension-apiserver-authentication-reader')
      );
    case 'AppProject.argoproj.io':
      return name === 'default';
    default:
      return false;
  }
}

function isSystem(namespace: string): boolean {
  return namespace === 'kube-system' || namespace === 'kube-public';
}
