/** The text of an expression, and how far it is read. The tables of the rules are ours, so a fault in them is a bug. */
export class RuleText {
  public position = 0;

  public constructor(private readonly source: string) {}

  /** Goes over a sign, and the spaces before it, if it comes next. */
  public take(sign: string): boolean {
    const start = this.skipSpaces();
    if (!this.source.startsWith(sign, start)) {
      return false;
    }
    this.position = start + sign.length;
    return true;
  }

  /** The same for a sign within a text, where spaces count. */
  public takeExactly(sign: string): boolean {
    return this.source[this.position] !== ' ' && this.take(sign);
  }

  /** The first of these signs that comes next. */
  public takeOne(...signs: readonly string[]): string | undefined {
    return signs.find((sign) => this.take(sign));
  }

  public demand(sign: string): void {
    if (!this.take(sign)) {
      this.fail(`${sign} is missing`);
    }
  }

  public demandEnd(): void {
    if (this.skipSpaces() < this.source.length) {
      this.fail('it goes on');
    }
  }

  public takeName(): string {
    return this.takePattern(/[A-Za-z_]\w*/y) ?? this.fail('a name is missing');
  }

  public takeNumber(): number | undefined {
    const digits = this.takePattern(/\d+/y);
    return digits === undefined ? undefined : Number(digits);
  }

  /** The part of a text up to its end or its next expression. */
  public takeLiteral(quote: string): string {
    let end = this.position;
    while (end < this.source.length && this.source[end] !== quote && this.source[end] !== '{') {
      end++;
    }
    const literal = this.source.slice(this.position, end);
    this.position = end;
    return literal;
  }

  /** What was read since a place, without the sign that was read last. */
  public since(start: number, sign: string): string {
    return this.source.slice(start, this.position - sign.length).trim();
  }

  public fail(what: string): never {
    throw new Error(`Bad rule, at character ${this.position}: ${what}: ${this.source}`);
  }

  private takePattern(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.skipSpaces();
    const found = pattern.exec(this.source)?.[0];
    if (found !== undefined) {
      this.position = pattern.lastIndex;
    }
    return found;
  }

  private skipSpaces(): number {
    let place = this.position;
    while (this.source[place] === ' ') {
      place++;
    }
    return place;
  }
}
