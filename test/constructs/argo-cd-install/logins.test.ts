import { type ArgoCdInstallProps } from 'cdk8s-gitops';
import { parseYaml } from '../../../lib/core/yaml/parse';
import { messageOf } from '../../message-of';
import { find, labels, render } from './render';

const url = 'https://argocd.example.com';
const passwordHash = `$2a$10$${'A'.repeat(53)}`;

const configMap = (manifests: ReturnType<typeof render>, name: string) => find(manifests, 'ConfigMap', name).data;

test('the Secret of the server is written without data, so that applying it again removes nothing', () => {
  expect(find(render(), 'Secret', 'argocd-secret')).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'argocd-secret',
      namespace: 'argocd',
      labels: { 'app.kubernetes.io/name': 'argocd-secret', 'app.kubernetes.io/part-of': 'argocd' },
    },
    type: 'Opaque',
  });
});

test('a hashed password is the only thing that is written into it', () => {
  const { data } = find(render({ admin: { passwordHash } }), 'Secret', 'argocd-secret');

  expect(data).toEqual({ 'admin.password': Buffer.from(passwordHash).toString('base64') });
});

test('the Secret can come from elsewhere', () => {
  expect(labels(render({ createSecret: false }))).not.toContain('Secret/argocd-secret');
});

test.each(['admin', '5f4dcc3b5aa765d61d8327deb882cf99', '$2a$10$tooshort', ` ${passwordHash}`])(
  'a password that is not a bcrypt hash is refused, and is not in the message: %s',
  (wrong) => {
    const message = messageOf(() => render({ admin: { passwordHash: wrong } }));

    expect(message).toBe(
      '[chart/argocd] Cannot use this value as admin.passwordHash: it must be a bcrypt hash, 60 characters that begin with $2a$, ' +
        '$2b$ or $2y$\n  Fix: hash the password: htpasswd -nbBC 10 "" PASSWORD | tr -d \':\\n\'',
    );
  },
);

test('OpenID Connect is written as YAML that refers to its secret', () => {
  const oidc = { name: 'Okta', issuer: 'https://okta.example.com', clientID: 'argo', clientSecret: '$oidc.secret' };
  const text = configMap(render({ url, oidc }), 'argocd-cm')['oidc.config'] as unknown as string;

  expect(parseYaml(text)).toEqual([oidc]);
});

test('a client secret as plain text is refused, and is not in the message', () => {
  const oidc = { name: 'Okta', issuer: 'https://okta.example.com', clientID: 'argo', clientSecret: 'hunter2' };

  expect(messageOf(() => render({ url, oidc }))).toBe(
    '[chart/argocd] Cannot write data["oidc.config"].clientSecret of ConfigMap/argocd-cm: it must refer to a Secret, because ' +
      'everybody who reads ConfigMaps sees it\n' +
      "  Fix: put it into the Secret argocd-secret, and use '$oidc.clientSecret'; if it is not a secret, add " +
      `'ConfigMap/argocd-cm data["oidc.config"].clientSecret' to unsafePlaintext`,
  );
});

test('Dex is configured in argocd-cm', () => {
  const connectors = [{ type: 'github', id: 'github', name: 'GitHub', config: { clientID: 'a' } }];
  const text = configMap(render({ url, dex: { config: { connectors } } }), 'argocd-cm')['dex.config'];

  expect(parseYaml(text as unknown as string)).toEqual([{ connectors }]);
});

test('logins by SSO need the address of Argo CD', () => {
  expect(messageOf(() => render({ dex: { config: { connectors: [] } } }))).toBe(
    "[chart/argocd] Cannot use dex.config without url: logins come back to that address\n  Fix: add url: 'https://argocd.example.com'",
  );
});

test('Dex can be left out', () => {
  expect(labels(render({ dex: { enabled: false } })).filter((label) => label.includes('dex'))).toEqual([]);
});

test('local users are keys of argocd-cm', () => {
  const accounts = { ci: { capabilities: ['apiKey'] }, alice: { enabled: false } } as const;

  expect(configMap(render({ accounts, admin: { enabled: false } }), 'argocd-cm')).toMatchObject({
    'admin.enabled': 'false',
    'accounts.ci': 'apiKey',
    'accounts.alice': 'login',
    'accounts.alice.enabled': 'false',
  });
});

