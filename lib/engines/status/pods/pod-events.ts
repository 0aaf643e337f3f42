import { type Manifest } from '../../../core/manifest';
import { findMap } from '../../../core/plain';
import { fieldText, timeAt } from './pod-values';

/** An event about a Pod. */
export interface PodEvent {
  readonly reason: string;
  readonly message: string;
  /** The container that it is about; empty if it is about the whole Pod. */
  readonly container: string;
  /** When it was seen last, in milliseconds. */
  readonly time: number;
}

/** The events about a Pod, the last one first. */
export function podEvents(pod: Manifest, events: readonly Manifest[]): PodEvent[] {
  return events
    .filter((event) => isAbout(event, pod))
    .map(readEvent)
    .sort((one, other) => other.time - one.time);
}

function isAbout(event: Manifest, { metadata }: Manifest): boolean {
  const about = findMap(event, ['involvedObject']);
  const uid = fieldText(about, 'uid');
  return (
    fieldText(about, 'kind') === 'Pod' &&
    fieldText(about, 'name') === metadata?.name &&
    fieldText(about, 'namespace') === (metadata.namespace ?? '') &&
    (uid === '' || metadata.uid === undefined || uid === metadata.uid)
  );
}

function readEvent(event: Manifest): PodEvent {
  // Such as spec.containers{web}
  const [, container = ''] = fieldText(findMap(event, ['involvedObject']), 'fieldPath')
    .replace('}', '')
    .split('{');
  return {
    reason: fieldText(event, 'reason'),
    message: fieldText(event, 'message').trim(),
    container,
    time: eventTime(event),
  };
}

/** When an event was seen last, in milliseconds. An event that comes again has a series, or counts up. */
export function eventTime(event: Manifest): number {
  const times = [
    timeAt(findMap(event, ['series']), 'lastObservedTime'),
    timeAt(event, 'lastTimestamp'),
    timeAt(event, 'eventTime'),
    timeAt(findMap(event, ['metadata']), 'creationTimestamp'),
  ];
  return times.find((one) => one > 0) ?? 0;
}
