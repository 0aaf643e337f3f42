import { GitOpsError } from '../../../core/error';
import { inColumns } from '../../../core/text/in-columns';
import { configFile } from '../../config/cdk8s-config';

/** An object that breaks a rule. */
export interface ViolatingResource {
  readonly resourceName: string;
  readonly locations: readonly string[];
  readonly manifestPath: string;
}

/** A rule that is broken. */
interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
}

/** A violation as a plugin reports it. */
export interface ReportedViolation extends Violation {
  readonly violatingResources: readonly ViolatingResource[];
}

/** A violation with the constructs of the objects. */
export interface ConstructViolation extends Violation {
  readonly violatingConstructs: readonly (ViolatingResource & { readonly constructPath?: string })[];
}

/** The result of a plugin, in a few words. */
export interface ReportSummary {
  readonly status: 'success' | 'failure';
  readonly plugin: string;
  readonly version: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A report as data. */
export interface ReportData {
  readonly title: string;
  readonly violations: readonly ConstructViolation[];
  readonly summary: ReportSummary;
}

/** What a report knows of the output. */
export interface ReportedOutput {
  /** The construct path of each object, by its name. */
  readonly metadata: Readonly<Record<string, { readonly path: string }>>;
  /** Whether the manifests are printed. @default - they are written */
  readonly stdout?: true;
}

/** What a plugin reports. It has the methods of cdk8s' class of this name. */
export class ValidationReport {
  private readonly violations: ConstructViolation[] = [];
  private summary: ReportSummary | undefined;

  constructor(
    private readonly pkg: string,
    private readonly version: string,
    private readonly output: ReportedOutput,
  ) {}

  /** @throws if the report was submitted */
  public addViolation({ ruleName, recommendation, violatingResources, fix }: ReportedViolation): void {
    if (this.summary !== undefined) {
      const what = `Cannot add the violation ${ruleName}: the report was submitted`;
      throw new GitOpsError({ where: configFile, what, fix: 'add it before the plugin calls report.submit()' });
    }
    const { metadata, stdout } = this.output;
    const violatingConstructs = violatingResources.map((resource) => ({
      ...resource,
      constructPath: metadata[resource.resourceName]?.path,
      // A printed manifest has no path that lasts.
      manifestPath: stdout === true ? 'STDOUT' : resource.manifestPath,
    }));
    this.violations.push({ ruleName, recommendation, violatingConstructs, fix });
  }

  /** Ends the report. */
  public submit(status: ReportSummary['status'], metadata?: ReportSummary['metadata']): void {
    this.summary = { status, plugin: this.pkg, version: this.version, metadata };
  }

  /** @throws if the report was not submitted */
  public get success(): boolean {
    return this.toJson().summary.status === 'success';
  }

  /** @throws if the report was not submitted */
  public toJson(): ReportData {
    if (this.summary === undefined) {
      const what = `Cannot read the report of the plugin ${this.pkg}@${this.version}: it was not submitted`;
      throw new GitOpsError({ where: configFile, what, fix: 'let the plugin call report.submit()' });
    }
    return {
      title: `Validation Report (${this.pkg}@${this.version})`,
      violations: this.violations,
      summary: this.summary,
    };
  }

  /** The report as text for people. */
  public toString(): string {
    const { title, violations, summary } = this.toJson();
    const { status, plugin, version, metadata } = summary;
    const rows = Object.entries({ Status: status, Plugin: plugin, Version: version, ...metadata });
    return [
      `${title}\n${'-'.repeat(title.length)}\n\n(Summary)\n`,
      inColumns(rows.map(([name, value]) => [name, String(value)])),
      ...(violations.length === 0 ? [] : ['(Violations)\n']),
      ...violations.map(violationText),
    ].join('\n');
  }
}

function violationText({ ruleName, recommendation, fix, violatingConstructs }: ConstructViolation): string {
  const count = violatingConstructs.flatMap(({ locations }) => locations ?? []).length;
  return [
    `${ruleName} (${count} occurrences)\n`,
    '  Occurrences:\n',
    ...violatingConstructs.map(({ constructPath, manifestPath, resourceName, locations }) =>
      [
        `    - Construct Path: ${constructPath ?? 'N/A'}`,
        `    - Manifest Path: ${manifestPath}`,
        `    - Resource Name: ${resourceName}`,
        ...(locations === undefined ? [] : ['    - Locations:', ...locations.map((each) => `      > ${each}`)]),
        '',
      ].join('\n'),
    ),
    `  Recommendation: ${recommendation}`,
    `  How to fix: ${fix}\n`,
  ].join('\n');
}
