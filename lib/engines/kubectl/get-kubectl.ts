import { GitOpsError } from '../../core/error';
import { inheritedEnvironment, wholeEnvironment } from '../../system/process/environment';
import { describeAbsence, findProgram, type Program } from '../../system/process/find-program';
import { ProcessError } from '../../system/process/process-error';
import { run } from '../../system/process/run';

/** The minor version of Kubernetes 1 whose kubectl does everything but prune. */
const oldestMinor = 27;
const versionPattern = /"gitVersion":\s*"(v(\d+)\.(\d+)\.[^"]*)"/;

/** What programs print as their version, by their identity: each is asked once. */
const known = new Map<string, string>();

/**
 * Finds a kubectl that is recent enough.
 *
 * @param command a name in PATH, or a path
 * @param oldest the minor version that it must have at least
 * @returns its path
 * @throws if there is none, or if it is older
 */
export async function getKubectl(
  command = inheritedEnvironment('KUBECTL').KUBECTL || 'kubectl',
  oldest = oldestMinor,
): Promise<string> {
  const fix = `install kubectl 1.${oldest} or later, or set the variable KUBECTL to its path`;
  const program = findProgram(command);
  if (program === undefined) {
    throw new GitOpsError({ where: 'kubectl', what: `Cannot ask the cluster: ${describeAbsence(command)}`, fix });
  }
  const printed = known.get(program.identity) ?? (await printedVersion(program, fix));
  demandRecent(program.path, printed, { oldest, fix });
  known.set(program.identity, printed);
  return program.path;
}

async function printedVersion({ path }: Program, fix: string): Promise<string> {
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

function demandRecent(path: string, printed: string, { oldest, fix }: { oldest: number; fix: string }): void {
  const [, version, major, minor] = versionPattern.exec(printed) ?? [];
  if (version === undefined) {
    const what = `Cannot use ${path} as kubectl: it prints ${JSON.stringify(printed.trim().slice(0, 80))} as its version`;
    throw new GitOpsError({ where: 'kubectl', what, fix });
  }
  if (Number(major) < 1 || (Number(major) === 1 && Number(minor) < oldest)) {
    const what = `Cannot use kubectl ${version} (${path}): v1.${oldest}.0 or later is needed`;
    throw new GitOpsError({ where: 'kubectl', what, fix });
  }
}
