import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readFolder } from '../../system/output/read-folder';
import { statOf } from '../../system/output/output-folder';
import { writeFiles } from '../../system/output/stage';

/** The clock of a file system can be a bit slower than that of the system. */
const clockDifferenceMs = 50;

/**
 * Copies files that an app has just written to the output folder of the project. It does so if it sets `outdir` itself, and
 * does not use the folder that it was given. Other files in the output folder are not copied.
 *
 * @param since when the app was started, in milliseconds
 */
export function copyWrittenElsewhere(output: string, folder: string, since: number): void {
  if (statOf(resolve(output))?.isDirectory() !== true) {
    return;
  }
  const isWritten = (path: string): boolean => statSync(join(output, path)).mtimeMs >= since - clockDifferenceMs;
  const written = new Map([...readFolder(output)].filter(([path]) => isWritten(path)));
  if (written.size > 0) {
    writeFiles(folder, written);
  }
}
