import { type ExactlyOne } from '../../../core/at-most-one';
import { type ApplicationTemplateOverride } from './application-template';

/** A pattern of paths in a Git repository. */
export interface GitPath {
  /** A glob, as in `apps/*`. */
  readonly path: string;
  /** Leaves out what it matches. @default false */
  readonly exclude?: boolean;
}

/**
 * Folders or files of a Git repository. Folders give `path.path`, `path.basename`, `path.basenameNormalized` and
 * `path.segments`; files also what stands in them, and `path.filename`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Git/
 */
export type GitGenerator = {
  readonly repoURL: string;
  /** Branch, tag or commit; `HEAD` for the default branch. */
  readonly revision: string;
  /** Puts `path` below a parameter of this name, so that two generators do not collide. @default - none */
  readonly pathParamPrefix?: string;
  /** How often one looks, in seconds. @default 180 */
  readonly requeueAfterSeconds?: number;
  /** Further parameters, as `values.NAME`. @default - none */
  readonly values?: Readonly<Record<string, string>>;
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
} & ExactlyOne<{
  /** One set of parameters for each folder. */
  directories: readonly GitPath[];
  /** One set of parameters for each file of YAML or JSON, and for each item of a list in it. */
  files: readonly GitPath[];
}>;
