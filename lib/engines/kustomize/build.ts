import { demandNoErrors, type Finding, formatFinding, GitOpsError } from '../../core/error';
import { findObstacle } from '../../core/yaml/scalar/find-obstacle';
import { settleFlows } from '../../core/yaml/scalar/settle-flows';
import { describeManifest, type Manifest } from '../../core/manifest';
import { type MergeSchema } from '../../core/patch/merge-schema';
import { inheritedEnvironment, wholeEnvironment } from '../../system/process/environment';
import { accumulate, type Accumulator } from './accumulate';
import { annotationsOf, dropBuildAnnotations, settleAnnotations } from './resource/build-annotations';
import { type CommandFlags, withCommandFlags } from './command-flags';
import { BuildContext } from './rule/build-context';
import { FieldSpecs } from './field/field-spec';
import { demandTextKey } from './field/text-key';
import { FileLoader, type LoadRestrictor } from './file/file-loader';
import { HelmRunner } from './helm/helm-runner';
import { applyHashes } from './generate/hashes';
import { setEntries } from './transform/map-entries';
import { fixNameReferences } from './names/name-references';
import { dropOrigins } from './resource/origin';
import { atPlace } from './file/place';
import { type KustomizeResource } from './resource/resource';
import { describeId } from './resource/resource-id';
import { ResourceMap } from './resource/resource-map';
import { reportOf, type KustomizationReport } from './report/report';
import { RuleLog } from './report/rule-log';
import { sortResources } from './sort';
import { strictFindings } from './report/strict';
import { type Rule } from './rule/rule';
import { openTarget, type Target } from './rule/target';
import { resolveVars } from './names/resolve-vars';

/** Options of `kustomize.build`. */
export interface BuildOptions {
  /**
   * Whether files may be outside the folder of the kustomization that names them.
   *
   * @default LoadRestrictionsRootOnly
   */
  readonly loadRestrictor?: LoadRestrictor;
  /**
   * Whether these are errors, which kubectl does not report: a rule that matches nothing, an element of a patch that
   * gets lost, a patch that breaks an object, a generated key that the API server does not accept, a reference to a
   * generated object that is not there, a dot in an image name that matches another character, and a tag in the new
   * name of an image. A rule of a component may match nothing.
   *
   * @default false
   */
  readonly strict?: boolean;
  /** Called after the build with the changes of each rule. @default - no report, which saves time */
  readonly onReport?: (report: KustomizationReport) => void;
  /**
   * Called with each warning of kubectl, for example about a deprecated field, and with those of strict mode: a patch
   * that changes nothing.
   *
   * @default - warnings are dropped
   */
  readonly onWarning?: (message: string) => void;
  /**
   * Whether helm renders the charts of `helmCharts`, as kubectl does with `--enable-helm`: with this process's
   * environment. A chart that has a `repo` and is not in its folder is pulled into it. Without this, a chart is an error.
   *
   * @default false
   */
  readonly enableHelm?: boolean;
  /**
   * The program helm: a name in PATH, or a path.
   *
   * @default - that of the variable HELM, or helm
   */
  readonly helmCommand?: string;
}

/** Options of a build that only the construct and the command line use. */
export interface EngineOptions extends BuildOptions {
  /** Called with the findings of strict mode, instead of throwing them. */
  readonly onFindings?: (findings: readonly Finding[]) => void;
  /** How strategic merge patches merge lists. @default - by the merge keys of Kubernetes 1.21, as kubectl does */
  readonly schema?: MergeSchema;
  /** Flags of the command line. @default - none */
  readonly flags?: CommandFlags;
}

