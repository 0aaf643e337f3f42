import { type Manifest } from 'cdk8s-gitops';
import { pathText } from '../../../lib/core/path-text';
import { plainSecrets } from '../../../lib/kubernetes/secrets/plain-secrets';
import { configMap } from './config-map';

const bcrypt = `$2a$10$${'A'.repeat(53)}`;
const privateKey = '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n-----END OPENSSH PRIVATE KEY-----\n';
const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

const secret = (stringData: Record<string, string>, type?: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'secret', ...(type !== undefined && { labels: { 'argocd.argoproj.io/secret-type': type } }) },
  stringData,
});
const deployment = (container: object): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { template: { spec: { containers: [{ name: 'web', image: 'web:1', ...container }] } } },
});
const inContainer = 'spec.template.spec.containers[0]';
const withVolume = (volume: object): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { template: { spec: { containers: [], volumes: [{ name: 'data', ...volume }] } } },
});
const annotated = (annotations: Record<string, string>): Manifest => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'web', annotations },
});
const application = (spec: object): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'web' },
  spec,
});

const places = (manifest: Manifest, embedded = false): string[] => plainSecrets(manifest, { embedded }).map(pathText);

const secrets: readonly (readonly [string, Manifest])[] = [
  ['data["oidc.config"].clientSecret', configMap({ 'oidc.config': 'name: SSO\nclientSecret: hunter2\n' })],
  ['data["oidc.config"].clientSecret', configMap({ 'oidc.config': '{"clientSecret": "hunter2"}' })],
  ['data["dex.config"].password', configMap({ 'dex.config': { password: 12345678 } })],
  ['data["dex.config"].tokens[0]', configMap({ 'dex.config': { tokens: ['hunter2'] } })],
  ['data["dex.config"].token[0]', configMap({ 'dex.config': { token: ['hunter2'] } })],
  ['data["dex.config"].staticPasswords[0].hash', configMap({ 'dex.config': { staticPasswords: [{ hash: bcrypt }] } })],
  ['data["oidc.config"].rootCA', configMap({ 'oidc.config': { rootCA: privateKey } })],
  ['data["git.example.com"]', configMap({ 'git.example.com': certificate + privateKey })],
  ['data["accounts.alice.password"]', configMap({ 'accounts.alice.password': bcrypt })],
  ['data["webhook.github.secret"]', configMap({ 'webhook.github.secret': 'hunter2' })],
  ['data["service.opsgenie"].apiKeys.infra', configMap({ 'service.opsgenie': { apiKeys: { infra: 'hunter2' } } })],
  [
    'data["service.webhook.ci"].headers[0].value',
    configMap({ 'service.webhook.ci': { headers: [{ name: 'Cookie', value: 'id=hunter2' }] } }),
  ],
  [
    'data["service.webhook.ci"].url',
    configMap({ 'service.webhook.ci': { url: 'https://hooks.slack.com/services/T0/B0/hunter2' } }),
  ],
  [
    'data["service.teams"].recipientUrls.ops',
    configMap({ 'service.teams': { recipientUrls: { ops: 'https://teams.example.com/hunter2' } } }),
  ],
  ['data["dex.config"]', configMap({ 'dex.config': '# old: https://me:hunter2@example.com\nconnectors: []\n' })],
  ['data["dex.config"]', configMap({ 'dex.config': 'connectors: [] # password=hunter2\n' })],
  ['data["app.toml"]', configMap({ 'app.toml': '[db]\npassword = "hunter2"\n' })],
  ['data["otlp.headers"]', configMap({ 'otlp.headers': 'x-honeycomb-team-key=hunter2' })],
  ['data.url', configMap({ url: 'https://me:hunter2@example.com' })],
  ['data.url', configMap({ url: 'https://ghp_0123456789abcdefghijABCDEFGHIJ@github.com/acme/web' })],
  ['data.url', configMap({ url: 'https://example.com/hook?token=hunter2' })],
  ['data.url', configMap({ url: 'postgres://app:hunter2@db:5432/app' })],
  ['data["app.properties"]', configMap({ 'app.properties': 'user=app\npassword=hunter2\n' })],
  ['data["otlp.headers"]', configMap({ 'otlp.headers': 'authorization=Bearer hunter2' })],
  [
    'data["plugin.yaml"].spec.generate.args[1]',
    configMap({ 'plugin.yaml': { spec: { generate: { args: ['--token', 'hunter2'] } } } }),
  ],
  [
    'data["plugin.yaml"].spec.generate.args[0]',
    configMap({ 'plugin.yaml': { spec: { generate: { args: ['curl --api-key hunter2 https://example.com'] } } } }),
  ],
  ['stringData.password', secret({ url: 'https://github.com/acme', password: 'hunter2' }, 'repository')],
  ['stringData.sshPrivateKey', secret({ sshPrivateKey: privateKey }, 'repo-creds')],
  ['stringData.proxy', secret({ proxy: 'http://me:hunter2@proxy:3128' }, 'repository')],
  ['stringData.config.bearerToken', secret({ config: '{"bearerToken":"hunter2"}' }, 'cluster')],
  [
    'stringData.config.execProviderConfig.args[0]',
    secret({ config: '{"execProviderConfig":{"args":["--token=hunter2"]}}' }, 'cluster'),
  ],
  [
    'stringData.config.execProviderConfig.env.API_KEY',
    secret({ config: '{"execProviderConfig":{"env":{"API_KEY":"hunter2"}}}' }, 'cluster'),
  ],
  [
    'stringData.config.tlsClientConfig.caData',
    secret({ config: `{"tlsClientConfig":{"caData":"${Buffer.from(privateKey).toString('base64')}"}}` }, 'cluster'),
  ],
  ['stringData.anything', secret({ anything: 'hunter2' })],
  ['spec.template.spec.containers[0].env[0].value', deployment({ env: [{ name: 'API_KEY', value: 'hunter2' }] })],
  ['spec.template.spec.containers[0].args[0]', deployment({ args: ['--token=hunter2'] })],
  ['spec.template.spec.containers[0].args[1]', deployment({ args: ['--db-password', 'hunter2'] })],
  ['spec.template.spec.containers[0].command[2]', deployment({ command: ['sh', '-c', 'PASSWORD=hunter2 run'] })],
  [
    'spec.template.spec.containers[0].args[1]',
    deployment({ args: ['-H', 'Authorization: Bearer hunter2', 'https://example.com'] }),
  ],
  ['spec.template.spec.containers[0].args[1]', deployment({ args: ['-u', 'me:hunter2'] })],
  ['metadata.annotations["example.com/api-token"]', annotated({ 'example.com/api-token': 'hunter2' })],
  [
    'metadata.annotations["alb.ingress.kubernetes.io/auth-idp-oidc"]',
    annotated({ 'alb.ingress.kubernetes.io/auth-idp-oidc': '{"clientSecret":"hunter2"}' }),
  ],
  [
    'metadata.annotations.snippet',
    annotated({ snippet: 'proxy_set_header Authorization "Basic bWU6aHVudGVyMmh1bnRlcjI=";' }),
  ],
  [
    'spec.template.spec.containers[0].env[0].value',
    deployment({
      env: [{ name: 'DOCKER_CONFIG', value: '{"auths":{"registry.example.com":{"auth":"bWU6aHVudGVyMg=="}}}' }],
    }),
  ],
  [
    'spec.template.spec.containers[0].env[0].value',
    deployment({ env: [{ name: 'DATABASE', value: 'Server=db;User=app;Password=hunter2' }] }),
  ],
  ['data.url', configMap({ url: 'jdbc:postgresql://db/app?user=app&password=hunter2' })],
  ['metadata.annotations.note', annotated({ note: 'see https://me:hunter2@example.com' })],
  ['metadata.labels.password', { ...annotated({}), metadata: { name: 'web', labels: { password: 'hunter2' } } }],
  [
    'metadata.labels.note',
    { ...annotated({}), metadata: { name: 'web', labels: { note: `glsa_${'a1'.repeat(16)}` } } },
  ],
  [
    `${inContainer}.startupProbe.exec.command[2]`,
    deployment({ startupProbe: { exec: { command: ['check', '--password', 'hunter2'] } } }),
  ],
  [
    `${inContainer}.lifecycle.postStart.exec.command[2]`,
    deployment({ lifecycle: { postStart: { exec: { command: ['sh', '-c', 'PASSWORD=hunter2 run'] } } } }),
  ],
  [
    `${inContainer}.livenessProbe.httpGet.httpHeaders[0].value`,
    deployment({ livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'X-Api-Key', value: 'hunter2' }] } } }),
  ],
  [
    `${inContainer}.readinessProbe.httpGet.path`,
    deployment({ readinessProbe: { httpGet: { port: 80, path: '/healthz?token=hunter2' } } }),
  ],
  [
    'spec.template.spec.volumes[0].csi.volumeAttributes.password',
    withVolume({ csi: { driver: 'smb.csi.k8s.io', volumeAttributes: { password: 'hunter2' } } }),
  ],
  [
    'spec.template.spec.volumes[0].flexVolume.options.token',
    withVolume({ flexVolume: { options: { token: 'hunter2' } } }),
  ],
  [
    'data["plugin.yaml"].parameters.static[0].string',
    configMap({ 'plugin.yaml': { parameters: { static: [{ name: 'password', string: 'hunter2' }] } } }),
  ],
  ['data.a.headers[0].value', configMap({ a: { headers: [{ key: 'X-Api-Key', value: 'hunter2' }] } })],
  ['data.clientSecret', configMap({ clientSecret: 'hunter2{{' })],
  ['spec.source.repoURL', application({ source: { repoURL: 'https://me:hunter2@example.com/web.git' } })],
  [
    'spec.source.helm.valuesObject.tls.key',
    application({ source: { helm: { valuesObject: { tls: { key: privateKey } } } } }),
  ],
];

