import { listed } from '../../../core/listed';
import { type Manifest } from '../../../core/manifest';
import { listOf } from '../../../core/plain';

/** Why an object that is being deleted is not gone; undefined if nobody has to finalize it. */
export function finalizersText({ metadata }: Manifest): string | undefined {
  const names = listOf(metadata?.finalizers).map(String);
  return names.length === 0
    ? undefined
    : `it waits for the ${names.length === 1 ? 'finalizer' : 'finalizers'} ${listed(names)}`;
}
