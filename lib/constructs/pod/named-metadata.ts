import { type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { type NamedObject, objectName } from '../../api-objects/object-name';
import { setKey } from '../../core/own-key';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { standInOf } from '../../core/stand-in';

/** Metadata with a name: the given name, or one from the construct path, unless the API server generates the name. */
export function namedMetadata(
  construct: Construct,
  object: NamedObject,
  given: ApiObjectMetadata | undefined,
): ApiObjectMetadata {
  // A stand-in for the whole metadata does not let its name be read, and that is an error.
  if (given !== undefined && !isPlainMap(given) && standInOf(given) === undefined) {
    return given;
  }
  if (given?.name !== undefined || given?.generateName !== undefined) {
    return { ...given };
  }
  const metadata: PlainMap = { name: objectName(construct, object) };
  for (const field of Object.keys(given ?? {})) {
    const value = given?.[field] as unknown;
    if (value !== undefined) {
      setKey(metadata, field, value);
    }
  }
  return metadata;
}
