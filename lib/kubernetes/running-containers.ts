import { seen } from '../core/check/seen';
import { isPlainMap, type PlainMap } from '../core/plain';

/** A container of a PodSpec and its place there. */
export interface PlacedContainer {
  readonly list: 'containers' | 'initContainers';
  readonly index: number;
  readonly container: PlainMap;
}

/** The containers that keep running: all of `containers`, and the sidecars. Other init containers end first. */
export function runningContainers(spec: PlainMap): PlacedContainer[] {
  return [...placed(spec, 'containers'), ...placed(spec, 'initContainers').filter((each) => isSidecar(each.container))];
}

/** Whether an init container keeps running beside the others. */
export function isSidecar(container: PlainMap): boolean {
  return seen(container.restartPolicy) === 'Always';
}

function placed(spec: PlainMap, list: PlacedContainer['list']): PlacedContainer[] {
  const containers = spec[list];
  return (Array.isArray(containers) ? containers : []).flatMap((container: unknown, index) =>
    isPlainMap(container) ? [{ list, index, container }] : [],
  );
}
