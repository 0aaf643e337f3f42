import { spawnSync } from 'node:child_process';
import { findTool } from '../../real-tools';

/** `$KUBECTL`, else the kubectl that `tools/fetch-tools.mjs` has fetched, else the one on the path. */
export const kubectlPath = process.env.KUBECTL ?? findTool('kubectl-1.36') ?? 'kubectl';

/** The output of a command, whether it succeeded or failed. */
export interface KubectlResult {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs kubectl against the cluster of `$KUBECONFIG`. */
export function tryKubectl(args: readonly string[], input?: string): KubectlResult {
  const env = { ...process.env };
  const options = { encoding: 'utf8', env, input: input && forOldKubectl(input), maxBuffer: 64 * 1024 * 1024 } as const;
  const { status, stdout, stderr, error } = spawnSync(kubectlPath, args, options);
  if (error !== undefined) {
    throw new Error(`Cannot run ${kubectlPath}: install kubectl, or run node tools/fetch-tools.mjs`, { cause: error });
  }
  return { ok: status === 0, stdout, stderr };
}

/** What kubectl prints. @throws if it fails, with the end of its output. */
export function kubectl(args: readonly string[], input?: string): string {
  const { ok, stdout, stderr } = tryKubectl(args, input);
  if (!ok) {
    throw new Error(`kubectl ${args.join(' ')} failed:\n${stderr.trim()}`);
  }
  return stdout;
}

/** A text of YAML that kubectl 1.27 does not take for JSON, because it begins with `{`. */
export function forOldKubectl(yaml: string): string {
  return yaml.startsWith('{') ? `---\n${yaml}` : yaml;
}

/** Describes what needs a kubectl that prunes. With an older one, it is skipped. */
export function describePrune(name: string, suite: () => void): void {
  const { clientVersion } = JSON.parse(kubectl(['version', '--client', '--output=json'])) as {
    clientVersion: { minor: string };
  };
  (parseInt(clientVersion.minor) < 28 ? describe.skip : describe)(name, suite);
}
