import { createHash } from 'node:crypto';
import { type ChartFiles } from './chart/chart';
import { chartDigest } from './chart/chart-digest';
import { type Template } from './process/template';

/** Changes if renders are kept in another form, or are read in another way. */
const format = 1;

/**
 * The name of a render: the SHA-256 digest of everything that it depends on, except the version of helm. Paths of the
 * machine are not a part of it.
 *
 * @param valueFiles the content of the files with values
 */
export function renderKey(files: ChartFiles, template: Template, valueFiles: readonly Uint8Array[]): string {
  const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const input = { ...template, format, chart: chartDigest(files), valueFiles: valueFiles.map(digest) };
  return digest(Buffer.from(JSON.stringify(input)));
}
