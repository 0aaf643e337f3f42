import { createHash } from 'node:crypto';
import { type ChartFiles } from './chart';

/**
 * The SHA-256 digest of the content of a chart, in hexadecimal. It depends on paths and bytes alone: not on the place of
 * the chart, on times or on whether it is a folder or an archive.
 */
export function chartDigest(files: ChartFiles): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of files) {
    // With the lengths, no other chart has the same text.
    hash.update(`${Buffer.byteLength(path)} ${bytes.length}\n${path}`).update(bytes);
  }
  return hash.digest('hex');
}
