import { type Problem } from '../../../core/error';
import { quote } from '../../../core/check/quote';
import { type ArgoCdInstallProps } from '../props/install';
import { problemIf } from './check-choice';
import { checkPlainSecrets } from './check-plain-secrets';
import { checkPolicies } from './check-policies';

/** What `htpasswd -nbBC 10` and Go's bcrypt write: version, cost, 22 characters of salt and 31 of hash. */
const bcrypt = /^\$2[aby]\$(0[4-9]|[12]\d|3[01])\$[./A-Za-z0-9]{53}$/;
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What is wrong with users and their rights. */
export function checkLogins(props: ArgoCdInstallProps): Problem[] {
  return [
    ...checkAdmin(props),
    ...checkPlainSecrets(props),
    ...checkOidc(props),
    ...checkDex(props),
    ...checkAccounts(props),
    ...checkPolicies(props.rbac),
  ];
}

function checkAdmin({ admin = {}, createSecret }: ArgoCdInstallProps): Problem[] {
  const { enabled, passwordHash, passwordMtime } = admin;
  return [
    // What was given may be the password itself: it must not be repeated in a message.
    ...problemIf(
      passwordHash !== undefined && !bcrypt.test(passwordHash),
      'Cannot use admin.passwordHash: it must be a bcrypt hash, 60 characters that begin with $2a$, $2b$ or $2y$',
      `hash the password: htpasswd -nbBC 10 "" PASSWORD | tr -d ':\\n'`,
    ),
    ...problemIf(
      passwordMtime !== undefined && !rfc3339.test(passwordMtime),
      `Cannot use ${quote(passwordMtime)} as admin.passwordMtime: it must be a time as RFC 3339 has it`,
      "use one such as '2026-01-31T12:00:00Z'",
    ),
    ...problemIf(
      passwordMtime !== undefined && passwordHash === undefined,
      'Cannot use admin.passwordMtime without admin.passwordHash: the server keeps the time of its own password',
      'add passwordHash, or leave passwordMtime out',
    ),
    ...problemIf(
      createSecret === false && passwordHash !== undefined,
      'Cannot use admin.passwordHash with createSecret: false: it stands in the Secret argocd-secret',
      'put it where that Secret comes from, under the key admin.password',
    ),
    ...problemIf(
      enabled === false && passwordHash !== undefined,
      'Cannot use admin.passwordHash with admin.enabled: false: nobody could use it',
      'leave the one or the other out',
    ),
  ];
}

function checkOidc({ oidc, url, dex = {} }: ArgoCdInstallProps): Problem[] {
  return [
    ...problemIf(
      oidc !== undefined && url === undefined,
      'Cannot use oidc without url: logins come back to that address',
      "add url: 'https://argocd.example.com'",
    ),
    ...problemIf(
      oidc !== undefined && dex.config !== undefined,
      'Cannot use both oidc and dex.config: Argo CD would take Dex and ignore the other',
      'leave the one or the other out',
    ),
  ];
}

function checkDex({ dex = {}, url }: ArgoCdInstallProps): Problem[] {
  return [
    ...problemIf(
      dex.config !== undefined && url === undefined,
      'Cannot use dex.config without url: logins come back to that address',
      "add url: 'https://argocd.example.com'",
    ),
  ];
}

function checkAccounts({ accounts = {} }: ArgoCdInstallProps): Problem[] {
  return Object.keys(accounts).flatMap((name) =>
    problemIf(
      name === 'admin' || !/^[\w-]+$/.test(name),
      `Cannot use ${quote(name)} as a name in accounts: it must be letters, digits, "-" and "_", and not admin`,
      name === 'admin' ? 'use admin: { … }' : `use ${quote(name.replace(/[^\w-]+/g, '-'))}`,
    ),
  );
}
