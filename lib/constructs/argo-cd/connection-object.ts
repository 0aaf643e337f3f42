import { type ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { ManifestObject } from '../../api-objects/manifest-object';
import { keepStandIns } from '../../api-objects/stand-ins/keep-stand-ins';
import { type Manifest } from '../../core/manifest';
import { type Path } from '../../core/path-text';
import { withDefaults } from '../../core/stand-in';
import { argoCdMetadata } from './argo-cd-metadata';
import { demandNoPlainSecrets } from './plain-secrets';

/**
 * Adds the object that declares a connection; none if there is no manifest, because the Secret is made by hand. The
 * object may have a secret as plain text only if its credentials allow it.
 *
 * @param why why a value can't be in a place
 * @throws if a prop has a value that can't be chosen later, or a secret is plain text
 */
export function addConnection<P extends { readonly credentials?: object }>(
  construct: Construct,
  props: P,
  render: (props: P) => Manifest | undefined,
  why: (path: Path) => string | undefined = () => undefined,
): ApiObject | undefined {
  const plainProps = withDefaults(props);
  const plain = render(plainProps);
  const reason = plain === undefined ? 'no object is written, since the Secret is made by hand' : why;
  const kept = keepStandIns(construct.node.path, props, plain, render, reason);
  if (kept === undefined || plain === undefined) {
    return undefined;
  }
  const object = new ManifestObject(construct, 'Resource', kept);
  if (!isUnsafe(plainProps.credentials)) {
    demandNoPlainSecrets(construct, object, plain);
  }
  return object;
}

/** Metadata of the Secret of a connection, with name and namespace filled in. */
export function connectionMetadata(
  construct: Construct,
  metadata: ApiObjectMetadata | undefined,
): ReturnType<typeof argoCdMetadata> {
  return argoCdMetadata(construct, { apiVersion: 'v1', kind: 'Secret', metadata });
}

/** Why a value can't be in a prop of a connection, if it can't. */
export function whyNotInSecret([prop]: Path): string | undefined {
  return ['metadata', 'access', 'type', 'credentials'].includes(String(prop))
    ? undefined
    : 'the Secret has it as text, and leaves it out if it is false, 0 or empty';
}

/** Whether credentials may be in a manifest as plain text. */
function isUnsafe(credentials: object | undefined): boolean {
  return credentials !== undefined && 'unsafePlaintext' in credentials && credentials.unsafePlaintext === true;
}
