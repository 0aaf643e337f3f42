import { type ApiObjectMetadata } from 'cdk8s';
import { jsonText } from '../../../core/text/json-text';
import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';
import { argoCdSecret, secretType } from './argo-cd-secret';
import {
  type ClusterAddress,
  type ClusterCredentials,
  type ClusterExternalSecret,
  type ClusterTls,
} from './cluster-connection';
import { externalSecret } from './external-secret';

/** The object that declares a cluster to Argo CD, or undefined if it is made by hand. */
export function clusterManifest(
  metadata: ApiObjectMetadata & { readonly name: string },
  address: ClusterAddress,
  credentials: ClusterCredentials | undefined,
): Manifest | undefined {
  const all = credentials as PlainMap | undefined;
  if (all?.existing === true) {
    return undefined;
  }
  const fields = addressFields(address, metadata.name);
  if (all?.externalSecret !== undefined) {
    return fromStore(metadata, fields, address, all.externalSecret as ClusterExternalSecret);
  }
  const config = clusterConfig(address, signInConfig(all ?? {}));
  return argoCdSecret('cluster', metadata, { ...fields, config: jsonText(config) });
}

function addressFields(address: ClusterAddress, defaultName: string): Record<string, string> {
  const { server, name = defaultName, namespaces = [], clusterResources, project, shard } = address;
  return {
    name,
    server,
    ...(namespaces.length > 0 && { namespaces: namespaces.join(',') }),
    ...(clusterResources === true && { clusterResources: 'true' }),
    ...(project !== undefined && { project }),
    ...(shard !== undefined && { shard: String(shard) }),
  };
}

/** The connection settings, which the Secret stores as JSON under `config`. */
function clusterConfig(address: ClusterAddress, signIn: PlainMap): PlainMap {
  const { tls = {}, disableCompression, proxyUrl } = address;
  const { tlsClientConfig, ...rest } = signIn as { readonly tlsClientConfig?: PlainMap };
  return {
    ...rest,
    tlsClientConfig: { ...tlsConfig(tls), ...tlsClientConfig },
    ...(disableCompression === true && { disableCompression }),
    ...(proxyUrl !== undefined && { proxyUrl }),
  };
}

function tlsConfig({ insecure = false, serverName, caData }: ClusterTls): PlainMap {
  return {
    insecure,
    ...(serverName !== undefined && { serverName }),
    ...(caData !== undefined && { caData: asBase64(caData) }),
  };
}

function signInConfig(credentials: PlainMap): PlainMap {
  const { awsAuth, execProvider, certData, keyData, unsafePlaintext: _confirmed, ...secrets } = credentials;
  return {
    ...secrets,
    ...(awsAuth !== undefined && { awsAuthConfig: awsAuth }),
    ...(execProvider !== undefined && { execProviderConfig: execProvider }),
    ...(certData !== undefined && {
      tlsClientConfig: { certData: asBase64(certData as string), keyData: asBase64(keyData as string) },
    }),
  };
}

/** Encodes PEM as Base64; text that already is Base64 stays as it is. */
function asBase64(pem: string): string {
  return pem.includes('-----BEGIN') ? Buffer.from(pem).toString('base64') : pem;
}

/** The secret is a part of the JSON in `config`, so the operator fills it in with a template. */
function fromStore(
  metadata: ApiObjectMetadata,
  fields: Record<string, string>,
  address: ClusterAddress,
  source: ClusterExternalSecret,
): Manifest {
  const { properties = { bearerToken: 'bearerToken' } } = source;
  const { labels, ...unlabelled } = metadata;
  const slot = (field: string) => `\u0000${field}\u0000`;
  const given: string[] = Object.keys(properties);
  const inTls = given.filter((field) => ['certData', 'keyData'].includes(field));
  const config = clusterConfig(address, {
    ...Object.fromEntries(given.filter((field) => !inTls.includes(field)).map((field) => [field, slot(field)])),
    tlsClientConfig: Object.fromEntries(inTls.map((field) => [field, slot(field)])),
  });
  const text = jsonText(config).replace(/"\\u0000(\w+)\\u0000"/g, (_, field: string) => {
    return inTls.includes(field) ? `{{ .${field} | b64enc | toJson }}` : `{{ .${field} | toJson }}`;
  });
  return externalSecret(
    { ...source, properties: properties as Readonly<Record<string, string>> },
    {
      metadata: unlabelled,
      labels: { ...labels, [secretType]: 'cluster' },
      data: { ...fields, config: text },
      keepsFields: false,
    },
  );
}
