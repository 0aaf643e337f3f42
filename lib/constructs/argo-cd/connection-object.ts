import { type ApiObject } from 'cdk8s';
import { type Construct } from 'constructs';
import { ManifestObject } from '../../api-objects/manifest-object';
import { type Manifest } from '../../core/manifest';
import { demandNoPlainSecrets } from './plain-secrets';

/**
 * The object that declares a connection; undefined if there is no manifest, because the Secret is made by hand.
 * It may have a secret as plain text only if its credentials allow it.
 */
export function connectionObject(
  construct: Construct,
  manifest: Manifest | undefined,
  credentials: object | undefined,
): ApiObject | undefined {
  if (manifest === undefined) {
    return undefined;
  }
  const object = new ManifestObject(construct, 'Resource', manifest);
  if (!isUnsafe(credentials)) {
    demandNoPlainSecrets(construct, object, manifest);
  }
  return object;
}

/** Whether credentials may be in a manifest as plain text. */
function isUnsafe(credentials: object | undefined): boolean {
  return credentials !== undefined && 'unsafePlaintext' in credentials && credentials.unsafePlaintext === true;
}
