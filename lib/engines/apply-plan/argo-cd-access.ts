import { type Manifest } from '../../core/manifest';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../core/plain';
import { shellWords } from './steps/shell-command';

/** How to log in to an Argo CD that is among the objects. */
export interface ArgoCdAccess {
  readonly namespace: string;
  /** The address of its user interface. `NODE` in it is the address of a node. */
  readonly url: string;
  /** A command that must run for the address. @default - none: the address is always there */
  readonly forwardCommand?: string;
  /** The command that prints the first password of `admin`. @default - there is none: the app sets it, or has no admin */
  readonly passwordCommand?: string;
}

const serverName = 'argocd-server';

/**
 * Finds out how to log in to the Argo CD of an `ArgoCdInstall`.
 *
 * @param clusterFlags the flags of kubectl that set the cluster
 * @returns undefined if there is none, or if it has no server
 */
export function findArgoCdAccess(
  manifests: readonly Manifest[],
  clusterFlags: readonly string[],
): ArgoCdAccess | undefined {
  const server = manifests.find(({ kind, metadata }) => kind === 'Deployment' && isServer(metadata?.labels));
  const namespace = server?.metadata?.namespace;
  if (namespace === undefined) {
    return undefined;
  }
  const inside = manifests.filter(({ metadata }) => metadata?.namespace === namespace);
  const text = (args: readonly string[]): string =>
    shellWords(['kubectl', ...args, `--namespace=${namespace}`, ...clusterFlags]);
  const { url, forward } = addressOf(inside);
  return {
    namespace,
    url,
    ...(forward === undefined ? {} : { forwardCommand: text(forward) }),
    ...(hasFirstPassword(inside) ? { passwordCommand: `${text(passwordArgs)} | base64 -d` } : {}),
  };
}

const passwordArgs = ['get', 'secret', 'argocd-initial-admin-secret', '--output=jsonpath={.data.password}'];

function isServer(labels: Readonly<Record<string, string>> | undefined): boolean {
  return labels?.['app.kubernetes.io/name'] === serverName && labels['app.kubernetes.io/part-of'] === 'argocd';
}

function addressOf(manifests: readonly Manifest[]): { readonly url: string; readonly forward?: readonly string[] } {
  const set = dataOf(manifests, 'ConfigMap', 'argocd-cm').url;
  if (typeof set === 'string' && set !== '') {
    return { url: set };
  }
  const isPlain = dataOf(manifests, 'ConfigMap', 'argocd-cmd-params-cm')['server.insecure'] === 'true';
  const scheme = isPlain ? 'http' : 'https';
  const ports = listOf(findMap(find(manifests, 'Service', serverName), ['spec'])?.ports).filter(isPlainMap);
  const open = ports.filter(({ nodePort }) => nodePort !== undefined);
  const port = open.find(({ name }) => name === scheme) ?? open[0];
  return port === undefined
    ? {
        url: `${scheme}://localhost:8080`,
        forward: ['port-forward', `service/${serverName}`, `8080:${isPlain ? 80 : 443}`],
      }
    : { url: `${scheme}://NODE:${String(port.nodePort)}` };
}

/** The server makes a password when it starts, unless the Secret has one, or there is no `admin`. */
function hasFirstPassword(manifests: readonly Manifest[]): boolean {
  const secret = find(manifests, 'Secret', 'argocd-secret');
  const keys = ['data', 'stringData'].flatMap((field) => Object.keys(findMap(secret, [field]) ?? {}));
  return dataOf(manifests, 'ConfigMap', 'argocd-cm')['admin.enabled'] !== 'false' && !keys.includes('admin.password');
}

function dataOf(manifests: readonly Manifest[], kind: string, name: string): PlainMap {
  return findMap(find(manifests, kind, name), ['data']) ?? {};
}

function find(manifests: readonly Manifest[], kind: string, name: string): Manifest | undefined {
  return manifests.find((one) => one.kind === kind && one.metadata?.name === name);
}
