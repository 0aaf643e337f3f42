import { joinPieces, type Piece, type PlacedBox } from './piece';
import { Skyline } from './skyline';

/** The space between two pieces. */
const gap = 24;
/** How much wider than high a picture is, about. */
const aspect = 1.6;

/** Puts pieces beside and below each other, the highest first, so that the whole has about the form of a screen. */
export function packPieces(pieces: readonly Piece[]): Piece {
  const sorted = [...pieces].sort((one, other) => other.height - one.height);
  const area = sorted.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const widest = sorted.reduce((most, { width }) => Math.max(most, width), 0);
  const skyline = new Skyline(Math.max(Math.sqrt(area * aspect), widest + gap));
  return joinPieces(sorted.map((piece) => ({ piece, ...skyline.place(piece.width + gap, piece.height + gap) })));
}

/** A piece with a frame around it. */
export function framePiece(piece: Piece, label: string, of?: PlacedBox['of']): Piece {
  const [side, top] = [16, 32];
  const inner = joinPieces([{ piece, x: side, y: top }]);
  const width = Math.max(inner.width + side, label.length * 7 + 2 * side);
  const height = inner.height + side;
  return { ...inner, width, height, boxes: [{ label, of, x: 0, y: 0, width, height }, ...inner.boxes] };
}
