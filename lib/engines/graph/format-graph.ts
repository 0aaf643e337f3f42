import { mermaidText } from './draw/mermaid';
import { drawSvg } from './draw/svg';
import { type Graph } from './data/graph';
import { layoutGraph } from './layout/layout-graph';
import { loadTable } from '../../core/table';

/** Options of `formatGraph`. */
export interface GraphFormatOptions {
  /** `svg` is a picture, and `mermaid` a text that GitHub and GitLab draw in Markdown. */
  readonly format: 'svg' | 'mermaid';
}

/** What `page/` becomes: see tools/make-graph-page.mjs. */
interface GraphPage {
  readonly pictureStyle: string;
}

/**
 * A graph as a picture, or as text for Mermaid. No secret value of a manifest is in it.
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
export async function formatGraph(graph: Graph, { format }: GraphFormatOptions): Promise<string> {
  switch (format) {
    case 'mermaid':
      return mermaidText(graph);
    case 'svg': {
      const style = loadTable<GraphPage>('graph-page').pictureStyle;
      return drawSvg(graph, await layoutGraph(graph), { isInteractive: false, style });
    }
  }
}
