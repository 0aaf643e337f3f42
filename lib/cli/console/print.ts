import { writeSync } from 'node:fs';
import { diskError } from '../../system/output/disk-error';

const streams = {
  stdout: { descriptor: 1, title: 'standard output' },
  stderr: { descriptor: 2, title: 'standard error' },
};

/**
 * Prints a whole text before it returns. It does not use `process.stdout`, whose streams take long to load. If nobody
 * reads any more (`| head`), it stops silently.
 *
 * @throws if the text can't be written, for example because no space is left
 */
export function print(text: string, stream: keyof typeof streams = 'stdout'): void {
  const { descriptor, title } = streams[stream];
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') {
        return;
      }
      if (code !== 'EAGAIN') {
        throw diskError(title, 'Cannot write', error);
      }
    }
  }
}
