import { type Manifest, splitApiVersion } from '../../../core/manifest';
import { findMap } from '../../../core/plain';
import { type Health, type HealthStatus } from '../../../kubernetes/health/rule-program';
import { fieldText, mapsAt } from '../pods/pod-values';

/**
 * The health that Argo CD has written into an Application, as with the rule `applicationHealth`; Argo CD itself does not
 * judge it. It writes Healthy also if it can't read the repository, or can't sync: then its errors count.
 *
 * @returns undefined for all other objects
 */
export function healthOfApplication(object: Manifest): Health | undefined {
  if (splitApiVersion(object.apiVersion).group !== 'argoproj.io' || object.kind !== 'Application') {
    return undefined;
  }
  const written = findMap(object, ['status', 'health']);
  const status = (fieldText(written, 'status') || 'Progressing') as HealthStatus;
  const errors = errorsOf(object);
  if (status === 'Healthy') {
    return errors === '' ? { status, message: '' } : { status: stateWithErrors(object), message: errors };
  }
  return { status, message: fieldText(written, 'message') || errors || failedSync(object) };
}

/** Why Argo CD can't compare or sync it, in its words. */
function errorsOf(application: Manifest): string {
  return mapsAt(application, 'status', 'conditions')
    .filter((condition) => fieldText(condition, 'type').endsWith('Error'))
    .map((condition) => `${fieldText(condition, 'type')}: ${fieldText(condition, 'message')}`)
    .join('; ');
}

/** What can't be compared is not known. What can't be synced has failed. */
function stateWithErrors(application: Manifest): HealthStatus {
  const isCompared = fieldText(findMap(application, ['status', 'sync']), 'status') !== 'Unknown';
  return isCompared ? 'Degraded' : 'Unknown';
}

/** No condition has a sync that somebody has started. */
function failedSync(application: Manifest): string {
  const operation = findMap(application, ['status', 'operationState']);
  const isFailed = ['Failed', 'Error'].includes(fieldText(operation, 'phase'));
  return isFailed ? `the last sync failed: ${fieldText(operation, 'message')}` : '';
}
