import { describeManifest, type Manifest } from '../../../core/manifest';
import { pathText } from '../../../core/path-text';
import { sameJson } from '../../../core/same-json';
import { carryOver } from './carry-over';
import { fitMonitor, withSettings } from './fit-monitor';

/** Two native installs. What differs between them is what some props do. */
export interface Change {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
}

/** The result of carrying a change over to other objects. */
export interface Carried {
  readonly manifests: readonly Manifest[];
  /** What the change is about, and the other objects lack: `Deployment/argocd-redis spec.…`. */
  readonly missing: readonly string[];
}

/** Makes the changes of fields to the objects that both installs have. It adds and removes no objects. */
export function carryFields({ before, after }: Change, target: readonly Manifest[]): Carried {
  const missing: string[] = [];
  const manifests = new Map(target.map((manifest) => [describeManifest(manifest), manifest]));
  const old = new Map(before.map((manifest) => [describeManifest(manifest), manifest]));
  for (const manifest of after.filter(({ kind }) => kind !== 'NetworkPolicy')) {
    const name = describeManifest(manifest);
    const was = old.get(name);
    const there = manifests.get(name);
    if (was === undefined || sameJson(was, manifest)) {
      continue;
    }
    if (there === undefined) {
      missing.push(name);
      continue;
    }
    const miss = (path: readonly (string | number)[]): number => missing.push(`${name} ${pathText(path)}`);
    manifests.set(name, carryOver(was, manifest, there, { path: [], miss }) as Manifest);
  }
  return { manifests: [...manifests.values()], missing };
}

/** Makes the changes of fields, and adds and removes the objects that the change adds and removes. */
export function carryChange(change: Change, target: readonly Manifest[]): Carried {
  const { before, after } = change;
  const { manifests, missing } = carryFields(change, target);
  const names = (list: readonly Manifest[]): Set<string> => new Set(list.map(describeManifest));
  const [old, now] = [names(before), names(after)];
  const kept = manifests.filter(
    (manifest) => !old.has(describeManifest(manifest)) || now.has(describeManifest(manifest)),
  );
  const there = new Map(kept.map((manifest) => [describeManifest(manifest), manifest]));
  const lost: string[] = [];
  for (const manifest of after.filter((each) => !old.has(describeManifest(each)))) {
    const added = addObject(manifest, there.get(describeManifest(manifest)), kept);
    if (added === undefined) {
      lost.push(describeManifest(manifest));
    } else {
      there.set(describeManifest(manifest), added);
    }
  }
  return { manifests: [...there.values()], missing: [...missing, ...lost] };
}

/** The object that a change adds, or what it makes of the chart's object with the same name. */
function addObject(added: Manifest, there: Manifest | undefined, all: readonly Manifest[]): Manifest | undefined {
  if (added.kind === 'ServiceMonitor') {
    // Services of metrics have other names and ports in a chart, and the chart's own monitors fit them.
    return there === undefined ? fitMonitor(added, all) : withSettings(there, added);
  }
  if (there === undefined) {
    return added;
  }
  if (added.kind === 'Role') {
    return carryOver({}, added, there, { path: [], miss: () => undefined }) as Manifest;
  }
  const { labels, annotations } = there.metadata ?? {};
  const metadata = {
    ...there.metadata,
    ...added.metadata,
    labels: { ...labels, ...added.metadata?.labels },
    ...(annotations === undefined ? {} : { annotations: { ...annotations, ...added.metadata?.annotations } }),
  };
  return { ...there, ...added, metadata };
}
