import { identityOf, type Manifest } from '../../../core/manifest';
import { countSharedLeaves, leavesOf } from './leaves';
import { type ObjectPair } from './object-pair';

/** Objects with another name are the same if so many of their leaves are equal. */
const leastEqual = 0.7;

/** What kustomize and cdk8s put at the end of names: a hash of the content, and one of the path of the construct. */
const hashes = /-(?:[2456789bcdfghkmt]{10}|c8[0-9a-f]{6})$/;

interface Candidate {
  readonly manifest: Manifest;
  readonly base: string;
  readonly leaves: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Pairs removed and added objects of the same kind and namespace that are equal except for the name; the best pairs first. */
export function pairRenamed(removed: readonly Manifest[], added: readonly Manifest[]): ObjectPair[] {
  const news = groupByKind(added);
  return [...groupByKind(removed)].flatMap(([id, group]) => pairBest(group, news.get(id) ?? []));
}

function groupByKind(manifests: readonly Manifest[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const manifest of manifests) {
    const { group, kind, namespace } = identityOf(manifest);
    const id = JSON.stringify([group, kind, namespace]);
    const known = groups.get(id);
    groups.set(id, known ?? [candidate(manifest)]);
    known?.push(candidate(manifest));
  }
  return groups;
}

function candidate(manifest: Manifest): Candidate {
  const { name = '', generateName: _generateName, namespace: _namespace, ...metadata } = manifest.metadata ?? {};
  const { apiVersion: _apiVersion, kind: _kind, metadata: _metadata, ...content } = manifest;
  const leaves = leavesOf(Object.keys(metadata).length === 0 ? content : { ...content, metadata });
  const size = [...leaves.values()].reduce((sum, count) => sum + count, 0);
  const base = String(name).replace(hashes, '');
  return { manifest, base: base === name ? '' : base, leaves, size };
}

function pairBest(removed: readonly Candidate[], added: readonly Candidate[]): ObjectPair[] {
  const pairs = removed
    .flatMap((before) => added.map((after) => ({ before, after, score: scoreOf(before, after) })))
    .filter(({ score }) => score >= leastEqual)
    .sort((one, other) => other.score - one.score);
  const taken = new Set<Candidate>();
  return pairs.flatMap(({ before, after }): ObjectPair[] => {
    if (taken.has(before) || taken.has(after)) {
      return [];
    }
    taken.add(before).add(after);
    return [{ before: before.manifest, after: after.manifest, isRenamed: true }];
  });
}

/** The part of the leaves that are equal, and 1 more for names that differ in a hash only. */
function scoreOf(before: Candidate, after: Candidate): number {
  const share = countSharedLeaves(before.leaves, after.leaves) / Math.max(1, before.size, after.size);
  return before.base !== '' && before.base === after.base ? 1 + share : share;
}
