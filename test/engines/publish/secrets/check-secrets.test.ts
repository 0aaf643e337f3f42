import { AllowedSecrets } from '../../../../lib/engines/publish/secrets/allowed-secrets';
import { checkSecrets } from '../../../../lib/engines/publish/secrets/check-secrets';
import { object, placesIn } from './places-in';

const settings = (data: string): string => object('ConfigMap', `data: { ${data} }`);
const variable = (name: string, value: string): string =>
  object('Pod', `spec: { containers: [{ name: web, env: [{ name: ${name}, value: ${value} }] }] }`);
const custom = (spec: string): string => object('Database', `spec: { ${spec} }`);
const sops = 'sops: { mac: "ENC[AES256_GCM,data:x,type:str]", version: 3.9.0 }';
const encrypted = '"ENC[AES256_GCM,data:8DI=,iv:x,tag:y,type:str]"';

test.each<readonly [what: string, text: string, place: string]>([
  ['a Secret', object('Secret', 'data: { a: aGk= }'), 'data.a'],
  ['a Secret with text', object('Secret', 'stringData: { user: me }'), 'stringData.user'],
  ['a Secret with an address', object('Secret', 'stringData: { url: "https://example.com" }'), 'stringData.url'],
  ['a Secret in a list', `kind: List\nitems:\n- { kind: Secret, metadata: { name: a }, data: { a: eA== } }`, 'data.a'],
  [
    'a Secret in a list of Secrets',
    'apiVersion: v1\nkind: SecretList\nitems: [{ metadata: { name: a }, data: { a: eA== } }]',
    'data.a',
  ],
  ['a Secret whose data are no map', object('Secret', 'data: aGk='), 'data'],
  [
    'the copy that kubectl keeps of a Secret, which SOPS does not encrypt',
    object('Secret', `stringData: { a: ${encrypted} }\n${sops}`).replace(
      'shop }',
      `shop, annotations: { kubectl.kubernetes.io/last-applied-configuration: '{"kind":"Secret","data":{"a":"eA=="}}' } }`,
    ),
    'metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]',
  ],
  ['a token in a comment', object('ConfigMap', `# the token is ghp_${'a1'.repeat(18)}`), 'a comment'],
  [
    'a Secret that SOPS encrypted half',
    object('Secret', `stringData: { a: ${encrypted}, b: x }\n${sops}`),
    'stringData.b',
  ],
  ['a Secret with what only looks encrypted', object('Secret', `stringData: { a: ${encrypted} }`), 'stringData.a'],
  [
    'a copy of a Secret',
    object('Secret', 'type: Opaque').replace('shop }', 'shop, annotations: { note: "token=s3cr3t" } }'),
    'metadata.annotations.note',
  ],
  ...['kubectl.kubernetes.io/last-applied-configuration', 'objectset.rio.cattle.io/applied'].map(
    (annotation) =>
      [
        `the copy of a Secret in ${annotation}`,
        object('Secret', 'type: Opaque').replace(
          'shop }',
          `shop, annotations: { ${annotation}: '{"data":{"a":"eA=="}}' } }`,
        ),
        `metadata.annotations["${annotation}"]`,
      ] as const,
  ),
  ...[
    ['DB_PASSWORD', 'hunter2'],
    ['POSTGRES_PASSWORD', 'postgres'],
    ['API_TOKEN', 's3cr3t-t0ken'],
    ['GITHUB_TOKEN', 'abc'],
    ['PRIVATE_KEY', 'MIIEvQIBADANBgkq'],
    ['SSH_PRIVATE_KEY', 'abc'],
    ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
    ['AWS_SECRET_ACCESS_KEY', '/9j4AAQSkZJRgABAQ/bPxRfi'],
    ['DATABASE_URL', 'postgres://me:hunter2@db/shop'],
  ].map(([name, value]) => [`${name}=${value}`, variable(name, value), 'spec.containers[0].env[0].value'] as const),
  ['a password in a ConfigMap', settings('password: hunter2'), 'data.password'],
  [
    'a password in a text of a ConfigMap',
    settings('app.yaml: "db: { password: hunter2 }"'),
    'data["app.yaml"].db.password',
  ],
  ['properties', settings('app.properties: "user=me\\npassword=hunter2"'), 'data["app.properties"]'],
  [
    'a private key',
    settings('tls: "-----BEGIN RSA PRIVATE KEY-----\\nMIIEvQ\\n-----END RSA PRIVATE KEY-----"'),
    'data.tls',
  ],
  ['a password of a custom resource', custom('auth: { adminPassword: hunter2 }'), 'spec.auth.adminPassword'],
  ['the values of a chart in one line', custom("helm: { values: 'password: hunter2' }"), 'spec.helm.values.password'],
  ['a token of a custom resource', custom('token: abc'), 'spec.token'],
  [
    'an argument',
    object('Pod', 'spec: { containers: [{ name: a, args: [--password, hunter2] }] }'),
    'spec.containers[0].args[1]',
  ],
  ['values of Helm', 'db: { password: hunter2 }', 'db.password'],
  [
    'values of Helm in a text',
    object('Application', 'spec: { source: { helm: { values: "db:\\n  password: hunter2" } } }'),
    'spec.source.helm.values.db.password',
  ],
  ['an INI file', settings('a.ini: "[db]\\nuser = me\\npassword = hunter2"'), 'data["a.ini"]'],
  ['a file with one setting', settings('app.conf: "password = hunter2\\n"'), 'data["app.conf"]'],
  ['an INI file with a variable', settings('a.ini: "[db]\\npath = $HOME\\npassword = hunter2"'), 'data["a.ini"]'],
  ['a script with a variable', settings('run.sh: "PASSWORD=hunter2\\necho $HOME"'), 'data["run.sh"]'],
  ['TOML', settings('a.toml: \'[db]\npassword = "hunter2"\''), 'data["a.toml"]'],
  ['XML', settings('a.xml: "<db><password>hunter2</password></db>"'), 'data["a.xml"]'],
  ['an attribute in XML', settings('a.xml: \'<db user="me" password="hunter2"/>\''), 'data["a.xml"]'],
  ['PHP', settings(`a.php: "define('DB_PASSWORD', 'hunter2');"`), 'data["a.php"]'],
  ['a netrc', settings('.netrc: machine example.com login me password hunter2'), 'data[".netrc"]'],
  ['settings of Redis', settings('redis.conf: "port 6379\\nrequirepass hunter2"'), 'data["redis.conf"]'],
  [
    'credentials of AWS',
    settings('credentials: "[default]\\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"'),
    'data.credentials',
  ],
  ['a connection string', variable('DB', '"Host=db;Username=me;Password=hunter2"'), 'spec.containers[0].env[0].value'],
  [
    'an address with a password as parameter',
    variable('DB', '"jdbc:mysql://db/shop?user=me&password=hunter2"'),
    'spec.containers[0].env[0].value',
  ],
  [
    'JSON in an argument',
    variable('SETTINGS', `'{"password": "hunter2", "path": "$HOME"}'`),
    'spec.containers[0].env[0].value',
  ],
  [
    'a login of a registry',
    settings(`.dockerconfigjson: '{"auths": {"example.com": {"auth": "bWU6aHVudGVyMg=="}}}'`),
    'data[".dockerconfigjson"].auths["example.com"].auth',
  ],
  [
    'a login of a registry in values',
    custom('auths: { example.com: { auth: bWU6aHVudGVyMg== } }'),
    'spec.auths["example.com"].auth',
  ],
  ['logins of registries in base64', custom('dockerconfigjson: eyJhdXRocyI6e319'), 'spec.dockerconfigjson'],
  ['a password with its value below', custom('adminPassword: { value: hunter2 }'), 'spec.adminPassword.value'],
  ['a token in a list of objects', custom('tokens: [{ name: ci, value: hunter2 }]'), 'spec.tokens[0].value'],
  ['a key in a list of objects', custom('apiKeys: [{ name: ci, data: Abcd1234efgh5678 }]'), 'spec.apiKeys[0].data'],
  [
    'a Secret in another object',
    custom('manifest: { kind: Secret, stringData: { a: hunter2 } }'),
    'spec.manifest.stringData.a',
  ],
  [
    'a Secret in a text',
    settings('a.yaml: "kind: Secret\\nstringData:\\n  a: hunter2"'),
    'data["a.yaml"].stringData.a',
  ],
  [
    'settings of a volume',
    object('PersistentVolume', 'spec: { csi: { volumeAttributes: { password: hunter2 } } }'),
    'spec.csi.volumeAttributes.password',
  ],
  [
    'a generator of kustomize',
    'secretGenerator: [{ name: a, literals: [password=hunter2] }]',
    'secretGenerator[0].literals[0]',
  ],
  ['a template of Helm', 'a: {{ .Values.a }}\npassword: hunter2\n{{ end }}', 'the text'],
])('%s is refused', (_, text, place) => {
  expect(placesIn(text)).toEqual([place]);
});

