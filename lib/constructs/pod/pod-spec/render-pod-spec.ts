import { detach } from '../../../core/detach';
import { setKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { standInOf, throughSwitch } from '../../../core/stand-in';
import { probeKinds } from '../probe/probe';
import { renderProbe } from '../probe/render-probe';

/**
 * Kubernetes' own PodSpec: a copy of the given fields, with probes in Kubernetes' form. Nothing is added. Values in
 * wrapper classes stay: they become plain when the object is written.
 */
export function renderPodSpec(spec: PlainMap): PlainMap {
  const result: PlainMap = {};
  for (const field of Object.keys(spec)) {
    const value = spec[field];
    if (value !== undefined && field !== 'profile') {
      const isContainers = field === 'containers' || field === 'initContainers';
      setKey(result, field, isContainers ? throughSwitch(value, renderContainers) : detach(value));
    }
  }
  return result;
}

const probeFields: ReadonlyMap<string, string> = new Map(probeKinds.map((kind) => [kind, `${kind}Probe`]));

function renderGiven(probe: unknown): unknown {
  return isPlainMap(probe) ? renderProbe(probe) : probe;
}

function renderContainers(list: unknown): unknown {
  return Array.isArray(list) ? list.map((container) => throughSwitch(container, renderContainer)) : list;
}

function renderContainer(container: unknown): unknown {
  if (!isPlainMap(container)) {
    return container;
  }
  const result: PlainMap = {};
  for (const field of Object.keys(container)) {
    const value = container[field];
    const probeField = probeFields.get(field);
    if (probeField !== undefined && (isPlainMap(value) || standInOf(value) !== undefined)) {
      result[probeField] = throughSwitch(value, renderGiven);
    } else {
      setKey(result, field, detach(value));
    }
  }
  return result;
}
