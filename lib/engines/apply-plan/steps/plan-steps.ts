import { counted, wordFor } from '../../../core/text/counted';
import { type Manifest, objectReference } from '../../../core/manifest';
import { findMap } from '../../../core/plain';
import { contentOf } from '../order/file-order';
import { accountOf, isPod, refusesOthers } from '../order/needs';
import { type PlanObjects } from '../order/plan-objects';
import { type ApplySet } from '../prune/apply-set';
import { type StepDraft } from './apply-step';
import { applyStep, orderedParts, type PlanSource, stepSource, wholeFiles } from './step-source';

/** What the steps of a plan are made of. */
export interface PlanInput extends PlanSource {
  /** What remembers the objects, so that those that are gone can be pruned. @default - nothing is pruned */
  readonly applySet?: ApplySet;
}

/** The steps of a plan, in order. */
export function planSteps(input: PlanInput): StepDraft[] {
  const { objects, applySet } = input;
  const first = appliedWithCrds(input) ?? objects.crds;
  const namespaces = needsNamespacesFirst(input) ? without(objects.namespaces, first) : [];
  return [
    ...applyEarly(first, [], input),
    ...waitForCrds(objects.crds),
    ...applyEarly(namespaces, first, input),
    ...waitForAccounts(objects),
    ...addParent(applySet),
    ...applyRest([...first, ...namespaces], input),
  ];
}

/**
 * The CustomResourceDefinitions, with what else is in their files: then no file has to be split.
 *
 * @returns undefined if that can't be applied with them
 */
function appliedWithCrds(input: PlanInput): readonly Manifest[] | undefined {
  const { objects, files, applySet } = input;
  const crds = new Set(objects.crds);
  const inFiles = contentOf(files.filter(({ manifests }) => manifests.some((manifest) => crds.has(manifest))));
  const all = [...inFiles, ...without(objects.crds, inFiles)];
  const isEverything = all.length === objects.all.length;
  const isFree = (manifest: Manifest): boolean =>
    !objects.isCustom(manifest) && !isPod(manifest) && (isEverything || !refusesOthers(manifest));
  const isAllFree = without(all, objects.crds).every((manifest) => applySet === undefined && isFree(manifest));
  return isAllFree && orderedParts(all, input, []) !== undefined ? all : undefined;
}

function needsNamespacesFirst({ objects, files, applySet }: PlanInput): boolean {
  const inFiles = contentOf(wholeFiles(files, objects.namespaces));
  const isWhole = without(objects.namespaces, inFiles).length === 0;
  return isWhole || applySet !== undefined || podNamespaces(objects).length > 0;
}

/** Applies objects before all others. With an ApplySet they are applied again later, and get its label then. */
function applyEarly(manifests: readonly Manifest[], done: readonly Manifest[], input: PlanInput): StepDraft[] {
  // With the manager of the later step, each run would take the label away and add it again.
  const manager = input.applySet === undefined ? [] : ['--field-manager=cdk8s-gitops'];
  const source = stepSource(manifests, input, done);
  return manifests.length === 0 ? [] : [applyStep(`Apply ${countKinds(manifests)}`, source, manager)];
}

function waitForCrds(crds: readonly Manifest[]): StepDraft[] {
  const names = crds.map(({ metadata }) => `crd/${metadata?.name ?? ''}`);
  const args = ['wait', '--for=condition=Established', '--timeout=60s', ...names];
  const title = `Wait until the API server serves ${wordFor(crds.length, 'its kind', 'their kinds')}`;
  return crds.length === 0 ? [] : [{ title, args, objects: [], waitsFor: crds.map(objectReference) }];
}

/** A cluster makes the account `default` after the namespace. Until then, it refuses Pods. */
function waitForAccounts(objects: PlanObjects): StepDraft[] {
  return podNamespaces(objects).map((name) => ({
    title: `Wait until Namespace ${name} has an account for Pods`,
    args: ['get', 'serviceaccount', 'default', '--output=name', `--namespace=${name}`],
    objects: [],
    waitsFor: [{ apiVersion: 'v1', kind: 'ServiceAccount', namespace: name, name: 'default' }],
  }));
}

/** The new namespaces of Pods that use the account `default` and that no controller makes. */
function podNamespaces(objects: PlanObjects): string[] {
  const made = objects.namespaces.map(({ metadata }) => metadata?.name);
  const used = objects.all
    .filter((manifest) => isPod(manifest) && accountOf(findMap(manifest, ['spec']) ?? {}) === 'default')
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
    ...kinds.map(() => applyStep('Apply the kind ApplySet', { args: ['-f', '-'], manifests: kinds, input: kinds })),
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
function applyRest(done: readonly Manifest[], input: PlanInput): StepDraft[] {
  const { objects, applySet } = input;
  const rest = applySet === undefined ? without(objects.all, done) : objects.all;
  const title = `Apply ${counted(rest.length, 'object')}${applySet === undefined ? '' : ', and delete what is gone (kubectl 1.28 or later)'}`;
  const env = applySet === undefined ? {} : { env: { KUBECTL_APPLYSET: 'true' } };
  return rest.length === 0 ? [] : [{ ...applyStep(title, stepSource(rest, input, done), applySet?.flags), ...env }];
}

function without(manifests: readonly Manifest[], others: readonly Manifest[]): Manifest[] {
  const excluded = new Set(others);
  return manifests.filter((manifest) => !excluded.has(manifest));
}

function countKinds(manifests: readonly Manifest[]): string {
  const [kind, ...others] = new Set(manifests.map((manifest) => manifest.kind));
  return counted(manifests.length, others.length === 0 ? String(kind) : 'object');
}
