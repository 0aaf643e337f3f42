import { type ExactlyOne } from '../../../core/at-most-one';

/** A name with a value: an environment variable of a plugin, or a line of an Application's info. */
export interface NameValue {
  readonly name: string;
  readonly value: string;
}

/** A parameter of a plugin: a string, a list or a map. */
export type PluginParameter = { readonly name: string } & ExactlyOne<{
  string: string;
  array: readonly string[];
  map: Readonly<Record<string, string>>;
}>;

/**
 * A config management plugin.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/config-management-plugins/
 */
export interface PluginSource {
  /** `name` or `name-version` of the plugin. @default - the plugin that recognizes the folder */
  readonly name?: string;
  /** @default - none */
  readonly env?: readonly NameValue[];
  /** @default - none */
  readonly parameters?: readonly PluginParameter[];
}
