import { findMap, isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { findPodSpecPath } from '../../../kubernetes/pod-template';
import { type KeptObject, type RuleFinding } from './danger-rule';

/** The API server has filled in a field that excludes the new one, and a server-side apply does not take it out. */
export function filledInDangers(object: KeptObject): RuleFinding[] {
  return [...strategyDangers(object), ...volumeDangers(object)];
}

/** The field with the way in which Pods are replaced, and the type that has no `rollingUpdate`. */
const strategies: Readonly<Record<string, { readonly field: string; readonly type: string }>> = {
  Deployment: { field: 'strategy', type: 'Recreate' },
  StatefulSet: { field: 'updateStrategy', type: 'OnDelete' },
};

function strategyDangers({ before, after }: KeptObject): RuleFinding[] {
  const strategy = Object.hasOwn(strategies, after.kind) ? strategies[after.kind] : undefined;
  if (strategy === undefined || !after.apiVersion.startsWith('apps/')) {
    return [];
  }
  const [old, current] = [before, after].map((object) => findMap(object, ['spec', strategy.field]) ?? {});
  const isSwitched = current.type === strategy.type && old.type !== strategy.type;
  return isSwitched && isFilledIn(after.kind, old) && current.rollingUpdate !== null
    ? [siblingDanger(`spec.${strategy.field}`, 'type', strategy.type, 'rollingUpdate')]
    : [];
}

/** What a manifest has had is taken out as a whole. A StatefulSet with a type gets nothing. */
function isFilledIn(kind: string, { type, rollingUpdate }: PlainMap): boolean {
  return !isPlainMap(rollingUpdate) && (kind === 'Deployment' || type === undefined);
}

/** A volume without a source is an `emptyDir`. */
function volumeDangers({ before, after }: KeptObject): RuleFinding[] {
  const path = findPodSpecPath(after);
  const [old, current] = [before, after].map((object) =>
    listOf(path === undefined ? [] : findMap(object, path)?.volumes).filter(isPlainMap),
  );
  return current.flatMap((volume, index) => {
    const known = old.find(({ name }) => name === volume.name);
    const source = sourcesOf(volume).find((field) => field !== 'emptyDir');
    const isSwitched = known !== undefined && sourcesOf(known).length === 0 && source !== undefined;
    return isSwitched && volume.emptyDir === undefined && path !== undefined
      ? [siblingDanger(`${path.join('.')}.volumes[${index}]`, source, source, 'emptyDir')]
      : [];
  });
}

function sourcesOf(volume: PlainMap): string[] {
  return Object.keys(volume).filter((field) => field !== 'name' && isPlainMap(volume[field]));
}

function siblingDanger(path: string, field: string, wanted: string, sibling: string): RuleFinding {
  return {
    path: `${path}.${field}`,
    what: `The API server refuses ${wanted}, because it has filled in ${path}.${sibling}`,
    fix: `apply it once with ${sibling} set in ${path}, and then without it`,
  };
}
