import { type Manifest } from '../../core/manifest';
import { findMap, isPlainMap, listOf } from '../../core/plain';
import { findPodSpecPath } from '../pod-template';
import { runningContainers } from '../running-containers';
import { valuesAt } from '../values-at';
import { type Reference } from './reference';

/**
 * What a reference uses of an object that the object does not have: `port 8080`, `key log.level`.
 *
 * @param from the object with the reference
 */
export function missingParts(from: Manifest, reference: Reference, object: Manifest): string[] {
  return [
    ...missingPort(reference, object),
    ...missingKeys(reference, object),
    ...(from.kind === 'Service' && reference.relation === 'selector' ? missingTargetPorts(from, object) : []),
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
  return keys.filter((key) => !maps.some((map) => Object.hasOwn(map, key))).map((key) => `key ${key}`);
}

/** The ports that a Service names, and no container has. A number needs no declaration. */
function missingTargetPorts({ spec }: Manifest, object: Manifest): string[] {
  const path = findPodSpecPath(object);
  const pod = path === undefined ? undefined : findMap(object, path);
  if (pod === undefined) {
    return [];
  }
  const named = runningContainers(pod).flatMap(({ container }) => valuesAt(container, 'ports[].name'));
  const wanted = valuesAt(spec, 'ports[].targetPort').flatMap(({ value }) =>
    typeof value === 'string' ? [value] : [],
  );
  return [...new Set(wanted)]
    .filter((name) => !/^\d+$/.test(name) && !named.some(({ value }) => value === name))
    .map((name) => `port ${name}`);
}
