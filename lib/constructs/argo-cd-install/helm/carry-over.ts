import { type Path } from '../../../core/path-text';
import { getKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { sameJson } from '../../../core/same-json';

/** What a change is carried over to: the same part of a similar object. */
export interface Carry {
  readonly path: Path;
  /** Is called with the path of each part that `before` has, and the target lacks. */
  readonly miss: (path: Path) => void;
}

/**
 * Makes the same change to a similar value: what differs between `before` and `after` becomes different in the target as
 * well, and the rest of the target stays. Items of named lists are found by their names. It changes none of the three.
 */
export function carryOver(before: unknown, after: unknown, target: unknown, carry: Carry): unknown {
  if (sameJson(before, after)) {
    return target;
  }
  if (isPlainMap(after) && isPlainMap(target)) {
    return carryMap(isPlainMap(before) ? before : {}, after, target, carry);
  }
  if (Array.isArray(after) && (Array.isArray(target) || (target === undefined && Array.isArray(before)))) {
    const list = carryList(Array.isArray(before) ? before : [], after, Array.isArray(target) ? target : [], carry);
    return target === undefined && list.length === 0 ? undefined : list;
  }
  const lines = addedLines(before, after);
  return lines !== undefined && typeof target === 'string' ? withEnd(target, lines) : after;
}

function inside({ path, miss }: Carry, step: string | number): Carry {
  return { path: [...path, step], miss };
}

function carryMap(before: PlainMap, after: PlainMap, target: PlainMap, carry: Carry): PlainMap {
  const keys = [...new Set([...Object.keys(target), ...Object.keys(after)])];
  const entries = keys.map((key) => {
    const there = getKey(target, key);
    // A chart has checksums of its own.
    const keeps = key.startsWith('checksum/') && there !== undefined;
    return [
      key,
      keeps ? there : carryOver(getKey(before, key), getKey(after, key), there, inside(carry, key)),
    ] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The fields that name the items of lists. */
const keys: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  env: 'name',
  volumes: 'name',
  imagePullSecrets: 'name',
  volumeMounts: 'mountPath',
  ports: 'name',
  hostAliases: 'ip',
  topologySpreadConstraints: 'topologyKey',
};

type List = readonly unknown[];

function carryList(before: List, after: List, target: List, carry: Carry): List {
  const field = String(carry.path.at(-1));
  const key = getKey(keys, field);
  const isNamed = key !== undefined && [...before, ...after, ...target].every((item) => keyOf(item, key) !== undefined);
  if (isNamed) {
    return carryNamed(before, after, target, { ...carry, key });
  }
  const isAddition = before.every((item, index) => sameJson(item, after[index])) && before.length <= after.length;
  const added = after.slice(before.length);
  // An empty list is a choice, such as no tolerations although all other Pods have some.
  const isWhole = !isAddition || after.length === 0;
  return isWhole ? after : hasRun(target, added) ? target : [...target, ...added];
}

function keyOf(item: unknown, key: string): unknown {
  return isPlainMap(item) ? item[key] : undefined;
}

/** Whether a list has some items, one right after the other. */
function hasRun(list: List, items: List): boolean {
  return list.some((_, start) => items.every((item, index) => sameJson(item, list[start + index])));
}

function carryNamed(before: List, after: List, target: List, carry: Carry & { readonly key: string }): List {
  const { key, path, miss } = carry;
  const find = (list: List, name: unknown): number => list.findIndex((item) => keyOf(item, key) === name);
  const gone = before.map((item) => keyOf(item, key)).filter((name) => find(after, name) < 0);
  const result = target.filter((item) => !gone.includes(keyOf(item, key)));
  for (const item of after) {
    const name = keyOf(item, key);
    const old = find(before, name);
    if (old >= 0 && sameJson(before[old], item)) {
      continue;
    }
    const there = find(result, name);
    // Charts give the first container of a Pod a name of their own.
    const place = there < 0 && old === 0 && path.at(-1) === 'containers' ? 0 : there;
    if (old < 0) {
      result.splice(place < 0 ? result.length : place, place < 0 ? 0 : 1, item);
    } else if (place < 0) {
      miss([...path, String(name)]);
    } else {
      result[place] = carryOver(before[old], item, result[place], inside(carry, place));
    }
  }
  return result.filter((item, index) => find(result, keyOf(item, key)) === index);
}

/** The whole lines that were added at the end of a text, if that is all that changed. */
function addedLines(before: unknown, after: unknown): string | undefined {
  const isAddition =
    typeof before === 'string' && typeof after === 'string' && before.endsWith('\n') && after.startsWith(before);
  return isAddition ? after.slice(before.length) : undefined;
}

function withEnd(text: string, end: string): string {
  const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return whole.includes(end.trimEnd()) ? text : `${whole}${end}`;
}
