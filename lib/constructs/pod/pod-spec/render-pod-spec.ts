import { isPlainMap, type PlainMap } from '../../../core/plain';
import { unwrapDeep } from '../../../core/unwrap';
import { probeKinds } from '../probe/probe';
import { renderProbe } from '../probe/render-probe';

/**
 * Kubernetes' own PodSpec: the given fields, with probes and plain values in Kubernetes' form. Nothing is added. What
 * needs no change is not copied.
 */
export function renderPodSpec(spec: PlainMap): PlainMap {
  const result: PlainMap = {};
  for (const field of Object.keys(spec)) {
    const value = spec[field];
    if (value !== undefined) {
      const isContainers = field === 'containers' || field === 'initContainers';
      result[field] = isContainers && Array.isArray(value) ? value.map(renderContainer) : unwrapDeep(value);
    }
  }
  return result;
}

function renderContainer(container: unknown): unknown {
  if (!isPlainMap(container)) {
    return container;
  }
  const result: PlainMap = {};
  for (const field of Object.keys(container)) {
    const value = container[field];
    const isProbe = probeKinds.some((kind) => kind === field) && isPlainMap(value);
    result[isProbe ? `${field}Probe` : field] = isProbe ? renderProbe(value) : unwrapDeep(value);
  }
  return result;
}
