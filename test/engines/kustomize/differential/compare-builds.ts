import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GitOpsError, kustomize, stringifyManifests } from 'cdk8s-gitops';
import { type Folder } from '../in-folder';
import { isLeftOut, isTaken } from './left-out';

/** The output of a build, or the message of a refusal. */
interface Build {
  readonly output?: string;
  readonly refusal?: string;
}

/** A folder that is built otherwise than kubectl builds it. */
export interface Difference {
  readonly files: Folder;
  readonly kubectl: Build;
  readonly ours: Build;
}

/** How many programs run at a time. */
const batch = 8;

/**
 * Builds the folder `top` of each set of files with kubectl and in process. Returns the sets with other results.
 *
 * @param helm what renders charts; without it, they are refused
 */
export async function findDifferences(
  kubectl: string,
  folders: readonly Folder[],
  helm?: string,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (let start = 0; start < folders.length; start += batch) {
    differences.push(...(await compareBatch(kubectl, folders.slice(start, start + batch), helm)));
  }
  return differences;
}

async function compareBatch(kubectl: string, folders: readonly Folder[], helm?: string): Promise<Difference[]> {
  const root = mkdtempSync(join(tmpdir(), 'kustomize-'));
  try {
    const builds = folders.map(async (files, index): Promise<Difference> => {
      const folder = join(root, String(index));
      writeFolder(files, folder);
      const theirs = buildWith(kubectl, join(folder, 'top'), helm);
      return { files, ours: buildInProcess(join(folder, 'top'), helm), kubectl: await theirs };
    });
    return (await Promise.all(builds)).filter((build) => isDifference(build));
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The difference as text: all files, and both results. */
export function describeDifference({ files, kubectl, ours }: Difference): string {
  const texts = Object.entries(files).map(([path, text]) => `# ${path}\n${text.toString()}`);
  return [...texts, describeBuild('kubectl', kubectl), describeBuild('ours', ours)].join('\n');
}

function describeBuild(name: string, { output, refusal }: Build): string {
  return `# ${name}: ${refusal ?? `\n${output}`}`;
}

function writeFolder(files: Folder, folder: string): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function buildWith(kubectl: string, target: string, helm?: string): Promise<Build> {
  const charts = helm === undefined ? [] : ['--enable-helm', '--helm-command', helm];
  // A build is so short that Go's garbage collector is only in the way.
  const env = { ...process.env, GOGC: 'off', GOMAXPROCS: '1' };
  return new Promise((done) => {
    execFile(kubectl, ['kustomize', target, ...charts], { env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const message = stderr.replace(/^# .*\n/gm, '').trim();
      done(error === null ? { output: stdout } : { refusal: message || error.message });
    });
  });
}

/** Our build. Only an error of ours is a refusal; any other error counts as a difference. */
function buildInProcess(target: string, helm?: string): Build {
  try {
    const manifests = kustomize.build(target, { enableHelm: helm !== undefined, helmCommand: helm });
    return { output: stringifyManifests(manifests, { dialect: 'kustomize' }) };
  } catch (error) {
    return error instanceof GitOpsError
      ? { refusal: error.message }
      : { output: 'a crash', refusal: (error as Error).stack };
  }
}

function isDifference({ kubectl, ours }: Difference): boolean {
  return (
    kubectl.output !== ours.output &&
    !isLeftOut(ours.refusal) &&
    !(ours.refusal === undefined && isTaken(kubectl.refusal))
  );
}
