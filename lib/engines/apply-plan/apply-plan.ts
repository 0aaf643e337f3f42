import { type Finding, finding, demandNoFindings } from '../../core/error';
import { demandShape } from '../../core/check/check-shape';
import { type Shape } from '../../core/check/shape';
import { callback, list, matching, object, required, text } from '../../core/check/shapes';
import { demandManifests } from '../../kubernetes/demand-manifests';
import { describeManifest, type Manifest } from '../../core/manifest';
import { dnsLabel, dnsSubdomain, labelValue } from '../../kubernetes/name-rule';
import { clusterFlags } from '../kubectl/kubectl';
import { type ClusterOptions } from '../kubectl/cluster-options';
import { type ArgoCdAccess, findArgoCdAccess } from './argo-cd-access';
import { checkTwice } from './order/check-twice';
import { type PlanFile } from './order/file-order';
import { PlanObjects } from './order/plan-objects';
import { ApplySet } from './prune/apply-set';
import { checkPrune } from './prune/check-prune';
import { type ApplyStep } from './steps/apply-step';
import { pathArgument } from './steps/file-argument';
import { planSteps } from './steps/plan-steps';
import { shellCommand } from './steps/shell-command';

/** Options of `applyPlan`. */
export interface ApplyPlanOptions extends Pick<ClusterOptions, 'context' | 'namespace' | 'kubeconfig'> {
  /** Delete objects that an earlier run with the same name has applied, and that are gone now. @default - nothing is deleted */
  readonly prune?: PruneOptions;
  /** The folder that the manifests come from. Commands name it. @default dist */
  readonly directory?: string;
  /** The target that the manifests are for, if the folder has several. Commands name it. @default - there is only one */
  readonly target?: string;
  /** How this command line is started, for commands that read from it. @default npx cdk8s-gitops */
  readonly program?: readonly string[];
  /**
   * The file that an object is in; undefined if it is in none. Commands name a file if they apply all that is in it, and
   * read other objects from `cdk8s-gitops apply-plan`.
   *
   * @default - no object is in a file
   */
  readonly fileOf?: (manifest: Manifest) => string | undefined;
}

/** Which objects are deleted. */
export interface PruneOptions {
  /** The name of the ApplySet that remembers the objects, as a name of Kubernetes. */
  readonly name: string;
  /** The app that the ApplySet belongs to. Another app with an ApplySet of that name is refused. @default - the name */
  readonly app?: string;
}

/** The calls of kubectl that apply objects to a cluster, in order. */
export interface ApplyPlan {
  readonly steps: readonly ApplyStep[];
  /** What the cluster must have beforehand. */
  readonly warnings: readonly Finding[];
  /** How to log in to the Argo CD that is among the objects. @default - there is none */
  readonly argoCd?: ArgoCdAccess;
}

/**
 * The calls of kubectl that take an empty cluster to these objects: CustomResourceDefinitions first, then Namespaces, then
 * all others, each after what it needs. Nothing runs, and no cluster is asked.
 *
 * They can run again at any time. Without `prune`, nothing is ever deleted.
 *
 * @throws if an object has no name, or if the ApplySet of `prune` can't have the objects
 * @example
 * ```ts
 * import { applyPlan, parseManifests } from 'cdk8s-gitops';
 *
 * const manifests = parseManifests('{ apiVersion: v1, kind: ConfigMap, metadata: { name: settings } }');
 *
 * const { steps } = applyPlan(manifests, { fileOf: () => 'dist/settings.k8s.yaml' });
 * steps[0]?.command; // => 'kubectl apply --server-side --force-conflicts -f dist/settings.k8s.yaml'
 * ```
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function applyPlan(manifests: readonly Manifest[], options: ApplyPlanOptions = {}): ApplyPlan {
  demandShape('apply-plan', options, optionsShape(), 'the options');
  demandManifests('apply-plan', manifests);
  const objects = new PlanObjects(manifests, options.namespace);
  const { prune } = options;
  demandNoFindings(checkNames(manifests));
  demandNoFindings([...checkTwice(objects), ...(prune === undefined ? [] : checkPrune(objects, prune.name))]);
  const flags = clusterFlags(options);
  const settings = { planCommand: planCommand(options), clusterFlags: flags };
  const drafts = planSteps({ objects, files: filesOf(manifests, options), applySet: applySetOf(objects, options) });
  const argoCd = findArgoCdAccess(manifests, flags);
  return {
    steps: drafts.map((draft, index) => ({ ...draft, command: shellCommand(draft, index + 1, settings) })),
    warnings: checkNamespaces(objects),
    ...(argoCd === undefined ? {} : { argoCd }),
  };
}

const optionsShape = (): Shape<ApplyPlanOptions> =>
  object({
    context: text,
    namespace: matching(dnsLabel),
    kubeconfig: text,
    prune: object<PruneOptions>({ name: required(matching(dnsSubdomain)), app: matching(labelValue) }),
    directory: text,
    target: text,
    program: list(text),
    fileOf: callback,
  });

function checkNames(manifests: readonly Manifest[]): Finding[] {
  if (manifests.length === 0) {
    return [
      finding({ where: 'apply-plan', what: 'Cannot apply: there are no objects', fix: 'run cdk8s-gitops synth' }),
    ];
  }
  const nameless = manifests.filter(({ metadata }) => (metadata?.name ?? '') === '');
  const what = 'Cannot apply it: kubectl apply needs its name';
  const fix = 'give it a name, or create it with kubectl create';
  return nameless.map((manifest) => finding({ rule: 'no-name', where: describeManifest(manifest), what, fix }));
}

function checkNamespaces(objects: PlanObjects): Finding[] {
  return objects.missingNamespaces().map((name) => {
    const what = `Objects are in Namespace ${name}, which is not among them: it must be there`;
    const fix = `add the Namespace to the app, or run kubectl create namespace ${name}`;
    return finding({ rule: 'namespace-missing', severity: 'warning', where: 'apply-plan', what, fix });
  });
}

/** The files of the objects. An object that is in none is left out. */
function filesOf(manifests: readonly Manifest[], { fileOf }: ApplyPlanOptions): PlanFile[] {
  const files = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const path = fileOf?.(manifest);
    if (path !== undefined) {
      const content = files.get(path) ?? [];
      content.push(manifest);
      files.set(path, content);
    }
  }
  return [...files].map(([path, content]) => ({ path, manifests: content }));
}

function applySetOf(objects: PlanObjects, { prune }: ApplyPlanOptions): ApplySet | undefined {
  if (prune === undefined) {
    return undefined;
  }
  const [namespace, ...others] = objects.usedNamespaces();
  return new ApplySet({ app: prune.name, ...prune, namespace: others.length === 0 ? namespace : undefined });
}

/** The command that makes the same plan. */
function planCommand({ directory = 'dist', target, namespace, prune, program }: ApplyPlanOptions): string[] {
  return [
    ...(program ?? ['npx', 'cdk8s-gitops']),
    'apply-plan',
    pathArgument(directory),
    ...(target === undefined ? [] : [`--target=${target}`]),
    ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
    ...(prune === undefined ? [] : ['--prune', `--name=${prune.name}`]),
  ];
}
