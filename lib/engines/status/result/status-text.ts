import { createColors } from 'picocolors';
import { counted } from '../../../core/text/counted';
import { inColumns } from '../../../core/text/in-columns';
import { type StatusResult, type StatusSummary } from './status-result';
import { type StatusRow } from './status-rows';

/** Options of `formatStatus`. */
export interface StatusFormatOptions {
  /** Whether the text is in colour, by ANSI escape sequences. @default false */
  readonly color?: boolean;
}

/** Lines of some objects of a status, and then its numbers. */
export function statusText(
  rows: readonly StatusRow[],
  { objects, summary }: StatusResult,
  { color = false }: StatusFormatOptions,
): string {
  const colors = createColors(color);
  const isCompared = objects.every(({ state }) => state !== 'present');
  const lines = inColumns(rows.map(({ cells }) => cells)).split('\n');
  const shown = rows.map(({ tone }, index) => `${paint(tone, colors)(lines[index])}\n`);
  return [...shown, ...(rows.length === 0 ? [] : ['\n']), `${colors.bold(summaryText(summary, isCompared))}\n`].join(
    '',
  );
}

function paint(
  tone: StatusRow['tone'],
  { green, red, yellow }: ReturnType<typeof createColors>,
): (text: string) => string {
  return { good: green, bad: red, waiting: yellow, plain: (text: string) => text }[tone];
}

function summaryText(summary: StatusSummary, isCompared: boolean): string {
  const { objects, missing, different, unknown, unhealthy } = summary;
  const counts = [
    { count: missing, word: 'missing' },
    { count: different, word: 'different' },
    { count: unknown, word: 'unknown' },
    { count: unhealthy, word: 'not healthy' },
  ].filter(({ count }) => count > 0);
  const rest = counts.map(({ count, word }) => `${count} ${word}`);
  const [one, all] = isCompared
    ? ['which is as it should be', 'all as they should be']
    : ['which is there and healthy', 'all there and healthy'];
  const fine = objects === 1 ? one : all;
  const text = [counted(objects, 'object'), ...(rest.length === 0 ? [fine] : rest)].join(', ');
  return isCompared ? text : `${text} (not compared)`;
}
