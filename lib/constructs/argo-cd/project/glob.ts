import { choice, compilePattern, one, type Pattern, repeated, sequence } from '../../../core/text/linear-pattern';

/**
 * A test for a glob of Argo CD: `*` within a part, `**` across parts, `?`, `[a-z]`, `[!a-z]`, `{one,two}`, and a
 * backslash before a character that is meant literally.
 *
 * @param separator the character between parts; if it is empty, `*` matches everything
 */
export function globMatcher(glob: string, separator = ''): (text: string) => boolean {
  return compilePattern(new GlobReader(Array.from(glob), separator).readSequence());
}

class GlobReader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly glob: readonly string[],
    private readonly separator: string,
  ) {}

  /** Reads up to the end of the glob, or of one of the choices in braces. */
  public readSequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.at < this.glob.length && !(this.depth > 0 && [',', '}'].includes(this.glob[this.at] as string))) {
      parts.push(this.readPart(this.glob[this.at++] as string));
    }
    return sequence(...parts);
  }

  private readPart(character: string): Pattern {
    const inPart = one((other) => other !== this.separator);
    switch (character) {
      case '*':
        return this.glob[this.at] === '*' ? this.readDouble() : repeated(inPart);
      case '?':
        return inPart;
      case '[':
        return this.readClass();
      case '{':
        return this.readChoice();
      case '\\':
        return literal(this.glob[this.at++] ?? '');
      default:
        return literal(character);
    }
  }

  private readDouble(): Pattern {
    this.at++;
    return repeated(one(() => true));
  }

  private readClass(): Pattern {
    const end = this.glob.indexOf(']', this.at);
    if (end < 0) {
      return literal('[');
    }
    const isNegated = this.glob[this.at] === '!';
    const members = this.glob.slice(this.at + (isNegated ? 1 : 0), end);
    this.at = end + 1;
    return one((character) => isMember(character, members) !== isNegated);
  }

  private readChoice(): Pattern {
    const options: Pattern[] = [];
    this.depth++;
    do {
      options.push(this.readSequence());
    } while (this.glob[this.at++] === ',');
    this.depth--;
    return choice(...options);
  }
}

function literal(wanted: string): Pattern {
  return wanted === '' ? sequence() : one((character) => character === wanted);
}

/** Whether a character is in a class: one of its characters, or in a range such as `a-z`. */
function isMember(character: string, members: readonly string[]): boolean {
  for (let index = 0; index < members.length; index++) {
    const first = members[index] as string;
    const isRange = members[index + 1] === '-' && index + 2 < members.length;
    index += isRange ? 2 : 0;
    if (first <= character && character <= (members[index] as string)) {
      return true;
    }
  }
  return false;
}
