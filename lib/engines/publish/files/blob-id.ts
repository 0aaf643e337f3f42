import { createHash } from 'node:crypto';

/** How a repository makes ids. */
export type ObjectFormat = 'sha1' | 'sha256';

/** The id that Git gives to a file with this content. */
export function blobId(content: Uint8Array, format: ObjectFormat): string {
  return createHash(format).update(`blob ${content.byteLength}\0`).update(content).digest('hex');
}
