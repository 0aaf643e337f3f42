import { type Command } from 'commander';
import { describeCluster } from '../../engines/kubectl/cluster-name';
import { type ClusterOptions } from '../../engines/kubectl/cluster-options';
import { Kubectl } from '../../engines/kubectl/kubectl';
import { printNote } from './messages';

/** The flags of a command that asks a cluster. */
export type ClusterFlags = Pick<ClusterOptions, 'context' | 'namespace' | 'kubeconfig'>;

/** Adds `--context`, `--namespace` and `--kubeconfig`, as kubectl has them. */
export function addClusterOptions(command: Command): Command {
  return command
    .option('--context <name>', 'the context of the kubeconfig; by default, the current one')
    .option('-n, --namespace <name>', 'the namespace of objects that do not name one; by default, that of the context')
    .option('--kubeconfig <path>', 'the kubeconfig; by default, that of the variable KUBECONFIG, or ~/.kube/config');
}

/**
 * Finds kubectl and the cluster that flags set, and prints on stderr which one that is, before it is asked.
 *
 * @param oldest the minor version that kubectl must have at least. @default 27
 * @throws if kubectl is missing or too old, or if no cluster is set
 */
export async function openCluster(flags: ClusterFlags, signal?: AbortSignal, oldest?: number): Promise<Kubectl> {
  const { context, namespace, kubeconfig } = flags;
  const kubectl = await Kubectl.open({ context, namespace, kubeconfig, signal }, oldest);
  printNote(`Cluster: ${describeCluster(kubectl.cluster)}`);
  return kubectl;
}
