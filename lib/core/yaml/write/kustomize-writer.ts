import { formatGoFloat } from '../scalar/go-number';
import { isMultiline } from '../scalar/analyze';
import { isOrdinary } from '../scalar/go-text';
import { type ScalarPlace, writeGoText } from './go-scalar';
import { sortKeys } from './natural-order';
import { isBreak } from '../scalar/characters';
import { demandKey, failAtPath, padOf, type Path, toJsonValue } from './writer-values';

/** A longer key, in bytes, is written as `? key`. */
const longestSimpleKey = 128;
// The characters that kustomize cannot print.
const unwritable = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** Writes a value as kustomize prints its resources: with keys in natural order and long lines folded. */
export function writeLikeKustomize(value: unknown): string {
  return new KustomizeWriter().document(value);
}

class KustomizeWriter {
  private readonly path: Path = [];
  /** Joined once at the end, which is much cheaper than adding text to text. */
  private readonly parts: string[] = [];
  /** Whether the last text ended its line, as a block text does. */
  private endedLine = false;

  public document(value: unknown): string {
    const root = toJsonValue(value, this.path);
    if (typeof root === 'object' && root !== null) {
      this.collection(root, 0, 0, true);
    } else {
      this.push(this.scalar(root, 0, 2));
    }
    this.parts.push(this.endedLine ? '' : '\n');
    return this.parts.join('');
  }

  private push(text: string): void {
    this.parts.push(text);
    this.endedLine = isBreak(text.charCodeAt(text.length - 1));
  }

  /** Writes a value after a key or, if `isInline`, after a dash or colon. A collection may start on that line. */
  private value(value: unknown, column: number, indent: number, isInline: boolean): void {
    if (typeof value === 'object' && value !== null) {
      this.collection(value, column, indent, isInline);
    } else {
      this.parts.push(' ');
      this.push(this.scalar(value, column + 1, indent));
    }
  }

  private collection(value: object, column: number, indent: number, isInline: boolean): void {
    const isList = Array.isArray(value);
    const keys = isList ? undefined : definedKeys(value as Record<string, unknown>);
    if ((isList ? value : (keys ?? [])).length === 0) {
      this.parts.push(column === 0 ? '' : ' ', isList ? '[]' : '{}');
      return;
    }
    if (isList) {
      this.list(value, isInline ? indent : indent - 2, isInline);
    } else {
      this.map(value as Record<string, unknown>, keys ?? [], indent, isInline);
    }
  }

  private list(list: readonly unknown[], indent: number, isInline: boolean): void {
    for (let index = 0; index < list.length; index++) {
      this.path.push(index);
      this.startEntry(index === 0 && isInline, indent);
      this.parts.push('-');
      this.value(toJsonValue(list[index], this.path), indent + 1, indent + 2, true);
      this.path.pop();
    }
  }

  /** Starts a new line, or goes on after an indicator. */
  private startEntry(isInline: boolean, indent: number): void {
    if (isInline) {
      this.parts.push(this.parts.length === 0 ? '' : ' ');
      return;
    }
    this.parts.push(this.endedLine ? padOf(indent).slice(1) : padOf(indent));
    this.endedLine = false;
  }

  private map(map: Record<string, unknown>, keys: readonly string[], indent: number, isInline: boolean): void {
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string;
      this.path.push(key);
      this.startEntry(index === 0 && isInline, indent);
      this.entry(key, toJsonValue(map[key], this.path), indent);
      this.path.pop();
    }
  }

  private entry(key: string, value: unknown, indent: number): void {
    if (isShortAndOrdinary(key)) {
      this.parts.push(key, ':');
      this.value(value, indent + key.length + 1, indent + 2, false);
      return;
    }
    demandKey(key, this.path);
    if (key.includes('\x85')) {
      failAtPath(this.path, 'its key contains the control character NEL, which kustomize cannot print');
    }
    const isSimpleKey = !isMultiline(key) && Buffer.byteLength(key) <= longestSimpleKey;
    if (isSimpleKey) {
      const text = this.text(key, { column: indent, indent: indent + 2, isSimpleKey });
      this.parts.push(text, ':');
      this.value(value, indent + Array.from(text).length + 1, indent + 2, false);
      return;
    }
    this.parts.push('? ');
    this.push(this.text(key, { column: indent + 2, indent: indent + 2, isSimpleKey }));
    this.startEntry(false, indent);
    this.parts.push(':');
    this.value(value, indent + 1, indent + 2, true);
  }

  private scalar(value: unknown, column: number, indent: number): string {
    switch (typeof value) {
      case 'string':
        return isShortAndOrdinary(value) ? value : this.text(value, { column, indent, isSimpleKey: false });
      case 'number':
        return writeNumber(value);
      default:
        return String(value);
    }
  }

  private text(text: string, place: ScalarPlace): string {
    if (unwritable.test(text)) {
      failAtPath(this.path, 'it contains a control character (DEL or C1), which kustomize cannot print');
    }
    return writeGoText(text.includes('\x85') ? foldNextLines(text) : text, place);
  }
}

/** kustomize turns a value into JSON and reads that as YAML, in which the control character NEL breaks a line. */
function foldNextLines(text: string): string {
  return text.replace(/[ \x85]+/g, (blanks) => {
    const count = blanks.replaceAll(' ', '').length;
    return count === 0 ? blanks : count === 1 ? ' ' : '\n'.repeat(count - 1);
  });
}

function definedKeys(map: Record<string, unknown>): string[] {
  return sortKeys(Object.keys(map).filter((key) => map[key] !== undefined));
}

/** Whether a text is written as it is, also as a key. */
function isShortAndOrdinary(text: string): boolean {
  return text.length <= longestSimpleKey && isOrdinary(text);
}

/** Writes a number as it is after JSON: whole numbers up to 64 bits as integers, others as Go writes floats. */
function writeNumber(value: number): string {
  const isInteger = Number.isInteger(value) && value < 2 ** 64 && value > -(2 ** 63);
  return isInteger ? String(value) : formatGoFloat(value);
}
