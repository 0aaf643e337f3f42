import { type Manifest } from '../../../core/manifest';

/** The objects of one target, before and after. */
interface TargetSides {
  readonly target: string | undefined;
  readonly old: readonly Manifest[];
  readonly current: readonly Manifest[];
}

/** Splits two sets of manifests by the targets that they are for. */
export function sidesByTarget(
  before: readonly Manifest[],
  after: readonly Manifest[],
  targetOf: (manifest: Manifest) => string | undefined,
): TargetSides[] {
  const [old, current] = [groupByTarget(before, targetOf), groupByTarget(after, targetOf)];
  const targets = [...new Set([...old.keys(), ...current.keys()])];
  return targets.map((target) => ({ target, old: old.get(target) ?? [], current: current.get(target) ?? [] }));
}

function groupByTarget(
  manifests: readonly Manifest[],
  targetOf: (manifest: Manifest) => string | undefined,
): Map<string | undefined, Manifest[]> {
  const groups = new Map<string | undefined, Manifest[]>();
  for (const manifest of manifests) {
    const target = targetOf(manifest);
    const known = groups.get(target) ?? [];
    groups.set(target, known);
    known.push(manifest);
  }
  return groups;
}
