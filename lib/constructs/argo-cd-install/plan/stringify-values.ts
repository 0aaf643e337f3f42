import { stringifyYaml } from '../../../core/yaml/stringify';

/** The user's values as data of a ConfigMap: objects become YAML, others text; undefined and null are left out. */
export function stringifyValues(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([key, value]) => [key, typeof value === 'object' ? stringifyYaml(value) : String(value)]),
  );
}
