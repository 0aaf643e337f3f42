import { type InstallPlan } from '../plan/plan';
import { type Mount, type Volume } from './pod';

/** A folder that exists as long as the Pod. */
export function emptyDirectory(name: string): Volume {
  return { name, emptyDir: {} };
}

/** A volume with the keys of a ConfigMap. */
export function configMapVolume(name: string, configMap: string): Volume {
  return { name, configMap: { name: configMap } };
}

/** A volume with some keys of a Secret. The Secret need not exist. */
export function optionalSecret(secretName: string, keys: readonly string[]): Volume {
  const items = keys.map((key) => ({ key, path: key }));
  return { name: secretName, secret: { secretName, items, optional: true } };
}

/** Mounts, from a map of volume names to paths. */
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

/** The volume with the client's TLS files for the repo server, in versions of Argo CD that have it. */
export function repoServerClientTls({ structure }: InstallPlan, keys: readonly string[] = clientKeys): Volume[] {
  return structure.repoServerClientTls ? [optionalSecret('argocd-repo-server-mtls', keys)] : [];
}

/** The path at which clients and the repo server itself read these files. */
export function repoServerClientTlsMount({ structure }: InstallPlan): Mount[] {
  return structure.repoServerClientTls ? mounts({ 'argocd-repo-server-mtls': '/app/config/reposerver/mtls' }) : [];
}

/** The parameter that switches a component's profiler on. It is a file, so that switching needs no restart. */
export function profilerSwitch(prefix: string): Volume {
  const items = [{ key: `${prefix}.profile.enabled`, path: 'profiler.enabled' }];
  return { name: 'argocd-cmd-params-cm', configMap: { name: 'argocd-cmd-params-cm', items, optional: true } };
}

/** The path at which a component reads that file. */
export const profilerMount: Readonly<Record<string, string>> = { 'argocd-cmd-params-cm': '/home/argocd/params' };
