import { type InstallPlan } from '../plan/plan';
import { type Mount, type Volume } from './pod';

/** A folder that lives as long as the pod. */
export function emptyDirectory(name: string): Volume {
  return { name, emptyDir: {} };
}

/** A volume of a ConfigMap's keys. */
export function configMapVolume(name: string, configMap: string): Volume {
  return { name, configMap: { name: configMap } };
}

/** A volume of some keys of a Secret that need not exist. */
export function optionalSecret(secretName: string, keys: readonly string[]): Volume {
  const items = keys.map((key) => ({ key, path: key }));
  return { name: secretName, secret: { secretName, items, optional: true } };
}

/** Where a volume is mounted, by name. */
export function mounts(paths: Readonly<Record<string, string>>): Mount[] {
  return Object.entries(paths).map(([name, mountPath]) => ({ name, mountPath }));
}

/** The volumes that several components share. */
export const sharedVolumes = {
  sshKnownHosts: configMapVolume('ssh-known-hosts', 'argocd-ssh-known-hosts-cm'),
  tlsCertificates: configMapVolume('tls-certs', 'argocd-tls-certs-cm'),
  gpgKeys: configMapVolume('gpg-keys', 'argocd-gpg-keys-cm'),
  gpgKeyring: emptyDirectory('gpg-keyring'),
  temporary: emptyDirectory('tmp'),
  repoServerTls: optionalSecret('argocd-repo-server-tls', ['tls.crt', 'tls.key', 'ca.crt']),
} as const;

const clientKeys = ['client.crt', 'client.key', 'server-ca.crt'];

/** What a client of the repo server shows, and what it checks the repo server by, in versions that know it. */
export function repoServerClientTls({ structure }: InstallPlan, keys: readonly string[] = clientKeys): Volume[] {
  return structure.repoServerClientTls ? [optionalSecret('argocd-repo-server-mtls', keys)] : [];
}

/** Where a client of the repo server, and the repo server itself, look for it. */
export function repoServerClientTlsMount({ structure }: InstallPlan): Mount[] {
  return structure.repoServerClientTls ? mounts({ 'argocd-repo-server-mtls': '/app/config/reposerver/mtls' }) : [];
}

/** The parameter that switches a component's profiler, as a file, since the profiler is switched without a restart. */
export function profilerSwitch(prefix: string): Volume {
  const items = [{ key: `${prefix}.profile.enabled`, path: 'profiler.enabled' }];
  return { name: 'argocd-cmd-params-cm', configMap: { name: 'argocd-cmd-params-cm', items, optional: true } };
}

/** Where the profiler looks for its switch. */
export const profilerMount: Readonly<Record<string, string>> = { 'argocd-cmd-params-cm': '/home/argocd/params' };
