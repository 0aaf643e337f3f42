import { type Manifest, splitApiVersion } from '../../core/manifest';
import { valuesAt } from '../values-at';

/** An object that a controller makes in the namespace of another object. */
export interface MadeObject {
  readonly kind: 'Secret' | 'PersistentVolumeClaim';
  readonly name: string;
}

/**
 * What controllers make for an object: Secrets, with which teams keep their values out of Git, and the claims of a
 * StatefulSet. The number of a claim is `*`, because a StatefulSet can have any number of Pods.
 */
export function madeObjects(manifest: Manifest): MadeObject[] {
  const claims = manifest.kind === 'StatefulSet' ? textsAt(manifest, 'spec.volumeClaimTemplates[].metadata.name') : [];
  return [
    ...madeSecrets(manifest).map((name): MadeObject => ({ kind: 'Secret', name })),
    ...claims.map((claim): MadeObject => ({
      kind: 'PersistentVolumeClaim',
      name: `${claim}-${manifest.metadata?.name}-*`,
    })),
  ];
}

/** The name under which the maker of an object is found. */
export function nameAtMaker(kind: string, name: string): string {
  return kind === 'PersistentVolumeClaim' ? name.replace(/-\d+$/, '-*') : name;
}

function madeSecrets(manifest: Manifest): string[] {
  const { group } = splitApiVersion(manifest.apiVersion);
  const fields = fieldsByMaker[`${manifest.kind}.${group}`] ?? [];
  const names = fields.map((field) => textsAt(manifest, field)).find((texts) => texts.length > 0) ?? [];
  return [...names, ...(isCertified(manifest) ? certificateFields.flatMap((field) => textsAt(manifest, field)) : [])];
}

/** The field with the name of the Secret. The first one that is there counts. */
const fieldsByMaker: Readonly<Record<string, readonly string[]>> = {
  'SealedSecret.bitnami.com': ['spec.template.metadata.name', 'metadata.name'],
  'ExternalSecret.external-secrets.io': ['spec.target.name', 'metadata.name'],
  'Certificate.cert-manager.io': ['spec.secretName'],
  'SopsSecret.isindir.github.com': ['spec.secretTemplates[].name'],
  'VaultStaticSecret.secrets.hashicorp.com': ['spec.destination.name'],
  'VaultDynamicSecret.secrets.hashicorp.com': ['spec.destination.name'],
  'VaultPKISecret.secrets.hashicorp.com': ['spec.destination.name'],
  'OnePasswordItem.onepassword.com': ['metadata.name'],
};

/** The fields of an Ingress or Gateway with the names of certificates. */
const certificateFields = ['spec.tls[].secretName', 'spec.listeners[].tls.certificateRefs[].name'];

/** Whether cert-manager makes the certificates of an Ingress or Gateway. */
function isCertified({ metadata }: Manifest): boolean {
  const marks = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer', 'kubernetes.io/tls-acme'];
  return marks.some((mark) => metadata?.annotations?.[mark] !== undefined);
}

function textsAt(manifest: Manifest, path: string): string[] {
  return valuesAt(manifest, path).flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : []));
}
