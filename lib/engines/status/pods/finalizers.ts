import { listed } from '../../../core/listed';
import { type Manifest } from '../../../core/manifest';
import { listOf } from '../../../core/plain';
import { wordFor } from '../../../core/text/counted';

/** Why an object that is being deleted is not gone; undefined if nobody has to finalize it. */
export function finalizersText({ metadata }: Manifest): string | undefined {
  const names = listOf(metadata?.finalizers).map(String);
  return names.length === 0 ? undefined : `it waits for the ${wordFor(names.length, 'finalizer')} ${listed(names)}`;
}
