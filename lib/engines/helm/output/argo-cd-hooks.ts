import { type Manifest } from '../../../core/manifest';
import { isPlainMap, type PlainMap } from '../../../core/plain';

/** The annotation that makes an object a hook. */
const hook = 'helm.sh/hook';
const argoCd = 'argocd.argoproj.io';

/**
 * The phases of Argo CD for helm's hooks. It has none for `pre-rollback`, `post-rollback` and tests.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-hooks
 */
const phases: Readonly<Record<string, string>> = {
  'pre-install': 'PreSync',
  'pre-upgrade': 'PreSync',
  'post-install': 'PostSync',
  'post-upgrade': 'PostSync',
  'pre-delete': 'PreDelete',
  'post-delete': 'PostDelete',
};

const deletePolicies: Readonly<Record<string, string>> = {
  'before-hook-creation': 'BeforeHookCreation',
  'hook-succeeded': 'HookSucceeded',
  'hook-failed': 'HookFailed',
};

/** Whether helm would treat an object as a hook, and not as a part of the release. */
export function isHook(manifest: Manifest): boolean {
  return annotationsOf(manifest)[hook] !== undefined;
}

/**
 * Objects with the annotations of Argo CD in the place of those of helm: hooks, their waves and delete policies, and
 * objects that stay when the rest is deleted. An annotation of Argo CD that the chart has set stays. A hook without a
 * phase in Argo CD is left out: Argo CD would never create it.
 */
export function withArgoCdHooks(manifests: readonly Manifest[]): Manifest[] {
  return manifests.flatMap((manifest) => {
    const annotations = annotationsOf(manifest);
    const { [hook]: events, ...rest } = annotations;
    const kept = withoutPolicy(rest);
    if (events === undefined) {
      return [kept === rest ? manifest : withAnnotations(manifest, kept)];
    }
    const phase = translate(events, phases);
    return phase === undefined ? [] : [withAnnotations(manifest, hookAnnotations(kept, phase))];
  });
}

function hookAnnotations(annotations: PlainMap, phase: string): PlainMap {
  const { 'helm.sh/hook-weight': weight, 'helm.sh/hook-delete-policy': policy, ...rest } = annotations;
  const deletePolicy = translate(policy, deletePolicies);
  return {
    [`${argoCd}/hook`]: phase,
    // As in helm, what is not a whole number is 0, which is the wave of objects without one.
    ...(/^[-+]?\d+$/.test(String(weight)) && { [`${argoCd}/sync-wave`]: String(Number(weight)) }),
    ...(deletePolicy !== undefined && { [`${argoCd}/hook-delete-policy`]: deletePolicy }),
    ...rest,
  };
}

/** helm does not delete an object with the resource policy `keep`. Argo CD has a sync option for that. */
function withoutPolicy(annotations: PlainMap): PlainMap {
  const { 'helm.sh/resource-policy': policy, ...rest } = annotations;
  if (typeof policy !== 'string' || policy.trim().toLowerCase() !== 'keep') {
    return annotations;
  }
  const options = rest[`${argoCd}/sync-options`];
  return {
    ...rest,
    [`${argoCd}/sync-options`]: typeof options === 'string' ? `${options},Delete=false` : 'Delete=false',
  };
}

/** A list in Argo CD's words, each word once; undefined if Argo CD has a word for none of them. */
function translate(list: unknown, words: Readonly<Record<string, string>>): string | undefined {
  const names = typeof list === 'string' ? list.split(',').map((name) => name.trim().toLowerCase()) : [];
  const known = names.filter((name) => Object.hasOwn(words, name)).map((name) => words[name]);
  return known.length === 0 ? undefined : [...new Set(known)].join(',');
}

function annotationsOf({ metadata }: Manifest): PlainMap {
  return isPlainMap(metadata?.annotations) ? metadata.annotations : {};
}

function withAnnotations(manifest: Manifest, annotations: PlainMap): Manifest {
  return { ...manifest, metadata: { ...manifest.metadata, annotations } } as Manifest;
}
