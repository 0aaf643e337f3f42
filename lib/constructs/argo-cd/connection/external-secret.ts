import { type ApiObjectMetadata, type Duration } from 'cdk8s';
import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';
import { goDurationText } from '../../../core/check/duration';
import { standInOf, withDefaults } from '../../../core/stand-in';

/** Where the External Secrets operator finds the secret values. */
export interface ExternalSecretSource {
  /** Name of a `SecretStore` in the same namespace, or name and kind of the store. */
  readonly store: string | { readonly name: string; readonly kind: 'SecretStore' | 'ClusterSecretStore' };
  /** Name of the secret in the store. */
  readonly key: string;
  /** For each field here, the property of the stored secret. @default - each property becomes a field of that name */
  readonly properties?: Readonly<Record<string, string>>;
  /** How often the operator reads the store. @default 1h */
  readonly refreshInterval?: Duration | string;
}

/** The contents of the Secret that the operator makes. */
export interface ExternalSecretTemplate {
  readonly metadata: ApiObjectMetadata;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Further fields. In them `{{ .field }}` is replaced by that field of the store. */
  readonly data: Readonly<Record<string, string>>;
  /** Whether the Secret also gets the fields of the store. */
  readonly keepsFields: boolean;
}

/**
 * An ExternalSecret: from it, the External Secrets operator makes a Secret that Argo CD finds by its label.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export function externalSecret(source: ExternalSecretSource, template: ExternalSecretTemplate): Manifest {
  const { key, properties } = source;
  const { metadata, labels, annotations, data, keepsFields } = template;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { ...metadata },
    spec: {
      ...storeOf(source),
      target: {
        name: metadata.name,
        template: {
          engineVersion: 'v2',
          ...(keepsFields && { mergePolicy: 'Merge' }),
          metadata: { labels: { ...labels }, ...(annotations !== undefined && { annotations: { ...annotations } }) },
          ...(Object.keys(data).length > 0 && { data: { ...data } }),
        },
      },
      ...remoteFields(key, properties),
    },
  };
}

/** An ExternalSecret that adds keys to a Secret which something else makes. Its other keys stay as they are. */
export function mergedSecret(
  source: ExternalSecretSource,
  metadata: { readonly name: string; readonly [field: string]: unknown },
): Manifest {
  const target = { name: metadata.name, creationPolicy: 'Merge' };
  const spec = { ...storeOf(source), target, ...remoteFields(source.key, source.properties) };
  return { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata, spec };
}

function storeOf({ store, refreshInterval = '1h' }: ExternalSecretSource): PlainMap {
  return {
    refreshInterval: standInOf(refreshInterval) === undefined ? goDurationText(refreshInterval) : refreshInterval,
    secretStoreRef: isText(store) ? { kind: 'SecretStore', name: store } : { ...store },
  };
}

/** Whether the store has its name only, which may be chosen later. */
function isText(store: ExternalSecretSource['store']): store is string {
  return typeof withDefaults(store) === 'string';
}

function remoteFields(key: string, properties: ExternalSecretSource['properties']): PlainMap {
  return properties === undefined
    ? { dataFrom: [{ extract: { key } }] }
    : {
        data: Object.entries(properties).map(([secretKey, property]) => ({ secretKey, remoteRef: { key, property } })),
      };
}
