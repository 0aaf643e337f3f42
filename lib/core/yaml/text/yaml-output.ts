import { type YamlNode } from './yaml-node';

/** The text written so far, with libyaml's notes about it: the column, the indentation, and comments that are due. */
export class YamlOutput {
  public output = '';
  protected column = 0;
  protected indent = -1;
  protected whitespace = true;
  protected indention = true;
  protected footIndent = -1;
  /** Comments of the current node that are not written yet. */
  protected head = '';
  protected line = '';
  protected foot = '';
  protected tail = '';
  protected keyLine = '';

  /** Takes the comments of a node. A comment of an earlier node that is not written yet stays if the node has none. */
  protected take(node: Pick<YamlNode, 'head' | 'line' | 'foot'>, tail = ''): void {
    this.head = node.head || this.head;
    this.line = node.line || this.line;
    this.foot = node.foot || this.foot;
    this.tail = tail || this.tail;
  }

  protected writeBeside(): void {
    this.writeLine();
    this.writeFoot();
  }

  protected writeHead(): void {
    if (this.tail !== '') {
      this.writeIndent();
      this.writeComment(this.tail);
      this.tail = '';
      this.footIndent = Math.max(this.indent, 0);
    }
    if (this.head !== '') {
      this.writeIndent();
      this.writeComment(this.head);
      this.head = '';
    }
  }

  protected writeLine(): void {
    if (this.line !== '') {
      if (!this.whitespace) {
        this.put(' ');
      }
      this.writeComment(this.line);
      this.line = '';
    }
  }

  protected writeFoot(): void {
    if (this.foot !== '') {
      this.writeIndent();
      this.writeComment(this.foot);
      this.foot = '';
      this.footIndent = Math.max(this.indent, 0);
    }
  }

  protected writeComment(comment: string): void {
    comment.split('\n').forEach((line, index) => {
      if (index > 0) {
        this.putBreak();
        if (line !== '') {
          this.writeIndent();
        }
      }
      this.put(line);
      this.indention = this.indention && line === '';
    });
    if (!comment.endsWith('\n')) {
      this.putBreak();
    }
    this.whitespace = true;
  }

  protected writeIndent(): void {
    const indent = Math.max(this.indent, 0);
    if (!this.indention || this.column > indent || (this.column === indent && !this.whitespace)) {
      this.putBreak();
    }
    if (this.footIndent === indent) {
      this.putBreak();
    }
    this.put(' '.repeat(Math.max(indent - this.column, 0)));
    this.whitespace = true;
    this.footIndent = -1;
  }

  protected writeIndicator(text: string, needsSpace: boolean, isSpace = false, isIndention = false): void {
    if (needsSpace && !this.whitespace) {
      this.put(' ');
    }
    this.put(text);
    this.whitespace = isSpace;
    this.indention = this.indention && isIndention;
  }

  /** Puts a text, and the indentation at the start of each of its lines. */
  protected putLines(text: string): void {
    for (const part of text.match(/[\n\u2028\u2029]|[^\n\u2028\u2029]+/g) ?? []) {
      if (/^[\n\u2028\u2029]/.test(part)) {
        this.putBreak(part);
      } else {
        this.putLine(part);
      }
    }
  }

  private putLine(line: string): void {
    if (this.column === 0) {
      this.writeIndent();
    }
    this.put(line);
    this.indention = false;
  }

  protected putBreak(character = '\n'): void {
    this.output += character;
    this.column = 0;
    this.indention = true;
  }

  protected put(text: string): void {
    this.output += text;
    this.column += text.length;
  }
}
