import { type Finding, finding, GitOpsError } from '../../error';
import { isPlainMap } from '../../plain';
import { namesSecret } from '../../secret-text';
import { shorten } from '../../shorten';
import { noteWritten, type WrittenScalar } from '../scalar/written-scalar';
import { isBreak, isBreakOrEnd, isSeparator } from '../scalar/characters';
import { type ReadingRules } from '../scalar/dialect';
import { type DoubleKey, type ReplacedKey } from './double-keys';
import { Lines } from './lines';
import { type PositionLog } from './positions';

/** How many levels of lists and maps are allowed. */
const maximumDepth = 1000;

/** A longer key, quotes included, needs a `?` before it. */
export const longestKey = 1024;

/** Words of a text with a Secret, also if its kind is misspelt. */
const secretMarks = /\bSecret|secretGenerator|\bstringData/;

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const hash = 0x23;
const byteOrderMark = 0xfeff;

/** A cursor in a YAML text, shared by the scanners of this folder. */
export class Reader {
  /** The tool's lines, with a NUL at their end. With it, looking ahead needs no check for the end. */
  public readonly text: string;
  public readonly end: number;
  public pos = 0;
  /** The offset at which the line of `pos` starts. The column is the difference. */
  public lineStart = 0;
  /** The values of the anchors of this document. */
  public anchors = new Map<string, unknown>();
  /** How the scalars with anchors are written. */
  public anchorForms = new Map<string, WrittenScalar | undefined>();
  public tagHandles = new Map<string, string>();
  /** How the last scalar is written, until the map or list that holds it notes it. */
  public written: WrittenScalar | undefined;
  /** The keys of this document that are in a map twice, if the dialect allows some of them. */
  public doubles: DoubleKey[] = [];
  /** The keys of this document whose value another value of the same key replaced, if the dialect allows that. */
  public replaced: ReplacedKey[] = [];
  /** Whether messages may not quote the text. Undefined until the first message. */
  private mayHaveSecrets?: boolean;
  /** How many nodes were read, and how many of them are copies made for aliases. */
  public nodes = 0;
  public copies = 0;
  private readonly lines: Lines;
  private depth = 0;
  /** Where `skipToToken` last stopped. While `pos` is still there, nothing after it was read. */
  private freshToken = -1;
  private readonly findings: Finding[] = [];

  constructor(
    text: string,
    private readonly file: string,
    public readonly rules: ReadingRules,
    public readonly log?: PositionLog,
  ) {
    this.lines = new Lines(text, this.rules.lineEnds);
    this.text = `${this.lines.text}\0`;
    this.end = this.lines.text.length;
  }

  public get code(): number {
    return this.text.charCodeAt(this.pos);
  }

  /** Whether this character is at the reader's place. */
  public at(code: number): boolean {
    return this.text.charCodeAt(this.pos) === code;
  }

  public get column(): number {
    return this.pos - this.lineStart;
  }

  public get atEnd(): boolean {
    return this.pos >= this.end;
  }

  /** Whether a `---` or `...` is at the reader's place, at the start of a line. */
  public get atDocumentMarker(): boolean {
    const { text, pos } = this;
    const code = text.charCodeAt(pos);
    return (
      pos === this.lineStart &&
      (code === 0x2d || code === 0x2e) &&
      text.charCodeAt(pos + 1) === code &&
      text.charCodeAt(pos + 2) === code &&
      this.endsMarker(code, text.charCodeAt(pos + 3))
    );
  }

  /** Whether a character ends a marker. If the text is split at `---`, a comment may follow without a blank. */
  private endsMarker(marker: number, next: number): boolean {
    return isSeparator(next) || (next === hash && marker === 0x2d && this.rules.splitsAtDashes);
  }

  /** Steps over one line break. CR LF is one break. */
  public skipBreak(): void {
    this.pos += this.code === carriageReturn && this.text.charCodeAt(this.pos + 1) === lineFeed ? 2 : 1;
    this.lineStart = this.pos;
  }

  public skipBlanks(): void {
    let code = this.text.charCodeAt(this.pos);
    while (code === space || code === tab) {
      code = this.text.charCodeAt(++this.pos);
    }
  }

