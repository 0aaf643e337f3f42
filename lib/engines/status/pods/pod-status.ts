import { type Manifest } from '../../../core/manifest';
import { findMap, type PlainMap } from '../../../core/plain';
import { type PodProblem, type PodStatus } from '../result/status-result';
import { containerProblems } from './container-problems';
import { type PodEvent, podEvents } from './pod-events';
import { mapsAt, numberAt, fieldText, timeAt } from './pod-values';

/** Events that tell why a Pod does not come so far that it has containers. */
const ofSetUp = ['FailedMount', 'FailedAttachVolume', 'FailedCreatePodSandBox', 'FailedMapVolume'];

/**
 * The phase of a Pod, and why it does not run as it should.
 *
 * @param events those of its namespace
 */
export function podStatus(pod: Manifest, events: readonly Manifest[]): PodStatus {
  const own = podEvents(pod, events);
  const main = mapsAt(pod, 'status', 'containerStatuses');
  const all = [...mapsAt(pod, 'status', 'initContainerStatuses'), ...main];
  const isEnding = fieldText(findMap(pod, ['metadata']), 'deletionTimestamp') !== '';
  return {
    namespace: pod.metadata?.namespace ?? '',
    name: pod.metadata?.name ?? '',
    phase: isEnding ? 'Terminating' : fieldText(findMap(pod, ['status']), 'phase') || 'Unknown',
    ready: main.filter(({ ready }) => ready === true).length,
    containers: mapsAt(pod, 'spec', 'containers').length,
    restarts: all.reduce((sum, status) => sum + numberAt(status, 'restartCount'), 0),
    problems: isEnding ? [] : problemsOf(pod, own),
  };
}

function problemsOf(pod: Manifest, events: readonly PodEvent[]): PodProblem[] {
  const found = [...ofWholePod(pod), ...ofContainers(pod, events)];
  return found.length > 0 ? found : [...ofGates(pod), ...ofWaiting(pod, events)];
}

/** What the scheduler, or whoever ended the Pod, has written into it. */
function ofWholePod(pod: Manifest): PodProblem[] {
  const status = findMap(pod, ['status']);
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (fieldText(scheduled, 'status') === 'False') {
    return [{ reason: fieldText(scheduled, 'reason') || 'Unschedulable', message: fieldText(scheduled, 'message') }];
  }
  const reason = fieldText(status, 'reason');
  return fieldText(status, 'phase') === 'Failed' && reason !== ''
    ? [{ reason, message: fieldText(status, 'message') }]
    : [];
}

function ofContainers(pod: Manifest, events: readonly PodEvent[]): PodProblem[] {
  const sidecars = mapsAt(pod, 'spec', 'initContainers')
    .filter(({ restartPolicy }) => restartPolicy === 'Always')
    .map(({ name }) => name);
  const isRunning = fieldText(findMap(pod, ['status']), 'phase') === 'Running';
  const init = mapsAt(pod, 'status', 'initContainerStatuses').flatMap((status) =>
    containerProblems(status, { events, mustBeReady: isRunning && sidecars.includes(status.name) }),
  );
  const main = mapsAt(pod, 'status', 'containerStatuses').flatMap((status) =>
    containerProblems(status, { events, mustBeReady: isRunning }),
  );
  return [...init, ...main];
}

/** Conditions that somebody else sets, and for which the Pod waits. */
function ofGates(pod: Manifest): PodProblem[] {
  const gates = mapsAt(pod, 'spec', 'readinessGates').map(({ conditionType }) => String(conditionType));
  return gates
    .filter((gate) => fieldText(conditionOf(pod, gate), 'status') !== 'True')
    .map((gate) => ({
      reason: 'ReadinessGate',
      message: `${gate} is not True${withColon(fieldText(conditionOf(pod, gate), 'message'))}`,
    }));
}

/** Why a Pod that has a node does not start. */
function ofWaiting(pod: Manifest, events: readonly PodEvent[]): PodProblem[] {
  const isWaiting = fieldText(findMap(pod, ['status']), 'phase') === 'Pending';
  const since = timeAt(conditionOf(pod, 'PodScheduled'), 'lastTransitionTime');
  const event = isWaiting ? events.find(({ reason, time }) => ofSetUp.includes(reason) && time >= since) : undefined;
  return event === undefined ? [] : [{ reason: event.reason, message: event.message }];
}

function conditionOf(pod: Manifest, type: string): PlainMap | undefined {
  return mapsAt(pod, 'status', 'conditions').find((condition) => condition.type === type);
}

function withColon(text: string): string {
  return text === '' ? '' : `: ${text}`;
}
