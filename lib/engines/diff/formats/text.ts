import { type DiffResult, type ObjectChange } from '../result/diff-result';
import { fieldLine, titleOf } from './object-lines';
import { summaryLine } from './summary-line';

/** A difference for a terminal: each object with its fields and dangers, and then the numbers. */
export function formatText({ changes, summary }: DiffResult): string {
  const blocks = changes.map((change) => `${linesOf(change).join('\n')}\n`);
  return [...blocks, `${summaryLine(summary)}\n`].join('\n');
}

function linesOf(change: ObjectChange): string[] {
  return [
    titleOf(change),
    ...change.fields.map((field) => `    ${fieldLine(field)}`),
    ...change.dangers.flatMap(({ rule, what, fix }) => [`    ! ${rule}: ${what}`, `      Fix: ${fix}`]),
  ];
}
