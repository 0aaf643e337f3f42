import { joinPieces, type Piece, type Point } from './piece';

/** The space between two pieces. */
const gap = 24;
/** How much wider than high a picture is, about. */
const aspect = 1.6;

/** Puts pieces beside and below each other, the highest first, so that the whole has about the form of a screen. */
export function packPieces(pieces: readonly Piece[]): Piece {
  const sorted = [...pieces].sort((one, other) => other.height - one.height);
  const area = sorted.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const most = Math.max(Math.sqrt(area * aspect), ...sorted.map(({ width }) => width));
  const placed: (Point & { readonly piece: Piece })[] = [];
  let [x, y, rowHeight] = [0, 0, 0];
  for (const piece of sorted) {
    if (x > 0 && x + piece.width > most) {
      [x, y, rowHeight] = [0, y + rowHeight + gap, 0];
    }
    placed.push({ piece, x, y });
    x += piece.width + gap;
    rowHeight = Math.max(rowHeight, piece.height);
  }
  return joinPieces(placed);
}

/** A piece with a frame around it. */
export function framePiece(piece: Piece, label: string): Piece {
  const [side, top] = [16, 32];
  const inner = joinPieces([{ piece, x: side, y: top }]);
  const width = Math.max(inner.width + side, label.length * 7 + 2 * side);
  const height = inner.height + side;
  return { ...inner, width, height, boxes: [{ label, x: 0, y: 0, width, height }, ...inner.boxes] };
}
