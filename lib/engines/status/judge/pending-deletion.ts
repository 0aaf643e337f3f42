import { type Manifest } from '../../../core/manifest';
import { finalizersText } from '../pods/finalizers';
import { fieldText, mapsAt } from '../pods/pod-values';

/** Why an object that is being deleted is not gone; undefined if it is not being deleted, or if nothing is known. */
export function pendingDeletion(object: Manifest): string | undefined {
  if (fieldText(object.metadata, 'deletionTimestamp') === '') {
    return undefined;
  }
  return object.apiVersion === 'v1' && object.kind === 'Namespace' ? namespaceText(object) : finalizersText(object);
}

/** A Namespace waits for what is in it. */
function namespaceText(object: Manifest): string | undefined {
  const texts = mapsAt(object, 'status', 'conditions')
    .filter(({ status }) => status === 'True')
    .map((condition) => fieldText(condition, 'message'))
    .filter((message) => message !== '');
  return texts.length === 0 ? undefined : texts.join('; ');
}