test('rights go to argocd-rbac-cm', () => {
  const rbac = {
    defaultRole: 'role:readonly',
    policy: ['p, role:dev, applications, sync, shop/*, allow', 'g, acme:dev, role:dev'],
    overlays: { ops: 'g, acme:ops, role:admin' },
    scopes: ['groups', 'email'],
    matchMode: 'glob',
  } as const;

  expect(configMap(render({ rbac }), 'argocd-rbac-cm')).toEqual({
    'policy.default': 'role:readonly',
    'policy.csv': 'p, role:dev, applications, sync, shop/*, allow\ng, acme:dev, role:dev\n',
    'policy.ops.csv': 'g, acme:ops, role:admin',
    scopes: '[groups, email]',
    'policy.matchMode': 'glob',
  });
});

test('a broken line of policy is refused', () => {
  expect(messageOf(() => render({ rbac: { policy: 'p, role:dev, applications, sync, shop/*' } }))).toBe(
    '[chart/argocd] Cannot use "p, role:dev, applications, sync, shop/*" in rbac.policy: the API server does not ' +
      "start with it\n  Fix: write 'p, SUBJECT, RESOURCE, ACTION, OBJECT, allow' (or deny), or 'g, SUBJECT, ROLE'",
  );
});

test('all problems are reported at once', () => {
  const message = messageOf(() => render({ admin: { passwordMtime: 'yesterday' }, accounts: { admin: {} } }));

  expect(message.match(/^\[/gm)).toHaveLength(3);
});

const plainSecrets: readonly (readonly [ArgoCdInstallProps, string])[] = [
  [{ url, oidc: 'name: SSO\nclientSecret: s3cr3t\n' }, 'argocd-cm data["oidc.config"].clientSecret'],
  [
    { url, dex: { config: { connectors: [{ type: 'ldap', config: { bindPW: 's3cr3t' } }] } } },
    'argocd-cm data["dex.config"].connectors[0].config.bindPW',
  ],
  [
    { url, dex: { config: 'staticClients:\n- id: x\n  secret: s3cr3t\n' } },
    'argocd-cm data["dex.config"].staticClients[0].secret',
  ],
  [{ config: { 'oidc.config': 'clientSecret: s3cr3t\n' } }, 'argocd-cm data["oidc.config"].clientSecret'],
  [
    { config: { 'dex.config': 'connectors: [{config: {clientSecret: s3cr3t}}]' } },
    'argocd-cm data["dex.config"].connectors[0].config.clientSecret',
  ],
  [
    { notifications: { notifiers: { slack: { token: 's3cr3t' } } } },
    'argocd-notifications-cm data["service.slack"].token',
  ],
  [
    { notifications: { notifiers: { opsgenie: { apiKeys: { infra: 's3cr3t' } } } } },
    'argocd-notifications-cm data["service.opsgenie"].apiKeys.infra',
  ],
  [
    {
      notifications: { notifiers: { 'webhook.ci': { headers: [{ name: 'Authorization', value: 'Bearer s3cr3t' }] } } },
    },
    'argocd-notifications-cm data["service.webhook.ci"].headers[0].value',
  ],
];

test.each(plainSecrets)(
  'a secret as plain text is refused if a ConfigMap would show it, and is not in the message: %j',
  (props, place) => {
    const message = messageOf(() => render(props));

    expect(message).toContain(`; if it is not a secret, add 'ConfigMap/${place}' to unsafePlaintext`);
    expect(message).not.toContain('s3cr3t');
  },
);

test('the message about a plain secret says where to put it', () => {
  expect(messageOf(() => render({ notifications: { notifiers: { slack: { token: 's3cr3t' } } } }))).toBe(
    '[chart/argocd] Cannot write data["service.slack"].token of ConfigMap/argocd-notifications-cm: it must refer to a ' +
      'Secret, because everybody who reads ConfigMaps sees it\n' +
      "  Fix: put it into the Secret argocd-notifications-secret, and use '$slack-token'; if it is not a secret, add " +
      `'ConfigMap/argocd-notifications-cm data["service.slack"].token' to unsafePlaintext`,
  );
});

test('references to Secrets are accepted, and fields whose names only sound secret', () => {
  const config = {
    expiry: { idTokens: '24h' },
    connectors: [
      { type: 'oidc', config: { clientSecret: '$sso:dex.secret', tokenURL: 'https://sso.example.com/token' } },
    ],
  };
  const headers = [{ name: 'Authorization', value: 'Bearer $ci-token' }];

  const manifests = render({ url, dex: { config }, notifications: { notifiers: { 'webhook.ci': { headers } } } });

  expect(parseYaml(String(configMap(manifests, 'argocd-cm')['dex.config']))).toEqual([config]);
  expect(parseYaml(String(configMap(manifests, 'argocd-notifications-cm')['service.webhook.ci']))).toEqual([
    { headers },
  ]);
});

test.each([
  'dex.config',
  'resource.links',
  'globalProjects',
  'resource.exclusions',
  'resource.customizations',
  'resource.customizations.actions.Pod',
  'resource.customizations.ignoreDifferences.apps_Deployment',
])('text that is not YAML is refused in %s, and is not in the message', (key) => {
  const patches = [
    { target: { kind: 'ConfigMap', name: 'argocd-cm' }, patch: { data: { [key]: 'connectors: [s3cr3t' } } },
  ];
  const place = /\./.test(key) ? `data["${key}"]` : `data.${key}`;

  expect(messageOf(() => render({ patches }))).toBe(
    `[chart/argocd] Cannot use ${place} of ConfigMap/argocd-cm: it is not YAML\n  Fix: use an object, or correct the text`,
  );
});

test('a script in Lua is not read as YAML', () => {
  const health = 'hs = { status = "Healthy" }\nreturn hs: [\n';

  const manifests = render({ config: { 'resource.customizations.health.Pod': health } });

  expect(configMap(manifests, 'argocd-cm')['resource.customizations.health.Pod']).toBe(health);
});

test('a policy for a misspelt resource is refused, since it never matches', () => {
  const policy = ['p, role:dev, applicaton, sync, shop/*, allow', 'p, role:dev, app*, get, *, allow'];

  expect(messageOf(() => render({ rbac: { policy } }))).toBe(
    '[chart/argocd] Cannot use "p, role:dev, applicaton, sync, shop/*, allow" in rbac.policy[0]: ' +
      '"applicaton" is not a resource, so it never matches\n  Fix: use "applications"',
  );
});

test('the secrets of webhooks come from a store, and what the server adds stays', () => {
  const secrets = { store: 'vault', key: 'argocd', properties: { 'webhook.github.secret': 'github' } };
  const added = { ...secrets, properties: { 'slack-token': 'slack' } };

  const manifests = render({ secrets, notifications: { secrets: added } });

  expect(find(manifests, 'ExternalSecret', 'argocd-secret').spec).toEqual({
    refreshInterval: '1h',
    secretStoreRef: { kind: 'SecretStore', name: 'vault' },
    target: { name: 'argocd-secret', creationPolicy: 'Merge' },
    data: [{ secretKey: 'webhook.github.secret', remoteRef: { key: 'argocd', property: 'github' } }],
  });
  expect(find(manifests, 'ExternalSecret', 'argocd-notifications-secret').spec).toMatchObject({
    data: [{ secretKey: 'slack-token', remoteRef: { key: 'argocd', property: 'slack' } }],
  });
});

test('a key of a webhook that Argo CD does not read is refused', () => {
  const secrets = { store: 'vault', key: 'argocd', properties: { 'webhook.githab.secret': 'github' } };

  expect(messageOf(() => render({ secrets }))).toBe(
    '[chart/argocd] Cannot use "webhook.githab.secret" as a key of secrets.properties: it must be letters, digits, "-", "_" ' +
      'and "."; of a webhook, one of webhook.github.secret, webhook.gitlab.secret, webhook.gogs.secret, ' +
      'webhook.bitbucketserver.secret, webhook.bitbucket.uuid, webhook.azuredevops.username, ' +
      'webhook.azuredevops.password\n  Fix: use "webhook.github.secret"',
  );
});
