import { createHash } from 'node:crypto';
import { GitOpsError } from '../../../core/error';
import { ProcessError } from '../../../system/process/process-error';
import { startRun, type StartedRun } from '../../../system/process/start-run';
import { readCachedFile, writeCachedFile } from '../../../system/cache/cached-file';
import { type Program } from '../../../system/process/find-program';
import { cacheFolder } from '../cache/cache-folder';
import { renderEnvironment } from './helm-environment';

const oldest = [3, 12] as const;
const versionPattern = /^v(\d+)\.(\d+)\.\d+[-.\w]*/;

/** The versions that are known in this process, by the identity of the program. */
const known = new Map<string, string>();

/**
 * Starts to find out the version of helm, such as `v4.2.3`. A program is asked once: its version is then in the cache,
 * until another program is in its place.
 *
 * @returns what waits for the version. It throws if helm does not say its version, or if it is older than 3.12
 */
export function startHelmVersion(helm: Program, where: string): () => string {
  const remembered = known.get(helm.identity) ?? readCachedFile(cacheFolder(), recordOf(helm))?.trim();
  if (remembered !== undefined && versionPattern.test(remembered)) {
    known.set(helm.identity, remembered);
    return () => demandRecent(remembered, helm, where);
  }
  const run = startRun({ program: helm.path, args: ['version', '--short'], env: renderEnvironment, timeLimit: 60 });
  return () => demandRecent(askedVersion(run, helm, where), helm, where);
}

/** The file of the cache with a version. Its name has no path of this machine. */
function recordOf({ identity }: Program): string {
  return `versions/${createHash('sha256').update(identity).digest('hex')}`;
}

function askedVersion(run: StartedRun, helm: Program, where: string): string {
  const printed = known.get(helm.identity) ?? printedVersion(run, helm, where);
  const version = versionPattern.exec(printed)?.[0];
  if (version === undefined) {
    const what = `Cannot use ${helm.path} as helm: it prints ${JSON.stringify(printed.trim().slice(0, 80))} as its version`;
    throw new GitOpsError({ where, what, fix: helmFix });
  }
  if (!known.has(helm.identity)) {
    known.set(helm.identity, version);
    writeCachedFile(cacheFolder(), recordOf(helm), `${version}\n`);
  }
  return version;
}

function printedVersion(run: StartedRun, helm: Program, where: string): string {
  try {
    return run.result().text();
  } catch (cause) {
    if (!(cause instanceof ProcessError)) {
      throw cause;
    }
    const what = `Cannot ask ${helm.path} for its version: ${cause.reason}`;
    throw new GitOpsError({ where, what, fix: helmFix }, { cause });
  }
}

function demandRecent(version: string, helm: Program, where: string): string {
  const [, major, minor] = versionPattern.exec(version) as RegExpExecArray;
  if (Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1])) {
    const what = `Cannot use helm ${version} (${helm.path}): v${oldest.join('.')}.0 or later is needed`;
    throw new GitOpsError({ where, what, fix: helmFix });
  }
  return version;
}

/** How to get a helm that works. */
export const helmFix = `install helm ${oldest.join('.')} or later, or set the variable HELM to its path`;
