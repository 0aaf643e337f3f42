import { type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { objectName } from '../construct/object-name';

/** Metadata with a name: the one given, or the construct's own where there is none and none is to be generated. */
export function namedMetadata(construct: Construct, given: ApiObjectMetadata | undefined): ApiObjectMetadata {
  return given?.name === undefined && given?.generateName === undefined
    ? { name: objectName(construct), ...withoutUndefined(given) }
    : given;
}

function withoutUndefined(metadata: ApiObjectMetadata = {}): ApiObjectMetadata {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== undefined));
}
