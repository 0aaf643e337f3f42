import { type Manifest } from '../../core/manifest';
import { findMap, isPlainMap, listOf } from '../../core/plain';
import { missingNamedPorts } from './missing-named-ports';
import { type Reference } from './data/reference';

/**
 * What a reference uses of each object that it leads to, and that the object does not have: `port 8080`, `key log.level`,
 * `listener https`.
 *
 * @param from the object with the reference
 */
export function missingParts(from: Manifest, reference: Reference, objects: readonly Manifest[]): string[][] {
  const parts = objects.map((object) => partsOf(from, reference, object));
  // If any object will do, those without the part are left alone, such as the other Services that a ServiceMonitor selects.
  return reference.relation === 'selector' && reference.isOptional
    ? parts.map((missing) => missing.filter((part) => parts.every((others) => others.includes(part))))
    : parts;
}

function partsOf(from: Manifest, reference: Reference, object: Manifest): string[] {
  return [
    ...missingPort(reference, object),
    ...missingKeys(reference, object),
    ...missingListener(reference, object),
    ...(reference.relation === 'selector' ? missingNamedPorts(from, object) : []),
  ];
}

function missingPort({ port }: Reference, { kind, spec }: Manifest): string[] {
  if (port === undefined || kind !== 'Service' || !isPlainMap(spec) || spec.type === 'ExternalName') {
    return [];
  }
  const offered = listOf(spec.ports).filter(isPlainMap);
  return offered.some((each) => each.port === port || each.name === port) ? [] : [`port ${port}`];
}

function missingKeys({ keys = [], isOptional }: Reference, manifest: Manifest): string[] {
  if (isOptional || (manifest.kind !== 'ConfigMap' && manifest.kind !== 'Secret')) {
    return [];
  }
  const maps = [manifest.data, manifest.stringData, manifest.binaryData].filter(isPlainMap);
  // Whoever writes an object without any value lets another program fill it in, such as the token of an account.
  return maps.length === 0
    ? []
    : keys.filter((key) => !maps.some((map) => Object.hasOwn(map, key))).map((key) => `key ${key}`);
}

function missingListener({ listener }: Reference, { kind, spec }: Manifest): string[] {
  const listeners = listOf(findMap(spec, [])?.listeners).filter(isPlainMap);
  return listener === undefined || kind !== 'Gateway' || listeners.some(({ name }) => name === listener)
    ? []
    : [`listener ${listener}`];
}
