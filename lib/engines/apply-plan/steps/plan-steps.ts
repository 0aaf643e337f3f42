import { type Manifest, objectReference } from '../../../core/manifest';
import { findMap } from '../../../core/plain';
import { orderFiles, type PlanFile } from '../order/file-order';
import { type PlanObjects } from '../order/plan-objects';
import { type ApplySet } from '../prune/apply-set';
import { type StepDraft } from './apply-step';
import { applyStep, contentOf, stepSource, wholeFiles } from './step-source';

/** What the steps of a plan are made of. */
export interface PlanInput {
  readonly objects: PlanObjects;
  /** The files of the objects. Empty if they are not in files. */
  readonly files: readonly PlanFile[];
  /** What remembers the objects, so that those that are gone can be pruned. @default - nothing is pruned */
  readonly applySet?: ApplySet;
}

/** The steps of a plan, in order. */
export function planSteps(input: PlanInput): StepDraft[] {
  const { objects, applySet } = input;
  const crdFiles = filesWithCrds(input);
  const crds = crdFiles === undefined ? objects.crds : contentOf(crdFiles);
  const namespaces = needsNamespacesFirst(input) ? objects.namespaces : [];
  return [
    ...applyEarly(crds, crdFiles, input),
    ...waitForCrds(objects.crds),
    ...applyEarly(namespaces, wholeFiles(input.files, namespaces), input),
    ...waitForAccounts(objects),
    ...addParent(applySet),
    ...applyRest([...crds, ...namespaces], input),
  ];
}

/**
 * The files with CustomResourceDefinitions, in order. What else is in them is applied with them, if it does not need them:
 * then no file has to be split.
 *
 * @returns undefined if it does
 */
function filesWithCrds({ objects, files, applySet }: PlanInput): readonly PlanFile[] | undefined {
  const crds = new Set(objects.crds);
  const found = files.filter(({ manifests }) => manifests.some((manifest) => crds.has(manifest)));
  const others = contentOf(found).filter((manifest) => !crds.has(manifest));
  const isFree = others.every((manifest) => applySet === undefined && !objects.isCustom(manifest));
  return found.length > 0 && isFree ? orderFiles(found, objects, []) : undefined;
}

function needsNamespacesFirst({ objects, files, applySet }: PlanInput): boolean {
  const isWhole = wholeFiles(files, objects.namespaces) !== undefined;
  return isWhole || applySet !== undefined || podNamespaces(objects).length > 0;
}

/** Applies objects before all others. With an ApplySet they are applied again later, and get its label then. */
function applyEarly(
  manifests: readonly Manifest[],
  files: readonly PlanFile[] | undefined,
  { objects, applySet }: PlanInput,
): StepDraft[] {
  // With the manager of the later step, each run would take the label away and add it again.
  const manager = applySet === undefined ? [] : ['--field-manager=cdk8s-gitops'];
  const source = stepSource(manifests, files, objects);
  return manifests.length === 0 ? [] : [applyStep(`Apply ${countKinds(manifests)}`, manifests, source, manager)];
}

function waitForCrds(crds: readonly Manifest[]): StepDraft[] {
  const names = crds.map(({ metadata }) => `crd/${metadata?.name ?? ''}`);
  const args = ['wait', '--for=condition=Established', '--timeout=60s', ...names];
  const title = 'Wait until the API server serves their kinds';
  return crds.length === 0 ? [] : [{ title, args, objects: [], repeat: true }];
}

/** A cluster makes the account `default` after the namespace. Until then, it refuses Pods. */
function waitForAccounts(objects: PlanObjects): StepDraft[] {
  return podNamespaces(objects).map((name) => ({
    title: `Wait until Namespace ${name} has an account for Pods`,
    args: ['get', 'serviceaccount', 'default', '--output=name', `--namespace=${name}`],
    objects: [],
    repeat: true,
  }));
}

/** The new namespaces of Pods that use the account `default` and that no controller makes. */
function podNamespaces(objects: PlanObjects): string[] {
  const made = objects.namespaces.map(({ metadata }) => metadata?.name);
  const used = objects.all
    .filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Pod')
    .filter((pod) => (findMap(pod, ['spec'])?.serviceAccountName ?? 'default') === 'default')
    .map((pod) => objects.namespaceOf(pod) ?? '');
  return [...new Set(used)].filter((name) => made.includes(name));
}

function addParent(applySet: ApplySet | undefined): StepDraft[] {
  if (applySet === undefined) {
    return [];
  }
  const { crd, parent, query } = applySet;
  const kinds = crd === undefined ? [] : [crd];
  return [
    ...kinds.map((kind) => applyStep('Apply the kind ApplySet', kinds, { args: ['-f', '-'], input: [kind] })),
    ...waitForCrds(kinds),
    {
      title: `Create the ApplySet ${parent.metadata?.name ?? ''}, if it is not there`,
      args: ['create', '-f', '-'],
      input: [parent],
      objects: [objectReference(parent)],
      unless: query,
      fix: 'if it is there already, it belongs to another app, or to another program: give another name with --name',
    },
  ];
}

/** @param done what the steps before have applied */
function applyRest(done: readonly Manifest[], { objects, files, applySet }: PlanInput): StepDraft[] {
  const skipped = new Set(applySet === undefined ? done : []);
  const rest = objects.all.filter((manifest) => !skipped.has(manifest));
  const left = files.filter(({ manifests }) => manifests.some((manifest) => !skipped.has(manifest)));
  const source = stepSource(rest, left.length === 0 ? undefined : orderFiles(left, objects, done), objects);
  const title = `Apply ${count(rest, 'object')}${applySet === undefined ? '' : ', and delete what is gone (kubectl 1.28 or later)'}`;
  const env = applySet === undefined ? {} : { env: { KUBECTL_APPLYSET: 'true' } };
  return rest.length === 0 ? [] : [{ ...applyStep(title, rest, source, applySet?.flags), ...env }];
}

function countKinds(manifests: readonly Manifest[]): string {
  const [kind, ...others] = new Set(manifests.map((manifest) => manifest.kind));
  return count(manifests, others.length === 0 ? String(kind) : 'object');
}

function count(manifests: readonly Manifest[], word: string): string {
  return `${manifests.length} ${word}${manifests.length === 1 ? '' : 's'}`;
}
