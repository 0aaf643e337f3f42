import { kubectlPath, tryKubectl } from './kubectl';

/** Runs once before all chapters: prints which cluster this is, or why there is none. */
export default function setup(): void {
  if (process.env.KUBECONFIG === undefined) {
    throw new Error(
      'This suite changes a cluster, so it must be told which\n  Fix: set KUBECONFIG, for kind: kind get kubeconfig > kubeconfig',
    );
  }
  const { ok, stdout, stderr } = tryKubectl(['version', '--request-timeout=10s']);
  if (!ok) {
    throw new Error(`The cluster of KUBECONFIG does not answer: ${stderr.trim()}`);
  }
  process.stdout.write(`${kubectlPath} against ${process.env.KUBECONFIG}\n${stdout}`);
}
