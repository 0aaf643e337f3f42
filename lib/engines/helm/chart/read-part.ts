import { readFileSync } from 'node:fs';
import { readError } from '../../../system/read-error';

/**
 * The content of a chart's archive, or of a file of a chart.
 *
 * @param where the place that names the chart, for messages
 * @throws if it can't be read
 */
export function readPart(path: string, where: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw readError(where, `Cannot read ${path}`, error);
  }
}
