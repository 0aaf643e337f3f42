import { Option } from 'commander';

/** Flags of kubectl kustomize that change nothing here: functions and plugins are not run. */
const ofKustomize: readonly string[] = [
  '--as-current-user',
  '--enable-alpha-plugins',
  '-e, --env <value>',
  '--mount <mount>',
  '--network',
  '--network-name <name>',
];

/** Flags of every command of kubectl. They are about a cluster, and none is needed here. */
const ofKubectl: readonly string[] = [
  '--as <name>',
  '--as-group <name>',
  '--as-uid <uid>',
  '--as-user-extra <value>',
  '--cache-dir <path>',
  '--certificate-authority <path>',
  '--client-certificate <path>',
  '--client-key <path>',
  '--cluster <name>',
  '--context <name>',
  '--disable-compression',
  '--insecure-skip-tls-verify',
  '--kubeconfig <path>',
  '--kuberc <path>',
  '--log-flush-frequency <duration>',
  '--match-server-version',
  '-n, --namespace <name>',
  '--password <password>',
  '--profile <name>',
  '--profile-output <path>',
  '--request-timeout <duration>',
  '-s, --server <url>',
  '--tls-server-name <name>',
  '--token <token>',
  '--user <name>',
  '--username <name>',
  '-v, --v <level>',
  '--vmodule <levels>',
  '--warnings-as-errors',
];

/** All flags that are taken and change nothing, so that scripts for kubectl need no change. */
export function unusedKubectlFlags(): Option[] {
  return [...ofKustomize, ...ofKubectl].map((flags) => new Option(flags).hideHelp());
}
