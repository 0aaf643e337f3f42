import { readFileSync } from 'node:fs';
import { parseYaml } from '../../../core/yaml/parse';
import { printNote } from '../../console/messages';
import { type ReportedOutput, ValidationReport } from './validation-report';

/** What a plugin gets. It has the fields and methods of cdk8s' class of this name. */
export class ValidationContext {
  public readonly metadata: ReportedOutput['metadata'];
  public readonly stdout: true | undefined;
  public readonly report: ValidationReport;
  public readonly logger = { log: (message: string): void => printNote(message) };

  /**
   * @param manifests the paths of the files to validate
   * @param pkg the package of the plugin
   * @param version its version
   */
  constructor(
    public readonly manifests: readonly string[],
    public readonly pkg: string,
    public readonly version: string,
    output: ReportedOutput,
  ) {
    this.metadata = output.metadata;
    this.stdout = output.stdout;
    this.report = new ValidationReport(pkg, version, output);
  }

  /** All documents of a file. An empty document is null. */
  public parseManifest(path: string): unknown[] {
    return parseYaml(readFileSync(path, 'utf8'), { file: path, dialect: 'kustomize' });
  }
}
