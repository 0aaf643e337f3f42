import { type Chart } from 'cdk8s';
import { type Finding, GitOpsError } from '../../core/error';
import { stringifyManifests } from '../../core/yaml/stringify';
import { type ExtraFile } from './extra-folders';
import { type OutputLayout, type RenderedObject } from './output-layout';
import { PathClashes } from './path-clashes';

/** Collects the files of one folder. */
export class OutputFiles {
  private readonly texts = new Map<string, string[]>();
  /** By path: who writes to it. One owner may write several times, but two owners may not share a file. */
  private readonly owners = new Map<string, string>();
  private readonly paths = new PathClashes();

  /** Adds an object to the app's own files. */
  public addObject(layout: OutputLayout, rendered: RenderedObject): void {
    const { chart, object } = rendered;
    const shared = layout.chartFile(chart);
    const texts =
      shared === undefined
        ? this.open(layout.objectFile(rendered), (object ?? chart).node.path)
        : this.openOnce(shared, layout.isShared ? 'App' : chart.node.path);
    texts.push(objectText(rendered));
  }

  /** Adds a chart without objects. If there is a file for each chart, it gets an empty file, as in cdk8s. */
  public addEmptyChart(layout: OutputLayout, chart: Chart): void {
    const file = layout.chartFile(chart);
    if (file !== undefined) {
      this.openOnce(file, layout.isShared ? 'App' : chart.node.path);
    }
  }

  /** Adds a file that a construct has made itself. */
  public addExtra({ path, owner, text }: ExtraFile): void {
    this.open(path, owner).push(text);
  }

  /** Text by path. */
  public get files(): ReadonlyMap<string, string> {
    return new Map([...this.texts].map(([path, texts]) => [path, texts.join('---\n')]));
  }

  /** The paths of all files. */
  public get names(): readonly string[] {
    return [...this.texts.keys()];
  }

  /** Files that would overwrite each other. */
  public get findings(): readonly Finding[] {
    return this.paths.findings;
  }

  private openOnce(path: string, owner: string): string[] {
    const texts = this.owners.get(path) === owner ? this.texts.get(path) : undefined;
    this.owners.set(path, owner);
    return texts ?? this.open(path, owner);
  }

  private open(path: string, owner: string): string[] {
    this.paths.add(path, owner);
    const texts = this.texts.get(path) ?? [];
    this.texts.set(path, texts);
    return texts;
  }
}

/**
 * The YAML of an object.
 *
 * @throws if the object contains a value that YAML can't express. The error names the construct.
 */
export function objectText({ chart, object, manifest }: RenderedObject): string {
  try {
    return stringifyManifests([manifest]);
  } catch (error) {
    if (!(error instanceof GitOpsError)) {
      throw error;
    }
    const { path } = (object ?? chart).node;
    const findings = error.findings.map((finding) => ({ ...finding, where: `${path}: ${finding.where}` }));
    throw new GitOpsError(findings, { cause: error });
  }
}
