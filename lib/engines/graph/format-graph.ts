import { demandShape } from '../../core/check/check-shape';
import { type Shape } from '../../core/check/shape';
import { object, oneOf, required } from '../../core/check/shapes';
import { mermaidText } from './draw/mermaid';
import { drawSvg } from './draw/svg';
import { type Graph } from './data/graph';
import { graphPage, type PageParts } from './page/page';
import { layoutGraph } from './layout/layout-graph';
import { loadTable } from '../../core/table';

/** Options of `formatGraph`. */
export interface GraphFormatOptions {
  /**
   * `html` is a page with search and details, in one file. `svg` is a picture, and `mermaid` a text that GitHub and GitLab
   * draw in Markdown.
   */
  readonly format: 'html' | 'svg' | 'mermaid';
}

/** What `page/` becomes: see tools/make-graph-page.mjs. */
interface GraphPage extends PageParts {
  readonly pictureStyle: string;
}

/**
 * A graph as a page, a picture, or text for Mermaid. No secret value of a manifest is in it.
 *
 * @param graph the result of the function `graph`
 * @example
 * ```ts
 * import { formatGraph, graph, parseManifests } from 'cdk8s-gitops';
 *
 * const secret = '{ apiVersion: v1, kind: Secret, metadata: { name: db } }';
 * const text = await formatGraph(graph(parseManifests(secret)), { format: 'mermaid' });
 * text.split('\n')[1]; // => '  n0["Secret<br/>db"]'
 * ```
 */
export async function formatGraph(graph: Graph, options: GraphFormatOptions): Promise<string> {
  demandShape('formatGraph', options, optionsShape(), 'the options');
  const { format } = options;
  if (format === 'mermaid') {
    return mermaidText(graph);
  }
  const { pictureStyle, ...parts } = loadTable<GraphPage>('graph-page');
  const piece = await layoutGraph(graph);
  return format === 'svg'
    ? drawSvg(graph, piece, { hasNodes: true, style: pictureStyle })
    : graphPage(graph, piece, parts);
}

const optionsShape = (): Shape<GraphFormatOptions> =>
  object<GraphFormatOptions>({ format: required(oneOf(['html', 'svg', 'mermaid'])) });
