import { wordsOfYaml11 } from './dialect';
import { parseGoNumber } from './go-number';
import { toRfc3339 } from './timestamp';

const baseSixty = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const special = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

// Begins like a word or a path, and has no blank, no indicator and no character that could need an escape.
const ordinary = /^[A-Za-z_/](?:[\w./@=,+-]|:(?=[\w./]))*$/;

/** Whether a text is written as it is at every place, and read as text by everyone. Not every such text is found. */
export function isOrdinary(text: string): boolean {
  return ordinary.test(text) && !(text.length <= 5 && wordsOfYaml11.has(text));
}

/** Whether Go's YAML 1.1 library writes a text without quotes. It quotes what it reads as a value, and base 60. */
export function isTextUnquoted(text: string): boolean {
  return isTextInYaml11(text) && !isBaseSixty(text);
}

/** Whether YAML 1.1 allows a text as a number in base 60. Go does not read such numbers, but quotes the text. */
export function isBaseSixty(text: string): boolean {
  return text.includes(':') && baseSixty.test(text);
}

/** Whether Go's YAML 1.1 library reads a text without quotes as text. */
export function isTextInYaml11(text: string): boolean {
  const first = text.charCodeAt(0);
  if (wordsOfYaml11.has(text) || special.test(text)) {
    return false;
  }
  const isDigit = first >= 0x30 && first <= 0x39;
  if (isDigit || first === 0x2b || first === 0x2d) {
    return parseGoNumber(text) === undefined && toRfc3339(text) === undefined;
  }
  return first !== 0x2e || parseGoNumber(text) === undefined;
}
