import { commentLines } from './comment-lines';
import { readDocsComment } from './docs-comment';
import { paramNotes } from './param-notes';
import { type NoteFinder, type ValuePath } from './take-value';
import { type ValuesSource } from './values-files';

/**
 * Reads what the comments of a values.yaml say about its values: those of helm-docs are in the lines before a key, and
 * those of Bitnami name the path.
 *
 * @see https://github.com/norwoodj/helm-docs#valuesyaml-metadata
 * @see https://github.com/bitnami/readme-generator-for-helm#valuesyaml-metadata
 */
export function readValueNotes({ text, document }: ValuesSource): NoteFinder {
  const comments = commentLines(text);
  const params = paramNotes(comments);
  const lines = text.split(/\r\n|[\n\r\x85\u2028\u2029]/);
  return (path) => {
    const position = document?.positionOf(path);
    const isFirst = position !== undefined && lines[position.line - 1]!.slice(0, position.column - 1).trim() === '';
    const pathText = textOf(path);
    const note = isFirst ? readDocsComment(linesBefore(comments, position.line), pathText) : undefined;
    return note ?? params.get(pathText);
  };
}

/** The comment in the lines right before a line. */
function linesBefore(comments: ReadonlyMap<number, string>, line: number): string[] {
  let first = line;
  while (comments.has(first - 1)) {
    first--;
  }
  return Array.from({ length: line - first }, (_, index) => comments.get(first + index)!);
}

/** A path as both kinds of comments write it: `hosts[0].name`. */
function textOf(path: ValuePath): string {
  return path.reduce<string>((text, step) => {
    return typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`;
  }, '');
}
