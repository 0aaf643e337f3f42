import { type LineHandler } from './invocation';
import { trimEnd } from '../../../core/text/trim';

const lineFeed = 10;

/**
 * Makes lines of bytes that arrive in pieces. A progress bar overwrites its line after a carriage return: only the last
 * text of such a line counts, which is also what a terminal shows in the end.
 */
export class LineReader {
  /** Bytes and not text, because a piece may end inside a character. */
  private pieces: Uint8Array[] = [];

  constructor(private readonly onLine: LineHandler) {}

  public push(bytes: Uint8Array): void {
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      this.pieces.push(bytes.subarray(start, end));
      this.flush();
      start = end + 1;
    }
    this.pieces.push(bytes.subarray(start));
  }

  /** Passes on the last line if no line break ended it. */
  public end(): void {
    if (this.pieces.some((piece) => piece.length > 0)) {
      this.flush();
    }
  }

  private flush(): void {
    const line = trimEnd(Buffer.concat(this.pieces).toString(), '\r');
    this.pieces = [];
    this.onLine(line.slice(line.lastIndexOf('\r') + 1));
  }
}
