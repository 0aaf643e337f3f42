import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GitOpsError } from '../../core/error';
import { manifestFilesIn } from '../../engines/manifest-folder/manifest-files';
import { type Staging, stagingEnvironment } from '../../system/output/staging';
import { type Environment } from '../../system/process/child/invocation';
import { inSweptFolder } from '../../system/swept-folder';
import { compileCacheEnvironment } from '../console/compile-cache';
import { outputFolderOf } from './project-output';
import { getAppCommand, runApp } from './run-app';

/** What is synthesized. */
export interface SynthesizeOptions {
  /** The command of the option `--app`. @default - the variable CDK8S_APP, or app of cdk8s.yaml */
  readonly app?: string;
  /** The folder of the project. @default - the working folder */
  readonly project?: string;
  /** Variables for the app in addition to those of this process. @default - none */
  readonly environment?: Environment;
  /** The path of the option `--output`. @default - the variable CDK8S_OUTPUT, output of cdk8s.yaml, or dist */
  readonly output?: string;
  /** Where below the folder the app is to write. @default - to the folder itself */
  readonly subfolder?: string;
  /**
   * Called if the app wrote nothing to the folder, because it sets `outdir` itself. It may put there what the app wrote.
   *
   * @default - that is an error
   */
  readonly whenNothing?: (folder: string) => void;
  /** Stops the app. The signal of `untilStopped` does so on Ctrl-C. */
  readonly signal: AbortSignal;
  /** Whether the app reads the standard input of the command. @default false */
  readonly sharesStdin?: boolean;
}

/**
 * Runs the app of a project, and lets it write to a new temporary folder. The output folder of the project stays as it is,
 * also if the app sets it itself. Only an app of cdk8s' own `App` that sets `outdir` writes there at once.
 *
 * @param use gets the folder that the app wrote, and where all else is. Both are removed when its work is done or has failed
 * @throws if the app fails, or writes no manifest
 */
export async function synthesize<T>(
  options: SynthesizeOptions,
  use: (folder: string, staging: Staging) => T | Promise<T>,
): Promise<T> {
  const { project, subfolder = '', whenNothing, signal, sharesStdin } = options;
  const app = getAppCommand(options.app, project);
  return inSweptFolder('cdk8s-gitops-synth-', async (temporary) => {
    const output = resolve(project ?? '.', outputFolderOf(options.output, project), subfolder);
    const folder = join(temporary, 'dist');
    const outdir = join(folder, subfolder);
    const staging = { output, folder: outdir, others: join(temporary, 'others'), order: join(temporary, 'order') };
    const places = { CDK8S_OUTDIR: outdir, ...stagingEnvironment(staging) };
    await runApp(app, {
      environment: { ...compileCacheEnvironment(), ...options.environment, ...places },
      project,
      signal,
      sharesStdin,
    });
    if (!existsSync(outdir)) {
      whenNothing?.(outdir);
    }
    demandManifests(outdir);
    return use(folder, staging);
  });
}

function demandManifests(folder: string): void {
  if (!existsSync(folder)) {
    const what = 'Cannot find what the app wrote: it wrote nothing to the folder of the variable CDK8S_OUTDIR';
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'call app.synth(), and leave outdir out of new App(…)' });
  }
  if (!manifestFilesIn(folder).some(hasObject)) {
    const what = 'Cannot use what the app wrote: it has no manifest';
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'add a chart with an object to the app' });
  }
}

/** Whether a file has more than comments and the beginnings of documents. An empty chart is an empty file. */
function hasObject(file: string): boolean {
  const line = /^ *[^\s#-]/m;
  return line.test(startOf(file)) || line.test(readFileSync(file, 'utf8'));
}

/** The first bytes of a file are enough for most. */
function startOf(file: string): string {
  const bytes = Buffer.alloc(4096);
  const descriptor = openSync(file, 'r');
  try {
    return bytes.toString('latin1', 0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}
