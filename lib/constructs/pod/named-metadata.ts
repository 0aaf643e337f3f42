import { type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { type NamedObject, objectName } from '../../api-objects/object-name';
import { isPlainMap } from '../../core/plain';

/** Metadata with a name: the one given, or the construct's own where there is none and none is to be generated. */
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
