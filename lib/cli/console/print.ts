import { writeSync } from 'node:fs';

const stdout = 1;

/**
 * Prints a whole text before it returns. It does not use `process.stdout`, whose streams take long to load. If nobody
 * reads any more (`| head`), it stops silently.
 */
export function print(text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(stdout, rest));
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
