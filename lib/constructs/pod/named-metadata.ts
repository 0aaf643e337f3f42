import { type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { type NamedObject, objectName } from '../../api-objects/object-name';
import { isPlainMap } from '../../core/plain';

/** Metadata with a name: the given name, or one from the construct path, unless the API server generates the name. */
export function namedMetadata(
  construct: Construct,
  object: NamedObject,
  given: ApiObjectMetadata | undefined,
): ApiObjectMetadata {
  if (given !== undefined && !isPlainMap(given)) {
    return given;
  }
  const fields = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  const metadata: ApiObjectMetadata = Object.fromEntries(fields);
  return metadata.name === undefined && metadata.generateName === undefined
    ? { name: objectName(construct, object), ...metadata }
    : metadata;
}
