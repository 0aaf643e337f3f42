import { type ApiObject, Chart } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { dirname, relative, resolve } from 'node:path';
import { type AppOutput, findAppOutput } from '../../api-objects/app-output';
import { type Finding, finding } from '../../core/error';
import { type FileContent } from '../../core/text/file-content';
import { isInside } from '../../system/output/output-folder';
import { finalPlace } from '../../system/output/staging';
import { type Tree } from '../tree/tree';

/** A file that a construct writes in addition to the app's own files. */
export interface ExtraFile {
  /** Construct path. */
  readonly owner: string;
  readonly path: string;
  readonly content: FileContent;
  /** The chart whose target the file is for. @default - none: the construct is in no chart */
  readonly chart?: Chart;
}

/** What all constructs write in addition to the app's own files. */
export interface ExtraOutput {
  /** Files below the app's output folder, with paths relative to it. */
  readonly below: readonly ExtraFile[];
  /** Files elsewhere, by absolute folder. No folder is inside another. */
  readonly elsewhere: ReadonlyMap<string, readonly ExtraFile[]>;
  /** Objects that are written to these files, and so not to the app's own files. */
  readonly objects: ReadonlySet<ApiObject>;
  readonly findings: readonly Finding[];
}

/** Collects from every construct what it writes in addition to Kubernetes objects. */
export function collectExtraOutput(tree: Tree, outdir: string): ExtraOutput {
  const outputs = tree.constructs.flatMap((construct) => {
    const render = findAppOutput(construct);
    return render === undefined ? [] : partsOf(construct, inFinalPlace(render()));
  });
  const findings = outputs.flatMap((output) => checkFolder(output, outdir));
  const inside = outputs.filter(({ directory }) => isInside(directory, outdir));
  const outside = outputs.filter((output) => !inside.includes(output));
  const folders = outermost(outside.map(({ directory }) => resolve(directory)));
  return {
    below: inside.flatMap((output) => filesOf(output, resolve(outdir))),
    elsewhere: new Map(
      folders.map((folder) => [
        folder,
        outside.filter(({ directory }) => isInside(directory, folder)).flatMap((output) => filesOf(output, folder)),
      ]),
    ),
    objects: new Set(outputs.flatMap(({ objects }) => objects)),
    findings,
  };
}

/** Files of one folder that a construct writes. */
interface OutputPart extends Omit<AppOutput, 'beside'> {
  readonly owner: string;
  readonly chart?: Chart;
  /** Whether the files are next to the construct's own folder. */
  readonly isBeside: boolean;
}

/** A construct may have made the path from the `outdir` of the app. */
function inFinalPlace(output: AppOutput): AppOutput {
  return { ...output, directory: finalPlace(output.directory) };
}

function partsOf({ node }: IConstruct, { beside, ...output }: AppOutput): OutputPart[] {
  const from = { owner: node.path, chart: node.scopes.filter((scope) => Chart.isChart(scope)).at(-1) };
  const own = { ...from, ...output, isBeside: false };
  const folder = dirname(resolve(output.directory));
  return beside === undefined
    ? [own]
    : [own, { ...from, directory: folder, files: beside, objects: [], isBeside: true }];
}

function checkFolder({ owner, directory, files, isBeside }: OutputPart, outdir: string): Finding[] {
  if (!isInside(outdir, directory) || (isBeside && isInside(directory, outdir))) {
    return [];
  }
  return [
    finding({
      rule: 'output-folder',
      where: owner,
      what: `Cannot write ${isBeside ? `${[...files.keys()].join(', ')} ` : ''}to ${directory}: it is or contains the folder ${outdir}, which the app replaces as a whole`,
      fix: `use a folder below it, such as ${outdir}/${owner.split('/').at(-1)}, or a folder elsewhere`,
    }),
  ];
}

function filesOf({ owner, chart, directory, files }: OutputPart, folder: string): ExtraFile[] {
  const prefix = relative(folder, resolve(directory)).replaceAll('\\', '/');
  return [...files].map(([path, content]) => ({
    owner,
    chart,
    content,
    path: prefix === '' ? path : `${prefix}/${path}`,
  }));
}

function outermost(folders: readonly string[]): string[] {
  const unique = [...new Set(folders)].sort((one, other) => one.length - other.length);
  return unique.filter((folder, index) => !unique.slice(0, index).some((other) => isInside(folder, other)));
}
