import { nearest } from '../../core/check/nearest';
import { type Finding, finding } from '../../core/error';
import { isPlainMap } from '../../core/plain';

/** The keys that cdk8s knows, by the place that they are in. */
const known = {
  '': ['app', 'language', 'output', 'importDirectory', 'imports', 'pluginsDirectory', 'validations', 'synthConfig'],
  synthConfig: ['format', 'chartApiVersion', 'chartVersion'],
  validations: ['package', 'version', 'class', 'installEnv', 'properties'],
} as const;

/**
 * Finds keys of a cdk8s.yaml that look like a key of cdk8s, and are not. They have no effect, as in cdk8s. Other keys can be
 * those of other programs.
 */
export function checkConfigKeys(file: string, config: unknown): Finding[] {
  if (!isPlainMap(config)) {
    return [];
  }
  const { synthConfig, validations } = config;
  const lists = Array.isArray(validations) ? (validations as unknown[]) : [];
  return [
    ...checkKeys(file, config, known['']),
    ...checkKeys(file, synthConfig, known.synthConfig),
    ...lists.flatMap((each) => checkKeys(file, each, known.validations)),
  ];
}

function checkKeys(file: string, value: unknown, names: readonly string[]): Finding[] {
  const unknown = isPlainMap(value) ? Object.keys(value).filter((key) => !names.includes(key)) : [];
  return unknown.flatMap((key) => {
    const meant = nearest(key, names) ?? names.find((name) => key !== '' && name.startsWith(key));
    const what = `The key ${key} has no effect: cdk8s does not know it`;
    const texts = { where: file, what, fix: `use ${meant}` };
    return meant === undefined ? [] : [finding({ rule: 'unknown-key', severity: 'warning', ...texts })];
  });
}
