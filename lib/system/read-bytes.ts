import { readFileSync } from 'node:fs';
import { readError } from './read-error';

/**
 * The content of a file.
 *
 * @param where the place that names the file, for messages
 * @throws if it can't be read
 */
export function readBytes(path: string, where: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw readError(where, `Cannot read ${path}`, error);
  }
}
