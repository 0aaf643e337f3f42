import { type Manifest } from '../../core/manifest';
import { listOf } from '../../core/plain';

/** Whether an object waits for finalizers, and not only for Argo CD, which deletes hooks by a finalizer of its own. */
export function isBeingDeleted({ metadata }: Manifest): boolean {
  const isHook = listOf(metadata?.finalizers).includes('argocd.argoproj.io/hook-finalizer');
  const time = metadata?.deletionTimestamp;
  return typeof time === 'string' && !Number.isNaN(Date.parse(time)) && !isHook;
}
