import { type ArgoCdRbac } from '../props/logins';

const lines = (policy: string | readonly string[]): string =>
  typeof policy === 'string' ? policy : policy.map((line) => `${line}\n`).join('');

/** The data of argocd-rbac-cm. */
export function rbacData(rbac: ArgoCdRbac = {}): Record<string, string> {
  const { defaultRole, policy, overlays = {}, scopes, matchMode } = rbac;
  return {
    ...(defaultRole === undefined ? {} : { 'policy.default': defaultRole }),
    ...(policy === undefined ? {} : { 'policy.csv': lines(policy) }),
    ...Object.fromEntries(Object.entries(overlays).map(([name, text]) => [`policy.${name}.csv`, lines(text)])),
    ...(scopes === undefined ? {} : { scopes: `[${scopes.join(', ')}]` }),
    ...(matchMode === undefined ? {} : { 'policy.matchMode': matchMode }),
  };
}