test.each(secrets)('a secret is found at %s in %j', (place, manifest) => {
  expect(places(manifest)).toEqual([place]);
});

const open: readonly Manifest[] = [
  configMap({ 'oidc.config': { clientSecret: '$oidc.clientSecret' } }),
  configMap({ 'oidc.config': { clientSecret: '$sso-secret:client.secret' } }),
  configMap({ 'oidc.config': { rootCA: certificate } }),
  configMap({
    'dex.config': { expiry: { idTokens: '24h', signingKeys: '6h', refreshTokens: { reuseInterval: '3s' } } },
  }),
  configMap({ 'dex.config': { enablePasswordDB: true, clientSecret: '', token: null } }),
  configMap({ 'dex.config': { serviceAccountFilePath: '/tmp/googleAuth.json', token: '/var/run/secrets/token' } }),
  configMap({ 'accounts.ci-token': 'apiKey, login', 'accounts.ci-token.enabled': 'true' }),
  configMap({ 'resource.customizations.health.bitnami.com_SealedSecret': 'hs = {}\nhs.status = "Healthy"\nreturn hs' }),
  configMap({ 'resource.customizations.useOpenLibs.external-secrets.io_ExternalSecret': 'true' }),
  configMap({ 'resource.exclusions': '- apiGroups: ["*"]\n  kinds: [Secret, TokenReview]\n' }),
  configMap({ 'resource.sensitive.mask.annotations': 'token,api-key' }),
  configMap({ passwordPattern: '^.{8,32}$', url: 'https://argocd.example.com' }),
  configMap({ repository: 'https://acme@dev.azure.com/acme/web/_git/web' }),
  configMap({ repository: 'ssh://git@github.com/acme/web.git', other: 'git@github.com:acme/web.git' }),
  configMap({ address: 'https://{{ .user }}:{{ .password }}@example.com', second: 'redis://:$(PASSWORD)@redis' }),
  configMap({ 'start.sh': 'TOKEN="$(cat /token)"\nif [ "$TOKEN" == "" ]; then\n  exit 1\nfi\npassword=\n' }),
  configMap({ 'git.example.com': certificate, '4AEE18F83AFDEB23': '-----BEGIN PGP PUBLIC KEY BLOCK-----\nmQ==\n' }),
  configMap({
    ssh_known_hosts: 'github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
  }),
  configMap({
    'template.hook': "webhook:\n  ci:\n    body: 'token={{ .secrets.token }}&url=https://ci/?token={{ .t }}",
  }),
  configMap({
    'app.yaml': 'dry: true # see https://example.com\n# slack: https://hooks.slack.com/services/YOUR/HOOK/URL\n',
  }),
  configMap({ 'app.toml': 'token = "${TOKEN}"\npassword = get("password")\n' }),
  configMap({ 'policy.csv': 'p, role:ci, accounts, update, token, allow\n' }),
  secret({ url: 'https://github.com/acme', type: 'git', username: 'me', githubAppID: '1' }, 'repository'),
  secret({ config: '{"tlsClientConfig":{"insecure":false},"awsAuthConfig":{"clusterName":"a"}}' }, 'cluster'),
  secret({ 'admin.password': bcrypt, 'admin.passwordMtime': '2026-01-31T12:00:00Z' }),
  { ...secret({}), data: { 'admin.password': Buffer.from(bcrypt).toString('base64') } },
  deployment({ env: [{ name: 'API_KEY', valueFrom: { secretKeyRef: { name: 'web', key: 'apiKey' } } }] }),
  deployment({
    env: [
      { name: 'TOKEN_FILE', value: '/token' },
      { name: 'USE_TOKEN', value: 'true' },
    ],
  }),
  deployment({ args: ['--requirepass $(REDIS_PASSWORD)', '--token-file', 'token', '--auth', 'basic', '-u', 'root'] }),
  deployment({ args: ['--private-key=/etc/tls/tls.key', '--token', '--verbose', '--password=$(PASSWORD)'] }),
  annotated({ 'alb.ingress.kubernetes.io/auth-idp-oidc': '{"secretName":"login","issuer":"https://sso"}' }),
  annotated({ note: 'Basic authentication of 2026 is off; Bearer tokens are used' }),
  annotated({ 'checksum/secret': 'a1b2', 'nginx.ingress.kubernetes.io/auth-secret': 'web/users' }),
  annotated({ 'vault.hashicorp.com/agent-inject-secret-token': 'secret/data/token' }),
  deployment({
    env: [
      { name: 'VLLM_MAX_TOKENS', value: '4096' },
      { name: 'ALLOW_EMPTY_PASSWORD', value: '1' },
    ],
  }),
  deployment({ env: [{ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: 'credentials.json' }] }),
  deployment({ args: ['--dsn=postgres://$(DB_USER):$(DB_PASSWORD)@db:5432/web', '--mysql-native-password=ON'] }),
  configMap({ 'registries.conf': { registries: [{ credentials: 'secret:argocd/docker#creds' }] } }),
  configMap({ 'registries.conf': { registries: [{ credentials: 'env:REGISTRY' }, { credentials: 'ext:/auth.sh' }] } }),
  deployment({
    livenessProbe: { httpGet: { port: 80, path: '/token?page=1', httpHeaders: [{ name: 'Host', value: 'a' }] } },
  }),
  withVolume({ csi: { driver: 'secrets-store.csi.k8s.io', volumeAttributes: { secretProviderClass: 'vault' } } }),
  annotated({ 'vault.hashicorp.com/agent-inject-token': 'true', 'example.com/config-hash': 'a1b2c3' }),
  application({ source: { repoURL: 'https://github.com/acme/secret-token.git', helm: { values: 'password: a' } } }),
  {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    spec: {
      data: [{ secretKey: 'password', remoteRef: { key: 'git', property: 'token' } }],
      target: { template: { data: { config: '{"bearerToken":{{ .bearerToken | toJson }}}' } } },
    },
  },
];

test.each(open)('nothing is a secret in %j', (manifest) => {
  expect(places(manifest)).toEqual([]);
});

test('in the configuration of notifications, a reference can be a part of a text', () => {
  const manifest = configMap({ 'service.webhook.ci': { headers: [{ name: 'X-Token', value: 'v1-$ci-token' }] } });

  expect(places(manifest, true)).toEqual([]);
  expect(places(manifest)).toHaveLength(1);
});

test('the manifest is not changed', () => {
  const manifest = configMap({ 'oidc.config': 'clientSecret: hunter2\n' });
  const before = structuredClone(manifest);

  plainSecrets(manifest);

  expect(manifest).toEqual(before);
});
