import { type ExternalSecretSource } from '../../argo-cd/connection/external-secret';

/** How people log in, and what they may do. */
export interface ArgoCdLoginProps {
  /** Logins by OpenID Connect, without Dex. Needs `url`. @default - none */
  readonly oidc?: ArgoCdOidc | string;
  /** The built-in administrator. @default - enabled, with a password that the server generates */
  readonly admin?: ArgoCdAdmin;
  /**
   * `false` leaves the Secret argocd-secret out, if something else makes it, such as External Secrets.
   * That Secret must have the label `app.kubernetes.io/part-of: argocd`.
   * @default true
   */
  readonly createSecret?: boolean;
  /**
   * Adds keys to argocd-secret from a store of the External Secrets operator: the secrets of webhooks, such as
   * `webhook.github.secret`, and those that `oidc`, `dex.config` and extensions refer to. What the server adds stays.
   * @default - none
   */
  readonly secrets?: ArgoCdSecretSource;
  /** Local users by name. @default - none */
  readonly accounts?: Readonly<Record<string, ArgoCdAccount>>;
  /** Rights of users and groups. @default - only the administrator has rights */
  readonly rbac?: ArgoCdRbac;
}

/** Keys of a Secret, from a store of the External Secrets operator. */
export interface ArgoCdSecretSource extends Omit<ExternalSecretSource, 'properties'> {
  /** For each key of the Secret, the property of the stored secret: `{ 'webhook.github.secret': 'github' }`. */
  readonly properties: Readonly<Record<string, string>>;
}

/**
 * A provider of OpenID Connect.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/user-management/#existing-oidc-provider
 */
export interface ArgoCdOidc {
  /** Text of the login button. */
  readonly name: string;
  readonly issuer: string;
  readonly clientID: string;
  /** A reference: `$oidc.clientSecret` (key of argocd-secret) or `$secret:key`. @default - none, for PKCE */
  readonly clientSecret?: string;
  /** Client for the `argocd` command line. @default - clientID */
  readonly cliClientID?: string;
  /** @default - openid, profile, email, groups */
  readonly requestedScopes?: readonly string[];
  /** @default false */
  readonly enablePKCEAuthentication?: boolean;
  /** Any other key of `oidc.config`. */
  readonly [key: string]: unknown;
}

/** The account `admin`. */
export interface ArgoCdAdmin {
  /** `false` disables the login. @default true */
  readonly enabled?: boolean;
  /**
   * The bcrypt hash of the password (`htpasswd -nbBC 10 "" PASSWORD | tr -d ':\n'`); other text is refused.
   * @default - the server generates a password and stores it in the Secret argocd-initial-admin-secret
   */
  readonly passwordHash?: string;
  /** When the password was set, as RFC 3339. Older tokens are refused. @default - none */
  readonly passwordMtime?: string;
}

/** A local user. The password is set with `argocd account update-password`. */
export interface ArgoCdAccount {
  /** @default - `login` */
  readonly capabilities?: readonly ('login' | 'apiKey')[];
  /** @default true */
  readonly enabled?: boolean;
}

/**
 * The ConfigMap argocd-rbac-cm.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/
 */
export interface ArgoCdRbac {
  /** The role of everyone who is logged in: `role:readonly`, `role:admin` or your own. @default - none */
  readonly defaultRole?: string;
  /**
   * Lines of policy: `p, role:dev, applications, sync, my-project/*, allow` and `g, my-org:dev, role:dev`.
   * @default - none
   */
  readonly policy?: string | readonly string[];
  /** Further policies by name; each becomes a key `policy.NAME.csv`. @default - none */
  readonly overlays?: Readonly<Record<string, string | readonly string[]>>;
  /** Claims of the token that name groups. @default - groups */
  readonly scopes?: readonly string[];
  /** How patterns in the policy match. @default glob */
  readonly matchMode?: 'glob' | 'regex';
}
