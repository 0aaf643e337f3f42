import { type Manifest, splitApiVersion } from '../../core/manifest';
import { valuesAt } from '../values-at';

/**
 * The names of the Secrets that controllers make for an object, in its namespace. With such objects, teams keep Secrets
 * out of Git.
 */
export function madeSecrets(manifest: Manifest): string[] {
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
