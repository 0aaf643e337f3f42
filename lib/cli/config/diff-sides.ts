import { GitOpsError } from '../../core/error';
import { clusterSides } from '../../engines/diff/cluster/cluster-sides';
import { type RefusedObject } from '../../engines/diff/result/diff-result';
import { findFilesOfTarget, unknownTarget } from '../../engines/manifest-folder/files-of-target';
import { manifestsIn, type ManifestFile } from '../../engines/manifest-folder/read-manifest-files';
import { canHaveTargets } from '../../engines/manifest-folder/output-targets';
import { type ClusterFlags, openCluster } from '../console/cluster-options';
import { printWarning } from '../console/messages';
import { type TargetFlags } from '../console/target-option';
import { demandAppRuns } from './demand-app-runs';
import { filesOfOneCluster } from './files-of-one-cluster';
import { manifestsOfRevision } from './manifests-of-revision';
import { placeInOutput, writtenOutputFolder } from './project-output';
import { readManifestsAt, readPartOf } from './read-manifests';
import { synthesize } from './synthesize';

/** What is compared, as the flags of the command name it. */
export interface DiffSideFlags extends ClusterFlags, TargetFlags {
  /** The command that runs the app. @default - app of cdk8s.yaml */
  readonly app?: string;
  /** The revision whose manifests are the old side. */
  readonly against?: string;
  /** Whether the old side is a cluster. */
  readonly cluster?: boolean;
}

/** The two sides of a difference. */
export interface DiffSides {
  readonly before: readonly ManifestFile[];
  readonly after: readonly ManifestFile[];
  /** The objects that a cluster refuses to show, or to apply. @default - no cluster is asked */
  readonly refused?: readonly RefusedObject[];
}

const where = 'cdk8s-gitops';

/**
 * Reads both sides.
 *
 * @param paths folders, files or `-`: the old side and the new one. If a flag sets the old side, only the new one
 */
export async function readDiffSides(
  paths: readonly string[],
  flags: DiffSideFlags,
  signal: AbortSignal,
): Promise<DiffSides> {
  if (flags.cluster === true) {
    return readClusterSides(paths[0], flags, signal);
  }
  if (flags.against !== undefined) {
    const settings = { app: flags.app, subfolder: placeOf(paths[0]) };
    const old = await manifestsOfRevision(flags.against, settings, signal);
    return ofTarget({ before: old, after: await readNew(paths[0], flags, signal) }, flags);
  }
  const [old, current] = paths;
  const before = readManifestsAt(old ?? writtenOutputFolder(), where);
  const place = current === undefined ? placeOf(old) : '';
  return ofTarget({ before, after: await readNew(current, flags, signal, place) }, flags);
}

async function readClusterSides(
  path: string | undefined,
  flags: DiffSideFlags,
  signal: AbortSignal,
): Promise<DiffSides> {
  const kubectl = await openCluster(flags, signal);
  const files = filesOfOneCluster(await readNew(path, flags, signal), flags.target, path ?? where);
  const { before, after, refused } = await clusterSides(kubectl, manifestsIn(files), printWarning);
  return { before: [{ path: '.', manifests: before }], after: [{ path: '.', manifests: after }], refused };
}

/**
 * A target may be in one of the two only: it is new, or it is gone. A side without folders, such as standard input, is
 * compared as a whole.
 */
function ofTarget(sides: DiffSides, { target }: TargetFlags): DiffSides {
  if (target === undefined) {
    return sides;
  }
  const before = findFilesOfTarget(sides.before, target, sides.after);
  const after = findFilesOfTarget(sides.after, target, sides.before);
  if (before.length + after.length === 0) {
    throw unknownTarget(target, [...sides.before, ...sides.after]);
  }
  return {
    before: canHaveTargets(sides.before) ? before : sides.before,
    after: canHaveTargets(sides.after) ? after : sides.after,
  };
}

/** @throws if arguments and flags do not fit together */
export function demandDiffSides(paths: readonly string[], flags: DiffSideFlags): void {
  const { app, cluster, against, context, namespace, kubeconfig } = flags;
  if (paths.every((path) => path === '-') && paths.length === 2) {
    const what = 'Cannot run: standard input can be read only once';
    throw new GitOpsError({ where, what, fix: 'use - for one of the two' });
  }
  const old = [...(cluster === true ? ['--cluster'] : []), ...(against === undefined ? [] : ['--against'])];
  if (old.length > 1 || (old.length === 1 && paths.length > 1)) {
    const names = [...old, ...(paths.length > 1 ? [paths[0]] : [])].join(' and ');
    const what = `Cannot run: ${names} each set the old side`;
    throw new GitOpsError({ where, what, fix: 'leave out all but one' });
  }
  demandAppRuns(app, against !== undefined || paths.length < (cluster === true ? 1 : 2));
  const unused = Object.entries({ context, namespace, kubeconfig }).find(([, value]) => value !== undefined);
  if (cluster !== true && unused !== undefined) {
    const what = `Cannot run: --${unused[0]} is about a cluster, and none is asked`;
    throw new GitOpsError({ where, what, fix: `add --cluster, or leave out --${unused[0]}` });
  }
}

/** A folder in the output, such as that of a target, is compared with the same folder of the other side. */
function placeOf(path: string | undefined): string {
  return path === undefined || path === '-' ? '' : placeInOutput(path);
}

/** @param place which folder of a new synth is read. @default - all of it */
async function readNew(
  path: string | undefined,
  { app }: DiffSideFlags,
  signal: AbortSignal,
  place = '',
): Promise<ManifestFile[]> {
  return path === undefined
    ? synthesize({ app, signal }, (folder) => readPartOf(folder, place, where))
    : readManifestsAt(path, where);
}
