import { existsSync } from 'node:fs';
import { GitOpsError } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { readManifestsAt } from '../../system/read-manifests';
import { outputFolderOf } from './project-output';
import { synthesize } from './synthesize';

/** What is compared, as the command line names it. */
export interface DiffArguments {
  /** A folder, a file, or `-`. @default - the output folder */
  readonly before?: string;
  /** A folder, a file, or `-`. @default - a new synth */
  readonly after?: string;
  /** The command that runs the app. @default - app of cdk8s.yaml */
  readonly app?: string;
}

/** The two sides of a difference. */
export interface DiffSides {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
}

/** Reads both sides. The app runs last, after all that can be wrong with the arguments. */
export async function readDiffSides({ before, after, app }: DiffArguments, signal: AbortSignal): Promise<DiffSides> {
  if (before === '-' && after === '-') {
    const what = 'Cannot run: standard input can be read only once';
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'use - for one of the two' });
  }
  const old = readManifestsAt(before ?? getOutputFolder(), 'cdk8s-gitops');
  return {
    before: old,
    after: after === undefined ? await synthesized(app, signal) : readManifestsAt(after, 'cdk8s-gitops'),
  };
}

/** @throws if nothing was synthesized yet */
function getOutputFolder(): string {
  const folder = outputFolderOf();
  if (!existsSync(folder)) {
    const what = `Cannot compare with the last synth: its output folder ${folder} is not there`;
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'run cdk8s-gitops synth, or name a folder' });
  }
  return folder;
}

async function synthesized(app: string | undefined, signal: AbortSignal): Promise<Manifest[]> {
  return synthesize({ app, signal }, (folder) => readManifestsAt(folder, 'cdk8s-gitops'));
}
