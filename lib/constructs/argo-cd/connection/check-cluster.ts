import { type ApiObjectMetadata } from 'cdk8s';
import { checkMetadata } from '../../../kubernetes/check-metadata';
import { type Problem } from '../../../core/error';
import { checkName, dnsLabel, dnsSubdomain } from '../../../kubernetes/name-rule';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { excludes } from '../source/check-source';
import { THIS_CLUSTER, THIS_CLUSTER_NAME } from '../application-spec/destination';
import { checkSchema } from '../../../kubernetes/schema/check-schema';
import { checkExternalSecret, checkPlace } from './check-place';
import { CLUSTER_CREDENTIALS_SCHEMA, CLUSTER_SCHEMA, CLUSTER_SECRET_FIELDS } from './cluster-connection';

const loginWays = [
  'externalSecret',
  'existing',
  'awsAuth',
  'execProvider',
  'bearerToken',
  'username',
  'certData',
] as const;

/** Everything that is wrong with a cluster by itself, all at once. */
export function checkCluster(metadata: ApiObjectMetadata, address: PlainMap, credentials: unknown): Problem[] {
  return [
    ...checkMetadata(metadata),
    ...checkSchema(withoutUndefined(address), CLUSTER_SCHEMA, ''),
    ...checkServer(address.server),
    ...checkThisCluster(address),
    ...checkNamespaces(address),
    ...(typeof address.project === 'string' ? checkName(address.project, 'project', dnsSubdomain) : []),
    ...(typeof address.shard === 'number' && address.shard < 0
      ? [{ what: `Cannot use ${address.shard} as shard: it must be 0 or more`, fix: 'use 0 for the first replica' }]
      : []),
    ...checkTls(address.tls),
    ...(credentials === undefined ? [] : checkCredentials(credentials)),
  ];
}

function withoutUndefined(map: PlainMap): PlainMap {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
}

function checkServer(server: unknown): Problem[] {
  return typeof server === 'string' && !/^https?:\/\/[^\s/]+/.test(server)
    ? [
        {
          what: `Cannot use ${quote(server)} as server: it must be the address of an API server`,
          fix: 'use an address such as "https://10.0.0.1:6443"',
        },
      ]
    : [];
}

/** Two names for one address, or one name for two, and Argo CD finds neither. */
function checkThisCluster({ server, name }: PlainMap): Problem[] {
  return name === THIS_CLUSTER_NAME && server !== THIS_CLUSTER
    ? [
        {
          what: `Cannot use "${THIS_CLUSTER_NAME}" as name of ${quote(server)}: it is the name of the cluster that Argo CD runs in`,
          fix: 'use another name',
        },
      ]
    : [];
}

function checkNamespaces({ namespaces, clusterResources }: PlainMap): Problem[] {
  const list: unknown[] = Array.isArray(namespaces) ? namespaces : [];
  return [
    ...list.flatMap((namespace, index) => checkName(namespace, `namespaces[${index}]`, dnsLabel)),
    ...(clusterResources === true && list.length === 0
      ? [
          {
            what: 'Cannot use clusterResources without namespaces: without, Argo CD looks after all',
            fix: 'leave clusterResources out, or give namespaces',
          },
        ]
      : []),
  ];
}

function checkTls(tls: unknown): Problem[] {
  return isPlainMap(tls) && tls.insecure === true && tls.caData !== undefined
    ? [excludes('tls', ['insecure', 'caData'], 'Kubernetes refuses both')]
    : [];
}

function checkCredentials(credentials: unknown): Problem[] {
  if (!isPlainMap(credentials)) {
    const what = `Cannot use a ${typeof credentials} as credentials: it must be an object`;
    return [{ what, fix: 'use { existing: true }' }];
  }
  const ways = loginWays.filter((way) => credentials[way] !== undefined);
  if (ways.length > 1) {
    return [excludes('credentials', ways, 'one signs in in one way')];
  }
  return [
    ...checkSchema(withoutUndefined(credentials), CLUSTER_CREDENTIALS_SCHEMA, 'credentials'),
    ...(checkPlace(credentials, CLUSTER_SECRET_FIELDS) ?? []),
    ...(credentials.externalSecret === undefined
      ? []
      : checkExternalSecret(credentials.externalSecret, CLUSTER_SECRET_FIELDS)),
    ...checkPairs(credentials),
    ...checkEnvironment(credentials),
  ];
}

function checkPairs(credentials: PlainMap): Problem[] {
  const pairs = [
    ['username', 'password'],
    ['certData', 'keyData'],
  ] as const;
  return pairs
    .flatMap(
      ([one, other]) =>
        [
          [one, other],
          [other, one],
        ] as const,
    )
    .filter(([one, other]) => credentials[one] !== undefined && credentials[other] === undefined)
    .map(([one, other]) => ({
      what: `Cannot leave credentials.${other} out: it belongs to ${one}`,
      fix: `give credentials.${other}`,
    }));
}

/** Variables that are secret by their names; a path to a secret is none. */
function checkEnvironment({ execProvider, unsafePlaintext }: PlainMap): Problem[] {
  const env = isPlainMap(execProvider) && isPlainMap(execProvider.env) ? execProvider.env : {};
  const secrets = Object.keys(env).filter(
    (name) => /secret|password|token|private_?key/i.test(name) && !/(file|path|dir|url|uri)$/i.test(name),
  );
  return secrets.length > 0 && unsafePlaintext !== true
    ? [
        {
          what: `Cannot write ${secrets.join(', ')} of credentials.execProvider.env into a manifest: it would stand in Git`,
          fix: 'use an identity of the Pods, or existing: true, or say unsafePlaintext: true',
        },
      ]
    : [];
}
