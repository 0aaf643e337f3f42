import { GitOpsError } from '../../core/error';
import { inheritedEnvironment } from '../../system/process/environment';
import { describeAbsence, findProgram } from '../../system/process/find-program';
import { ProcessError } from '../../system/process/process-error';
import { runGit } from './run-git';

/** A git that can be used. */
export interface Git {
  /** Its absolute path. */
  readonly path: string;
  /** Such as `2.39.5`. */
  readonly version: string;
}

/** The first version that takes settings from variables, which no list of processes shows. */
const oldest = [2, 31] as const;
const fix = `install git ${oldest.join('.')} or later, or set the variable GIT to its path`;

/**
 * Finds git: the program that the variable `GIT` names, by a name in PATH or by a path, or else `git` in PATH.
 *
 * @param where who asks, for errors
 * @throws if there is none, or if it is older than 2.31
 */
export async function findGit(where: string): Promise<Git> {
  const command = inheritedEnvironment('GIT').GIT || 'git';
  const program = findProgram(command);
  if (program === undefined) {
    throw new GitOpsError({ where, what: `Cannot find git: ${describeAbsence(command)}`, fix });
  }
  const printed = await printedVersion(program.path, where);
  const [, version, major, minor] = /^git version ((\d+)\.(\d+)[\w.-]*)/.exec(printed) ?? [];
  if (version === undefined) {
    const shown = JSON.stringify(printed.trim().slice(0, 80));
    throw new GitOpsError({ where, what: `Cannot use ${program.path} as git: it prints ${shown} as its version`, fix });
  }
  if (Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1])) {
    const what = `Cannot use git ${version} (${program.path}): ${oldest.join('.')} or later is needed`;
    throw new GitOpsError({ where, what, fix });
  }
  return { path: program.path, version };
}

async function printedVersion(path: string, where: string): Promise<string> {
  try {
    return (await runGit({ path }, ['--version'], { timeLimit: 60 })).text();
  } catch (cause) {
    if (!(cause instanceof ProcessError)) {
      throw cause;
    }
    const what = `Cannot ask ${path} for its version: ${cause.reason}`;
    throw new GitOpsError({ where, what, fix }, { cause });
  }
}
