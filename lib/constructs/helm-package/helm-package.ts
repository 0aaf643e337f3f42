import { App, type Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { join, relative, resolve, sep } from 'node:path';
import {
  type AppOutput,
  registerAppOutput,
  registerOutputCheck,
  type WrittenFiles,
} from '../../api-objects/app-output';
import { demandNoStandIns } from '../../api-objects/stand-ins/keep-stand-ins';
import { demandShape } from '../../core/check/check-shape';
import { detach } from '../../core/detach';
import { demandNoFindings, GitOpsError } from '../../core/error';
import { type Fault, fault } from '../../core/fault';
import { listed } from '../../core/listed';
import { finalPlace } from '../../system/output/staging';
import { chartArchive } from '../../engines/helm-package/archive';
import { chartFiles } from '../../engines/helm-package/chart-files';
import { warn } from '../../system/warn';
import { checkReleaseNamespace } from './check-release-namespace';
import { type HelmPackageProps } from './helm-package-props';
import { helmPackageShape } from './helm-package-shape';
import { packageContent } from './package-content';
import { notePackage } from './values/release-names';
import { takeUnusedValues } from './values/unused-values';

/**
 * Writes charts of an app as a chart of Helm: `templates/` with one file for each object, `crds/`, `values.yaml` with
 * the values that the objects have (see `helmValue`), a schema for them, `NOTES.txt` and a README.
 *
 * The plain output of the app stays as it is, with the default of each value. `helm template` of the package gives the
 * same objects, and with other values those that a synth with these defaults would give. Text with `{{` in it is
 * written so that helm prints it as it is. The files are written by `App.synth()`.
 *
 * @example
 * ```ts
 * import { App, HelmPackage, helmRelease, helmText, helmValue, ProbedDeployment } from 'cdk8s-gitops';
 * import { Chart } from 'cdk8s';
 *
 * const app = new App();
 * const web = new Chart(app, 'web');
 * new ProbedDeployment(web, 'web', {
 *   metadata: { name: helmText`${helmRelease.name}-web` },
 *   replicas: helmValue('replicaCount', 2, { description: 'Pods to run', minimum: 1 }),
 *   containers: [{ name: 'web', image: helmText`nginx:${helmValue('image.tag', '1.29')}` }],
 * });
 * new HelmPackage(app, 'package', { name: 'mychart', version: '0.1.0', charts: [web] });
 * app.synth(); // writes dist/mychart/, in addition to dist/web.k8s.yaml
 * ```
 * @see https://helm.sh/docs/topics/charts/
 */
export class HelmPackage extends Construct {
  /** The folder that is written, relative to the working folder. */
  public readonly directory: string;

  /** What was rendered last. */
  private files: ReadonlyMap<string, string> = new Map();

  /**
   * @throws if a prop is wrong, such as a name or a version that helm refuses, or if a chart is of another app. At synth,
   * if values are in places that can't have one, or don't fit together
   */
  constructor(scope: Construct, id: string, props: HelmPackageProps) {
    super(scope, id);
    demandShape(this.node.path, props, helmPackageShape, 'the props');
    const given = detach(props);
    const { notes: _notes, charts, name, ...others } = given;
    demandNoStandIns(this.node.path, { name, ...others });
    this.demandOwnCharts(charts);
    charts.forEach((chart) => notePackage(chart, name));
    this.directory = given.directory ?? join(App.of(this).outdir, name);
    registerAppOutput(this, 'HelmPackage', () => this.render(given));
    registerOutputCheck(this, (written) => {
      warn([...checkReleaseNamespace(charts), ...takeUnusedValues(this.node.root)]);
      return this.checkFolder(written);
    });
  }

  private render(props: HelmPackageProps): AppOutput {
    this.demandOwnFolder();
    const { directory } = this;
    const { content, findings } = packageContent(this, props);
    demandNoFindings(findings);
    this.files = chartFiles(content);
    const archive = props.archive === true ? chartArchive(props.name, this.files) : undefined;
    const beside = archive === undefined ? undefined : new Map([[`${props.name}-${props.version}.tgz`, archive]]);
    return { directory, files: this.files, objects: [], beside };
  }

  private demandOwnFolder(): void {
    const others = this.node.root.node
      .findAll()
      .filter((other): other is HelmPackage => other !== this && other instanceof HelmPackage)
      .filter(({ directory }) => resolve(directory) === resolve(this.directory));
    if (others.length > 0) {
      const what = `Cannot write the package to ${finalPlace(this.directory)}: ${listed(others.map(({ node }) => node.path))} is written there`;
      throw new GitOpsError({ where: this.node.path, what, fix: 'set directory of one of them to another folder' });
    }
  }

  private demandOwnCharts(charts: readonly Chart[]): void {
    const others = charts.filter(({ node }) => node.root !== this.node.root).map(({ node }) => node.path);
    if (others.length > 0) {
      const what = `Cannot take ${listed(others)} into the package: it is in another app`;
      throw new GitOpsError({ where: this.node.path, what, fix: 'use charts of this app' });
    }
  }

  /** Helm packs all files of the folder, so the app must not write others there. */
  private checkFolder({ directory, files }: WrittenFiles): Fault[] {
    const own = finalPlace(this.directory);
    const folder = relative(directory, resolve(own)).split(sep).join('/');
    const others = files.filter(
      (file) => file.startsWith(`${folder}/`) && !this.files.has(file.slice(folder.length + 1)),
    );
    if (others.length === 0) {
      return [];
    }
    const what = `Cannot write the package to ${own}: the app also writes ${listed(others)} there`;
    return [
      fault('package-folder', ['directory'], what, `set directory to another folder, such as 'charts/${folder}'`),
    ];
  }
}
