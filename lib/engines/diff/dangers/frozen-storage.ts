import { type Manifest } from '../../../core/manifest';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { quantityOf } from '../../../kubernetes/quantity';
import { sameStored } from '../../../kubernetes/stored/same-stored';
import { fieldAt } from './field-at';

/** A claim cannot shrink. Whether it can grow depends on its class and on whether it is bound. */
export function changedInClaim(before: Manifest, after: Manifest): string[] {
  const [old, current] = [before, after].map((claim) => findMap(claim, ['spec']) ?? {});
  const [size, wanted] = [old, current].map((spec) => quantityOf(fieldAt(spec, 'resources.requests.storage')));
  const [limits, newLimits] = [old, current].map((spec) => fieldAt(spec, 'resources.limits'));
  // The source of the data has two names, and stays if it is left out.
  const source = sourceOf(old);
  const newSource = source === undefined ? sourceOf(current) : (current.dataSource ?? current.dataSourceRef);
  return [
    ...(size !== undefined && wanted !== undefined && wanted < size ? ['spec.resources.requests.storage'] : []),
    ...(sameStored('{}Quantity', limits, newLimits) ? [] : ['spec.resources.limits']),
    ...(!isPlainMap(newSource) || sameStored('*TypedObjectReference', source, newSource) ? [] : ['spec.dataSource']),
  ];
}

/** In a first `dataSource`, the API server ignores other kinds. */
function sourceOf({ dataSource, dataSourceRef }: PlainMap): unknown {
  const { apiGroup, kind } = isPlainMap(dataSource) ? dataSource : {};
  const isKnown =
    ((apiGroup ?? '') === '' && kind === 'PersistentVolumeClaim') ||
    (apiGroup === 'snapshot.storage.k8s.io' && kind === 'VolumeSnapshot');
  return isKnown ? dataSource : dataSourceRef;
}

/**
 * The volume itself stays, and its nodes. The Secret with which its driver makes it larger can be added, and labels of
 * nodes can get their new names.
 */
export function changedInVolume(before: Manifest, after: Manifest): string[] {
  const [old, current] = [before, after].map((volume) => findMap(volume, ['spec']) ?? {});
  const [driver, newDriver] = [old, current].map((spec) => findMap(spec, ['csi']));
  const secret = driver?.controllerExpandSecretRef ?? newDriver?.controllerExpandSecretRef;
  const nodes = old.nodeAffinity ?? undefined;
  const isSameClass =
    (current.volumeAttributesClassName ?? old.volumeAttributesClassName) === current.volumeAttributesClassName;
  return [
    ...(sameStored('*CSIPersistentVolumeSource', driver && { ...driver, controllerExpandSecretRef: secret }, newDriver)
      ? []
      : ['spec.csi']),
    ...(nodes === undefined ||
    sameStored('*VolumeNodeAffinity', withNewLabels(nodes, current.nodeAffinity), current.nodeAffinity)
      ? []
      : ['spec.nodeAffinity']),
    ...(isSameClass ? [] : ['spec.volumeAttributesClassName']),
  ];
}

const newLabels: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'kubernetes.io/arch',
  'beta.kubernetes.io/instance-type': 'node.kubernetes.io/instance-type',
  'beta.kubernetes.io/os': 'kubernetes.io/os',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
};

/** The value with the new names of labels, each where the other value has it. */
function withNewLabels(value: unknown, other: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => withNewLabels(item, listOf(other)[index]));
  }
  if (isPlainMap(value)) {
    const current = isPlainMap(other) ? other : {};
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNewLabels(item, current[key])]));
  }
  return typeof value === 'string' && other !== undefined && newLabels[value] === other ? other : value;
}

/** A driver that stays on a node stays as it is, except for how many volumes it can have. */
export function changedInNodeDrivers(before: Manifest, after: Manifest): string[] {
  const [old, current] = [before, after].map((node) =>
    listOf(fieldAt(node, 'spec.drivers'))
      .filter(isPlainMap)
      .map((driver): PlainMap => ({ ...driver, allocatable: null })),
  );
  const isKept = current.every((driver) => {
    const known = old.find(({ name }) => name === driver.name);
    return known === undefined || sameStored('storage.CSINodeDriver', known, driver);
  });
  return isKept ? [] : ['spec.drivers'];
}
