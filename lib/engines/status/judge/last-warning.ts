import { type Manifest } from '../../../core/manifest';
import { findMap } from '../../../core/plain';
import { eventTime } from '../pods/pod-events';
import { fieldText } from '../pods/pod-values';

/**
 * The last warning about objects: why no Pod is made, or why a claim has no volume.
 *
 * @param objects an object, and what it owns
 * @returns undefined if there is none
 */
export function lastWarning(objects: readonly Manifest[], events: readonly Manifest[]): string | undefined {
  const uids = new Set(objects.filter(({ kind }) => kind !== 'Pod').map(({ metadata }) => fieldText(metadata, 'uid')));
  const [last] = events
    .filter((event) => uids.has(fieldText(findMap(event, ['involvedObject']), 'uid')) && isWarning(event))
    .sort((one, other) => eventTime(other) - eventTime(one));
  return last === undefined ? undefined : `${fieldText(last, 'reason')}: ${fieldText(last, 'message').trim()}`;
}

/** That a claim can't be bound is a normal event for Kubernetes. */
function isWarning(event: Manifest): boolean {
  return event.type === 'Warning' || fieldText(event, 'reason').startsWith('Failed');
}
