import { stringifyYaml } from '../../../core/yaml/stringify';

/** Data of a ConfigMap from what users write: all values become text, objects YAML; what is undefined is left out. */
export function stringifyValues(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([key, value]) => [key, typeof value === 'object' ? stringifyYaml(value) : String(value)]),
  );
}
