import { checkSecrets } from '../../../../lib/engines/publish/secrets/check-secrets';

/** The places that are found in a file. */
function placesIn(text: string, allowed: readonly string[] = [], path = 'a.yaml'): string[] {
  const files = new Map([[path, { content: Buffer.from(text), mode: '100644' }]]);
  return checkSecrets(files, allowed).map(
    ({ what }) => /^Cannot publish (.*?): it has a secret/.exec(what)?.[1] ?? what,
  );
}

const object = (kind: string, rest: string): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: { name: web, namespace: shop }\n${rest}\n`;
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
  ['a token of a custom resource', custom('token: abc'), 'spec.token'],
  [
    'an argument',
    object('Pod', 'spec: { containers: [{ name: a, args: [--password, hunter2] }] }'),
    'spec.containers[0].args[1]',
  ],
  ['values of Helm', 'db: { password: hunter2 }', 'db.password'],
  [
    'a generator of kustomize',
    'secretGenerator: [{ name: a, literals: [password=hunter2] }]',
    'secretGenerator[0].literals[0]',
  ],
  ['a template of Helm', 'a: {{ .Values.a }}\npassword: hunter2\n{{ end }}', 'the text'],
])('%s is refused', (_, text, place) => {
  expect(placesIn(text)).toEqual([place]);
});

test.each<readonly [what: string, text: string]>([
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

test('a file that is not YAML is looked at, too', () => {
  expect(placesIn('export API_TOKEN=s3cr3t', [], 'run.sh')).toEqual(['the text']);
  expect(placesIn('export API_TOKEN=$1', [], 'run.sh')).toEqual([]);
});

test('a message has the place and the fix, and not the value', () => {
  const files = new Map([
    ['shop/web.yaml', { content: Buffer.from(variable('DB_PASSWORD', 'hunter2')), mode: '100644' }],
  ]);

  expect(checkSecrets(files, [])).toEqual([
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
