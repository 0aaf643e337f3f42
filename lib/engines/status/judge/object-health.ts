import { type Manifest } from '../../../core/manifest';
import { health } from '../../../kubernetes/health/health';
import { isBeingDeleted } from '../../../kubernetes/health/is-being-deleted';
import { type Health } from '../../../kubernetes/health/rule-program';
import { healthOfApplication } from './health-of-application';

/** The health of an object, as Argo CD shows it: what is being deleted is Progressing, whatever its rule is. */
export function objectHealth(object: Manifest): Health | undefined {
  return isBeingDeleted(object)
    ? { status: 'Progressing', message: 'Pending deletion' }
    : (healthOfApplication(object) ?? health(object));
}
