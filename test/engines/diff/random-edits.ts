import fc from 'fast-check';
import { type Manifest } from '../../../lib/core/manifest';

/** Two objects, and how many edits lead from one to the other. */
export interface EditedPair {
  readonly before: Manifest;
  readonly after: Manifest;
  readonly edits: number;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const word = fc.constantFrom('a', 'b', 'c', 'web', 'x/y', 'm~n', '__proto__', '0');
const scalar: fc.Arbitrary<Json> = fc.oneof(word, fc.nat(3), fc.boolean(), fc.constant(null));
const named = (value: fc.Arbitrary<Json>): fc.Arbitrary<Json[]> =>
  fc.uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), value }), {
    selector: ({ name }) => name,
    maxLength: 5,
  });
const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.dictionary(word, tie('tree'), { maxKeys: 4 }),
  ),
}));

/** Objects with lists that Kubernetes merges by keys, with sets, and with others. */
const object: fc.Arbitrary<Manifest> = fc
  .record({
    env: named(scalar),
    args: fc.array(scalar, { maxLength: 6 }),
    free: tree,
    finalizers: fc.uniqueArray(word, { maxLength: 3 }),
  })
  .map(({ env, args, free, finalizers }) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', finalizers },
    spec: { containers: [{ name: 'app', env, args }], free },
  }));

const steps = fc.array(fc.tuple(fc.nat(), fc.nat(), tree), { maxLength: 5 });

/** Random objects, each with the object that a few edits make of it. */
export const editedPairs: fc.Arbitrary<EditedPair> = fc.tuple(object, steps).map(([before, changes]) => {
  const after = structuredClone(before);
  const edits = changes.reduce(
    (sum, [place, way, value]) => sum + editOnce(after as unknown as Json, place, way, structuredClone(value)),
    0,
  );
  return { before, after, edits };
});

/** Changes, adds or removes one value below `spec`. An item with another key counts as two edits. */
function editOnce(root: Json, place: number, way: number, value: Json): number {
  const spots = spotsBelow((root as { spec: Json }).spec);
  const [container, key] = spots[place % spots.length] ?? [[], 0];
  if (Array.isArray(container)) {
    return Number(editList(container, Number(key), way, value));
  }
  const map = container as { [key: string]: Json };
  return Number(editMap(map, String(key), way, value)) * (key === 'name' ? 2 : 1);
}

/** Deletes a field, adds one that is not there, or changes a scalar. */
function editMap(map: { [key: string]: Json }, key: string, way: number, value: Json): boolean {
  const isScalar = typeof map[key] !== 'object' || map[key] === null;
  if (way % 3 === 0 || (way % 3 === 1 && !isScalar)) {
    return delete map[key];
  }
  const name = way % 3 === 1 ? key : `new${way % 5}`;
  const isFree = name === key || !Object.hasOwn(map, name);
  if (isFree) {
    Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return isFree;
}

function editList(list: Json[], index: number, way: number, value: Json): boolean {
  if (way % 4 === 0) {
    list.splice(index, 1);
  } else if (way % 4 === 1) {
    list.splice(index, 0, value);
  } else if (typeof list[index] !== 'object' || list[index] === null) {
    list[index] = value;
  } else {
    return false;
  }
  return true;
}

function spotsBelow(value: Json): [Json, string | number][] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => {
    const inner = (value as { [key: string | number]: Json })[key];
    return [[value, key] as [Json, string | number], ...spotsBelow(inner ?? null)];
  });
}
