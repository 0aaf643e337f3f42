import { type Manifest } from '../../../core/manifest';
import { findMap } from '../../../core/plain';
import { eventTime } from '../pods/pod-events';
import { fieldText } from '../pods/pod-values';

/**
 * The last warning about objects: why no Pod is made, or why a claim has no volume.
 *
 * @param objects an object, and what it owns
 * @param known a text that may have it already
 * @returns undefined if there is none
 */
export function lastWarning(
  objects: readonly Manifest[],
  events: readonly Manifest[],
  known: string,
): string | undefined {
  const uids = new Set(objects.filter(({ kind }) => kind !== 'Pod').map(({ metadata }) => fieldText(metadata, 'uid')));
  const [last] = events
    .filter((event) => uids.has(fieldText(findMap(event, ['involvedObject']), 'uid')) && isWarning(event))
    .sort((one, other) => eventTime(other) - eventTime(one));
  const message = fieldText(last, 'message').trim();
  return last === undefined || known.includes(message) ? undefined : `${fieldText(last, 'reason')}: ${message}`;
}

/** That a claim can't be bound is a normal event for Kubernetes. */
function isWarning(event: Manifest): boolean {
  return event.type === 'Warning' || fieldText(event, 'reason').startsWith('Failed');
}
