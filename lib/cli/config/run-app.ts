import { GitOpsError } from '../../core/error';
import { type Environment } from '../../system/process/child/invocation';
import { describeEnding } from '../../system/process/child/outcome';
import { wholeEnvironment } from '../../system/process/environment';
import { ProcessError } from '../../system/process/process-error';
import { runShellCommand } from '../../system/process/run-shell-command';
import { printNote } from '../console/messages';
import { print } from '../console/print';
import { configFile, readCdk8sConfig } from './cdk8s-config';
import { fixInProject } from './project-above';

/**
 * Finds the command that runs the app of a project: the option `--app`, or the variable `CDK8S_APP`, or `app` of
 * cdk8s.yaml.
 *
 * @param given the command of the option `--app`
 * @param project the folder of the project
 * @throws if there is none
 */
export function getAppCommand(given?: string, project?: string): string {
  const app = given ?? process.env.CDK8S_APP ?? readCdk8sConfig(project).app ?? '';
  if (app.trim() === '') {
    const what = 'Cannot run the app: no command for it is set';
    throw new GitOpsError({
      where: configFile,
      what,
      fix: fixInProject("add it, such as app: node main.js; or give it with -a 'node main.js'"),
    });
  }
  return app;
}

/** How an app is run. */
export interface AppRun {
  /** Variables in addition to those of this process. */
  readonly environment: Environment;
  /** The folder of the project. @default - the working folder */
  readonly project?: string;
  /** Stops the app. */
  readonly signal: AbortSignal;
  /** Whether the app reads the standard input of the command. @default false */
  readonly sharesStdin?: boolean;
}

/**
 * Runs an app through the shell, as `cdk8s synth` does. What it prints goes to stderr, since stdout is for the data of the
 * command. With `--quiet`, only what it prints on stderr is shown.
 *
 * @throws if it fails
 */
export async function runApp(app: string, { environment, project, signal, sharesStdin }: AppRun): Promise<void> {
  const onStderrLine = (line: string): void => print(`${line}\n`, 'stderr');
  const env = { ...wholeEnvironment(), ...environment };
  try {
    const lines = { onStdoutLine: printNote, onStderrLine };
    await runShellCommand(app, { name: 'app', env, cwd: project, ...lines }, { signal, sharesStdin });
  } catch (error) {
    if (!(error instanceof ProcessError)) {
      throw error;
    }
    const what = `Cannot run the app (${error.command}): ${describeEnding(error.ending)}`;
    throw new GitOpsError(
      { where: 'cdk8s-gitops', what, fix: 'correct what it reports above, and run again' },
      { cause: error },
    );
  }
}
