import { type ApiObject } from 'cdk8s';
import { type Construct } from 'constructs';
import { registerAppOutput } from '../../api-objects/app-output';
import { ManifestGroup } from '../../api-objects/manifest-group';
import { demandShape } from '../../core/check/check-shape';
import { formatProblem, GitOpsError, type Problem } from '../../core/error';
import { demandNoFaults, messagesOf } from '../../core/fault';
import { type Manifest } from '../../core/manifest';
import { crdMergeSchema } from '../../core/patch/open-api-merge-schema';
import { kubernetesMergeSchema } from '../../core/patch/kubernetes-merge-schema';
import { firstMergeSchema, type MergeSchema } from '../../core/patch/merge-schema';
import { collectImages } from '../../engines/kustomize/report/collect-images';
import { type KustomizationReport, reportOf } from '../../engines/kustomize/report/report';
import { hermeticHelm } from '../../engines/kustomize/helm/hermetic-helm';
import { KustomizeResource } from '../../engines/kustomize/resource/resource';
import { warn } from '../../system/warn';
import { checkBases } from './check-bases';
import { checkEmit } from './check-emit';
import { checkGuards } from './check-guards';
import { type Evaluated, evaluate, type Evaluation } from './evaluate';
import { kustomizationFile, toKustomizationFiles } from './kustomization-files';
import { type KustomizationProps } from './kustomization-props';
import { kustomizationPropsShape } from './kustomization-props-shape';
import { type ReadBase, readConstruct } from './read-construct';
import { renderCharts } from './render-charts';
import { type ImageRules, toImages, withImages } from './to-images';
import { isConstruct, optionalRules, toSpec } from './to-spec';
import { demandNoStandIns } from '../../api-objects/stand-ins/keep-stand-ins';
import { readForGood } from '../../api-objects/stand-ins/lost-values';

/**
 * A kustomization: objects from files, folders and constructs, changed by the rules of kustomize. The result is the
 * same as that of `kubectl kustomize` 1.36, as `ApiObject`s that can be patched further.
 *
 * It is evaluated in the constructor and in process, without a kustomize or kubectl binary. The objects keep the names,
 * namespaces and labels that the kustomization gives them. The chart's namespace and labels are not added.
 *
 * @example
 * ```ts
 * import { Kustomization } from 'cdk8s-gitops';
 *
 * new Kustomization(chart, 'production', {
 *   resources: ['./base'],
 *   namespace: 'production',
 *   images: [{ name: 'nginx', newTag: '1.29.1' }],
 *   patches: [{ target: { kind: 'Deployment', name: 'web' }, patch: { spec: { replicas: 3 } } }],
 * });
 * ```
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export class Kustomization extends ManifestGroup {
  private readonly evaluation: Evaluation;
  private readonly evaluated: Evaluated;

  /**
   * @throws if kubectl fails; and, unless `strict` is false, for every rule that matches nothing and for everything
   * that kubectl silently destroys, all at once. A patch that changes nothing is a warning of Node.js, on stderr
   */
  constructor(scope: Construct, id: string, props: KustomizationProps) {
    super(scope, id);
    demandNoStandIns(this.node.path, props, 'kustomize computes the objects at synth');
    demandShape(this.node.path, props, kustomizationPropsShape, 'the props');
    const bases = (props.resources ?? [])
      .filter(isConstruct)
      .map((construct): ReadBase => ({ construct, manifests: readForGood(this, () => readConstruct(construct)) }));
    this.evaluation = this.prepare(props, bases);
    this.evaluated = evaluate(this.evaluation);
    warn(this.evaluated.warnings);
    demandNoFaults(this.node.path, checkGuards(bases, this.evaluated.manifests));
    this.addManifests(this.evaluated.manifests, { chartDefaults: false });
    this.node.addValidation({
      validate: () => [...checkBases(this, bases), ...messagesOf(checkGuards(bases, readConstruct(this)))],
    });
    if (props.emit !== undefined) {
      this.emit(props.emit.directory);
    }
  }

  /** What each rule changed. It is made on demand, because it needs a second build. */
  public get report(): KustomizationReport {
    const { log, warnings } = evaluate({ ...this.evaluation, needsEffects: true });
    return reportOf(log, warnings);
  }

  /**
   * The kustomization.yaml with which `kubectl kustomize` gives the same objects. Its paths are those of the folder
   * that `emit` writes; `toFiles` gives all files of that folder.
   */
  public toYaml(): string {
    return this.toFiles().get(kustomizationFile)!;
  }

  /**
   * The folder that `emit` writes: the kustomization.yaml and all files that it needs, as text by path.
   *
   * @throws if a file that a generator reads is not text
   */
  public toFiles(): ReadonlyMap<string, string> {
    return toKustomizationFiles(this.evaluation, this.evaluated);
  }

  private prepare(props: KustomizationProps, bases: readonly ReadBase[]): Evaluation {
    const where = this.node.path;
    const base: Evaluation = {
      where,
      spec: toSpec(props, bases, renderCharts(props, where, hermeticHelm())),
      helm: hermeticHelm(),
      imageOrigins: [],
      optional: optionalRules(props),
      strict: false,
    };
    const schema = props.mergeKeys === 'current' ? currentSchema(evaluate(base).manifests) : undefined;
    const images = toImages(props.images ?? [], (before) => {
      const spec = withImages(base.spec, { images: before, origins: [], transformers: [], missed: [] });
      return imagesOf(evaluate({ ...base, spec, schema }).manifests);
    });
    const strict = props.strict ?? true;
    if (strict) {
      GitOpsError.throwIfAny(where, missedRegistries(props, images));
    }
    return { ...base, spec: withImages(base.spec, images), imageOrigins: images.origins, strict, schema };
  }

  private emit(directory: string): void {
    const objects = (): ApiObject[] => this.apiObjects;
    registerAppOutput(this, 'emit', () => ({ directory, files: this.toFiles(), objects: objects() }));
    this.node.addValidation({ validate: () => checkEmit(objects(), this.evaluated.manifests).map(formatProblem) });
  }
}

function imagesOf(manifests: readonly Manifest[]): string[] {
  return collectImages(manifests.map((manifest) => new KustomizeResource(manifest as Record<string, unknown>)));
}

/** Merge keys of today's Kubernetes, and of the custom resources whose definitions are in the manifests. */
function currentSchema(manifests: readonly Manifest[]): MergeSchema {
  const crds = manifests.filter(({ kind }) => kind === 'CustomResourceDefinition');
  return firstMergeSchema(kubernetesMergeSchema('1.35'), crdMergeSchema(crds as Record<string, unknown>[]));
}

function missedRegistries(props: KustomizationProps, { missed }: ImageRules): Problem[] {
  const rules = props.images ?? [];
  return missed
    .filter((index) => rules[index].optional !== true)
    .map((index) => ({
      what: `Cannot apply images[${index}]: no container has an image of ${(rules[index] as { registry: string }).registry}`,
      fix: 'remove the rule, or set optional: true',
    }));
}
