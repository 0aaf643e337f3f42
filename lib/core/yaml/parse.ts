import type { Manifest } from '../manifest';
import { type YamlDialect } from './dialect';
import * as YAML from 'yaml';

/** Options of the readers. */
export interface ParseOptions {
  /** Name of the file for messages. @default - `<text>` */
  readonly file?: string;
  /** @default kubectl */
  readonly dialect?: YamlDialect;
}

/** Reads every document of a YAML text. */
export function parseYaml(text: string, _options: ParseOptions = {}): unknown[] {
  return YAML.parseAllDocuments(text, { version: '1.1', merge: true })
    .map((d) => d.toJS() as unknown)
    .filter((d) => d !== null && d !== undefined);
}

/** Reads Kubernetes objects. */
export function parseManifests(text: string, options: ParseOptions = {}): Manifest[] {
  return parseYaml(text, options) as Manifest[];
}
