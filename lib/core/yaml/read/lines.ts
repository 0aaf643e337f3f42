import { isBreak } from '../scalar/characters';
import { type LineEnds } from '../scalar/dialect';

/** The lines of a text as a tool sees them, before it reads YAML from them. */
export class Lines {
  public readonly text: string;
  /** Where the caller's own text ends: before a line break that was added. */
  private readonly end: number;
  private starts: number[] | undefined;

  constructor(source: string, ends: LineEnds) {
    const text = ends !== 'kept' && source.includes('\r\n') ? source.replaceAll('\r\n', '\n') : source;
    this.end = text.length;
    this.text = ends === 'completed' && !text.endsWith('\n') ? `${text}\n` : text;
  }

  /** Line and column of an offset, both from 1. */
  public place(offset: number): { readonly line: number; readonly column: number } {
    this.starts ??= this.findStarts();
    const at = Math.min(offset, this.end);
    let line = 1;
    for (let beyond = this.starts.length + 1; beyond - line > 1;) {
      const middle = (line + beyond) >>> 1;
      if ((this.starts[middle - 1] as number) <= at) {
        line = middle;
      } else {
        beyond = middle;
      }
    }
    return { line, column: at - (this.starts[line - 1] as number) + 1 };
  }

  private findStarts(): number[] {
    const starts = [0];
    for (let index = 0; index < this.end; index++) {
      if (isBreak(this.text.charCodeAt(index))) {
        index += this.text.startsWith('\r\n', index) ? 1 : 0;
        starts.push(index + 1);
      }
    }
    return starts;
  }
}
