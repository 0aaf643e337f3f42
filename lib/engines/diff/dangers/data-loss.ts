import { type Manifest } from '../../../core/manifest';
import { isPlainMap, listOf } from '../../../core/plain';
import { type CheckedChange, goneObject, type KeptObject, type RuleFinding } from './danger-rule';
import { fieldAt } from './field-at';

const storage: Readonly<Record<string, string>> = {
  PersistentVolumeClaim: 'The claim goes, and with it its volume and the data in it, unless the volume is retained',
  PersistentVolume: 'The volume goes, and Kubernetes no longer finds the data in it',
  StatefulSet: 'The StatefulSet goes. Its claims stay, or go too if persistentVolumeClaimRetentionPolicy is set so',
};

/** Objects with data that go. */
export function storageDangers(change: CheckedChange): RuleFinding[] {
  const kind = goneObject(change)?.kind ?? '';
  return Object.hasOwn(storage, kind)
    ? [{ path: '', what: storage[kind], fix: 'make a copy of the data, or keep the object' }]
    : [];
}

/** A definition that goes takes every object of its kind with it. */
export function crdDangers(change: CheckedChange): RuleFinding[] {
  const crd = goneObject(change);
  const what = `All objects of kind ${String(fieldAt(crd, 'spec.names.kind'))} are deleted with their definition, in every namespace`;
  return crd?.kind === 'CustomResourceDefinition'
    ? [{ path: '', what, fix: 'remove the objects first, or keep the definition' }]
    : [];
}

/** A namespace that goes takes everything in it with it. */
export function namespaceDangers(change: CheckedChange): RuleFinding[] {
  const gone = goneObject(change);
  const what = 'Everything in the namespace is deleted with it, also what is not in these manifests';
  return gone?.kind === 'Namespace' && gone.apiVersion === 'v1'
    ? [{ path: '', what, fix: 'keep the namespace until nothing in it is needed' }]
    : [];
}

/** Versions of a definition that are no longer there, or no longer served. */
export function crdVersionDangers({ before, after }: KeptObject): RuleFinding[] {
  const [old, current] = [before, after].map(servedVersions);
  const gone = [...old].filter((name) => !current.has(name));
  return gone.map((name) => ({
    path: 'spec.versions',
    what: `Manifests and programs that use version ${name} fail: it is no longer served`,
    fix: 'change them to another version first',
  }));
}

/** Finalizers hold an object back when it is deleted. */
export function finalizerDangers({ action, before, after }: CheckedChange): RuleFinding[] {
  const [old, current] = [before, after].map((object) => listOf(object?.metadata?.finalizers).map(String));
  const isGone = action === 'removed' || action === 'renamed';
  const added = action === 'changed' ? current.filter((name) => !old.includes(name)) : [];
  const removed = action === 'changed' ? old.filter((name) => !current.includes(name)) : [];
  const finding = (what: string, fix: string): RuleFinding => ({ path: 'metadata.finalizers', what, fix });
  return [
    ...(isGone ? old : []).map((name) =>
      finding(
        `The object stays until ${name} is removed from its finalizers`,
        'check that its controller still runs then',
      ),
    ),
    ...added.map((name) =>
      finding(`The object can be deleted only after ${name} is removed`, 'check that a controller does that'),
    ),
    ...removed.map((name) =>
      finding(`What ${name} cleans up may stay when the object is deleted`, 'keep the finalizer'),
    ),
  ];
}

function servedVersions(crd: Manifest): Set<string> {
  const versions = crd.kind === 'CustomResourceDefinition' ? listOf(fieldAt(crd, 'spec.versions')) : [];
  return new Set(
    versions
      .filter(isPlainMap)
      .filter(({ served }) => served !== false)
      .map(({ name }) => String(name)),
  );
}
