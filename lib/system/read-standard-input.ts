import { readSync } from 'node:fs';
import { readError } from './read-error';

let text: string | undefined;

/**
 * The text of standard input, up to its end. It is read once: a further call returns the same text. While it waits, no
 * other code runs, so call it outside of what handles signals.
 *
 * @throws if it can't be read
 */
export function readStandardInput(): string {
  return (text ??= readToEnd());
}

function readToEnd(): string {
  const parts: Uint8Array[] = [];
  for (;;) {
    const part = readPart();
    if (part?.length === 0) {
      return Buffer.concat(parts).toString('utf8');
    }
    parts.push(...(part === undefined ? [] : [part]));
  }
}

/** Undefined if a pipe that does not block has nothing yet. */
function readPart(): Uint8Array | undefined {
  const buffer = Buffer.alloc(65_536);
  try {
    return buffer.subarray(0, readSync(0, buffer));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      return undefined;
    }
    if (code === 'EOF') {
      return Buffer.alloc(0);
    }
    throw readError('standard input', 'Cannot read it', error);
  }
}
