/** The parts of Argo CD, by the name of their prop. */
export type ComponentKey =
  'server' | 'repoServer' | 'controller' | 'redis' | 'applicationSet' | 'notifications' | 'dex' | 'commitServer';

/** The name of a component's workload and of most of its objects, and its label `app.kubernetes.io/component`. */
export interface ComponentName {
  readonly key: ComponentKey;
  /** Name of the workload, ServiceAccount and Roles. It is fixed, because Argo CD's programs look for it. */
  readonly name: string;
  readonly label: string;
}

/** Names and labels of all components. */
export const componentNames: Readonly<Record<ComponentKey, ComponentName>> = {
  server: { key: 'server', name: 'argocd-server', label: 'server' },
  repoServer: { key: 'repoServer', name: 'argocd-repo-server', label: 'repo-server' },
  controller: { key: 'controller', name: 'argocd-application-controller', label: 'application-controller' },
  redis: { key: 'redis', name: 'argocd-redis', label: 'redis' },
  applicationSet: {
    key: 'applicationSet',
    name: 'argocd-applicationset-controller',
    label: 'applicationset-controller',
  },
  notifications: { key: 'notifications', name: 'argocd-notifications-controller', label: 'notifications-controller' },
  dex: { key: 'dex', name: 'argocd-dex-server', label: 'dex-server' },
  commitServer: { key: 'commitServer', name: 'argocd-commit-server', label: 'commit-server' },
};
