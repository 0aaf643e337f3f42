import { existsSync } from 'node:fs';
import { GitOpsError } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { clusterSides } from '../../engines/diff/cluster/cluster-sides';
import { type RefusedObject } from '../../engines/diff/result/diff-result';
import { readManifestsAt } from './read-manifests';
import { type ClusterFlags, openCluster } from '../console/cluster-options';
import { printWarning } from '../console/messages';
import { manifestsOfRevision } from './manifests-of-revision';
import { outputFolderOf } from './project-output';
import { synthesize } from './synthesize';

/** What is compared, as the flags of the command name it. */
export interface DiffSideFlags extends ClusterFlags {
  /** The command that runs the app. @default - app of cdk8s.yaml */
  readonly app?: string;
  /** The revision whose manifests are the old side. */
  readonly against?: string;
  /** Whether the old side is a cluster. */
  readonly cluster?: boolean;
}

/** The two sides of a difference. */
export interface DiffSides {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
  /** The objects that a cluster refuses to show, or to apply. @default - no cluster is asked */
  readonly refused?: readonly RefusedObject[];
}

const where = 'cdk8s-gitops';

/**
 * Reads both sides. The app runs after all that can be wrong with the arguments.
 *
 * @param paths folders, files or `-`: the old side and the new one. If a flag sets the old side, only the new one
 */
export async function readDiffSides(
  paths: readonly string[],
  flags: DiffSideFlags,
  signal: AbortSignal,
): Promise<DiffSides> {
  demandFitting(paths, flags);
  if (flags.cluster === true) {
    const kubectl = await openCluster(flags, signal);
    return clusterSides(kubectl, await readNew(paths[0], flags, signal), printWarning);
  }
  if (flags.against !== undefined) {
    const old = await manifestsOfRevision(flags.against, flags.app, signal);
    return { before: old, after: await readNew(paths[0], flags, signal) };
  }
  const before = readManifestsAt(paths[0] ?? getOutputFolder(), where);
  return { before, after: await readNew(paths[1], flags, signal) };
}

function demandFitting(paths: readonly string[], flags: DiffSideFlags): void {
  const { cluster, against, context, namespace, kubeconfig } = flags;
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
  const unused = Object.entries({ context, namespace, kubeconfig }).find(([, value]) => value !== undefined);
  if (cluster !== true && unused !== undefined) {
    const what = `Cannot run: --${unused[0]} is about a cluster, and none is asked`;
    throw new GitOpsError({ where, what, fix: `add --cluster, or leave out --${unused[0]}` });
  }
}

/** @throws if nothing was synthesized yet */
function getOutputFolder(): string {
  const folder = outputFolderOf();
  if (!existsSync(folder)) {
    const what = `Cannot compare with the last synth: its output folder ${folder} is not there`;
    throw new GitOpsError({ where, what, fix: 'run cdk8s-gitops synth, or name a folder' });
  }
  return folder;
}

async function readNew(path: string | undefined, { app }: DiffSideFlags, signal: AbortSignal): Promise<Manifest[]> {
  return path === undefined
    ? synthesize({ app, signal }, (folder) => readManifestsAt(folder, where))
    : readManifestsAt(path, where);
}
