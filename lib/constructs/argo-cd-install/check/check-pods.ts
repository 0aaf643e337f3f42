import { checkShape } from '../../../core/check/check-shape';
import { quote } from '../../../core/check/quote';
import { at, type Fault, fault } from '../../../core/fault';
import { describeManifest, type Manifest } from '../../../core/manifest';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { builtInShape } from '../../../kubernetes/types/built-in-shape';

const podSpec = builtInShape('PodSpec');

/** Finds what the API server refuses in the Pods of a workload, with all that props and patches added to them. */
export function checkPods(manifest: Manifest): readonly Fault[] {
  const { spec } = manifest;
  if (!isPlainMap(spec) || !isPlainMap(spec.template) || !isPlainMap(spec.template.spec)) {
    return [];
  }
  const object = describeManifest(manifest);
  const pod = withClaims(spec.template.spec, spec.volumeClaimTemplates);
  const faults = [...checkShape(pod, podSpec), ...checkNames(pod)];
  return at(
    ['spec', 'template', 'spec'],
    faults.map((each) => ({ ...each, what: (name) => each.what(`${name} of ${object}`) })),
  );
}

/** The names of all containers of a Pod must differ, also between init containers and the others. */
function checkNames(pod: PlainMap): readonly Fault[] {
  const all = ['initContainers', 'containers'].flatMap((field) =>
    listOf(pod[field]).map((item, index) => ({
      path: [field, index, 'name'],
      name: isPlainMap(item) ? item.name : '',
    })),
  );
  const names = all.map(({ name }) => name);
  return all
    .filter(({ name }, index) => names.indexOf(name) < index)
    .map(({ name, path }) =>
      fault(
        'duplicate',
        path,
        (place) => `Cannot use ${quote(name)} as ${place}: another container has it`,
        'use another name',
      ),
    );
}

/** The volumes of a StatefulSet's claims can be mounted like those of the Pod. */
function withClaims(pod: PlainMap, templates: unknown): PlainMap {
  const claims = listOf(templates).flatMap((claim) => (isPlainMap(claim) && isPlainMap(claim.metadata) ? [claim] : []));
  const volumes = claims.map(({ metadata }) => ({ name: (metadata as PlainMap).name, emptyDir: {} }));
  return volumes.length === 0 ? pod : { ...pod, volumes: [...listOf(pod.volumes), ...volumes] };
}
