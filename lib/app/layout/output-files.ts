import { type Chart } from 'cdk8s';
import { quote } from '../../core/check/quote';
import { type Finding, finding, GitOpsError, type Problem } from '../../core/error';
import { listOf } from '../../core/plain';
import { stringifyManifests } from '../../core/yaml/stringify';
import { type FileContent } from '../../core/text/file-content';
import { type TargetNote } from '../../system/output/output-folder';
import { type ExtraFile } from './extra-folders';
import { FolderIndex } from './folder-index';
import { targetName } from './layout-object';
import { otherNameOrType, type OutputLayout, type RenderedObject } from './output-layout';
import { PathClashes } from './path-clashes';
import { TargetNotes } from './target-notes';

/** Collects the files of one folder. */
export class OutputFiles {
  private readonly contents = new Map<string, FileContent[]>();
  /** By path: who may write to the file several times. Others may not write to it. */
  private readonly sharers = new Map<string, string>();
  private readonly paths: PathClashes;
  private readonly index = new FolderIndex();
  private readonly targets = new TargetNotes();
  private readonly found: Finding[] = [];

  /** @param clashFix what to do if two files clash */
  constructor(clashFix: string = otherNameOrType) {
    this.paths = new PathClashes(clashFix);
  }

  /** Adds an object to the app's own files. */
  public addObject(layout: OutputLayout, rendered: RenderedObject): void {
    const { chart, object } = rendered;
    const shared = this.fileOfChart(layout, chart);
    const path = shared ?? layout.objectFile(rendered);
    const texts =
      shared === undefined
        ? this.openFor(layout, rendered, path, (object ?? chart).node.path)
        : this.openOnce(shared, layout.isShared ? 'App' : chart.node.path);
    texts.push(objectText(rendered));
    this.targets.add(path, targetName(chart));
  }

  /** Adds a chart without objects. If there is a file for each chart, it gets an empty file, as in cdk8s. */
  public addEmptyChart(layout: OutputLayout, chart: Chart): void {
    const file = this.fileOfChart(layout, chart);
    if (file !== undefined) {
      this.openOnce(file, layout.isShared ? 'App' : chart.node.path);
    }
  }

  /** Adds a file that a construct has made itself. */
  public addExtra({ path, owner, content, chart }: ExtraFile): void {
    this.open(path, owner, 'let one of them write to another folder').push(content);
    if (chart !== undefined) {
      this.targets.add(path, targetName(chart));
    }
  }

  /** Adds what the layout writes in addition to the objects. Comes after all objects. */
  public addIndex(): void {
    for (const [path, content] of this.index.files) {
      this.open(path, 'index of gitOpsLayout').push(content);
    }
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

  /** What the files are for. */
  public get targetNotes(): readonly TargetNote[] {
    return this.targets.notes;
  }

  /** Paths that no file can have, files that would overwrite each other, and what an index can't list. */
  public get findings(): readonly Finding[] {
    return [...this.found, ...this.paths.findings, ...this.index.findings];
  }

  private fileOfChart(layout: OutputLayout, chart: Chart): string | undefined {
    const file: unknown = layout.chartFile(chart);
    if (file === undefined || typeof file === 'string') {
      return file;
    }
    this.found.push(finding({ where: chart.node.path, ...notText(file) }));
    return undefined;
  }

  private openFor(layout: OutputLayout, rendered: RenderedObject, path: string, owner: string): FileContent[] {
    const problems = typeof path === 'string' ? problemsOf(layout, path) : [notText(path)];
    if (problems.length > 0) {
      this.found.push(...problems.map((problem) => finding({ where: owner, ...problem })));
      return [];
    }
    if (layout.hasIndex) {
      this.index.add(path, rendered);
    }
    return layout.isMultiple ? this.openOnce(path, 'all objects', owner) : this.open(path, owner);
  }

  private openOnce(path: string, sharer: string, owner = sharer): FileContent[] {
    const contents = this.sharers.get(path) === sharer ? this.contents.get(path) : undefined;
    this.sharers.set(path, sharer);
    return contents ?? this.open(path, owner);
  }

  private open(path: string, owner: string, fix?: string): FileContent[] {
    this.paths.add(path, owner, fix);
    const contents = this.contents.get(path) ?? [];
    this.contents.set(path, contents);
    return contents;
  }
}

/** A layout can be plain JavaScript, which returns nothing if it finds nothing. */
function problemsOf(layout: OutputLayout, path: string): readonly Problem[] {
  return listOf(layout.checkFile(path)) as readonly Problem[];
}

/** A layout can be plain JavaScript, which returns anything. */
function notText(path: unknown): Problem {
  const what = `Cannot write ${quote(path)}: a path is text`;
  return { rule: 'path-type', what, fix: 'return a path such as web/Deployment-web.yaml' };
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
    const findings = error.findings.map((found) => ({ ...found, where: `${path}: ${found.where}` }));
    throw new GitOpsError(findings, { cause: error });
  }
}
