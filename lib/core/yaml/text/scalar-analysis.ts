/** The styles in which a text can be written. */
export interface ScalarAnalysis {
  readonly multiline: boolean;
  readonly flowPlain: boolean;
  readonly blockPlain: boolean;
  readonly singleQuoted: boolean;
  readonly block: boolean;
}

const isBreak = (char: string | undefined): boolean => char !== undefined && /[\r\n\u0085\u2028\u2029]/.test(char);
const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

/** Whether libyaml prints a character as it is. */
export function isPrintable(char: string): boolean {
  const code = char.codePointAt(0)!;
  return (
    code === 0x0a ||
    (code >= 0x20 && code <= 0x7e) ||
    (code >= 0xa0 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd && code !== 0xfeff)
  );
}

/** Finds the styles in which a text can be written, as libyaml does. */
export function analyzeScalar(text: string): ScalarAnalysis {
  if (text === '') {
    return { multiline: false, flowPlain: false, blockPlain: true, singleQuoted: true, block: false };
  }
  const chars = [...text];
  const { block, flow } = findIndicators(chars, /^(---|\.\.\.)/.test(text));
  const breaks = chars.some(isBreak);
  const first = chars[0];
  const last = chars[chars.length - 1];
  const breakSpace = chars.some((char, index) => char === ' ' && isBreak(chars[index - 1]));
  const spaceBreak = chars.some((char, index) => isBreak(char) && chars[index - 1] === ' ');
  const special = chars.some((char) => char !== '\t' && !isPrintable(char));
  const tabs = chars.includes('\t');
  const edges = first === ' ' || isBreak(first) || last === ' ' || isBreak(last);
  const odd = spaceBreak || tabs || special;
  const plain = !edges && !breakSpace && !odd && !breaks;
  return {
    multiline: breaks,
    flowPlain: plain && !flow,
    blockPlain: plain && !block,
    singleQuoted: !breakSpace && !odd,
    block: last !== ' ' && !spaceBreak && !special,
  };
}

/** Whether a text has characters with a special meaning at their place, in block style and in flow style. */
function findIndicators(chars: readonly string[], documentMarker: boolean): { block: boolean; flow: boolean } {
  let block = documentMarker;
  let flow = documentMarker;
  chars.forEach((char, index) => {
    const next = chars[index + 1];
    const beforeBlank = next === undefined || isBlank(next);
    const previous = chars[index - 1];
    const afterBlank = previous === undefined || isBlank(previous) || isBreak(previous);
    if (index === 0) {
      const always = '#,[]{}&*!|>\'"%@`'.includes(char);
      const mapping = char === '?' || char === ':';
      const dash = char === '-' && beforeBlank;
      flow ||= always || mapping || dash;
      block ||= always || (mapping && beforeBlank) || dash;
    } else {
      flow ||= ',?[]{}:'.includes(char) || (char === '#' && afterBlank);
      block ||= (char === ':' && beforeBlank) || (char === '#' && afterBlank);
    }
  });
  return { block, flow };
}
