import { type ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { guardObject } from '../../api-objects/guard';
import { ManifestObject } from '../../api-objects/manifest-object';
import { demandNoFaults, type Fault, fault, messagesOf } from '../../core/fault';
import { describeManifest, type Manifest } from '../../core/manifest';
import { type Path, pathText } from '../../core/path-text';
import { plainSecrets } from '../../kubernetes/secrets/plain-secrets';
import { secretType } from './connection/argo-cd-secret';

/**
 * Refuses an object of a construct that has a secret as plain text: at once, and again just before it is written,
 * because of what was added or patched since, and of values that are known only then. It also holds for what a
 * `Kustomization` makes of the object.
 *
 * @param manifest what the object is made of
 */
export function demandNoPlainSecrets({ node }: IConstruct, object: ApiObject, manifest: Manifest): void {
  demandNoFaults(node.path, checkPlainSecrets(manifest));
  guardObject(object, (made) => checkPlainSecrets(made));
  node.addValidation({ validate: () => messagesOf(checkPlainSecrets(writtenManifest(object))) });
}

/** The manifest of an object as it will be written. It may share parts with the object: do not change it. */
export function writtenManifest(object: ApiObject): Manifest {
  return object instanceof ManifestObject ? object.render() : (object.toJson() as Manifest);
}

/**
 * Finds the secrets that an object of Argo CD has as plain text.
 *
 * @param allowed places, as `secretPlaces` names them, that are allowed
 * @param wayOut added to each fix
 */
export function checkPlainSecrets(
  manifest: Manifest,
  { allowed = [], wayOut }: { readonly allowed?: readonly string[]; readonly wayOut?: (place: string) => string } = {},
): readonly Fault[] {
  return findSecrets(manifest)
    .filter(({ place }) => !allowed.includes(place))
    .map(({ path, place }) =>
      fault(
        'plaintext-secret',
        path,
        `Cannot write ${placeText(manifest, path)}`,
        `${fixOf(manifest, path)}${wayOut?.(place) ?? ''}`,
      ),
    );
}

/** The places of the secrets that an object has as plain text: `ConfigMap/argocd-cm data["oidc.config"].clientSecret`. */
export function secretPlaces(manifest: Manifest): readonly string[] {
  return findSecrets(manifest).map(({ place }) => place);
}

function findSecrets(manifest: Manifest): readonly { readonly path: Path; readonly place: string }[] {
  const embedded = manifest.metadata?.name === 'argocd-notifications-cm';
  return plainSecrets(manifest, { embedded }).map((path) => ({
    path,
    place: `${describeManifest(manifest)} ${pathText(path)}`,
  }));
}

function placeText(manifest: Manifest, path: Path): string {
  const place = `${pathText(path)} of ${describeManifest(manifest)}`;
  return manifest.kind === 'ConfigMap' && !isInMetadata(path)
    ? `${place}: it must refer to a Secret, because everybody who reads ConfigMaps sees it`
    : `${place}: it has a secret as plain text, which everybody could read in Git`;
}

function fixOf(manifest: Manifest, path: Path): string {
  const { kind, metadata } = manifest;
  if (isInMetadata(path)) {
    return 'leave it out, and put it into a Secret';
  }
  if (kind === 'ConfigMap') {
    return fixOfSetting(String(metadata?.name), path);
  }
  if (kind === 'Secret' || kind === 'ExternalSecret') {
    return fixOfSecret(manifest, path);
  }
  if (!path.includes('containers') && !path.includes('initContainers')) {
    return 'put it into a Secret, and refer to it; the credentials of an address belong to a Repository';
  }
  return path.includes('env')
    ? 'use valueFrom: { secretKeyRef: { name, key } } instead of value'
    : 'put it into a Secret, read it by env and valueFrom, and write $(NAME) here';
}

/** Whether a place is in the metadata of an object or of what is made from it, and not in the text of a ConfigMap. */
function isInMetadata(path: Path): boolean {
  return path[0] !== 'data' && path.at(-3) === 'metadata' && ['annotations', 'labels'].includes(String(path.at(-2)));
}

/** The Secret of a connection has fields outside of its credentials, which External Secrets would write as they are. */
function fixOfSecret({ kind, metadata }: Manifest, path: Path): string {
  if (kind === 'Secret' && metadata?.labels?.[secretType] === undefined) {
    return 'make the Secret outside of the app, with External Secrets or by hand';
  }
  const confirm = path.includes('execProviderConfig') ? ', or set unsafePlaintext: true beside execProvider' : '';
  return `make the Secret by hand, and use credentials: { existing: true }${confirm}`;
}

/** Argo CD replaces a reference by a key of one of its two Secrets. */
function fixOfSetting(configMap: string, [, setting, ...rest]: Path): string {
  const key = String(setting);
  const field = String(rest.filter((step) => typeof step === 'string').at(-1) ?? '');
  if (configMap === 'argocd-notifications-cm') {
    const name = `${key.replace(/^\w+\./, '')}-${field}`.replace(/[^\w-]+/g, '-').replace(/-$/, '');
    return `put it into the Secret argocd-notifications-secret, and use '$${name}'`;
  }
  if (configMap !== 'argocd-cm') {
    return 'put it into a Secret';
  }
  return field === ''
    ? 'put it into the Secret argocd-secret, under the same key'
    : `put it into the Secret argocd-secret, and use '$${key.replace(/\.config$/, '')}.${field}'`;
}