/**
 * Builds a folder with a kustomization file. Returns the objects that `kubectl kustomize DIRECTORY` prints, in the same
 * order.
 *
 * Everything is done in process: no kustomize or kubectl is needed, and nothing is fetched. Only charts need helm.
 *
 * @param directory relative to the working folder
 * @throws GitOpsError if kubectl would fail, with file, line and column
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export function build(directory: string, options: BuildOptions = {}): Manifest[] {
  const { loadRestrictor = 'LoadRestrictionsRootOnly', onWarning, strict, onReport } = options;
  const { schema, onFindings = failOrWarn(onWarning), flags = {} } = options as EngineOptions;
  const log = strict || onReport ? new RuleLog(onReport !== undefined) : undefined;
  const context = new BuildContext(log, onWarning ?? (() => undefined), schema, helmOf(options));
  const target = openTarget(FileLoader.at(directory, '.', loadRestrictor), context);
  const manifests = buildTarget(withCommandFlags(target, flags, context), context);
  if (log !== undefined) {
    // What a rule of a Component matches depends on the kustomization that lists the Component.
    const mustMatch = ({ isOfComponent = false }: Rule): boolean => !isOfComponent;
    const findings = strict ? strictFindings(log, { mustMatch, wayOut: '' }) : [];
    onFindings(findings);
    onReport?.(reportOf(log, findings));
  }
  return manifests;
}

function helmOf({ enableHelm, helmCommand, flags = {} }: EngineOptions): HelmRunner | undefined {
  const { helmApiVersions: apiVersions, helmKubeVersion: kubeVersion, helmDebug: debug } = flags;
  return enableHelm === true
    ? new HelmRunner({
        command: helmCommand ?? (inheritedEnvironment('HELM').HELM || 'helm'),
        environment: wholeEnvironment(),
        pulls: true,
        ...{ apiVersions, kubeVersion, debug },
      })
    : undefined;
}

/** Throws the errors among findings, and gives the warnings to the caller. */
function failOrWarn(onWarning: BuildOptions['onWarning']): (findings: readonly Finding[]) => void {
  return (findings) => {
    demandNoErrors(findings);
    findings.forEach((warning) => onWarning?.(`Warning: ${formatFinding(warning)}`));
  };
}

/** Builds a kustomization that has been read. */
export function buildTarget(target: Target, context: BuildContext): Manifest[] {
  const { spec, place } = target;
  const origin = (spec.buildMetadata?.length ?? 0) > 0 ? {} : undefined;
  const accumulator = accumulate({ ...target, origin }, context);
  applyHashes(accumulator.resources);
  atPlace(place(), () => followNames(accumulator));
  const generated = accumulator.resources.resources.filter(({ isGenerated }) => isGenerated);
  accumulator.resources.filter((resource) => isKept(resource));
  demandUniqueIds(accumulator.resources);
  const { resources: objects } = accumulator.resources;
  context.observer?.built?.({ objects, generated, references: accumulator.config.nameReference });
  sort(accumulator.resources, target);
  addManagedBy(accumulator.resources, target);
  return accumulator.resources.resources.map((resource) => finish(resource, target));
}

/** The steps that need the final names of all objects. */
function followNames({ resources, config, vars }: Accumulator): void {
  fixNameReferences(resources.resources, config.nameReference);
  resolveVars(resources.resources, vars, config.varReference);
}

/** Whether an object is in the output. Objects that are only for kustomize itself are not. */
function isKept(resource: KustomizeResource): boolean {
  const kind = resource.object.kind === null ? '' : resource.kind;
  if (kind === '' || (resource.name === '' && !kind.endsWith('List'))) {
    throw new GitOpsError({
      where: resource.source,
      what: `Cannot build: ${kind || 'an object'} has lost its ${kind === '' ? 'kind' : 'name'}`,
      fix: 'correct the patch or the replacement that removes it',
    });
  }
  const local = annotationsOf(resource.object)?.['config.kubernetes.io/local-config'];
  return local === undefined || local === 'false' || local === false;
}

/** Names and namespaces may have become equal only at the end, for example by a replacement. */
function demandUniqueIds(resources: ResourceMap): void {
  new ResourceMap(resources.resources);
}

function sort(resources: ResourceMap, { spec, place }: Target): void {
  resources.reorder(sortResources(resources.resources, spec.sortOptions, place(['sortOptions'])));
}

/** The version of kustomize whose rules are followed. */
const kustomizeVersion = 'v5.8.1';

function addManagedBy(resources: ResourceMap, { spec }: Target): void {
  if (spec.buildMetadata?.includes('managedByLabel')) {
    const label = { 'app.kubernetes.io/managed-by': `kustomize-${kustomizeVersion}` };
    const specs = new FieldSpecs([{ path: 'metadata/labels', create: true }]);
    setEntries(resources.resources, label, specs, () => undefined);
  }
}

function demandJson({ object, source }: KustomizeResource): void {
  const obstacle = findObstacle(object);
  if (obstacle !== undefined) {
    const name = describeManifest(object as unknown as Manifest);
    throw new GitOpsError({ where: source, what: `Cannot print ${name}: ${obstacle.what}`, fix: obstacle.fix });
  }
}

function finish(resource: KustomizeResource, { spec }: Target): Manifest {
  dropBuildAnnotations(resource);
  dropOrigins(resource.object, spec.buildMetadata ?? []);
  const keys = Object.keys(annotationsOf(resource.object) ?? {});
  if (keys.length > 0) {
    atPlace(describeId(resource.currentId()), () => keys.forEach(demandTextKey));
  }
  settleAnnotations(resource.object);
  settleFlows(resource.object);
  demandJson(resource);
  return resource.object as unknown as Manifest;
}
