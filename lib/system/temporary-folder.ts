import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Calls a function with a new folder, and removes the folder afterwards. */
export function inTemporaryFolder<T>(prefix: string, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