test.each([
  ['ExternalSecret', ['target', 'template', 'data']],
  ['ClusterExternalSecret', ['externalSecretSpec', 'target', 'template', 'data']],
  ['PushSecret', ['template', 'data']],
  ['ClusterPushSecret', ['pushSecretSpec', 'template', 'data']],
  ['SealedSecret', ['template', 'data']],
])('the template of the Secret that a %s makes must not have the values', (kind, path) => {
  const template = (value: string): string =>
    object(kind, `spec: ${path.reduceRight((inner, field) => `{ ${field}: ${inner} }`, `{ password: ${value} }`)}`);

  expect(placesIn(template('hunter2'))).toEqual([`spec.${path.join('.')}.password`]);
  expect(placesIn(template('"{{ .password }}"'))).toEqual([]);
});

test.each<readonly [what: string, text: string]>([
  ['a sentence with an equals sign', settings('note: "password = whatever you like"')],
  ['a comparison in one line', settings('rule: "token == expected"')],
  ['a Secret without data', object('Secret', 'type: kubernetes.io/service-account-token')],
  ['a Secret with empty data', object('Secret', 'data: {}')],
  ['a Secret that SOPS encrypted', object('Secret', `stringData: { a: ${encrypted} }\n${sops}`)],
  ['an object that SOPS encrypted', custom(`password: ${encrypted}`) + sops],
  ['a Secret that is filled in later', object('Secret', 'stringData: { a: "<path:kv/data/db#password>" }')],
  ['a SealedSecret', object('SealedSecret', 'spec: { encryptedData: { password: AgBy3i4OJSWK } }')],
  ['an ExternalSecret', object('ExternalSecret', 'spec: { data: [{ secretKey: password, remoteRef: { key: db } }] }')],
  [
    'settings of Argo CD',
    object('Secret', 'stringData: { type: git, url: "https://example.com/a.git" }').replace(
      'shop }',
      'shop, labels: { argocd.argoproj.io/secret-type: repository } }',
    ),
  ],
  ...[
    ['PASSWORD_FILE', '/run/secrets/password'],
    ['DB_PASSWORD', '/run/secrets/db-password'],
    ['TOKEN', './token'],
    ['TOKEN_URL', 'https://auth.example.com/token'],
    ['TOKEN', 'https://auth.example.com/token'],
    ['MAX_TOKENS', '"4096"'],
    ['TOKEN', '"4096"'],
    ['REQUIRE_PASSWORD', '"true"'],
    ['PASSWORD', '"false"'],
    ['PASSWORD', '$(DB_PASSWORD)'],
    ['PASSWORD', '"${DB_PASSWORD}"'],
    ['PASSWORD', '""'],
    ['TOKEN_TTL', '15m'],
    ['SECRET_NAME', 'web-tls'],
    ['KEY', 'value'],
    ['PASSWORDLESS', 'sudo'],
    ['DATABASE_URL', 'postgres://db/shop'],
  ].map(([name, value]) => [`${name}=${value}`, variable(name, value)] as const),
  [
    'a variable from a Secret',
    object(
      'Pod',
      'spec: { containers: [{ name: a, env: [{ name: PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }] }] }',
    ),
  ],
  ['a number of a ConfigMap', settings('token: "123"')],
  ['a number in a text of a ConfigMap', settings('app.yaml: "db: { password: 123 }"')],
  ['a reference of a custom resource', custom('passwordSecretRef: { name: db, key: password }, secret: web-tls')],
  ['a Certificate', custom('secretName: web-tls, privateKey: { algorithm: RSA, size: 2048 }')],
  ['an Ingress', object('Ingress', 'spec: { tls: [{ hosts: [a.example.com], secretName: web-tls }] }')],
  ['a ServiceAccount', object('ServiceAccount', 'automountServiceAccountToken: true\nsecrets: [{ name: web-token }]')],
  ['a Role', object('Role', 'rules: [{ apiGroups: [""], resources: [secrets, serviceaccounts/token], verbs: [get] }]')],
  ['a template of Helm', 'kind: Secret\ndata:\n  password: {{ .Values.password | b64enc }}\n'],
  [
    'a webhook',
    'kind: ValidatingWebhookConfiguration\nmetadata: { name: a }\nwebhooks: [{ failurePolicy: Fail, rules: [{ operations: [CREATE], apiVersions: [v1] }] }]',
  ],
  ['a place of credentials', custom('credentials: { source: Secret, secretRef: { name: a } }')],
  ['a list of places of credentials', custom('credentials: [{ source: Secret, filename: .git-credentials }]')],
  ['a schema', custom('schema: { properties: { secrets: { items: { required: [name], description: Names } } } }')],
  ['the name of a Secret', custom('configSecret: alertmanager-config')],
  ['the name of a Secret that exists', custom('existingsecret: web')],
  ['names of Secrets', custom('secrets: [web-tls], loadEnvFromSecrets: [web]')],
  ['the name of a key in a Secret', custom('secretKey: client_secret')],
  ['names of keys in a Secret', custom('s3: { existingSecretKeys: { password: s3-password, user: username } }')],
  ['a key that comes from a store', custom('data: [{ secretKey: hostname, remoteRef: { key: db } }]')],
  ['the name of a variable', custom('apiKey: SONARR_API_KEY')],
  ['a public key', custom('secrets: { ssh: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ me@host" }')],
  ['a value of Sealed Secrets', custom(`secrets: { password: Ag${'AbCd1234'.repeat(50)} }`)],
  ['a path in a vault', custom('secrets: { itemPath: vaults/Secrets/items/web }')],
  ['the hash of a Secret', custom('template: { metadata: { annotations: { checksum/secret: 65d9a269 } } }')],
  ...[
    'os.environ/API_KEY',
    '"{env:API_KEY}"',
    '"{API_KEY}"',
    '"@API_KEY@"',
    '"__API_KEY__"',
    '<<API_KEY>>',
    '"$${API_KEY}"',
  ].map((text) => [`the placeholder ${text}`, custom(`apiKey: ${text}`)] as const),
  ['a placeholder in an address', settings('url: "rtsp://me:{RTSP_PASSWORD}@camera/a"')],
  ...[
    'token=open(path).read()',
    'login(token=token)',
    'api_key=os.environ["API_KEY"]',
    `headers = {"Authorization": f"Bearer {token}"}`,
    'const headers = { Authorization: `Bearer ${token}` };',
    'secret=signing-secrets',
    'client_secret="oauth-proxy-client-secret"',
    'absent(kube_secret_info{secret=~"grafana-.*-token"})',
    'kube_secret_info{namespace="a",secret="web"}',
  ].map((line) => [`code: ${line}`, settings(`run: '#!/bin/sh\n\n  set -e\n\n  ${line}'`)] as const),
  ['values of Helm without a value', 'db: { password: "" }'],
])('%s passes', (_, text) => {
  expect(placesIn(text)).toEqual([]);
});

test('an object is allowed by its name, with or without its namespace, and a file without objects by its path', () => {
  const secret = object('Secret', 'data: { a: aGk= }');
  const results = [
    placesIn(secret, ['web']),
    placesIn(secret, ['shop/web']),
    placesIn(secret, ['other/web', 'we', 'a.yaml']),
    placesIn('password: hunter2', ['a.yaml']),
  ];

  expect(results).toEqual([[], [], ['data.a'], []]);
});

test('a message has the place and the fix, and not the value', () => {
  const files = new Map([
    ['shop/web.yaml', { content: Buffer.from(variable('DB_PASSWORD', 'hunter2')), mode: '100644' }],
  ]);

  expect(checkSecrets(files, new AllowedSecrets([]))).toEqual([
    {
      rule: 'plaintext-secret',
      severity: 'error',
      path: '',
      where: 'shop/web.yaml: Pod/web',
      what: 'Cannot publish spec.containers[0].env[0].value: it has a secret as plain text, which everybody could read in Git',
      fix: 'refer to a Secret that is made by External Secrets, Sealed Secrets or SOPS; or use --allow-secret shop/web',
    },
  ]);
});
