import { describeManifest, type Manifest } from '../../../core/manifest';
import { findMap, type PlainMap } from '../../../core/plain';
import { redisPassword } from '../parts/environment';
import { type InstallPlan } from '../plan/plan';
import { firstContainer, mapContainers, variablesIn } from './containers';

/**
 * Adds the variables by which Argo CD reads the keys of `params` and `config` that the props set. A chart lacks some of
 * them, and would silently ignore these keys.
 */
export function withReaders(plan: InstallPlan, native: readonly Manifest[], target: readonly Manifest[]): Manifest[] {
  const readers = new Map(native.map((manifest) => [describeManifest(manifest), readersOf(plan, manifest)]));
  return target.map((manifest) => {
    const wanted = readers.get(describeManifest(manifest)) ?? [];
    const first = firstContainer(manifest);
    return wanted.length === 0
      ? manifest
      : mapContainers(manifest, (container) => (container === first ? withVariables(container, wanted) : container));
  });
}

/** Reads the password of a Redis that runs elsewhere from the key that the props name. */
export function withRedisPassword(plan: InstallPlan, manifests: readonly Manifest[]): Manifest[] {
  const password = { name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: redisPassword(plan) } };
  const isPassword = ({ name }: PlainMap): boolean => name === password.name;
  return plan.props.redis?.external === undefined
    ? [...manifests]
    : manifests.map((manifest) =>
        mapContainers(manifest, (container) =>
          variablesIn(container).some(isPassword)
            ? { ...container, env: variablesIn(container).map((each) => (isPassword(each) ? password : each)) }
            : container,
        ),
      );
}

/** The variables of a native workload that read a key that a prop sets. */
function readersOf({ changed }: InstallPlan, manifest: Manifest): PlainMap[] {
  const first = firstContainer(manifest);
  return first === undefined
    ? []
    : variablesIn(first).filter((variable) => {
        const { name, key } = findMap(variable, ['valueFrom', 'configMapKeyRef']) ?? {};
        const keys = name === 'argocd-cmd-params-cm' ? changed.params : changed.config;
        return key !== undefined && keys.has(String(key));
      });
}

function withVariables(container: PlainMap, wanted: readonly PlainMap[]): PlainMap {
  const there = variablesIn(container);
  const names = new Set(there.map(({ name }) => name));
  const added = wanted.filter(({ name }) => !names.has(name));
  return added.length === 0 ? container : { ...container, env: [...there, ...added] };
}
