import { type Finding, finding } from '../../../core/error';
import { describeManifest } from '../../../core/manifest';
import { type PlanObjects } from '../order/plan-objects';

/** What is wrong with keeping these objects in an ApplySet. */
export function checkPrune(objects: PlanObjects, name: string): Finding[] {
  return [...checkNamespacesKnown(objects), ...checkParentFree(objects, name)];
}

/** Whether all objects are in one namespace decides where the ApplySet is kept. */
function checkNamespacesKnown(objects: PlanObjects): Finding[] {
  const unknown = objects.all.filter((manifest) => objects.namespaceOf(manifest) === undefined);
  const what = 'Cannot plan how to prune it: it does not name its namespace';
  const fix = 'set metadata.namespace, or give the namespace with --namespace';
  return unknown.map((manifest) => finding({ rule: 'no-namespace', where: describeManifest(manifest), what, fix }));
}

function checkParentFree(objects: PlanObjects, name: string): Finding[] {
  const [namespace, ...others] = objects.usedNamespaces();
  const taken = objects.all.filter(
    (manifest) =>
      others.length === 0 &&
      manifest.apiVersion === 'v1' &&
      manifest.kind === 'Secret' &&
      manifest.metadata?.name === name &&
      objects.namespaceOf(manifest) === namespace,
  );
  const what = 'Cannot plan how to prune: the ApplySet is kept in a Secret of this name';
  const fix = 'give the ApplySet another name with --name';
  return taken.map((manifest) => finding({ rule: 'name-taken', where: describeManifest(manifest), what, fix }));
}
