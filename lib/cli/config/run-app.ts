import { GitOpsError } from '../../core/error';
import { type Environment } from '../../system/process/child/invocation';
import { describeEnding } from '../../system/process/child/outcome';
import { wholeEnvironment } from '../../system/process/environment';
import { ProcessError } from '../../system/process/process-error';
import { runShellCommand } from '../../system/process/run-shell-command';
import { print } from '../console/print';
import { configFile, readCdk8sConfig } from './cdk8s-config';

/**
 * Finds the command that runs the app of the project.
 *
 * @param given the command of the option `--app`
 * @throws if there is none
 */
export function getAppCommand(given?: string): string {
  const app = given ?? readCdk8sConfig().app ?? '';
  if (app.trim() === '') {
    const what = 'Cannot run the app: no command for it is set';
    throw new GitOpsError({
      where: configFile,
      what,
      fix: "add it, such as app: node main.js; or give it with -a 'node main.js'",
    });
  }
  return app;
}

/**
 * Runs an app through the shell, as `cdk8s synth` does. What it prints goes to stderr, since stdout is for the data of the
 * command.
 *
 * @param environment variables in addition to those of this process
 * @throws if it fails
 */
export async function runApp(app: string, environment: Environment, signal: AbortSignal): Promise<void> {
  const toStderr = (line: string): void => print(`${line}\n`, 'stderr');
  const env = { ...wholeEnvironment(), ...environment };
  try {
    await runShellCommand(app, { name: 'app', env, onStdoutLine: toStderr, onStderrLine: toStderr }, { signal });
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
