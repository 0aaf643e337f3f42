import { type CommentStops, type HeadStop, type LeafStop } from './comment-stops';
import { type YamlNode } from './yaml-node';

/** The map or list of a node, and its index there. */
interface Seat {
  readonly parent: YamlNode;
  readonly index: number;
}

/** Finds the places of a text that comments can belong to, each without a walk through all of them. */
export class CommentPlaces {
  private readonly heads: readonly HeadStop[];
  /** In the order of their ends. */
  private readonly leaves: readonly LeafStop[];
  /** For each leaf, the smallest start from it to the last leaf. */
  private readonly starts: readonly number[];
  private readonly offsets = new Map<YamlNode, number>();
  private readonly seats = new Map<YamlNode, Seat>();

  constructor(root: YamlNode, { heads, leaves }: CommentStops) {
    this.heads = [...heads].sort((one, other) => one.offset - other.offset);
    this.leaves = [...leaves].sort((one, other) => one.end - other.end);
    this.starts = smallestStarts(this.leaves);
    const offsets = [...leaves.map(({ node, start }) => ({ node, offset: start })), ...heads];
    offsets.forEach(({ node, offset }) => node && !this.offsets.has(node) && this.offsets.set(node, offset));
    this.seat(root);
  }

  /** The innermost leaf that an offset is in. */
  public leafAround(offset: number): LeafStop | undefined {
    let index = firstIndex(this.leaves.length, (each) => this.leaves[each]!.end > offset);
    while (index < this.leaves.length && this.starts[index]! <= offset) {
      const leaf = this.leaves[index++]!;
      if (leaf.start <= offset) {
        return leaf;
      }
    }
    return undefined;
  }

  /** The last leaf that ends before an offset. */
  public leafBefore(offset: number): LeafStop | undefined {
    let index = firstIndex(this.leaves.length, (each) => this.leaves[each]!.end > offset) - 1;
    while (index >= 0 && this.leaves[index]!.start >= offset) {
      index--;
    }
    return this.leaves[index];
  }

  /** The first key or element after an offset. */
  public headAfter(offset: number): HeadStop | undefined {
    return this.heads[firstIndex(this.heads.length, (each) => this.heads[each]!.offset > offset)];
  }

  /** The start of a node that comments can belong to. */
  public offsetOf(node: YamlNode | undefined): number | undefined {
    return node && this.offsets.get(node);
  }

  /** The map or list of a node, and its index there. Undefined for the root. */
  public seatOf(node: YamlNode): Seat | undefined {
    return this.seats.get(node);
  }

  /** The nodes from the root down to a node. */
  public pathTo(node: YamlNode): YamlNode[] {
    const path: YamlNode[] = [];
    for (let each: YamlNode | undefined = node; each !== undefined; each = this.seats.get(each)?.parent) {
      path.unshift(each);
    }
    return path;
  }

  private seat(parent: YamlNode): void {
    parent.content.forEach((child, index) => {
      this.seats.set(child, { parent, index });
      this.seat(child);
    });
  }
}

function smallestStarts(leaves: readonly LeafStop[]): number[] {
  const starts = leaves.map(({ start }) => start);
  for (let index = starts.length - 2; index >= 0; index--) {
    starts[index] = Math.min(starts[index]!, starts[index + 1]!);
  }
  return starts;
}

/** The first index for which a condition holds that holds for all later ones; the length if there is none. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = holds(middle) ? [low, middle] : [middle + 1, high];
  }
  return low;
}
