import { type ExactlyOne } from '../../../core/at-most-one';
import { type ApplicationTemplateOverride } from './application-template';
import { type ClusterDecisionGenerator, type ClustersGenerator, type PluginGenerator } from './cluster-generators';
import { type GitGenerator } from './git-generator';
import { type LabelSelector } from './label-selector';
import { type PullRequestGenerator } from './pull-request-generator';
import { type ScmProviderGenerator } from './scm-provider-generator';

/** Parameters from a list in the ApplicationSet itself. */
export interface ListGenerator {
  /** Each element is one set of parameters. @default - none */
  readonly elements?: readonly Readonly<Record<string, unknown>>[];
  /** More elements, as YAML text. In a matrix, the first generator can fill it in. @default - none */
  readonly elementsYaml?: string;
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
}

/** Every pair of a set of the first generator and a set of the second. */
export interface MatrixGenerator {
  /** The second may use parameters of the first. A matrix or merge in it can't contain another matrix or merge. */
  readonly generators: readonly [Generator, Generator];
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
}

/** The sets of the first generator, in which the other generators replace or add single parameters. */
export interface MergeGenerator {
  /**
   * Two or more; the first decides which sets there are. A matrix or merge in it can't contain another matrix or merge.
   */
  readonly generators: readonly [Generator, Generator, ...Generator[]];
  /** Sets with the same values of these parameters are merged. One key at least; unique within each generator. */
  readonly mergeKeys: readonly [string, ...string[]];
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
}

/**
 * Where the parameters of generated Applications come from: exactly one kind of generator, and optionally a selector.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators/
 */
export type Generator = {
  /** Keeps only the sets whose parameters match. It compares parameters as if they were labels. @default - all sets */
  readonly selector?: LabelSelector;
} & ExactlyOne<{
  /** A list in the ApplicationSet itself. */
  list: ListGenerator;
  /** The clusters that Argo CD knows. */
  clusters: ClustersGenerator;
  /** Folders or files of a Git repository. */
  git: GitGenerator;
  /** Every pair of sets of two generators. */
  matrix: MatrixGenerator;
  /** The sets of one generator, completed from others. */
  merge: MergeGenerator;
  /** Repositories of an organization. */
  scmProvider: ScmProviderGenerator;
  /** Open pull requests of a repository. */
  pullRequest: PullRequestGenerator;
  /** Clusters that another controller has selected. */
  clusterDecisionResource: ClusterDecisionGenerator;
  /** Your own service. */
  plugin: PluginGenerator;
}>;
