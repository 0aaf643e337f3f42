import { setKey } from './own-key';
import { type Path } from './path-text';
import { isPlainMap, type PlainMap } from './plain';

/**
 * What is in the place of a value that is chosen later, when a Helm chart is installed. Every check looks at its default,
 * and a renderer passes it on unchanged.
 */
export interface StandIn {
  /** How messages name it: `the value "replicas"`. */
  readonly title: string;
  /**
   * What it is if nobody chooses: plain data, or `leftOut`. It may have other stand-ins in it.
   *
   * @param object the object that is written, if there is one already
   */
  valueFor(object?: object): unknown;
  /** What constructs are given: the value that has this stand-in. */
  readonly self: unknown;
  /** The same switch around other content, if it is a field or item that can be switched off. */
  readonly switched?: { readonly content: unknown; readonly around: (content: unknown) => unknown };
}

/** In the place of a field or item that is switched off: it is not written. */
export const leftOut = Symbol.for('cdk8s-gitops.leftOut');

/** The key of a `StandIn` in the value that is given to constructs. */
export const standInKey = Symbol.for('cdk8s-gitops.StandIn');

/** Whether there has been any. If not, no value is looked through, so that an app without them does not pay. */
let isUsed = false;

/** Call this for each stand-in that is made. */
export function noteStandIn(): void {
  isUsed = true;
}

/** The stand-in that a value is, if it is one. */
export function standInOf(value: unknown): StandIn | undefined {
  return isUsed && typeof value === 'object' && value !== null
    ? (value as { readonly [standInKey]?: StandIn })[standInKey]
    : undefined;
}

/** The stand-in that a value is, also if a class such as `IntOrString` is around it. */
export function findStandIn(value: unknown): StandIn | undefined {
  const own = standInOf(value);
  if (own !== undefined || !isUsed || typeof value !== 'object' || value === null || isPlainMap(value)) {
    return own;
  }
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  return keys.length === 1 && keys[0] === 'value' ? standInOf((value as { value?: unknown }).value) : undefined;
}

/**
 * A value with the default in the place of each stand-in. Fields and items that are switched off are left out. A value
 * without stand-ins is returned as it is.
 */
export function withDefaults<T>(value: T, object?: object): T {
  return isUsed ? (replaceStandIns(value, (standIn) => standIn.valueFor(object)) as T) : value;
}

/** A value with something else in the place of each stand-in. What is in its place may have further stand-ins. */
export function replaceStandIns(value: unknown, replace: (standIn: StandIn) => unknown): unknown {
  const replaced = isUsed ? replaceIn(value, replace) : value;
  return replaced === leftOut ? undefined : replaced;
}

function replaceIn(value: unknown, replace: (standIn: StandIn) => unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const standIn = findStandIn(value);
  if (standIn !== undefined) {
    const given = replace(standIn);
    return given === value ? value : replaceIn(given, replace);
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => replaceIn(item, replace));
    return items.every((item, index) => item === value[index]) ? value : items.filter((item) => item !== leftOut);
  }
  return isPlainMap(value) ? replaceInMap(value, replace) : value;
}

function replaceInMap(map: PlainMap, replace: (standIn: StandIn) => unknown): PlainMap {
  let copy: PlainMap | undefined;
  for (const key of Object.keys(map)) {
    const replaced = replaceIn(map[key], replace);
    if (replaced !== map[key]) {
      copy ??= { ...map };
      setKey(copy, key, replaced);
    }
  }
  return copy === undefined ? map : withoutLeftOut(copy);
}

function withoutLeftOut(map: PlainMap): PlainMap {
  for (const key of Object.keys(map)) {
    if (map[key] === leftOut) {
      delete map[key];
    }
  }
  return map;
}

/**
 * The stand-ins in a value, each with its path. Those inside of the content of a switch come after the switch. A map or
 * list that is inside of itself is not followed: other checks report it.
 *
 * @param around the maps and lists that the value is in
 */
export function standInsIn(
  value: unknown,
  path: Path = [],
  around: readonly object[] = [],
): { readonly path: Path; readonly standIn: StandIn }[] {
  if (!isUsed || typeof value !== 'object' || value === null || around.includes(value)) {
    return [];
  }
  const inside = [...around, value];
  const standIn = findStandIn(value);
  if (standIn !== undefined) {
    return [{ path, standIn }, ...standInsIn(standIn.switched?.content, path, inside)];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => standInsIn(item, [...path, index], inside));
  }
  return isPlainMap(value) ? Object.keys(value).flatMap((key) => standInsIn(value[key], [...path, key], inside)) : [];
}

/** The result of a change of a value. If the value is a switch, its content is changed, and the switch stays. */
export function throughSwitch(value: unknown, change: (content: unknown) => unknown): unknown {
  const switched = standInOf(value)?.switched;
  return switched === undefined ? change(value) : switched.around(throughSwitch(switched.content, change));
}
