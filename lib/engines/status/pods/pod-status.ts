import { type Manifest } from '../../../core/manifest';
import { findMap, type PlainMap } from '../../../core/plain';
import { type PodProblem, type PodStatus } from '../result/status-result';
import { containerProblems } from './container-problems';
import { finalizersText } from './finalizers';
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
    phase: isEnding ? 'Terminating' : phaseOf(pod) || 'Unknown',
    ready: main.filter(({ ready }) => ready === true).length,
    containers: mapsAt(pod, 'spec', 'containers').length,
    restarts: all.reduce((sum, status) => sum + numberAt(status, 'restartCount'), 0),
    problems: isEnding ? ofEnding(pod) : problemsOf(pod, own),
  };
}

function problemsOf(pod: Manifest, events: readonly PodEvent[]): PodProblem[] {
  if (phaseOf(pod) === 'Succeeded') {
    // A sidecar is ended in the end, and has the exit code of that.
    return [];
  }
  const found = [...ofWholePod(pod), ...ofContainers(pod, events)];
  const others = found.length > 0 ? found : [...ofGates(pod), ...ofWaiting(pod, events)];
  return others.length > 0 ? others : ofNode(pod, events);
}

function phaseOf(pod: Manifest): string {
  return fieldText(findMap(pod, ['status']), 'phase');
}

/** What the scheduler, or whoever ended the Pod, has written into it. */
function ofWholePod(pod: Manifest): PodProblem[] {
  const status = findMap(pod, ['status']);
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (fieldText(scheduled, 'status') === 'False') {
    return [{ reason: fieldText(scheduled, 'reason') || 'Unschedulable', message: fieldText(scheduled, 'message') }];
  }
  const reason = fieldText(status, 'reason');
  return ['Failed', 'Unknown'].includes(phaseOf(pod)) && reason !== ''
    ? [{ reason, message: fieldText(status, 'message') }]
    : [];
}

function ofContainers(pod: Manifest, events: readonly PodEvent[]): PodProblem[] {
  const isRunning = phaseOf(pod) === 'Running';
  const isAlive = isRunning || phaseOf(pod) === 'Pending';
  const init = mapsAt(pod, 'status', 'initContainerStatuses').flatMap((status) => {
    const mustRun = isAlive && goesOn(pod, 'initContainers', status);
    return containerProblems(status, { events, mustBeReady: mustRun, mustRun });
  });
  const main = mapsAt(pod, 'status', 'containerStatuses').flatMap((status) =>
    containerProblems(status, {
      events,
      mustBeReady: isRunning,
      mustRun: isAlive && goesOn(pod, 'containers', status),
    }),
  );
  return [...init, ...main];
}

/** Whether a container is started again whenever it ends. An init container ends first, unless it is a sidecar. */
function goesOn(pod: Manifest, list: 'containers' | 'initContainers', { name }: PlainMap): boolean {
  const container = mapsAt(pod, 'spec', list).find((one) => one.name === name);
  const ofPod = list === 'containers' ? (findMap(pod, ['spec'])?.restartPolicy ?? 'Always') : undefined;
  return (container?.restartPolicy ?? ofPod) === 'Always';
}

/** Conditions that somebody else sets, and for which the Pod waits. */
function ofGates(pod: Manifest): PodProblem[] {
  const gates = mapsAt(pod, 'spec', 'readinessGates').map(({ conditionType }) => String(conditionType));
  return phaseOf(pod) !== 'Running'
    ? []
    : gates
        .filter((gate) => fieldText(conditionOf(pod, gate), 'status') !== 'True')
        .map((gate) => ({
          reason: 'ReadinessGate',
          message: `${gate} is not True${withColon(fieldText(conditionOf(pod, gate), 'message'))}`,
        }));
}

/** Why a Pod that has a node does not start. */
function ofWaiting(pod: Manifest, events: readonly PodEvent[]): PodProblem[] {
  if (phaseOf(pod) !== 'Pending') {
    return [];
  }
  const since = timeAt(conditionOf(pod, 'PodScheduled'), 'lastTransitionTime');
  const event = events.find(({ reason, time }) => ofSetUp.includes(reason) && time >= since);
  return event === undefined ? ofInit(pod) : [{ reason: event.reason, message: event.message }];
}

/** The init container for whose end the others wait. */
function ofInit(pod: Manifest): PodProblem[] {
  const message = 'it has not ended yet, and the other containers wait for that';
  return mapsAt(pod, 'status', 'initContainerStatuses')
    .filter((status) => findMap(status, ['state', 'running']) !== undefined && !goesOn(pod, 'initContainers', status))
    .map((status) => ({ container: fieldText(status, 'name'), reason: 'PodInitializing', message }));
}

/** Why a Pod is not ready whose containers are: a node that does not answer no longer reports on them. */
function ofNode(pod: Manifest, events: readonly PodEvent[]): PodProblem[] {
  const ready = conditionOf(pod, 'Ready');
  const areReady = mapsAt(pod, 'status', 'containerStatuses').every((status) => status.ready === true);
  if (phaseOf(pod) !== 'Running' || ready === undefined || ready.status === 'True' || !areReady) {
    return [];
  }
  const event = events.find(({ reason }) => reason === 'NodeNotReady');
  const message = fieldText(ready, 'message') || (event?.message ?? 'its node may not answer');
  return [{ reason: fieldText(ready, 'reason') || 'NotReady', message }];
}

/** Why a Pod is not gone that is being deleted. */
function ofEnding(pod: Manifest): PodProblem[] {
  const message = finalizersText(pod);
  return message === undefined ? [] : [{ reason: 'Terminating', message }];
}

function conditionOf(pod: Manifest, type: string): PlainMap | undefined {
  return mapsAt(pod, 'status', 'conditions').find((condition) => condition.type === type);
}

function withColon(text: string): string {
  return text === '' ? '' : `: ${text}`;
}
