import { spawnSync } from 'node:child_process';
import { type Problem } from '../../core/error';

/** Limits of a download. */
export interface FetchOptions {
  /** In seconds. @default 30 */
  readonly timeout?: number;
  /** In bytes. @default 32 MiB */
  readonly maxSize?: number;
}

const MEBIBYTE = 1024 * 1024;

/** Runs in its own Node process. Constructors can't wait for a promise, so the caller is blocked until it ends. */
const SCRIPT = `
const [url, timeout, maxSize] = process.argv.slice(1);
const fail = (message) => { process.stderr.write(message); process.exitCode = 1; };
(async () => {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeout * 1000) });
  if (!response.ok) return fail('the server answers ' + response.status + ' ' + response.statusText);
  const chunks = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxSize) return fail('it is larger than ' + maxSize + ' bytes');
    chunks.push(chunk);
  }
  process.stdout.write(Buffer.concat(chunks));
})().catch((error) => fail(error.name === 'TimeoutError'
  ? 'no answer within ' + timeout + ' seconds'
  : error.cause?.message || error.cause?.code || error.message));
`;

/**
 * Downloads the content of a URL, follows redirects, and blocks until the end.
 *
 * @returns the bytes, or the problem
 */
export function fetchBytes(url: string, options: FetchOptions = {}): Buffer | Problem {
  const { timeout = 30, maxSize = 32 * MEBIBYTE } = options;
  const child = spawnSync(process.execPath, ['-e', SCRIPT, url, `${timeout}`, `${maxSize}`], {
    maxBuffer: maxSize + MEBIBYTE,
    timeout: (timeout + 5) * 1000,
    // Options such as --require or --inspect are for the calling program, not for this one.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (child.status === 0) {
    return child.stdout;
  }
  const why = child.error?.message ?? (child.stderr.toString().trim() || `the download ended with ${child.signal}`);
  return {
    what: `Cannot fetch ${url}: ${why}`,
    fix: 'check the URL and the network, or download the file and use path',
  };
}
