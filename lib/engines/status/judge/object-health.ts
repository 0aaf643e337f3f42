import { type Manifest, splitApiVersion } from '../../../core/manifest';
import { findMap } from '../../../core/plain';
import { health } from '../../../kubernetes/health/health';
import { isBeingDeleted } from '../../../kubernetes/health/is-being-deleted';
import { type Health, type HealthStatus } from '../../../kubernetes/health/rule-program';
import { fieldText } from '../pods/pod-values';

/**
 * The health of an object, as Argo CD shows it: what is being deleted is Progressing, whatever its rule is. An Application
 * has the health that Argo CD has written into it, as with the rule `applicationHealth`; Argo CD itself does not judge it.
 */
export function objectHealth(object: Manifest): Health | undefined {
  if (isBeingDeleted(object)) {
    return { status: 'Progressing', message: 'Pending deletion' };
  }
  if (splitApiVersion(object.apiVersion).group !== 'argoproj.io' || object.kind !== 'Application') {
    return health(object);
  }
  const written = findMap(object, ['status', 'health']);
  const status = (fieldText(written, 'status') || 'Progressing') as HealthStatus;
  return { status, message: fieldText(written, 'message') };
}
