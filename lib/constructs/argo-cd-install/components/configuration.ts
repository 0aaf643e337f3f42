import { type Manifest } from '../../../core/manifest';
import { releaseTable } from '../../argo-cd/release/release';
import { namespaced } from '../parts/objects';
import { type InstallPlan } from '../plan/plan';
import { rbacData } from './rbac-data';

/** The ConfigMaps that several components read, and the Secret of the server. */
export function configuration(plan: InstallPlan): Manifest[] {
  const { props } = plan;
  return [
    configMap(plan, 'argocd-cm', plan.config),
    configMap(plan, 'argocd-cmd-params-cm', plan.params),
    configMap(plan, 'argocd-rbac-cm', rbacData(props.rbac)),
    configMap(plan, 'argocd-ssh-known-hosts-cm', knownHosts(plan)),
    configMap(plan, 'argocd-tls-certs-cm', props.tlsCertificates ?? {}),
    configMap(plan, 'argocd-gpg-keys-cm', props.gpgKeys ?? {}),
    ...secret(plan),
  ];
}

function configMap(plan: InstallPlan, name: string, data: Readonly<Record<string, string>>): Manifest {
  const body = Object.keys(data).length > 0 ? { data } : {};
  return namespaced(plan, { apiVersion: 'v1', kind: 'ConfigMap', name }, body);
}

function knownHosts(plan: InstallPlan): Record<string, string> {
  const upstream = releaseTable(plan.version, 'config-maps').configMaps['argocd-ssh-known-hosts-cm'];
  const extra = (plan.props.sshKnownHosts ?? []).map((line) => `${line.trim()}\n`).join('');
  return { ...upstream, ssh_known_hosts: `${upstream?.ssh_known_hosts ?? ''}${extra}` };
}

/**
 * The Secret in which the server stores its key, its certificate and the administrator's password.
 * It is written without data, so that applying it again removes nothing. The only exception is a password that the
 * user has hashed.
 */
function secret(plan: InstallPlan): Manifest[] {
  const { passwordHash, passwordMtime } = plan.props.admin ?? {};
  const texts = Object.entries({ 'admin.password': passwordHash, 'admin.passwordMtime': passwordMtime });
  const data = texts.flatMap(([key, text]) =>
    text === undefined ? [] : [[key, Buffer.from(text).toString('base64')] as const],
  );
  const body = { type: 'Opaque', ...(data.length === 0 ? {} : { data: Object.fromEntries(data) }) };
  return plan.props.createSecret === false
    ? []
    : [namespaced(plan, { apiVersion: 'v1', kind: 'Secret', name: 'argocd-secret' }, body)];
}
