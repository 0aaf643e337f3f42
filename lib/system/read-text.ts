import { readFileSync } from 'node:fs';
import { readError } from './read-error';

/**
 * The text of a file.
 *
 * @throws if it can't be read
 */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw readError(path, 'Cannot read the file', error);
  }
}
