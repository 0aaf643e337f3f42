import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { demandNoFindings, type Finding, finding, GitOpsError, type Problem } from '../../../core/error';
import { isSemanticVersion } from '../../../core/text/semantic-version';
import { shellWord } from '../../../core/text/shell-word';
import { configFile, type ValidationConfig } from '../../config/cdk8s-config';
import { type ValidationContext } from './validation-context';

/** A plugin that validates manifests. The interface is that of cdk8s. */
export interface Validation {
  validate(context: ValidationContext): Promise<void>;
}

/** A plugin, and how reports name it. */
export interface LoadedPlugin {
  /** The name of the package, or the absolute path of its folder. */
  readonly name: string;
  readonly version: string;
  readonly validation: Validation;
}

/**
 * Loads a plugin: a package of npm from the folder of the plugins, in which cdk8s installs it, or a local folder. Nothing is
 * installed.
 *
 * @param folder the folder of the plugins
 * @throws if it is not there, or is not a plugin
 */
export function loadPlugin(config: ValidationConfig, folder: string): LoadedPlugin {
  demandNoFindings(checkReference(config));
  const name = isLocal(config.package) ? resolve(config.package) : config.package;
  const exported = loadModule(config, folder)[config.class];
  if (typeof exported !== 'function') {
    throw pluginError(config, `it exports no class ${config.class}`, 'correct class of the validation');
  }
  const validation = construct(exported as PluginClass, config);
  if (validation.validate === undefined) {
    throw pluginError(config, `${config.class} has no method validate`, 'correct class of the validation');
  }
  return { name, version: config.version, validation: validation as Validation };
}

type PluginClass = new (properties: object) => Partial<Validation>;

function construct(exported: PluginClass, config: ValidationConfig): Partial<Validation> {
  try {
    return new exported(config.properties ?? {});
  } catch (cause) {
    const what = `its class ${config.class} can't be made: ${textOf(cause)}`;
    throw pluginError(config, what, 'correct properties of the validation, or the plugin', cause);
  }
}

function checkReference({ package: reference, version }: ValidationConfig): Finding[] {
  const problems: Problem[] = [];
  if (/^[a-z][a-z\d+.-]*:/i.test(reference)) {
    problems.push({
      what: `Cannot load the plugin ${reference}: it is a URL`,
      fix: 'use the name of a package, or a local folder',
    });
  }
  if (!isSemanticVersion(version) || version.startsWith('v')) {
    const what = `Cannot load the plugin ${reference}: ${JSON.stringify(version)} is not one exact version`;
    problems.push({ what, fix: 'use a version such as 1.0.0' });
  }
  return problems.map((problem) => finding({ rule: 'plugin', where: configFile, ...problem }));
}

function isLocal(reference: string): boolean {
  return isAbsolute(reference) || /^\.\.?[/\\]/.test(reference);
}

function loadModule(config: ValidationConfig, folder: string): Record<string, unknown> {
  const load = createRequire(join(resolve('.'), 'package.json'));
  const path = pluginPath(config, folder);
  try {
    load.resolve(path);
  } catch (cause) {
    throw notThere(config, folder, cause);
  }
  try {
    return load(path) as Record<string, unknown>;
  } catch (cause) {
    throw pluginError(config, `it does not load: ${textOf(cause)}`, 'correct the plugin', cause);
  }
}

/** Where cdk8s installs the package. */
function pluginPath({ package: reference, version }: ValidationConfig, folder: string): string {
  return isLocal(reference) ? resolve(reference) : resolve(folder, reference, version, 'node_modules', reference);
}

function notThere(config: ValidationConfig, folder: string, cause: unknown): GitOpsError {
  const { package: reference, version } = config;
  if (isLocal(reference)) {
    return pluginError(config, 'no module has this path', 'use the folder of a package', cause);
  }
  const prefix = join(folder, reference, version);
  const fix = `npm install --no-save --prefix ${shellWord(prefix)} ${reference}@${version}`;
  return pluginError(config, `it is not installed in ${prefix}`, fix, cause);
}

function pluginError(config: ValidationConfig, what: string, fix: string, cause?: unknown): GitOpsError {
  const text = `Cannot use the plugin ${config.package}@${config.version}: ${what}`;
  return new GitOpsError({ rule: 'plugin', where: configFile, what: text, fix }, { cause });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
