import { readFileSync } from 'node:fs';
import { demandShape } from '../../core/check/check-shape';
import { object, text } from '../../core/check/shapes';
import { parseYaml } from '../../core/yaml/parse';
import { diskError } from '../../system/output/disk-error';

/** The file that configures a project of cdk8s. */
export const configFile = 'cdk8s.yaml';

/** What the commands read of cdk8s.yaml. */
export interface Cdk8sConfig {
  /** The command that runs the app. */
  readonly app?: string;
}

/**
 * Reads the cdk8s.yaml of the working folder. Without that file, the configuration is empty.
 *
 * @throws if it is broken
 * @see https://cdk8s.io/docs/latest/cli/
 */
export function readCdk8sConfig(): Cdk8sConfig {
  const yaml = readIfThere(configFile);
  const [config] = yaml === undefined ? [] : parseYaml(yaml, { file: configFile });
  if (config === undefined || config === null) {
    return {};
  }
  demandShape(configFile, config, shape, 'the file');
  return config as Cdk8sConfig;
}

const shape = object<Cdk8sConfig>({ app: text }, { unknown: 'open' });

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw diskError(path, 'Cannot read the file', error);
  }
}
