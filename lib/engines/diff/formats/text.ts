import { createColors } from 'picocolors';
import { printable } from '../../../core/text/printable';
import { type DiffResult, type ObjectChange, type RefusedObject } from '../result/diff-result';
import { fieldLine, objectTitle, titlesOf } from './object-lines';
import { summaryLine } from './summary-line';

type Colors = ReturnType<typeof createColors>;

/** The color of an object by what happens to it. */
const colorOf = { added: 'green', removed: 'red', changed: 'yellow', renamed: 'cyan' } as const;

/** A difference for a terminal: each object with its fields and dangers, and then the numbers. */
export function formatText(result: DiffResult, isColored: boolean): string {
  const colors = createColors(isColored);
  const titles = titlesOf(result.changes);
  const changes = result.changes.map((change, index) => linesOf(change, titles[index], colors));
  const refused = (result.refused ?? []).map((object) => refusedLines(object, colors));
  const blocks = [...changes, ...refused].map((lines) => `${lines.join('\n')}\n`);
  return [...blocks, `${colors.bold(summaryLine(result))}\n`].join('\n');
}

function linesOf(change: ObjectChange, title: string, colors: Colors): string[] {
  return [
    colors.bold(colors[colorOf[change.action]](title)),
    ...change.fields.map((field) => `    ${fieldLine(field)}`),
    ...change.dangers.flatMap(({ rule, what, fix }) => [
      `    ${colors.red(`! ${rule}: ${printable(what)}`)}`,
      `      Fix: ${printable(fix)}`,
    ]),
  ];
}

function refusedLines({ object, reason, fix }: RefusedObject, colors: Colors): string[] {
  const [first, ...words] = `Not compared: ${reason}`.split('\n').map(printable);
  return [
    colors.bold(colors.red(`! ${objectTitle(object)}`)),
    ...[first, ...words].map((line) => `    ${line}`),
    `      Fix: ${printable(fix)}`,
  ];
}
