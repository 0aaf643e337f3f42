import { type Manifest } from '../../../core/manifest';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { findPodSpecPath } from '../../../kubernetes/pod-template';
import { type KeptObject, type RuleFinding } from './danger-rule';
import { fieldAt } from './field-at';

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** Probes that a container had and no longer has. */
export function probeDangers({ before, after }: KeptObject): RuleFinding[] {
  const current = new Map(containersOf(after).map((each) => [each.id, each]));
  return containersOf(before).flatMap(({ id, container }) => {
    const kept = current.get(id);
    const lost =
      kept === undefined
        ? []
        : probes.filter((probe) => isPlainMap(container[probe]) && !isPlainMap(kept.container[probe]));
    return lost.map((probe) => ({
      path: `${kept?.path}.${probe}`,
      what: `Container ${String(container.name)} loses its ${probe}`,
      fix: 'keep the probe, or change what it checks',
    }));
  });
}

/** Workloads of which nothing runs any more. */
export function replicaDangers({ before, after }: KeptObject): RuleFinding[] {
  const isScaled = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'].includes(after.kind);
  const [old, current] = [before, after].map((object) => fieldAt(object, 'spec.replicas') ?? 1);
  const what = `Nothing of ${after.kind} ${after.metadata?.name ?? ''} runs any more: it is scaled to 0`;
  return isScaled && old !== 0 && current === 0
    ? [{ path: 'spec.replicas', what, fix: 'keep one replica or more, or remove the object' }]
    : [];
}

interface PlacedContainer {
  readonly id: string;
  readonly path: string;
  readonly container: PlainMap;
}

function containersOf(manifest: Manifest): PlacedContainer[] {
  const path = findPodSpecPath(manifest);
  const spec = path === undefined ? undefined : findMap(manifest, path);
  return ['containers', 'initContainers'].flatMap((list) =>
    listOf(spec?.[list]).flatMap((container, index) =>
      isPlainMap(container)
        ? [{ id: `${list}/${String(container.name)}`, path: `${path?.join('.')}.${list}[${index}]`, container }]
        : [],
    ),
  );
}
