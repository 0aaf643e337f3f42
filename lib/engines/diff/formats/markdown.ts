import { counted } from '../../../core/text/counted';
import { printable } from '../../../core/text/printable';
import { type DiffResult, type ObjectChange, type RefusedObject } from '../result/diff-result';
import { fieldLine, objectTitle, titlesOf } from './object-lines';
import { summaryLine } from './summary-line';

/** A difference as a comment of a pull request, below a number of characters. */
export function formatMarkdown(result: DiffResult, maxLength: number): string {
  const head = `**${summaryLine(result)}**\n`;
  const titles = titlesOf(result.changes);
  const refused = fill(head, (result.refused ?? []).map(refusedLine), 'refused object', maxLength);
  const dangers = fill(
    refused,
    result.changes.flatMap((change, index) => dangerLines(change, titles[index])),
    'danger',
    maxLength,
  );
  return fill(
    dangers,
    result.changes.map((change, index) => objectBlock(change, titles[index])),
    'object',
    maxLength,
  );
}

/** Adds as many blocks as there is room for, and the number of the others. */
function fill(start: string, blocks: readonly string[], what: string, maxLength: number): string {
  let text = blocks.length === 0 ? start : `${start}\n`;
  for (const [index, block] of blocks.entries()) {
    const rest = blocks.length - index;
    const note = `\n… and ${counted(rest, `more ${what}`)}\n`;
    const room = maxLength - text.length - (index === blocks.length - 1 ? 0 : note.length + 10);
    if (block.length > room) {
      return text.length + note.length > maxLength ? text : `${text}${note}`;
    }
    text += block;
  }
  return text;
}

function refusedLine({ object, reason, fix }: RefusedObject): string {
  return `- ⚠️ ${code(objectTitle(object))} is not compared: ${escape(reason)}. Fix: ${escape(fix)}\n`;
}

function dangerLines(change: ObjectChange, title: string): string[] {
  return change.dangers.map(
    ({ rule, what, fix }) => `- ⚠️ \`${rule}\` in ${code(title.slice(2))}: ${escape(what)}. Fix: ${escape(fix)}\n`,
  );
}

function objectBlock(change: ObjectChange, title: string): string {
  const lines = change.fields.map((field) => fieldLine(field));
  const summary = `<summary>${escape(title)}</summary>`;
  if (lines.length === 0) {
    return `- ${code(title)}\n`;
  }
  const fence = fenceFor(lines);
  return `\n<details>${summary}\n\n${fence}\n${lines.join('\n')}\n${fence}\n\n</details>\n\n`;
}

/** A fence that is longer than any row of backticks in the lines. */
function fenceFor(lines: readonly string[]): string {
  const rows = lines.flatMap((line) => line.match(/`+/g) ?? []);
  return '`'.repeat(Math.max(2, ...rows.map((row) => row.length)) + 1);
}

/** Text whose characters mean nothing in Markdown and HTML. */
function escape(text: string): string {
  return printable(text.replace(/\s+/g, ' '))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_[\]|@#]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function code(text: string): string {
  return `<code>${escape(text)}</code>`;
}
