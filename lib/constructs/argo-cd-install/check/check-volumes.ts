import { useOneOf } from '../../../core/check/use-one-of';
import { quote } from '../../../core/check/quote';
import { at, type Fault, fault } from '../../../core/fault';
import { describeManifest, type Manifest } from '../../../core/manifest';
import { type Path } from '../../../core/path-text';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';

/** Finds what the API server refuses about the volumes of a workload, with all that props and patches added to it. */
export function checkVolumes(manifest: Manifest): readonly Fault[] {
  const { spec } = manifest;
  const pod = isPlainMap(spec) && isPlainMap(spec.template) ? spec.template.spec : undefined;
  if (!isPlainMap(spec) || !isPlainMap(pod)) {
    return [];
  }
  const object = describeManifest(manifest);
  const claims = mapsOf(spec.volumeClaimTemplates).map(({ metadata }) => (isPlainMap(metadata) ? metadata.name : ''));
  const volumes = [...mapsOf(pod.volumes).map(({ name }) => name), ...claims].map(String);
  return at(
    ['spec', 'template', 'spec'],
    [
      ...at('volumes', duplicates(mapsOf(pod.volumes), 'name', object)),
      ...['initContainers', 'containers'].flatMap((field) =>
        mapsOf(pod[field]).flatMap((container, index) =>
          at([field, index, 'volumeMounts'], checkMounts(mapsOf(container.volumeMounts), volumes, object)),
        ),
      ),
      ...checkNames(mapsOf(pod.initContainers), mapsOf(pod.containers), object),
    ],
  );
}

/** The names of a Pod's containers must differ, also between init containers and the others. */
function checkNames(init: readonly PlainMap[], others: readonly PlainMap[], object: string): readonly Fault[] {
  const before = new Set(init.map(({ name }) => name));
  const both = others.findIndex(({ name }) => before.has(name));
  return [
    ...at('initContainers', duplicates(init, 'name', object)),
    ...at('containers', duplicates(others, 'name', object)),
    ...(both < 0 ? [] : [taken(['containers', both, 'name'], others[both]?.name, object)]),
  ];
}

function checkMounts(mounts: readonly PlainMap[], volumes: readonly string[], object: string): readonly Fault[] {
  const missing = mounts.flatMap(({ name }, index) =>
    volumes.includes(String(name))
      ? []
      : [
          fault(
            'not-found',
            [index, 'name'],
            (path) => `Cannot use ${quote(name)} as ${path} of ${object}: the Pod has no volume with that name`,
            `${useOneOf(String(name), volumes, 'leave it out')}, or add a volume with this name`,
          ),
        ],
  );
  return [...missing, ...duplicates(mounts, 'mountPath', object)];
}

/** The items that have the same value in a field as an item before them. */
function duplicates(items: readonly PlainMap[], field: string, object: string): readonly Fault[] {
  const values = items.map((item) => item[field]);
  return values.flatMap((value, index) =>
    value === undefined || values.indexOf(value) === index ? [] : [taken([index, field], value, object)],
  );
}

function taken(path: Path, value: unknown, object: string): Fault {
  return fault(
    'duplicate',
    path,
    (at) => `Cannot use ${quote(value)} as ${at} of ${object}: another one has it`,
    `use another ${String(path.at(-1))}`,
  );
}

function mapsOf(list: unknown): readonly PlainMap[] {
  return listOf(list).filter(isPlainMap);
}
