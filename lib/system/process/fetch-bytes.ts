import { type Problem } from '../../core/error';
import { workerThread } from './worker/worker-thread';

/** Limits of a download. */
export interface FetchOptions {
  /** In seconds. @default 30 */
  readonly timeout?: number;
  /** In bytes. @default 32 MiB */
  readonly maxSize?: number;
}

const mebibyte = 1024 * 1024;

/**
 * Downloads the content of a URL, follows redirects, and blocks until the end.
 *
 * @returns the bytes, or the problem
 */
export function fetchBytes(
  url: string,
  { timeout = 30, maxSize = 32 * mebibyte }: FetchOptions = {},
): Buffer | Problem {
  const download = workerThread().start('download', { url, timeout, maxSize }).wait();
  if ('bytes' in download) {
    return Buffer.from(download.bytes.buffer);
  }
  return {
    what: `Cannot fetch ${url}: ${download.why}`,
    fix: 'check the URL and the network, or download the file and use path',
  };
}
