import { formatGoFloat } from './go-number';
import { isMultiline, writeGoText } from './go-scalar';
import { wordsOfYaml11 } from './dialect';
import { sortKeys } from './natural-order';
import { checkKey, failAtPath, type Path, toJsonValue } from './writer-values';

/** A longer key, in bytes, is written as `? key`. */
const longestSimpleKey = 128;
// Text that needs no look at its characters: no blank to fold at, no indicator, no number.
const ordinary = /^[A-Za-z_/](?:[\w./@=,+-]|:(?=[\w./]))*$/;
// The characters that kustomize fails at.
const unwritable = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** Writes a value as kustomize prints its resources: keys in natural order, long lines folded. */
export function writeLikeKustomize(value: unknown): string {
  const writer = new KustomizeWriter();
  return writer.document(value);
}

class KustomizeWriter {
  private readonly path: Path = [];
  private out = '';
  /** Whether a block text has ended the line. */
  private endedLine = false;

  public document(value: unknown): string {
    this.value(toJsonValue(value, this.path), 0, 0, true);
    return this.endedLine ? this.out : `${this.out}\n`;
  }

  /**
   * Writes a value behind what stands on the line: a key (or nothing, at the top), or an indicator such as `- `, after
   * which collections start on the same line.
   */
  private value(value: unknown, column: number, indent: number, isInline: boolean): void {
    if (Array.isArray(value)) {
      this.list(value, isInline ? indent : indent - 2, isInline);
    } else if (typeof value === 'object' && value !== null) {
      this.map(value as Record<string, unknown>, indent, isInline);
    } else {
      const lead = column === 0 ? '' : ' ';
      const text = this.scalar(value, column + lead.length, column === 0 ? 2 : indent);
      this.out += lead + text;
      this.endedLine = text.charCodeAt(text.length - 1) === 0x0a;
    }
  }

  private list(list: readonly unknown[], indent: number, isInline: boolean): void {
    if (list.length === 0) {
      this.out += this.out === '' ? '[]' : ' []';
      return;
    }
    const pad = ' '.repeat(indent);
    list.forEach((item, index) => {
      this.path.push(index);
      this.startEntry(index === 0 && isInline, pad);
      this.out += '-';
      this.value(toJsonValue(item, this.path), indent + 1, indent + 2, true);
      this.path.pop();
    });
  }

  /** Starts a line, or goes on behind an indicator. */
  private startEntry(isInline: boolean, pad: string): void {
    if (isInline) {
      this.out += this.out === '' ? '' : ' ';
    } else {
      this.out += this.endedLine ? pad : `\n${pad}`;
      this.endedLine = false;
    }
  }

  private map(map: Record<string, unknown>, indent: number, isInline: boolean): void {
    const keys = sortKeys(Object.keys(map).filter((key) => map[key] !== undefined));
    if (keys.length === 0) {
      this.out += this.out === '' ? '{}' : ' {}';
      return;
    }
    const pad = ' '.repeat(indent);
    keys.forEach((key, index) => {
      this.path.push(key);
      this.startEntry(index === 0 && isInline, pad);
      this.entry(key, toJsonValue(map[key], this.path), indent, pad);
      this.path.pop();
    });
  }

  private entry(key: string, value: unknown, indent: number, pad: string): void {
    checkKey(key, this.path);
    if (ordinary.test(key) || (!isMultiline(key) && Buffer.byteLength(key) <= longestSimpleKey)) {
      const text = this.text(key, { column: indent, indent: indent + 2, isSimpleKey: true });
      const width = ordinary.test(text) ? text.length : Array.from(text).length;
      this.out += `${text}:`;
      this.value(value, indent + width + 1, indent + 2, false);
      return;
    }
    const text = this.text(key, { column: indent + 2, indent: indent + 2, isSimpleKey: false });
    this.out += `? ${text}`;
    this.endedLine = text.endsWith('\n');
    this.startEntry(false, pad);
    this.out += ':';
    this.value(value, indent + 1, indent + 2, true);
  }

  private scalar(value: unknown, column: number, indent: number): string {
    switch (typeof value) {
      case 'string':
        return this.text(value, { column, indent, isSimpleKey: false });
      case 'number':
        return this.number(value);
      default:
        return String(value);
    }
  }

  private text(text: string, place: { column: number; indent: number; isSimpleKey: boolean }): string {
    if (ordinary.test(text) && text.length <= longestSimpleKey) {
      return text.length <= 5 && wordsOfYaml11.has(text) ? `"${text}"` : text;
    }
    if (unwritable.test(text)) {
      failAtPath(this.path, 'it holds a control character (DEL or C1), which kustomize cannot print');
    }
    return writeGoText(text, place);
  }

  /** By way of JSON: whole numbers as integers up to 64 bits, others as Go writes floats. */
  private number(value: number): string {
    if (Number.isInteger(value) && value < 2 ** 64 && value >= -(2 ** 63)) {
      return value === 0 ? '0' : BigInt(value).toString();
    }
    return formatGoFloat(value);
  }
}
