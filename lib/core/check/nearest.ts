/**
 * The candidate that a word most likely means: one that it misspells, or the only one that it abbreviates. Undefined if
 * there is none.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  return misspelt(word, candidates) ?? abbreviated(word, candidates);
}

/** The candidate that differs from a word in few letters; undefined if none does. A short word must be closer. */
export function misspelt(word: string, candidates: readonly string[]): string | undefined {
  const limit = word.length < 3 ? 0 : word.length < 5 ? 1 : Math.max(2, Math.floor(word.length / 3));
  const [best] = byDistance(word, candidates);
  return best !== undefined && best.distance <= limit ? best.candidate : undefined;
}

/** All candidates. Those that are like the word come first, the nearest of them at the top. */
export function nearestFirst(word: string, candidates: readonly string[]): string[] {
  const short = candidates.filter((candidate) => abbreviates(word, candidate));
  const like = byDistance(word, candidates)
    .filter(({ candidate, distance }) => distance < Math.max(word.length, candidate.length) / 2)
    .map(({ candidate }) => candidate);
  return [...new Set([...short, ...like, ...candidates])];
}

/** The names of Kubernetes are shorter. */
const longestName = 256;

function byDistance(word: string, candidates: readonly string[]): { candidate: string; distance: number }[] {
  // The time grows with the product of both lengths.
  const begin = (text: string): string => text.slice(0, longestName).toLowerCase();
  const wanted = begin(word);
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(wanted, begin(candidate)) }))
    .sort((one, other) => one.distance - other.distance);
}

function abbreviated(word: string, candidates: readonly string[]): string | undefined {
  const [found, ...others] = candidates.filter((candidate) => abbreviates(word, candidate));
  return others.length === 0 ? found : undefined;
}

/**
 * Whether a word is a beginning of a name (`targetRev` of `targetRevision`), its last words (`tag` of `newTag`), or its
 * initials (`ha` of `highAvailability`).
 */
function abbreviates(word: string, name: string): boolean {
  const short = word.toLowerCase();
  const initials = name.replace(/(?<=.)[^A-Z]/g, '').toLowerCase();
  const isEnd = name.endsWith(word.charAt(0).toUpperCase() + word.slice(1));
  return short === initials || (short.length > 2 && (name.toLowerCase().startsWith(short) || isEnd));
}

/**
 * How many letters must be added, removed, changed or swapped with their neighbour to turn one word into the other.
 */
function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swap = isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}
