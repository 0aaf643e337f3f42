import { GitOpsError } from '../../core/error';
import { inheritedEnvironment, wholeEnvironment } from '../../system/process/environment';
import { findProgram, type Program } from '../../system/process/find-program';
import { ProcessError } from '../../system/process/process-error';
import { run } from '../../system/process/run';

/** The first version with ApplySets. */
const oldest = [1, 27] as const;
const versionPattern = /"gitVersion":\s*"(v(\d+)\.(\d+)\.[^"]*)"/;

/** How to get a kubectl that works. */
const fix = `install kubectl ${oldest.join('.')} or later, or set the variable KUBECTL to its path`;

/** The programs that are recent enough, by their identity: each is asked once. */
const known = new Set<string>();

/**
 * Finds a kubectl that is recent enough.
 *
 * @param command a name in PATH, or a path
 * @returns its path
 * @throws if there is none, or if it is older than 1.27
 */
export async function getKubectl(command = inheritedEnvironment('KUBECTL').KUBECTL || 'kubectl'): Promise<string> {
  const program = findProgram(command);
  if (program === undefined) {
    const place = /[/\\]/.test(command) ? 'is not a program' : 'is not in PATH';
    throw new GitOpsError({ where: 'kubectl', what: `Cannot ask the cluster: ${command} ${place}`, fix });
  }
  if (!known.has(program.identity)) {
    demandRecent(program.path, await printedVersion(program));
    known.add(program.identity);
  }
  return program.path;
}

async function printedVersion({ path }: Program): Promise<string> {
  const args = ['version', '--client', '--output=json'];
  try {
    const result = await run({ name: 'kubectl', program: path, args, env: wholeEnvironment(), timeLimit: 60 });
    return result.text();
  } catch (cause) {
    if (!(cause instanceof ProcessError)) {
      throw cause;
    }
    const what = `Cannot ask ${path} for its version: ${cause.reason}`;
    throw new GitOpsError({ where: 'kubectl', what, fix }, { cause });
  }
}

function demandRecent(path: string, printed: string): void {
  const [, version, major, minor] = versionPattern.exec(printed) ?? [];
  if (version === undefined) {
    const what = `Cannot use ${path} as kubectl: it prints ${JSON.stringify(printed.trim().slice(0, 80))} as its version`;
    throw new GitOpsError({ where: 'kubectl', what, fix });
  }
  if (Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1])) {
    const what = `Cannot use kubectl ${version} (${path}): v${oldest.join('.')}.0 or later is needed`;
    throw new GitOpsError({ where: 'kubectl', what, fix });
  }
}
