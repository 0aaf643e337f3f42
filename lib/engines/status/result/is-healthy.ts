import { type ObjectStatus, type PodStatus } from './status-result';

/** Whether what can be read of an object is healthy. Kinds that Argo CD does not judge are as healthy as their Pods. */
export function isHealthy({ health, pods }: Pick<ObjectStatus, 'health' | 'pods'>): boolean {
  return health === undefined ? pods.every(isWell) : health.status === 'Healthy';
}

/** A Pod that waits for its image or its volumes has no problem yet, and is not well either. */
function isWell({ phase, problems }: PodStatus): boolean {
  return problems.length === 0 && ['Running', 'Succeeded', 'Terminating'].includes(phase);
}
