import { type Manifest } from '../../../core/manifest';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { getKey } from '../../../core/own-key';

/** A workload whose containers are changed; init containers too. Other objects stay as they are. */
export function mapContainers(manifest: Manifest, change: (container: PlainMap) => PlainMap): Manifest {
  const pod = findMap(manifest, ['spec', 'template', 'spec']);
  if (pod === undefined) {
    return manifest;
  }
  const fields = ['initContainers', 'containers'].filter((field) => Array.isArray(pod[field]));
  const changed = fields.map((field) => [
    field,
    listOf(pod[field]).map((item) => (isPlainMap(item) ? change(item) : item)),
  ]);
  const spec = { ...pod, ...(Object.fromEntries(changed) as PlainMap) };
  const { spec: outer } = manifest as Manifest & { spec: PlainMap & { template: PlainMap } };
  return { ...manifest, spec: { ...outer, template: { ...outer.template, spec } } };
}

/** The environment variables of a container. */
export function variablesIn(container: PlainMap): PlainMap[] {
  return listOf(getKey(container, 'env')).filter(isPlainMap);
}

/** The first container of a workload. */
export function firstContainer(manifest: Manifest): PlainMap | undefined {
  return listOf(findMap(manifest, ['spec', 'template', 'spec'])?.containers).find(isPlainMap);
}
