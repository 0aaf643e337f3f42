import { type ApiObjectMetadata, type Duration } from 'cdk8s';
import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';
import { goDuration } from '../../../core/check/go-duration';

/** Where the External Secrets operator finds secret values. */
export interface ExternalSecretSource {
  /** Name of a `SecretStore` in the same namespace, or of another kind of store. */
  readonly store: string | { readonly name: string; readonly kind: 'SecretStore' | 'ClusterSecretStore' };
  /** Name of the secret in the store. */
  readonly key: string;
  /** Which property of it is which field here. @default - every property is the field of its name */
  readonly properties?: Readonly<Record<string, string>>;
  /** How often the store is asked. @default 1h */
  readonly refreshInterval?: Duration | string;
}

/** What the Secret holds that the operator makes. */
export interface ExternalSecretTemplate {
  readonly metadata: ApiObjectMetadata;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Fields beside those of the store; `{{ .field }}` stands for one of those. */
  readonly data: Readonly<Record<string, string>>;
  /** Whether the fields of the store stand in the Secret too. */
  readonly keepsFields: boolean;
}

/**
 * An object of the External Secrets operator, from which it makes a Secret that Argo CD finds by its label.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export function externalSecret(source: ExternalSecretSource, template: ExternalSecretTemplate): Manifest {
  const { store, key, properties, refreshInterval = '1h' } = source;
  const { metadata, labels, annotations, data, keepsFields } = template;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { ...metadata },
    spec: {
      refreshInterval: goDuration(refreshInterval),
      secretStoreRef: typeof store === 'string' ? { kind: 'SecretStore', name: store } : { ...store },
      target: {
        name: metadata.name,
        template: {
          engineVersion: 'v2',
          ...(keepsFields && { mergePolicy: 'Merge' }),
          metadata: { labels: { ...labels }, ...(annotations !== undefined && { annotations: { ...annotations } }) },
          data: { ...data },
        },
      },
      ...remoteFields(key, properties),
    },
  };
}

function remoteFields(key: string, properties: ExternalSecretSource['properties']): PlainMap {
  return properties === undefined
    ? { dataFrom: [{ extract: { key } }] }
    : {
        data: Object.entries(properties).map(([secretKey, property]) => ({ secretKey, remoteRef: { key, property } })),
      };
}
