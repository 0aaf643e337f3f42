import { writeSync } from 'node:fs';

const STDOUT = 1;

/**
 * Prints a text to the end before it returns. Without `process.stdout`, whose streams take long to load, and where
 * nobody reads any more (`| head`) without a word.
 */
export function print(text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(STDOUT, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') {
        return;
      }
      if (code !== 'EAGAIN') {
        throw error;
      }
    }
  }
}
