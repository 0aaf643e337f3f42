import { App, Chart } from 'cdk8s';
import { Cluster, type ClusterProps } from 'cdk8s-gitops';
import { messageOf } from '../../../message-of';

const pem = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n';
const execProvider = {
  command: 'argocd-k8s-auth',
  env: { AZURE_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 'hunter2' },
  apiVersion: 'client.authentication.k8s.io/v1beta1',
};

/** Makes a Cluster of props that plain JavaScript can pass, but TypeScript may refuse. */
function make(props: object): Cluster {
  const all: unknown = { metadata: { name: 'production' }, server: 'https://10.0.0.1:6443', ...props };
  return new Cluster(new Chart(new App(), 'clusters'), 'production', all as ClusterProps);
}

const messageOn = (props: object) => messageOf(() => make(props));
const located = (message: string) => `[clusters/production] ${message}`;

test('all problems of a cluster are reported at once', () => {
  expect(
    messageOn({
      server: '10.0.0.1',
      clusterResources: true,
      tls: { insecure: true, caData: pem },
      credentials: { awsAuth: { cluster: 'prod' } },
    }),
  ).toMatchInlineSnapshot(`
   "[clusters/production] Cannot use "10.0.0.1" as server: it must be the address of an API server
     Fix: use "https://10.0.0.1:6443"
   [clusters/production] Cannot use insecure and caData together in tls: Kubernetes refuses both
     Fix: keep one of insecure, caData
   [clusters/production] Cannot use credentials.awsAuth.cluster: the field is unknown
     Fix: use clusterName
   [clusters/production] Cannot leave out credentials.awsAuth.clusterName: it is required
     Fix: add clusterName
   [clusters/production] Cannot use clusterResources without namespaces: Argo CD then manages all objects anyway
     Fix: leave clusterResources out, or add namespaces"
  `);
});

test.each<[string, object, string]>([
  ['an unknown field', { namespace: 'web' }, 'Cannot use namespace: the field is unknown\n  Fix: use namespaces'],
  [
    'a namespace that can have no such name',
    { namespaces: ['web', 'Shop'] },
    'Cannot use "Shop" as namespaces[1]: it must be 1 to 63 lower-case letters, digits and "-", with a letter or digit ' +
      'at both ends\n  Fix: use "shop"',
  ],
  [
    'the name of the cluster that Argo CD runs in, for another cluster,',
    { name: 'in-cluster' },
    'Cannot use "in-cluster" as name: it is the name of the cluster that Argo CD runs in\n  Fix: use another name',
  ],
  ['a shard below 0', { shard: -1 }, 'Cannot use -1 as shard: it must be a whole number, 0 or more\n  Fix: use 0'],
])('%s is refused', (_name, props, expected) => {
  expect(messageOn(props)).toBe(located(expected));
});

test.each<[string, unknown, string]>([
  [
    'a token without unsafePlaintext are',
    { bearerToken: 'hunter2' },
    'Cannot write bearerToken of credentials into a manifest: everybody could read it in Git\n' +
      '  Fix: use externalSecret or existing: true, or set unsafePlaintext: true',
  ],
  [
    'a secret in the environment of a program are',
    { execProvider },
    'Cannot write AZURE_CLIENT_SECRET of credentials.execProvider.env into a manifest: everybody could read it in Git\n' +
      '  Fix: use an identity of the Pods or existing: true, or set unsafePlaintext: true',
  ],
  [
    'two ways to sign in are',
    { awsAuth: { clusterName: 'prod' }, bearerToken: 'a', unsafePlaintext: true },
    'Cannot use awsAuth and bearerToken together in credentials: there is one way to sign in\n' +
      '  Fix: keep one of awsAuth, bearerToken',
  ],
  [
    'half of a pair are',
    { certData: pem, unsafePlaintext: true },
    'Cannot leave out credentials.keyData: it belongs to certData\n  Fix: add keyData',
  ],
  [
    'existing: false are',
    { existing: false },
    'Cannot use false as credentials.existing: it must be true\n  Fix: use true',
  ],
  [
    'a token that is not a text are, without the token,',
    { bearerToken: 1234, unsafePlaintext: true },
    'Cannot use a number as credentials.bearerToken: it must be a string\n  Fix: put it in quotes',
  ],
  [
    'a text alone are, without the text,',
    'hunter2',
    'Cannot use a string as credentials: it must be a map\n' +
      "  Fix: use { externalSecret: { store: 'vault', key: 'clusters/berlin' } }",
  ],
])('credentials with %s refused', (_name, credentials, expected) => {
  expect(messageOn({ credentials })).toBe(located(expected));
});

test('a secret in the environment of a program may be written if unsafePlaintext is set', () => {
  expect(() => make({ credentials: { execProvider, unsafePlaintext: true } })).not.toThrow();
});
