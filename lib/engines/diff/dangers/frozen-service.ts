import { type Manifest } from '../../../core/manifest';
import { findMap, listOf, type PlainMap } from '../../../core/plain';
import { sameStoredField } from '../../../kubernetes/stored/same-stored';

/** An address, a class and a port for health checks stay while the type of the Service needs them. */
export function changedInService(before: Manifest, after: Manifest): string[] {
  const [old, current] = [before, after].map((service) => findMap(service, ['spec']) ?? {});
  const both = (isSo: (spec: PlainMap) => boolean): boolean => isSo(old) && isSo(current);
  const frozen = [
    ...(both(hasAddress) && isSet(current, 'clusterIP') ? ['clusterIP'] : []),
    ...(both(isBalanced) ? ['loadBalancerClass'] : []),
    ...(both(hasHealthPort) && isSet(current, 'healthCheckNodePort') ? ['healthCheckNodePort'] : []),
  ];
  const changed = frozen.filter((field) => !sameStoredField('ServiceSpec', field, old, current));
  const isVirtual = both((spec) => hasAddress(spec) && spec.clusterIP !== 'None');
  return [...changed, ...(isVirtual ? changedFamilies(old, current) : [])].map((field) => `spec.${field}`);
}

/** The first family stays. The second one can go with the policy SingleStack. */
function changedFamilies(before: PlainMap, after: PlainMap): string[] {
  const [old, current] = [before, after].map((spec) => listOf(spec.ipFamilies));
  const isOther = old.length > 0 && current.length > 0 && old[0] !== current[0];
  const isLost = old.length > current.length && current.length > 0 && after.ipFamilyPolicy !== 'SingleStack';
  return isOther || isLost ? ['ipFamilies'] : [];
}

function isSet(spec: PlainMap, field: string): boolean {
  return ![undefined, null, ''].includes(spec[field] as string);
}

function hasAddress(spec: PlainMap): boolean {
  return spec.type !== 'ExternalName';
}

function isBalanced(spec: PlainMap): boolean {
  return spec.type === 'LoadBalancer';
}

function hasHealthPort(spec: PlainMap): boolean {
  return isBalanced(spec) && spec.externalTrafficPolicy === 'Local';
}
