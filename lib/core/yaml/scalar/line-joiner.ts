/** What becomes of the line breaks at the end of a block scalar: one stays, none (`-`) or all (`+`). */
export type Chomping = '' | '-' | '+';

/** Joins the lines of a block scalar, with or without folding. */
export class LineJoiner {
  private value = '';
  private leadingBreak = '';
  private trailingBreaks = '';
  private leadingBlank = false;

  constructor(private readonly folded: boolean) {}

  public breaks(breaks: string): void {
    this.trailingBreaks += breaks;
  }

  public line(text: string, lineBreak: string): void {
    const blank = text.startsWith(' ') || text.startsWith('\t');
    if (this.folded && !this.leadingBlank && !blank && this.leadingBreak === '\n') {
      this.value += this.trailingBreaks === '' ? ' ' : '';
    } else {
      this.value += this.leadingBreak;
    }
    this.value += this.trailingBreaks + text;
    this.trailingBreaks = '';
    this.leadingBreak = lineBreak;
    this.leadingBlank = blank;
  }

  public finish(chomping: Chomping): string {
    const end = chomping === '-' ? '' : this.leadingBreak;
    return this.value + end + (chomping === '+' ? this.trailingBreaks : '');
  }
}