  public skipComment(): void {
    while (!isBreakOrEnd(this.text.charCodeAt(this.pos))) {
      this.pos++;
    }
  }

  /** Moves over blanks, comments and line breaks to the next token. Tabs may indent in flow style only. */
  public skipToToken(inFlow = false): void {
    const { text } = this;
    let allowsTabs = inFlow || this.pos !== this.lineStart;
    let code = text.charCodeAt(this.pos);
    for (;;) {
      while (code === space || (code === tab && allowsTabs)) {
        code = text.charCodeAt(++this.pos);
      }
      if (code === hash) {
        this.skipComment();
        code = text.charCodeAt(this.pos);
      }
      if (!isBreak(code)) {
        break;
      }
      this.skipBreak();
      allowsTabs = inFlow;
      code = text.charCodeAt(this.pos);
    }
    if (code === tab) {
      this.fail(this.pos, 'a tab cannot indent a line', 'indent with spaces');
    }
    this.freshToken = this.pos;
  }

  /** Called after a value in block style. Only a comment may follow on its line. */
  public finishLine(): void {
    if (this.pos === this.freshToken) {
      return;
    }
    if (this.pos === this.lineStart) {
      this.skipToToken();
      return;
    }
    this.skipBlanks();
    const { code } = this;
    if (!isBreakOrEnd(code) && code !== hash) {
      this.failAtRest();
    }
    this.skipToToken();
  }

  public skipByteOrderMark(): void {
    if (this.code === byteOrderMark) {
      this.pos++;
      this.lineStart = this.pos;
    }
  }

  /** Notes how the scalar that was read last is written, now that it is in its map or list. */
  public note(holder: object, key: string | number): void {
    if (this.written !== undefined) {
      noteWritten(holder, key, this.written);
      this.written = undefined;
    }
  }

  public enter(): void {
    this.nodes++;
    if (++this.depth > maximumDepth) {
      this.fail(this.pos, `more than ${maximumDepth} levels of lists and maps`, 'nest less deeply');
    }
  }

  public leave(): void {
    this.depth--;
  }

  /** Notes a problem after which reading can go on. */
  public report(at: number, problem: string, fix: string): void {
    this.findings.push(this.finding(at, problem, fix));
  }

  /** Stops reading, and throws all problems so far. */
  public fail(at: number, problem: string, fix: string): never {
    throw new GitOpsError([...this.findings, this.finding(at, problem, fix)]);
  }

  public throwReported(): void {
    if (this.findings.length > 0) {
      throw new GitOpsError(this.findings);
    }
  }

  public lineAndColumn(at: number): { readonly line: number; readonly column: number } {
    return this.lines.place(at);
  }

  public place(at: number): string {
    const { line, column } = this.lines.place(at);
    return `${this.file}:${line}:${column}`;
  }

  private finding(at: number, problem: string, fix: string): Finding {
    const where = this.place(at);
    return finding({ rule: 'yaml', where, what: `Cannot read YAML: ${problem}`, fix });
  }

  /**
   * A part of the text for a message, or the beginning of a long one. Nothing is shown of a text with a Secret, or with
   * a field that has a secret.
   */
  public shown(part: string): string {
    this.mayHaveSecrets ??= secretMarks.test(this.text) || namesSecret(this.text);
    return this.mayHaveSecrets ? '"…"' : shorten(part);
  }

  private failAtRest(): never {
    if (this.code === 0x3a && isSeparator(this.text.charCodeAt(this.pos + 1))) {
      this.fail(
        this.pos,
        'a map cannot start in the middle of this line',
        'quote the text, or start the map on a new line',
      );
    }
    const rest = this.text.slice(this.pos, this.pos + 20).split(/[\n\r\0]/, 1)[0];
    this.fail(
      this.pos,
      `${this.shown(JSON.stringify(rest))} follows a value on the same line`,
      'quote the whole value',
    );
  }
}

/** The kind of a value, for messages: `a list`, `a map`, `a string`. */
export function nameKind(value: unknown): string {
  if (value === null || value === undefined) {
    return 'null';
  }
  return Array.isArray(value)
    ? 'a list'
    : isPlainMap(value)
      ? 'a map'
      : `a ${typeof value === 'bigint' ? 'number' : typeof value}`;
}
