import { type ExactlyOne } from '../../../core/at-most-one';
import { type ApplicationTemplateOverride } from './application-template';
import { type ClusterDecisionGenerator, type ClustersGenerator, type PluginGenerator } from './cluster-generators';
import { type GitGenerator } from './git-generator';
import { type LabelSelector } from './label-selector';
import { type PullRequestGenerator } from './pull-request-generator';
import { type ScmProviderGenerator } from './scm-provider-generator';

/** Parameters from a list that stands in the ApplicationSet itself. */
export interface ListGenerator {
  /** One set of parameters each. @default - none */
  readonly elements?: readonly Readonly<Record<string, unknown>>[];
  /** More of them as YAML text, which the first generator of a matrix may fill in. @default - none */
  readonly elementsYaml?: string;
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
}

/** Every pair of what two generators give. */
export interface MatrixGenerator {
  /** The second may use parameters of the first. Combinations in it hold no further ones. */
  readonly generators: readonly [Generator, Generator];
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
}

/** What a first generator gives, with single parameters taken from others. */
export interface MergeGenerator {
  /** Two or more; the first decides what there is. Combinations in it hold no further ones. */
  readonly generators: readonly [Generator, Generator, ...Generator[]];
  /** Parameters by which sets belong together, one at least; unique within each generator. */
  readonly mergeKeys: readonly [string, ...string[]];
  /** @default - the ApplicationSet's */
  readonly template?: ApplicationTemplateOverride;
}

/**
 * Where the parameters of generated Applications come from: one kind, and perhaps a selector.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators/
 */
export type Generator = {
  /** Keeps sets of parameters whose values match; parameters stand where labels do. @default - all */
  readonly selector?: LabelSelector;
} & ExactlyOne<{
  /** A list that stands in the ApplicationSet itself. */
  list: ListGenerator;
  /** The clusters that Argo CD knows. */
  clusters: ClustersGenerator;
  /** Folders or files of a Git repository. */
  git: GitGenerator;
  /** Every pair of what two generators give. */
  matrix: MatrixGenerator;
  /** What one generator gives, completed from others. */
  merge: MergeGenerator;
  /** Repositories of an organization. */
  scmProvider: ScmProviderGenerator;
  /** Open pull requests of a repository. */
  pullRequest: PullRequestGenerator;
  /** Clusters that another controller chose. */
  clusterDecisionResource: ClusterDecisionGenerator;
  /** A service of one's own. */
  plugin: PluginGenerator;
}>;
