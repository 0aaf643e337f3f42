import fc from 'fast-check';
import { type Manifest } from 'cdk8s-gitops';
import { pathText } from '../../../lib/core/path-text';
import { stringifyYaml } from '../../../lib/core/yaml/stringify';
import { plainSecrets } from '../../../lib/kubernetes/secrets/plain-secrets';
import { configMap } from './config-map';

const places = (manifest: Manifest): string[] => plainSecrets(manifest).map(pathText);

const secretNames = [
  ...[
    'password',
    'pass',
    'passwd',
    'passphrase',
    'pwd',
    'bindPW',
    'bindpw',
    'dbpass',
    'pasword',
    'passwrod',
    'secrett',
  ],
  ...['secret', 'clientSecret', 'client_secret', 'consumerSecret', 'secretKey', 'secretkey', 'AWS_SECRET_ACCESS_KEY'],
  ...['token', 'accessToken', 'bearerToken', 'TOKEN_2', 'tokenValue', 'GITHUB_TOKEN', 'jwt', 'pat', 'x-auth-token'],
  ...['apiKey', 'API_KEY', 'api-key', 'accessKey', 'privateKey', 'signing_key', 'encryptionKey', 'integrationKey'],
  ...['credentials', 'creds', 'auth', 'hash', 'passwordHash', 'dsn', 'connectionString', 'cookie', 'Authorization'],
  ...['keyData', 'tlsClientCertKey', 'sshPrivateKey', 'gcpServiceAccountKey', 'azureServicePrincipalClientSecret'],
];

test.each(secretNames)('a field with the name %s has a secret', (name) => {
  const manifest = configMap({ 'dex.config': { connectors: [{ config: { [name]: 'hunter-2' } }] } });

  expect(places(manifest)).toEqual([
    `data["dex.config"].connectors[0].config${/[^\w-]/.test(name) ? `["${name}"]` : `.${name}`}`,
  ]);
});

const openNames = [
  ...['tokenURL', 'tokenEndpoint', 'passwordField', 'passwordPattern', 'secretName', 'secretRef', 'existingSecret'],
  ...['passwordSecret', 'tlsSecret', 'imagePullSecrets', 'accessKeyId', 'tokenTTL', 'publicKey', 'emailKey', 'keyID'],
  ...[
    'userNameKey',
    'labelKey',
    'hashAlgorithm',
    'authURL',
    'authPath',
    'clientID',
    'passwordConnector',
    'usePassword',
  ],
  ...['tokenFile', 'secretsPath', 'compass', 'bypass', 'author', 'authority', 'patch', 'path', 'hashing', 'tokenizer'],
  ...['maxTokens', 'credentialsName', 'cookieName', 'secretNamespace', 'monkey', 'keys', 'kind', 'regret', 'taken'],
];

test.each(openNames)('a field with the name %s has no secret', (name) => {
  expect(places(configMap({ 'dex.config': { [name]: 'hunter-2' } }))).toEqual([]);
});

test('a secret is found at any depth, as text, number or list, and in YAML as in JSON', () => {
  const value = fc.oneof(fc.stringMatching(/^[a-z]{4}[0-9]{5,8}$/), fc.integer({ min: 2 }), fc.constant(['hunter-2']));
  const path = fc.array(fc.oneof(fc.constantFrom('config', 'connectors', 'items', 'ldap'), fc.nat(2)), {
    maxLength: 6,
  });

  fc.assert(
    fc.property(fc.constantFrom(...secretNames), value, path, fc.boolean(), (name, hidden, steps, asJson) => {
      const nested = steps.reduceRight<unknown>(
        (inner, step) => (typeof step === 'number' ? [...Array<null>(step).fill(null), inner] : { [step]: inner }),
        { [name]: hidden },
      );
      const text = asJson ? JSON.stringify(nested) : stringifyYaml(nested);

      expect(plainSecrets(configMap({ 'dex.config': text }))).toHaveLength(1);
    }),
  );
});

test('a reference in the same place is accepted', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...secretNames),
      fc.stringMatching(/^[a-z][a-z0-9.-]{0,9}(:[a-z]{1,9})?$/),
      (name, key) => {
        expect(plainSecrets(configMap({ 'dex.config': { connectors: [{ [name]: `$${key}` }] } }))).toEqual([]);
      },
    ),
  );
});
