import { counted } from '../../../core/text/counted';
import { findMap, type PlainMap } from '../../../core/plain';
import { type PodProblem } from '../result/status-result';
import { endingText } from './ending-text';
import { type PodEvent } from './pod-events';
import { numberAt, fieldText, timeAt } from './pod-values';

/** What the reason of a container depends on, besides its own state. */
export interface ContainerContext {
  /** The events of its Pod, the last one first. */
  readonly events: readonly PodEvent[];
  /** Whether it must be ready: a container that runs to its end is not. */
  readonly mustBeReady: boolean;
  /** Whether it must go on running: kubelet also starts it again if it ends without a failure. */
  readonly mustRun: boolean;
}

/** Reasons of a container that only has to wait for its turn. */
const ordinary = ['', 'ContainerCreating', 'PodInitializing'];
const ofImage = ['ImagePullBackOff', 'ErrImagePull', 'InvalidImageName', 'ErrImageNeverPull', 'ErrImageInspect'];

/** Why a container does not run as it should: nothing, one reason, or also the probe that has ended it. */
export function containerProblems(status: PlainMap, context: ContainerContext): PodProblem[] {
  const container = fieldText(status, 'name');
  const waiting = findMap(status, ['state', 'waiting']);
  const terminated = findMap(status, ['state', 'terminated']);
  const probe = failingProbe(status, context);
  if (waiting !== undefined && !ordinary.includes(fieldText(waiting, 'reason'))) {
    return [{ container, ...waitingProblem(status, waiting, context) }, ...probe];
  }
  if (terminated !== undefined && (context.mustRun || numberAt(terminated, 'exitCode') !== 0)) {
    return [{ container, ...endedProblem(status, terminated, context) }, ...probe];
  }
  return probe.length === 0 && isLate(status, context) ? [notReady(status)] : probe;
}

function waitingProblem(
  status: PlainMap,
  waiting: PlainMap,
  { events }: ContainerContext,
): Omit<PodProblem, 'container'> {
  const reason = fieldText(waiting, 'reason');
  const message = fieldText(waiting, 'message');
  if (ofImage.includes(reason)) {
    return { reason, message: imageText(status, message, events) };
  }
  const last = findMap(status, ['lastState', 'terminated']);
  return reason === 'CrashLoopBackOff' && last !== undefined
    ? { reason, message: `${endingText(last)}, ${counted(numberAt(status, 'restartCount'), 'restart')}` }
    : { reason, message };
}

/** An init container that kubelet starts again later has no state `waiting`: an event shows that. */
function endedProblem(
  status: PlainMap,
  terminated: PlainMap,
  { events }: ContainerContext,
): Omit<PodProblem, 'container'> {
  const start = timeAt(terminated, 'startedAt');
  const isAbout = (event: PodEvent): boolean => event.container === fieldText(status, 'name') && event.time >= start;
  const waits = events.some((event) => event.reason === 'BackOff' && isAbout(event));
  const restarts = numberAt(status, 'restartCount');
  const message = [endingText(terminated), ...(restarts > 0 ? [counted(restarts, 'restart')] : [])].join(', ');
  return { reason: waits ? 'CrashLoopBackOff' : fieldText(terminated, 'reason') || 'Error', message };
}

/** The image, and why it can't be pulled. `ImagePullBackOff` itself only tells that kubelet waits. */
function imageText(status: PlainMap, message: string, events: readonly PodEvent[]): string {
  const image = fieldText(status, 'image');
  const container = fieldText(status, 'name');
  const failed = events.find((event) => event.container === container && /^Failed to pull image/.test(event.message));
  const reason = message.startsWith('Back-off') && failed !== undefined ? failed.message : message;
  return reason.includes(image) ? reason : `${image}: ${reason}`;
}

/** The last words of a probe that has failed since the container was started last. */
function failingProbe(status: PlainMap, { events }: ContainerContext): PodProblem[] {
  const container = fieldText(status, 'name');
  const running = findMap(status, ['state', 'running']);
  const isDone = running === undefined && findMap(status, ['lastState', 'terminated']) === undefined;
  const start = timeAt(running ?? findMap(status, ['lastState', 'terminated']), 'startedAt');
  const event = events.find((one) => one.reason === 'Unhealthy' && one.container === container && one.time >= start);
  const isWell = running !== undefined && status.ready === true && !event?.message.startsWith('Liveness');
  return event === undefined || isDone || isWell ? [] : [{ container, reason: 'Unhealthy', message: event.message }];
}

/** Whether a container runs, and is not ready although it must be. */
function isLate(status: PlainMap, { mustBeReady }: ContainerContext): boolean {
  return mustBeReady && findMap(status, ['state', 'running']) !== undefined && status.ready !== true;
}

function notReady(status: PlainMap): PodProblem {
  const message = status.started === false ? 'its startup probe has not succeeded yet' : 'it is not ready yet';
  return { container: fieldText(status, 'name'), reason: 'NotReady', message };
}
