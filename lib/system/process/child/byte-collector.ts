/** Joins pieces of bytes. */
export class ByteCollector {
  private pieces: Uint8Array[] = [];
  private length = 0;

  /** The number of bytes so far. */
  public get size(): number {
    return this.length;
  }

  public push(piece: Uint8Array): void {
    this.pieces.push(piece);
    this.length += piece.length;
  }

  /** All bytes, in memory that can be moved to another thread. The memory of a small Buffer can't, as others share it. */
  public bytes(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.length);
    let offset = 0;
    for (const piece of this.pieces) {
      bytes.set(piece, offset);
      offset += piece.length;
    }
    return bytes;
  }
}
