import { isOrdinary, isTextInYaml11 } from './go-text';

const blanks = ' \t\r\u0085\u2028\u2029';
const lineBreak = /[\r\u0085\u2028\u2029]/;

// What a document can have before its value: a byte order mark, blanks, its start, anchors, and tags of values.
const before = /^[\ufeff \r\u0085\u2028\u2029]*(?:---(?:[ \t]+|$))?(?:(?:&\w+|!!(?:bool|float|int|null))(?: +|$))*/;
const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/;
const comment = /(?:^|[ \t])#.*$/;

const flow = /^(?:\[.*\]|\{.*\})$/s;
const block = /^(?:[-?] ?$|[-?] )|:[ \t]|:$/;

/**
 * Whether kustomize puts a new text into double quotes: a document of YAML 1.1 with this text alone has a value other than
 * text, such as null for a comment.
 */
export function needsQuotes(text: string): boolean {
  if (isOrdinary(text) || text === '' || text.includes('\n')) {
    return false;
  }
  const value = withoutBlanks(text.replace(before, '').replace(quoted, 'text').replace(comment, ''));
  return value === '' || flow.test(value) || block.test(firstLine(value)) || !isTextInYaml11(value);
}

function withoutBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && blanks.includes(text.charAt(end - 1))) {
    end--;
  }
  return text.slice(0, end);
}

function firstLine(text: string): string {
  const end = text.search(lineBreak);
  return end < 0 ? text : text.slice(0, end);
}
