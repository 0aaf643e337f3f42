import { type ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { ManifestObject } from '../../../api-objects/manifest-object';
import { type Manifest, type ManifestMetadata } from '../../../core/manifest';
import { GitOpsError } from '../../../core/error';
import { type Fault, fault } from '../../../core/fault';

/** The annotation by which Argo CD orders the objects of one sync. */
const syncWaveAnnotation = 'argocd.argoproj.io/sync-wave';

/**
 * An object of Argo CD that is in a later sync wave than the objects it depends on.
 * The wave is computed when the object is written, because dependencies can be added until then.
 */
export class WaveObject extends ManifestObject {
  /** Marks these objects. `instanceof` does not work: it is true for every ApiObject of cdk8s. */
  public readonly isWaveObject = true;

  /** The object as it is written. Its wave is added unless it is 0, which is Argo CD's default. */
  public override toJson(): Manifest {
    const manifest = super.toJson();
    const wave = syncWave(this);
    if (wave === 0 || givenWave(this) !== undefined) {
      return manifest;
    }
    const annotations = { ...manifest.metadata?.annotations, [syncWaveAnnotation]: String(wave) };
    return { ...manifest, metadata: { ...manifest.metadata, annotations } };
  }
}

/** The wave of an object: the value of its annotation, or one more than the latest wave that it depends on. */
function syncWave(object: WaveObject): number {
  return waveOf(object, new Map(), []);
}

/** What is wrong if the wave in the annotation is not later than the waves of the objects it depends on. */
export function checkWave(object: WaveObject): readonly Fault[] {
  const given = givenWave(object);
  if (given === undefined) {
    return [];
  }
  const waves = new Map<WaveObject, number>();
  return dependenciesOf(object)
    .filter((other) => waveOf(other, waves, [object]) >= given)
    .map((other) =>
      fault(
        'sync-wave',
        ['metadata', 'annotations', syncWaveAnnotation],
        (at) => `Cannot use ${given} as ${at}: ${describe(other)}, on which it depends, has wave ${waves.get(other)}`,
        'leave the annotation out: addDependency then sets the wave',
      ),
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

/** What an object depends on: directly, or through a construct or chart that contains it. */
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

/** Whether a construct is an object that Argo CD puts into a wave. */
export function isWaveObject(construct: IConstruct): construct is WaveObject {
  return 'isWaveObject' in construct;
}

function givenWave(object: ApiObject): number | undefined {
  const { annotations } = (object.metadata.toJson() ?? {}) as ManifestMetadata;
  const annotation = annotations?.[syncWaveAnnotation];
  return annotation === undefined ? undefined : Number(annotation);
}

function describe(object: ApiObject): string {
  return `${object.kind}/${object.name}`;
}

function circle(objects: readonly WaveObject[]): GitOpsError {
  return new GitOpsError({
    where: objects[0]?.node.path ?? '',
    what: `Cannot order ${objects.map(describe).join(' → ')}: they depend on each other in a circle`,
    fix: 'remove one of these addDependency calls',
  });
}
