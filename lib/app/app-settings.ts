import { type Chart, type IResolver, type YamlOutputType } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { type OutputLayout } from './layout/output-layout';

/** What synth needs to know about an app. */
export interface AppSettings {
  readonly app: IConstruct;
  readonly outdir: string;
  /** Undefined for the layout of cdk8s. */
  readonly layout?: OutputLayout;
  readonly extension: string;
  readonly yamlOutputType: YamlOutputType;
  readonly recordConstructMetadata: boolean;
  readonly resolvers: readonly IResolver[];
  /** False if `CDK8S_DISABLE_SORT` is set. */
  readonly sortKeys: boolean;
  /** The cluster that a chart is for. */
  readonly target: (chart: Chart) => string;
}
