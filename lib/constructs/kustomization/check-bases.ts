import { type IConstruct } from 'constructs';
import { isClusterScoped } from '../../api-objects/custom-scopes';
import { formatProblem, type Problem } from '../../core/error';
import { describeManifest, type Manifest, splitApiVersion } from '../../core/manifest';
import { sameJson } from '../../core/same-json';
import { describeBase, type ReadBase, readConstruct } from './read-construct';

/** What is wrong at synth with the constructs that a kustomization read. */
export function checkBases(kustomization: IConstruct, bases: readonly ReadBase[]): string[] {
  return bases.flatMap((base) => [
    ...[...changes(base), ...clashes(kustomization, base)].map(formatProblem),
    ...(base.construct.node.root === kustomization.node.root ? [] : foreignFindings(base)),
  ]);
}

/** A change after a base was read would be in the one place and not in the other. */
function changes({ construct, manifests }: ReadBase): Problem[] {
  const now = readConstruct(construct);
  const changed = manifests.find((manifest, index) => !sameJson(manifest, now[index])) ?? now[manifests.length];
  if (changed === undefined && now.length === manifests.length) {
    return [];
  }
  const problem: Problem = {
    rule: 'changed-later',
    what: `Cannot use ${describeBase(construct)}: ${describeManifest(changed ?? manifests[now.length])} changed after it was read`,
    fix: 'make the change before the Kustomization, or to the object that its getApiObject gives',
  };
  return [problem];
}

/** A base in the same app is written as well, and may be the same object as what the kustomization makes of it. */
function clashes(kustomization: IConstruct, { construct, manifests }: ReadBase): Problem[] {
  if (construct.node.root !== kustomization.node.root) {
    return [];
  }
  const made = new Set(readConstruct(kustomization).map((manifest) => identity(kustomization, manifest)));
  const twice = manifests.filter((manifest) => made.has(identity(kustomization, manifest))).map(describeManifest);
  if (twice.length === 0) {
    return [];
  }
  const problem: Problem = {
    rule: 'duplicate',
    what: `Cannot have ${twice.join(', ')} twice: the base ${describeBase(construct)} is in this app as well`,
    fix: 'build the base in an App of its own, new App(), which is not synthesized',
  };
  return [problem];
}

function identity(scope: IConstruct, { apiVersion, kind, metadata }: Manifest): string {
  const { group } = splitApiVersion(apiVersion);
  const namespace = isClusterScoped(scope, { group, kind }) ? '' : (metadata?.namespace ?? '');
  return [group, kind, namespace, metadata?.name ?? ''].join('\0');
}

/** Nobody synthesizes a base of its own app, so its checks are run here. */
function foreignFindings({ construct }: ReadBase): string[] {
  return construct.node
    .findAll()
    .flatMap((child) =>
      child.node.validate().map((message) => `[${child.node.path || describeBase(child)}] ${message}`),
    );
}
