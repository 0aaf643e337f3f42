import { type ExactlyOne } from '../../../core/at-most-one';
import { type ApplicationTemplateOverride } from './application-template';

/** A pattern of paths in a Git repository. */
export interface GitPath {
  /** A glob, such as `apps/*`. */
  readonly path: string;
  /** Leaves out the paths that it matches. @default false */
  readonly exclude?: boolean;
}

/**
 * Folders or files of a Git repository. Folders give `path.path`, `path.basename`, `path.basenameNormalized` and
 * `path.segments`. Files also give `path.filename` and their contents.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Git/
 */
export type GitGenerator = {
  readonly repoURL: string;
  /** Branch, tag or commit; `HEAD` for the default branch. */
  readonly revision: string;
  /** Puts `path` below a parameter with this name, so that two Git generators do not collide. @default - none */
  readonly pathParamPrefix?: string;
  /** How often Argo CD looks for changes, in seconds. @default 180 */
  readonly requeueAfterSeconds?: number;
  /** Further parameters, as `values.NAME`. @default - none */
  readonly values?: Readonly<Record<string, string>>;
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
} & ExactlyOne<{
  /** One set of parameters for each folder. */
  directories: readonly GitPath[];
  /** One set of parameters for each YAML or JSON file; for each item, if the file is a list. */
  files: readonly GitPath[];
}>;
