import { type Chart } from 'cdk8s';
import { type HelmDependency, type HelmMaintainer } from '../../engines/helm-package/metadata/chart-metadata';

/** The props of a `HelmPackage`. */
export interface HelmPackageProps {
  /** The name of the chart, and of its folder: lower-case letters, digits and `-`. */
  readonly name: string;
  /** The version of the chart, as three numbers: `0.1.0`. */
  readonly version: string;
  /** The charts of the app whose objects are in the package. Charts inside them are in it, too. */
  readonly charts: readonly Chart[];
  /**
   * The version of what the chart installs, for people.
   *
   * @default - none
   */
  readonly appVersion?: string;
  /**
   * What the chart is for, in one sentence.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * What helm prints after an install. It may have values: helmText`…`.
   *
   * @default - nothing
   */
  readonly notes?: string;
  /**
   * The folder that is written, relative to the working folder. Everything in it that an earlier synth has written is
   * replaced; other files in it stay.
   *
   * @default - a folder with the name of the chart, in the output folder of the app
   */
  readonly directory?: string;
  /**
   * Whether the chart is also written as an archive, `NAME-VERSION.tgz`, next to the folder. A chart with dependencies
   * can't be: helm must fetch them before.
   *
   * @default false
   */
  readonly archive?: boolean;
  /**
   * Other charts that this chart installs as well. `helm dependency update` fetches them into the folder.
   *
   * @default - none
   */
  readonly dependencies?: readonly HelmDependency[];
  /**
   * The address of a picture.
   *
   * @default - none
   */
  readonly icon?: string;
  /**
   * Who maintains the chart.
   *
   * @default - nobody
   */
  readonly maintainers?: readonly HelmMaintainer[];
  /**
   * Words by which the chart is found.
   *
   * @default - none
   */
  readonly keywords?: readonly string[];
  /**
   * Annotations of the chart itself, not of its objects.
   *
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}
