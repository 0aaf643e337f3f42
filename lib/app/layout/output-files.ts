import { type Chart } from 'cdk8s';
import { type Finding, GitOpsError } from '../../core/error';
import { stringifyManifests } from '../../core/yaml/stringify';
import { type FileContent } from '../../system/output/output-folder';
import { type ExtraFile } from './extra-folders';
import { type OutputLayout, type RenderedObject } from './output-layout';
import { PathClashes } from './path-clashes';

/** Collects the files of one folder. */
export class OutputFiles {
  private readonly contents = new Map<string, FileContent[]>();
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
  public addExtra({ path, owner, content }: ExtraFile): void {
    this.open(path, owner).push(content);
  }

  /** Text or bytes by path. */
  public get files(): ReadonlyMap<string, FileContent> {
    const joined = (contents: readonly FileContent[]): FileContent =>
      contents.length === 1 ? contents[0] : contents.join('---\n');
    return new Map([...this.contents].map(([path, contents]) => [path, joined(contents)]));
  }

  /** The paths of all files. */
  public get names(): readonly string[] {
    return [...this.contents.keys()];
  }

  /** Files that would overwrite each other. */
  public get findings(): readonly Finding[] {
    return this.paths.findings;
  }

  private openOnce(path: string, owner: string): FileContent[] {
    const contents = this.owners.get(path) === owner ? this.contents.get(path) : undefined;
    this.owners.set(path, owner);
    return contents ?? this.open(path, owner);
  }

  private open(path: string, owner: string): FileContent[] {
    this.paths.add(path, owner);
    const contents = this.contents.get(path) ?? [];
    this.contents.set(path, contents);
    return contents;
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
