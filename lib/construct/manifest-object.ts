import { ApiObject, type ApiObjectProps } from 'cdk8s';
import { type Construct } from 'constructs';
import { type Manifest } from '../core/manifest';

/**
 * An `ApiObject` that comes out as its manifest went in, nulls and unknown fields included,
 * and that later code can still patch.
 */
export class ManifestObject extends ApiObject {
  constructor(scope: Construct, id: string, manifest: Manifest) {
    super(scope, id, manifest as unknown as ApiObjectProps);
  }
}
