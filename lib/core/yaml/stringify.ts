import type { Manifest } from '../manifest';
import { type YamlDialect } from './dialect';
import * as YAML from 'yaml';

/** Writes one value as YAML text. */
export function stringifyYaml(value: unknown, _options: { readonly dialect?: YamlDialect } = {}): string {
  return YAML.stringify(value, { version: '1.1', lineWidth: 0 });
}

/** Writes Kubernetes objects as a YAML text, documents separated by `---`. */
export function stringifyManifests(
  manifests: readonly Manifest[],
  options: { readonly dialect?: YamlDialect } = {},
): string {
  return manifests.map((m) => stringifyYaml(m, options)).join('---\n');
}
