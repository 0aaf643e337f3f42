import { quote } from '../../../core/check/quote';
import { excluding } from '../../../core/check/shape-faults';
import {
  anything,
  boolean,
  largestLong,
  list,
  map,
  matching,
  object,
  onlyTrue,
  required,
  text,
  textOf,
  whole,
} from '../../../core/check/shapes';
import { at, type Fault, faultIf } from '../../../core/fault';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { isSecretName } from '../../../core/secret-name';
import { isPublicValue } from '../../../core/secret-value';
import { metadataShape } from '../../../kubernetes/metadata-shape';
import { dnsLabel, dnsSubdomain } from '../../../kubernetes/name-rule';
import { thisCluster, thisClusterName } from '../application-spec/destination';
import { serverAddress } from '../application-spec/destination-shape';
import { checkSecretType } from './argo-cd-secret';
import { checkGroups, checkSecretPlace, checkPlaintext } from './check-place';
import {
  clusterSecretFields,
  type ClusterAddress,
  type ClusterAwsAuth,
  type ClusterCredentials,
  type ClusterExecProvider,
  type ClusterTls,
} from './cluster-connection';
import { externalSecretShape } from './external-secret-shape';
import { clusterProxy } from './proxy-shape';

/** The ways to sign in, each by one of its fields. */
const loginWays = ['externalSecret', 'existing', 'awsAuth', 'execProvider', 'bearerToken', 'username', 'certData'];

const secret = textOf({ secret: true });

const tls = object<ClusterTls>(
  { caData: text, serverName: text, insecure: boolean },
  {
    example: '{ insecure: true }',
    also: ({ insecure, caData }) =>
      insecure === true && caData !== undefined
        ? [excluding(['insecure', 'caData'], [], 'Kubernetes refuses both')]
        : [],
  },
);

const awsAuth = object<ClusterAwsAuth>(
  { clusterName: required(text), roleARN: text, profile: text },
  { example: "{ clusterName: 'berlin' }" },
);

const execProvider = object<ClusterExecProvider>({
  command: required(textOf({ example: 'argocd-k8s-auth' })),
  args: list(text),
  env: map(secret, { secret: true }),
  apiVersion: required(textOf({ example: 'client.authentication.k8s.io/v1beta1' })),
  installHint: text,
  provideClusterInfo: boolean,
  config: map(anything),
});

const credentials = object<ClusterCredentials>(
  {
    externalSecret: externalSecretShape(clusterSecretFields),
    existing: onlyTrue,
    awsAuth,
    execProvider,
    unsafePlaintext: onlyTrue,
    bearerToken: secret,
    username: secret,
    password: secret,
    certData: secret,
    keyData: secret,
  },
  { secret: true, example: "{ externalSecret: { store: 'vault', key: 'clusters/berlin' } }", also: checkCredentials },
);

/** The props of a `Cluster`. */
export const clusterShape = object<
  ClusterAddress & { readonly metadata?: object; readonly credentials?: ClusterCredentials }
>(
  {
    metadata: metadataShape(),
    server: required(matching(serverAddress)),
    name: text,
    namespaces: list(matching(dnsLabel)),
    clusterResources: boolean,
    project: matching(dnsSubdomain),
    shard: whole(0, largestLong),
    tls,
    disableCompression: boolean,
    proxyUrl: clusterProxy,
    credentials,
  },
  {
    also: (props) => [
      ...checkSecretType(props.metadata, 'cluster'),
      ...checkThisCluster(props),
      ...checkNamespaces(props),
    ],
  },
);

/** If one address has two names, or two addresses have one name, Argo CD finds neither. */
function checkThisCluster({ server, name }: PlainMap): readonly Fault[] {
  return faultIf(
    name === thisClusterName && server !== thisCluster,
    'name',
    ['name'],
    (at) => `Cannot use ${quote(name)} as ${at}: it is the name of the cluster that Argo CD runs in`,
    'use another name',
  );
}

function checkNamespaces({ namespaces, clusterResources }: PlainMap): readonly Fault[] {
  return faultIf(
    clusterResources === true && listOf(namespaces).length === 0,
    'no-effect',
    ['clusterResources'],
    (at) => `Cannot use ${at} without namespaces: Argo CD then manages all objects anyway`,
    'leave clusterResources out, or add namespaces',
  );
}

function checkCredentials(given: PlainMap): readonly Fault[] {
  const ways = loginWays.filter((way) => given[way] !== undefined);
  if (ways.length > 1) {
    return [excluding(ways, [], 'there is one way to sign in')];
  }
  return [
    ...checkSecretPlace(given, clusterSecretFields),
    ...checkGroups(given, [
      ['username', 'password'],
      ['certData', 'keyData'],
    ]),
    ...at(['execProvider', 'env'], checkEnvironment(given)),
  ];
}

/** Variables that are secret by their names. */
function checkEnvironment({ execProvider: program, unsafePlaintext }: PlainMap): readonly Fault[] {
  const env = isPlainMap(program) && isPlainMap(program.env) ? program.env : {};
  const secrets = Object.keys(env).filter((name) => isSecretName(name) && !isPublicValue(env[name]));
  return checkPlaintext(secrets, unsafePlaintext, 'an identity of the Pods');
}
