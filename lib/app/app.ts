import { App as Cdk8sApp, type AppProps as Cdk8sAppProps, type Chart } from 'cdk8s';
import { resolve } from 'node:path';
import { markAsOurApp } from '../api-objects/app-output';
import { demandNoFaults } from '../core/fault';
import { checkOutputProps } from './layout/check-output-props';
import { jsonText } from '../core/text/json-text';
import { type OutputLayout } from './layout/output-layout';
import { type AppSettings } from './app-settings';
import { orderTree } from './tree/order-tree';
import { addToObjectsFile } from '../system/output/objects-file';
import { onDisk } from '../system/output/disk-error';
import { heal, replaceFolders } from '../system/output/replace-folders';
import { finalPlace, stageFolders } from '../system/output/staging';
import { appObjects } from './app-objects';
import { synthesizeFolders, synthesizeYaml } from './synthesis';
import { walkTree } from './tree/tree';

/** Options of `App`: the options of cdk8s, and how the output is laid out for a GitOps repository. */
export interface AppProps extends Cdk8sAppProps {
  /**
   * The cluster that a chart is for, if the app is for several clusters. The same object twice is an error only if both
   * are for the same cluster.
   *
   * @default - all charts are for one cluster
   */
  readonly target?: (chart: Chart) => string;
  /**
   * Which object is written to which file: see `gitOpsLayout`. It replaces `yamlOutputType` and `outputFileExtension`.
   *
   * @default - the files of cdk8s
   */
  readonly output?: OutputLayout;
}

/**
 * Cdk8s' App with a safe and fast synth. It has the same props, and writes the same files with the same objects.
 *
 * - The output folder is replaced as a whole or not changed at all, even if synth is killed. Files in it that the app
 *   did not write stay.
 * - The same object twice, the same file twice, a cycle of dependencies and an app without objects are errors. The
 *   messages name the constructs.
 * - Objects without a namespace, such as a ClusterRole, do not get the namespace of the chart.
 * - The time that synth takes grows linearly with the number of constructs and dependencies.
 *
 * @example
 * ```ts
 * import { Chart } from 'cdk8s';
 * import { App, ProbedPod } from 'cdk8s-gitops';
 *
 * const app = new App();
 * new ProbedPod(new Chart(app, 'hello'), 'pod', {
 *   metadata: { name: 'hello' },
 *   containers: [{ name: 'hello', image: 'nginx:1.29' }],
 * });
 * app.synth(); // writes dist/hello.k8s.yaml
 * ```
 * @see https://cdk8s.io/docs/latest/basics/app/
 */
export class App extends Cdk8sApp {
  private readonly layout: OutputLayout | undefined;
  private readonly target: (chart: Chart) => string;
  /** As cdk8s' own App decides it, which keeps it private. */
  private readonly recordsMetadata: boolean;

  constructor(props: AppProps = {}) {
    super(props);
    demandNoFaults('App', checkOutputProps(props), 'the props');
    this.layout = props.output;
    this.target = props.target ?? (() => '');
    this.recordsMetadata = props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
    markAsOurApp(this, this.target);
  }

  /** All charts. Each chart comes after the charts that it depends on. */
  public override get charts(): Chart[] {
    const tree = walkTree(this);
    return orderTree(tree).charts.map((position) => tree.constructs[position] as Chart);
  }

  /**
   * Writes the manifests of all charts to the output folder.
   *
   * @throws if something is invalid or clashes. The folder is then not changed.
   */
  public override synth(): void {
    onDisk(this.outdir, () => heal(resolve(this.outdir)));
    const folders = synthesizeFolders({ ...this.settings(), outdir: finalPlace(this.outdir) });
    onDisk(this.outdir, () => replaceFolders(stageFolders(folders)));
    onDisk(this.outdir, () => addToObjectsFile(() => jsonText(appObjects(this))));
  }

  /**
   * All objects of all charts as one YAML text. Nothing is written.
   *
   * @throws in the same cases as `synth`
   */
  public override synthYaml(): string {
    return synthesizeYaml(this.settings());
  }

  private settings(): AppSettings {
    const { outdir, layout, yamlOutputType, resolvers, target, recordsMetadata } = this;
    return {
      app: this,
      outdir,
      layout,
      yamlOutputType,
      resolvers,
      target,
      extension: this.outputFileExtension,
      recordConstructMetadata: recordsMetadata,
      sortKeys: !process.env.CDK8S_DISABLE_SORT,
    };
  }
}
