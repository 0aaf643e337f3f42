import { type Manifest, objectReference } from '../../../core/manifest';
import { type Path, pathText } from '../../../core/path-text';
import { type PlainMap } from '../../../core/plain';
import { dangersOf } from '../dangers/dangers-of';
import { compareValues } from '../edits/compare-values';
import { type Edit, valueEdit } from '../edits/edit';
import { rawFields, type RawField } from '../edits/raw-fields';
import { rawPatch, type RawOperation } from '../edits/raw-patch';
import { maskSecretValues } from '../../../kubernetes/secrets/mask-secret-values';
import { type ObjectPair } from '../pairing/object-pair';
import { type DiffField, type DiffOperation, type ObjectChange } from '../result/diff-result';
import { type SchemaOfObject } from './custom-schemas';
import { type TypeOfObject } from './object-types';

/** What is shown in place of a value of a Secret. */
const changed = '(changed)';

/** What is known of the kinds of objects. */
export interface KnownKinds {
  readonly typeOf: TypeOfObject;
  readonly schemaOf: SchemaOfObject;
}

/**
 * How an object is different; undefined if it is not.
 *
 * @param target the target that the object is for, if there are several
 */
export function describeChange(
  { before, after, isRenamed }: ObjectPair,
  { typeOf, schemaOf }: KnownKinds,
  target: string | undefined,
): ObjectChange | undefined {
  const edit = compareObjects(before, after, typeOf);
  if (edit === undefined || edit.count === 0) {
    return undefined;
  }
  const isWhole = before === undefined || after === undefined;
  const action = before === undefined ? 'added' : after === undefined ? 'removed' : isRenamed ? 'renamed' : 'changed';
  const fields = isWhole ? [] : rawFields(edit);
  return {
    action,
    object: objectReference((after ?? before) as Manifest),
    ...(target === undefined ? {} : { target }),
    ...(isRenamed ? { from: objectReference(before as Manifest) } : {}),
    fields: fields.map(fieldOf),
    patch: rawPatch(edit).map(operationOf),
    dangers: dangersOf({ action, before, after, fields, schema: after && schemaOf(after) }),
  };
}

function compareObjects(
  before: Manifest | undefined,
  after: Manifest | undefined,
  typeOf: TypeOfObject,
): Edit | undefined {
  return before === undefined || after === undefined
    ? valueEdit(before, after)
    : compareValues(before as PlainMap, after as PlainMap, typeOf(before, after));
}

function fieldOf({ path, inSecret, before, after, isOrder }: RawField): DiffField {
  return {
    path: pathText(path),
    ...(before === undefined ? {} : { before: maskSecretValues(before, changed, inSecret) }),
    ...(after === undefined ? {} : { after: maskSecretValues(after, changed, inSecret) }),
    ...(isOrder ? { order: true } : {}),
  };
}

function operationOf({ op, path, inSecret, value }: RawOperation): DiffOperation {
  return op === 'remove'
    ? { op, path: pointerText(path) }
    : { op, path: pointerText(path), value: maskSecretValues(value, changed, inSecret) };
}

function pointerText(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
