import { wordsOfYaml11 } from './dialect';
import { parseGoNumber } from './go-number';
import { toRfc3339 } from './timestamp';

const baseSixty = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const special = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** Whether Go's YAML 1.1 library writes a text without quotes. It quotes what it reads as a value, and base 60. */
export function isTextUnquoted(text: string): boolean {
  const first = text.charCodeAt(0);
  if (wordsOfYaml11.has(text) || special.test(text)) {
    return false;
  }
  const isDigit = first >= 0x30 && first <= 0x39;
  if (isDigit || first === 0x2b || first === 0x2d) {
    return parseGoNumber(text) === undefined && toRfc3339(text) === undefined && !baseSixty.test(text);
  }
  return first !== 0x2e || parseGoNumber(text) === undefined;
}
