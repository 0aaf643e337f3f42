import { useOneOf } from '../../core/check/use-one-of';
import { GitOpsError } from '../../core/error';
import { maskSecrets } from '../../core/secret-text';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../core/plain';
import { inheritedEnvironment } from '../../system/process/environment';
import { type ClusterOptions } from './cluster-options';

/** The cluster that kubectl asks. */
export interface ClusterName {
  /** The context of the kubeconfig. @default - there is none: kubectl runs in a Pod and asks the cluster of that */
  readonly context?: string;
  /** The address of its API server. */
  readonly server: string;
  /** The namespace of objects that do not name one. */
  readonly namespace: string;
}

/** A cluster in words, for people. */
export function describeCluster({ context, server, namespace }: ClusterName): string {
  const name = context === undefined ? 'the cluster of this Pod' : `context ${context}`;
  return `${name}, ${maskSecrets(server)}, namespace ${namespace}`;
}

/**
 * The cluster that options set in a kubeconfig.
 *
 * @param config what `kubectl config view --output=json` prints: the files of KUBECONFIG, merged
 * @throws if the context is missing, or if no cluster is set
 */
export function getClusterName(config: PlainMap, options: ClusterOptions): ClusterName {
  const current = options.context ?? config['current-context'];
  const name = typeof current === 'string' && current !== '' ? current : undefined;
  const found = name === undefined ? clusterOfPod() : clusterOfContext(config, name);
  return { ...found, namespace: options.namespace ?? found.namespace };
}

function clusterOfContext(config: PlainMap, name: string): ClusterName {
  const context = named(config.contexts, name, 'context');
  if (context === undefined) {
    const names = listOf(config.contexts).flatMap((one) => (isPlainMap(one) ? textOf(one.name) : []));
    const fix = useOneOf(name, names, 'add the context to the kubeconfig');
    throw new GitOpsError({ where: 'kubectl', what: `Cannot ask the cluster: there is no context ${name}`, fix });
  }
  const cluster = named(config.clusters, textOf(context.cluster), 'cluster');
  return { context: name, server: textOf(cluster?.server), namespace: textOf(context.namespace) || 'default' };
}

/** Without a kubeconfig, kubectl asks the cluster of the Pod that it runs in. */
function clusterOfPod(): ClusterName {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = inheritedEnvironment(
    'KUBERNETES_SERVICE_HOST',
    'KUBERNETES_SERVICE_PORT',
  );
  if (host === undefined || port === undefined) {
    const fix = 'set a context with --context, or a file that has one with --kubeconfig or the variable KUBECONFIG';
    throw new GitOpsError({ where: 'kubectl', what: 'Cannot ask the cluster: no cluster is set', fix });
  }
  return { server: `https://${host.includes(':') ? `[${host}]` : host}:${port}`, namespace: 'default' };
}

/** The entry with a name in a list of a kubeconfig. */
function named(list: unknown, name: string, field: string): PlainMap | undefined {
  const entry = listOf(list).find((one) => isPlainMap(one) && one.name === name);
  return findMap(entry, []) === undefined ? undefined : (findMap(entry, [field]) ?? {});
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
