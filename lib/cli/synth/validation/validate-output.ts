import { existsSync, readFileSync } from 'node:fs';
import { GitOpsError } from '../../../core/error';
import { configFile, type ValidationConfig } from '../../config/cdk8s-config';
import { withoutStdout } from '../../console/without-stdout';
import { type LoadedPlugin, loadPlugin } from './load-plugin';
import { ValidationContext } from './validation-context';
import { type ReportedOutput, type ValidationReport } from './validation-report';

/** What is validated. */
export interface ValidatedOutput {
  /** The paths of the manifests. */
  readonly manifests: readonly string[];
  /** The file in which the app recorded the constructs of its objects. It need not be there. */
  readonly metadataFile: string;
  /** Whether the manifests are printed. @default - they are written */
  readonly stdout?: true;
}

/**
 * Runs plugins on manifests, one after the other, each with its own report.
 *
 * @throws if a plugin can't be loaded, fails, or does not submit its report
 */
export async function validateOutput(
  output: ValidatedOutput,
  configs: readonly ValidationConfig[],
  pluginsFolder: string,
): Promise<ValidationReport[]> {
  const { manifests, metadataFile, stdout } = output;
  const plugins = configs.map((config) => loadPlugin(config, pluginsFolder));
  const reported = { stdout, metadata: existsSync(metadataFile) ? readMetadata(metadataFile) : {} };
  const reports: ValidationReport[] = [];
  for (const plugin of plugins) {
    const context = new ValidationContext(manifests, plugin.name, plugin.version, reported);
    await withoutStdout(() => run(plugin, context));
    reports.push(context.report);
  }
  // Reading a report that was not submitted throws.
  reports.forEach((report) => report.toJson());
  return reports;
}

async function run({ name, version, validation }: LoadedPlugin, context: ValidationContext): Promise<void> {
  try {
    await validation.validate(context);
  } catch (cause) {
    if (cause instanceof GitOpsError) {
      throw cause;
    }
    const what = `Cannot validate with ${name}@${version}: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new GitOpsError({ where: configFile, what, fix: 'correct the plugin or its properties' }, { cause });
  }
}

/** @throws if its version is not known */
function readMetadata(file: string): ReportedOutput['metadata'] {
  const { version, resources } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly version: string;
    readonly resources: ReportedOutput['metadata'];
  };
  if (version !== '1.0.0') {
    const what = `Cannot read the constructs of the app: their file has the version ${version}, and 1.0.0 is known`;
    throw new GitOpsError({ where: file, what, fix: 'update cdk8s-gitops' });
  }
  return resources;
}
