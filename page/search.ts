import { type PageNode } from '../lib/engines/graph/page/page-data';
import { type GraphView } from './graph-view';

/** Hides what does not match, and the frames, but for those of targets. Every word has to be in the name, kind, namespace or a label of an object. */
export class Search {
  private readonly texts: readonly string[];
  private readonly boxes: readonly SVGGElement[];

  public constructor(
    private readonly view: GraphView,
    private readonly rows: readonly (HTMLElement | undefined)[],
  ) {
    this.texts = view.data.nodes.map(textOf);
    this.boxes = [...view.world.querySelectorAll<SVGGElement>('.box:not(.target)')];
  }

  /** Searches for the words of a text. @returns the numbers of the objects that match; undefined if there is no word */
  public find(query: string): number[] | undefined {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const matches = this.texts.map((text) => words.every((word) => text.includes(word)));
    matches.forEach((isMatch, number) => {
      [this.view.nodes[number], this.rows[number]].forEach((shown) => setHidden(shown, !isMatch));
    });
    this.view.data.edges.forEach(({ from, to }, number) =>
      setHidden(this.view.edges[number], !(matches[from] && matches[to])),
    );
    this.boxes.forEach((box) => setHidden(box, words.length > 0));
    return words.length === 0 ? undefined : matches.flatMap((isMatch, number) => (isMatch ? [number] : []));
  }
}

function textOf({ kind, namespace, name, labels }: PageNode): string {
  return [kind, namespace, name, `${kind}/${namespace}/${name}`, ...labels].join('\n').toLowerCase();
}

function setHidden(target: Element | undefined, isHidden: boolean): void {
  target?.toggleAttribute('hidden', isHidden);
}
