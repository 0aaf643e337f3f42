import { type Fields, type TextRule } from '../../../core/check/shape';
import { boolean, list, map, matching, object, oneOf, required, text, textOf } from '../../../core/check/shapes';
import { nearest } from '../../../core/check/nearest';
import { type Fault, faultIf } from '../../../core/fault';
import { listed } from '../../../core/listed';
import { type PlainMap } from '../../../core/plain';
import { storeFields } from '../../argo-cd/connection/external-secret-shape';
import {
  type ArgoCdAccount,
  type ArgoCdAdmin,
  type ArgoCdLoginProps,
  type ArgoCdOidc,
  type ArgoCdRbac,
  type ArgoCdSecretSource,
} from './logins';
import { policyShape } from './policy-shape';

/** The fields of a type without those that may have any name. */
type Named<T> = { [K in keyof T as string extends K ? never : number extends K ? never : K]: T[K] };

const oidc = object<Named<ArgoCdOidc>>(
  {
    name: required(text),
    issuer: required(text),
    clientID: required(text),
    clientSecret: textOf({ secret: true }),
    cliClientID: text,
    requestedScopes: list(text),
    enablePKCEAuthentication: boolean,
  },
  { unknown: 'open' },
);

/** The result of `htpasswd -nbBC 10` and of Go's bcrypt: version, cost, 22 characters of salt and 31 of hash. */
const bcrypt: TextRule = {
  wanted: 'be a bcrypt hash, 60 characters that begin with $2a$, $2b$ or $2y$',
  example: '$2y$10$…',
  accepts: (value) => /^\$2[aby]\$(0[4-9]|[12]\d|3[01])\$[./A-Za-z0-9]{53}$/.test(value),
  fix: `hash the password: htpasswd -nbBC 10 "" PASSWORD | tr -d ':\\n'`,
};

const time: TextRule = {
  wanted: 'be a time as in RFC 3339',
  example: '2026-01-31T12:00:00Z',
  accepts: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value),
};

const userName: TextRule = {
  rule: 'name',
  wanted: 'be letters, digits, "-" and "_", and not admin, which is a prop of its own',
  example: 'alice',
  accepts: (value) => value !== 'admin' && /^[\w-]+$/.test(value),
  nearest: (value) => (value === 'admin' ? undefined : value.replace(/[^\w-]+/g, '-')),
};

const admin = object<ArgoCdAdmin>(
  { enabled: boolean, passwordHash: textOf({ secret: true, rule: bcrypt }), passwordMtime: matching(time) },
  { secret: true, example: '{ enabled: false }', also: checkAdmin },
);

const account = object<ArgoCdAccount>(
  { capabilities: list(oneOf(['login', 'apiKey'])), enabled: boolean },
  { secret: true, example: "{ capabilities: ['login'] }" },
);

const rbac = object<ArgoCdRbac>(
  {
    defaultRole: text,
    policy: policyShape,
    overlays: map(policyShape),
    scopes: list(text),
    matchMode: oneOf(['glob', 'regex']),
  },
  // The keys of argocd-rbac-cm.
  { instead: { 'policy.csv': 'policy', 'policy.default': 'defaultRole', 'policy.matchMode': 'matchMode' } },
);

/** The keys with a secret that a webhook shows. Argo CD ignores all others. */
const webhookKeys = [
  ...['github', 'gitlab', 'gogs', 'bitbucketserver'].map((host) => `webhook.${host}.secret`),
  ...['webhook.bitbucket.uuid', 'webhook.azuredevops.username', 'webhook.azuredevops.password'],
];

const secretKey: TextRule = {
  rule: 'name',
  wanted: `be letters, digits, "-", "_" and "."; of a webhook, one of ${listed(webhookKeys)}`,
  example: 'webhook.github.secret',
  accepts: (key) => /^[\w.-]+$/.test(key) && (!key.startsWith('webhook.') || webhookKeys.includes(key)),
  nearest: (key) => nearest(key, webhookKeys),
};

/** Keys of a Secret, from a store. */
export const secretSource = object<ArgoCdSecretSource>(
  {
    ...storeFields,
    properties: required(map(text, { key: secretKey, example: "{ 'webhook.github.secret': 'github' }" })),
  },
  { example: "{ store: 'vault', key: 'argocd', properties: { 'webhook.github.secret': 'github' } }" },
);

/** How people log in, and what they may do. */
export const loginFields: Fields<ArgoCdLoginProps> = {
  oidc: { node: { kind: 'either', secret: true, options: [text.node, oidc.node] } },
  admin,
  createSecret: boolean,
  secrets: secretSource,
  accounts: map(account, { key: userName, secret: true, example: '{ alice: {} }' }),
  rbac,
};

function checkAdmin({ enabled, passwordHash, passwordMtime }: PlainMap): readonly Fault[] {
  return [
    ...faultIf(
      passwordMtime !== undefined && passwordHash === undefined,
      'required',
      ['passwordMtime'],
      (at) => `Cannot use ${at} without passwordHash: the server keeps the time of its own password`,
      'add passwordHash, or leave passwordMtime out',
    ),
    ...faultIf(
      enabled === false && passwordHash !== undefined,
      'no-effect',
      ['passwordHash'],
      (at) => `Cannot use ${at} with enabled: false: nobody could use it`,
      'leave passwordHash or enabled out',
    ),
  ];
}
