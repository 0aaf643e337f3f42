import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type TypeOptions } from '../../../../lib/engines/helm/types/write-types';
import { withTypescript } from '../../../node-with-typescript';

/** The texts of a chart's files, by path. */
export type ChartTexts = Readonly<Record<string, string>>;

/** What was written for a chart: a module, and the warnings as text. */
export interface WrittenModule {
  readonly text: string;
  readonly warnings: readonly string[];
}

const lib = join(__dirname, '../../../../lib');
const script = `
  const { formatFinding } = require('${lib}/core/error');
  const { chartOf } = require('${lib}/engines/helm/chart/chart');
  const { writeTypes } = require('${lib}/engines/helm/types/write-types');
  const { charts, options } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  const write = async (texts) => {
    const files = new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)]));
    const { text, warnings } = await writeTypes(chartOf(files, 'web', 'test'), 'web', options);
    return { text, warnings: warnings.map(formatFinding) };
  };
  Promise.all(charts.map(write)).then((all) => console.log(JSON.stringify(all)));
`;

/** Writes the types of charts in a process: Prettier, which formats them, can't be loaded in a test of Jest. */
export function writeAll(charts: readonly ChartTexts[], options: TypeOptions = {}): WrittenModule[] {
  const complete = charts.map((texts) => ({ 'Chart.yaml': 'name: web\nversion: 1.0.0', ...texts }));
  const { stdout, stderr, status } = spawnSync(process.execPath, [...withTypescript, '-e', script], {
    input: JSON.stringify({ charts: complete, options }),
    encoding: 'utf8',
    maxBuffer: 100 * 1024 * 1024,
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout) as WrittenModule[];
}

/** Writes the types of one chart. */
export function writeOne(texts: ChartTexts, options?: TypeOptions): WrittenModule {
  return writeAll([texts], options)[0]!;
}
