import { type Graph } from '../data/graph';
import { categoryOf } from '../draw/category';
import { attributes, escapeMarkup } from '../draw/markup';
import { nodeTitle, shownName } from '../draw/state';
import { nodeText } from '../layout/node-size';
import { margin, type Piece } from '../layout/piece';

/** The nodes of the page as buttons. The script puts them in their places, since the page allows no other styles. */
export function nodeButtons({ nodes }: Graph, piece: Piece): string {
  const places = new Map(piece.nodes.map((placed) => [placed.id, placed]));
  const buttons = nodes.map((node, index) => {
    const { x, y, width, height } = places.get(node.id)!;
    const { kind, name } = nodeText(node);
    const values = attributes({
      type: 'button',
      class: `node ${categoryOf(node.object)} ${node.state}`,
      'data-object': shownName(node),
      'data-number': index,
      'data-place': [x + margin, y + margin, width, height].map(Math.round).join(' '),
      title: nodeTitle(node),
    });
    return `<button${values}><small>${escapeMarkup(kind)}</small><b>${escapeMarkup(name)}</b></button>`;
  });
  return buttons.join('\n');
}
