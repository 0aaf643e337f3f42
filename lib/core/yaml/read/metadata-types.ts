import { checkShape } from '../../check/check-shape';
import { type Shape, type TextRule } from '../../check/shape';
import { list, map, matching, objectOf, textOf } from '../../check/shapes';
import { at, type Fault } from '../../fault';
import { describeManifest, type Manifest } from '../../manifest';
import { type Path } from '../../path-text';
import { isPlainMap } from '../../plain';
import { toRfc3339 } from '../scalar/timestamp';

const instant: TextRule = {
  wanted: 'be a time in RFC 3339',
  example: '2024-01-02T03:04:05Z',
  // Go also reads an hour of one digit, and a comma.
  accepts: (value) =>
    /^\d{4}-\d\d-\d\dT\d\d?:\d\d:\d\d([.,]\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) && toRfc3339(value) !== undefined,
};

const integer: Shape<number | bigint> = {
  node: {
    kind: 'special',
    wanted: 'a whole number',
    example: '1',
    isOne: (value) => typeof value === 'bigint' || Number.isInteger(value),
    check: () => [],
  },
};

/** Messages do not repeat what should be text: it may be a part of a Secret. */
const text = textOf({ secret: true });
const maps = list(objectOf({}, { unknown: 'open' }));

/** The types of the metadata that every object has. kubectl does not read an object with others. */
const metadata = objectOf(
  {
    name: text,
    generateName: text,
    namespace: text,
    uid: text,
    resourceVersion: text,
    selfLink: text,
    labels: map(text, { secret: true }),
    annotations: map(text, { secret: true }),
    finalizers: list(text),
    ownerReferences: maps,
    managedFields: maps,
    generation: integer,
    deletionGracePeriodSeconds: integer,
    creationTimestamp: matching(instant),
    deletionTimestamp: matching(instant),
  },
  { unknown: 'open' },
);

/**
 * Finds metadata of a wrong type, for which kubectl refuses the object: `labels: { on: true }`. Null counts as left out.
 */
export function checkMetadataTypes(manifest: Manifest): readonly Fault[] {
  if (manifest.metadata === undefined || manifest.metadata === null) {
    return [];
  }
  const faults = at('metadata', checkShape(manifest.metadata, metadata));
  return faults.filter(({ path }) => valueAt(manifest, path) !== null).map((fault) => inObject(fault, manifest));
}

function inObject(fault: Fault, manifest: Manifest): Fault {
  return { ...fault, what: (part) => fault.what(`${part} of ${describeManifest(manifest)}`) };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, step) => (isPlainMap(part) || Array.isArray(part) ? (part as Record<string | number, unknown>)[step] : part),
    value,
  );
}
