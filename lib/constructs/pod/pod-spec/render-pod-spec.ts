import { isPlainMap, type PlainMap } from '../../../core/plain';
import { unwrapDeep } from '../../../core/unwrap';
import { probeKinds } from '../probe/probe';
import { renderProbe } from '../probe/render-probe';

/** Kubernetes' own PodSpec: the given fields, with probes and values in Kubernetes' form. Nothing is added. */
export function renderPodSpec(spec: PlainMap): PlainMap {
  return Object.fromEntries(
    Object.entries(spec)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [
        field,
        (field === 'containers' || field === 'initContainers') && Array.isArray(value)
          ? value.map(renderContainer)
          : unwrapDeep(value),
      ]),
  );
}

function renderContainer(container: unknown): unknown {
  return isPlainMap(container)
    ? Object.fromEntries(Object.entries(container).map(([field, value]) => renderContainerField(field, value)))
    : container;
}

function renderContainerField(field: string, value: unknown): [string, unknown] {
  const isProbe = probeKinds.some((kind) => kind === field) && isPlainMap(value);
  return isProbe ? [`${field}Probe`, renderProbe(value)] : [field, unwrapDeep(value)];
}
