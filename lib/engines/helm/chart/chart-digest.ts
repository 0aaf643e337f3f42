import { createHash } from 'node:crypto';
import { type ChartFiles } from './chart';

/**
 * The SHA-256 digest of the content of a chart, in hexadecimal. It depends on paths and bytes alone: not on the place of
 * the chart, on times or on whether it is a folder or an archive.
 */
export function chartDigest(files: ChartFiles): string {
  const hash = createHash('sha256');
  // With all lengths first, no other chart has the same bytes.
  hash.update(JSON.stringify([...files].map(([path, bytes]) => [path, bytes.length])));
  files.forEach((bytes) => hash.update(bytes));
  return hash.digest('hex');
}
