import { extname } from 'node:path';
import { type Command } from 'commander';
import { counted } from '../../core/text/counted';
import { GitOpsError } from '../../core/error';
import { listedChoices } from '../../core/listed';
import { buildGraph } from '../../engines/graph/build-graph';
import { type Graph, type GraphInput } from '../../engines/graph/data/graph';
import { formatGraph, type GraphFormatOptions } from '../../engines/graph/format-graph';
import { writeToPath } from '../../system/output/write-to-path';
import { demandAppRuns } from '../config/demand-app-runs';
import { demandObjects } from '../config/demand-objects';
import { graphInputs } from '../config/graph-inputs';
import { readManifestsAt } from '../config/read-manifests';
import { synthesizeObjects } from '../config/synthesize-objects';
import { printNote } from '../console/messages';
import { untilStopped } from '../console/until-stopped';

/** The flags of `graph`. */
interface GraphFlags {
  readonly output?: string;
  readonly app?: string;
}

const examples = `
Examples:
  cdk8s-gitops graph -o graph.html          # a page with search, for the app of cdk8s.yaml
  cdk8s-gitops graph -o graph.svg dist/     # a picture of the manifests in a folder
  cdk8s-gitops graph -o graph.mmd           # text for Mermaid, which GitHub draws in Markdown`;

/** Adds `graph [MANIFESTS]`. */
export function addGraphCommand(program: Command): void {
  program
    .command('graph')
    .description('show what refers to what, and what is missing')
    .argument('[manifests]', 'folder or file with manifests, or - for standard input; without it, the app is run')
    .option('-o, --output <path>', 'the file to write, which is needed, and ends with .html, .svg or .mmd')
    .option('-a, --app <command>', 'the command that runs the app; by default, app of cdk8s.yaml')
    .addHelpText('after', examples)
    .action(runGraph);
}

async function runGraph(manifests: string | undefined, { output, app }: GraphFlags): Promise<void> {
  demandOutput(output);
  demandAppRuns(app, manifests === undefined);
  const format = formatOf(output);
  const graph = buildGraph(await inputsOf(manifests, app));
  writeToPath(output, await formatGraph(graph, { format }));
  printNote(`Wrote ${output}: ${summaryOf(graph)}`);
}

function demandOutput(output: string | undefined): asserts output is string {
  if (output === undefined || output === '') {
    const what = 'Cannot run: no file is named for the graph';
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'name one, such as -o graph.html' });
  }
}

const formats: Readonly<Record<string, GraphFormatOptions['format']>> = {
  '.html': 'html',
  '.svg': 'svg',
  '.mmd': 'mermaid',
};

function formatOf(output: string): GraphFormatOptions['format'] {
  const format = formats[extname(output).toLowerCase()];
  if (format === undefined) {
    const what = `Cannot write a graph to ${output}: the ending of its name decides on the format`;
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: `use ${listedChoices(Object.keys(formats))}` });
  }
  return format;
}

function inputsOf(manifests: string | undefined, app: string | undefined): GraphInput[] | Promise<GraphInput[]> {
  return manifests === undefined ? untilStopped((signal) => synthesizeObjects({ app, signal })) : readInputs(manifests);
}

function readInputs(path: string): GraphInput[] {
  const files = readManifestsAt(path, 'cdk8s-gitops');
  demandObjects(files, path);
  return graphInputs(files);
}

/** `12 objects, 9 references, 1 missing`. */
function summaryOf({ nodes, edges }: Graph): string {
  const countOf = (state: string): number => nodes.filter((node) => node.state === state).length;
  const [objects, missing] = [countOf('present'), countOf('missing')];
  return [
    counted(objects, 'object'),
    counted(edges.length, 'reference'),
    ...(missing > 0 ? [`${missing} missing`] : []),
  ].join(', ');
}
