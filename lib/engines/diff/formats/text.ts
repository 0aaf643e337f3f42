import { createColors } from 'picocolors';
import { printable } from '../../../core/text/printable';
import { type DiffResult, type ObjectChange } from '../result/diff-result';
import { fieldLine, titleOf } from './object-lines';
import { summaryLine } from './summary-line';

type Colors = ReturnType<typeof createColors>;

/** The color of an object by what happens to it. */
const colorOf = { added: 'green', removed: 'red', changed: 'yellow', renamed: 'cyan' } as const;

/** A difference for a terminal: each object with its fields and dangers, and then the numbers. */
export function formatText({ changes, summary }: DiffResult, isColored: boolean): string {
  const colors = createColors(isColored);
  const blocks = changes.map((change) => `${linesOf(change, colors).join('\n')}\n`);
  return [...blocks, `${colors.bold(summaryLine(summary))}\n`].join('\n');
}

function linesOf(change: ObjectChange, colors: Colors): string[] {
  return [
    colors.bold(colors[colorOf[change.action]](titleOf(change))),
    ...change.fields.map((field) => `    ${fieldLine(field)}`),
    ...change.dangers.flatMap(({ rule, what, fix }) => [
      `    ${colors.red(`! ${rule}: ${printable(what)}`)}`,
      `      Fix: ${printable(fix)}`,
    ]),
  ];
}
