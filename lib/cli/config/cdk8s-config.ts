import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demandShape } from '../../core/check/check-shape';
import { anything, either, list, map, object, oneOf, required, text } from '../../core/check/shapes';
import { parseYaml } from '../../core/yaml/parse';
import { GitOpsError } from '../../core/error';
import { isPlainMap } from '../../core/plain';
import { readError } from '../../system/read-error';
import { printWarningOnce } from '../console/messages';
import { checkConfigKeys } from './check-config-keys';

/** The file that configures a project of cdk8s. */
export const configFile = 'cdk8s.yaml';

/** A plugin that validates manifests, and how it is made. */
export interface ValidationConfig {
  /** The name of an npm package, or a path that starts with `./` or is absolute. */
  readonly package: string;
  /** The exact version of the package. */
  readonly version: string;
  /** The class that the package exports. */
  readonly class: string;
  /** Variables with which cdk8s installs the package. Nothing is installed here. */
  readonly installEnv?: Readonly<Record<string, unknown>>;
  /** What the constructor of the class gets. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** What is synthesized: a folder of manifests, or a Helm chart. */
export interface SynthConfig {
  readonly format?: 'plain' | 'helm';
  readonly chartApiVersion?: 'v1' | 'v2';
  readonly chartVersion?: string;
}

/** What the commands read of cdk8s.yaml. */
export interface Cdk8sConfig {
  /** The command that runs the app. */
  readonly app?: string;
  /** The folder for the manifests. */
  readonly output?: string;
  /** What `cdk8s import` generates code for. */
  readonly imports?: readonly string[];
  /** The folder with the plugins that validate. */
  readonly pluginsDirectory?: string;
  /** The plugins that validate, or a file that lists them. */
  readonly validations?: string | readonly ValidationConfig[];
  readonly synthConfig?: SynthConfig;
}

/**
 * Reads the cdk8s.yaml of a project. Without that file, the configuration is empty. Keys that the commands do not read may
 * have any value. For a key of the working folder's file that is misspelt, it prints a warning.
 *
 * @param project the folder of the project
 * @throws if it is broken
 * @see https://cdk8s.io/docs/latest/cli/
 */
export function readCdk8sConfig(project = '.'): Cdk8sConfig {
  const file = join(project, configFile);
  const config = readYamlIfThere(file) ?? {};
  if (project === '.') {
    checkConfigKeys(file, config).forEach(printWarningOnce);
  }
  demandShape(file, withoutNulls(config), configShape, 'the file');
  return withoutNulls(config) as Cdk8sConfig;
}

/**
 * Reads a file that lists the plugins that validate.
 *
 * @throws if it is missing or broken
 */
export function readValidationsFile(file: string): readonly ValidationConfig[] {
  const validations = readYamlIfThere(file);
  if (validations === undefined) {
    const isUrl = /^https?:/.test(file);
    const what = `Cannot read the validations of ${file}: ${isUrl ? 'nothing is fetched' : 'nothing is there'}`;
    const fix = isUrl ? 'download the file, and use its path' : 'use a path relative to the working folder, or a list';
    throw new GitOpsError({ where: configFile, what, fix });
  }
  demandShape(file, validations ?? [], validationsShape, 'the file');
  return (validations ?? []) as readonly ValidationConfig[];
}

const validationsShape = list(
  object<ValidationConfig>(
    {
      package: required(text),
      version: required(text),
      class: required(text),
      installEnv: map(anything),
      properties: map(anything),
    },
    { unknown: 'open' },
  ),
);

/** How what is synthesized is set. */
export const synthConfigShape = object<SynthConfig>(
  { format: oneOf(['plain', 'helm']), chartApiVersion: oneOf(['v1', 'v2']), chartVersion: text },
  { unknown: 'open' },
);

const configShape = object<Cdk8sConfig>(
  {
    app: text,
    output: text,
    imports: list(text),
    pluginsDirectory: text,
    validations: either(text, validationsShape),
    synthConfig: synthConfigShape,
  },
  { unknown: 'open' },
);

/** A key without a value is the same as no key. */
function withoutNulls(value: unknown): unknown {
  return isPlainMap(value)
    ? Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (each === null ? [] : [[key, each]])))
    : value;
}

/** The first document, as cdk8s reads it: YAML 1.2, in which `yes` and `on` are text. */
function readYamlIfThere(file: string): unknown {
  const yaml = readIfThere(file);
  return yaml === undefined ? undefined : (parseYaml(yaml, { file, dialect: 'kustomize' })[0] ?? null);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw readError(path, 'Cannot read the file', error);
  }
}
