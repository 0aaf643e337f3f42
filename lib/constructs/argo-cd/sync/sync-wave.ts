import { type ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { ManifestObject } from '../../../api-objects/manifest-object';
import { type Manifest, type ManifestMetadata } from '../../../core/manifest';
import { formatProblem, GitOpsError } from '../../../core/error';

/** The annotation by which Argo CD orders what one sync applies. */
export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

/**
 * An object of Argo CD's that stands in a later sync wave than the ones it depends on.
 * The wave is found when the object is written, since dependencies may be added until then.
 */
export class WaveObject extends ManifestObject {
  /** Tells these objects from others; `instanceof` takes every ApiObject of cdk8s for one. */
  public readonly isWaveObject = true;

  /** The object as it is written, with its wave where that is not 0, Argo CD's default. */
  public override toJson(): Manifest {
    const manifest = super.toJson();
    const wave = syncWave(this);
    if (wave === 0 || givenWave(this) !== undefined) {
      return manifest;
    }
    const annotations = { ...manifest.metadata?.annotations, [SYNC_WAVE]: String(wave) };
    return { ...manifest, metadata: { ...manifest.metadata, annotations } };
  }
}

/** The wave of an object: given by its annotation, or one more than the latest that it depends on. */
export function syncWave(object: WaveObject): number {
  return waveOf(object, new Map(), []);
}

/** Messages on a wave that was given by hand and is not later than those that the object depends on. */
export function checkWave(object: WaveObject): string[] {
  const given = givenWave(object);
  if (given === undefined) {
    return [];
  }
  const waves = new Map<WaveObject, number>();
  return dependenciesOf(object)
    .filter((other) => waveOf(other, waves, [object]) >= given)
    .map((other) =>
      formatProblem({
        what: `Cannot use ${given} as ${SYNC_WAVE}: ${describe(other)}, on which it depends, has wave ${waves.get(other)}`,
        fix: 'leave the annotation out, and the wave comes from addDependency',
      }),
    );
}

function waveOf(object: WaveObject, known: Map<WaveObject, number>, path: readonly WaveObject[]): number {
  const found = known.get(object);
  if (found !== undefined) {
    return found;
  }
  if (path.includes(object)) {
    throw circle([...path.slice(path.indexOf(object)), object]);
  }
  const before = dependenciesOf(object).map((other) => waveOf(other, known, [...path, object]));
  const wave = givenWave(object) ?? Math.max(0, ...before.map((other) => other + 1));
  known.set(object, wave);
  return wave;
}

/** What an object depends on: by itself, or through a construct or chart that it stands in. */
function dependenciesOf(object: WaveObject): WaveObject[] {
  const found = new Set<WaveObject>();
  for (const scope of object.node.scopes) {
    scope.node.dependencies
      .flatMap((dependency) => dependency.node.findAll())
      .filter((other): other is WaveObject => isWaveObject(other) && other !== object)
      .forEach((other) => found.add(other));
  }
  return [...found];
}

function isWaveObject(construct: IConstruct): construct is WaveObject {
  return 'isWaveObject' in construct;
}

function givenWave(object: ApiObject): number | undefined {
  const { annotations } = (object.metadata.toJson() ?? {}) as ManifestMetadata;
  const annotation = annotations?.[SYNC_WAVE];
  return annotation === undefined ? undefined : Number(annotation);
}

function describe(object: ApiObject): string {
  return `${object.kind}/${object.name}`;
}

function circle(objects: readonly WaveObject[]): GitOpsError {
  return new GitOpsError({
    where: objects[0]?.node.path ?? '',
    what: `Cannot order ${objects.map(describe).join(' → ')}: they depend on each other in a circle`,
    fix: 'take one of these addDependency away',
  });
}
