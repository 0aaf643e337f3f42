import { appendFileSync } from 'node:fs';

/**
 * The variable with the path of a file to which each App of a process adds a line: its objects as JSON, each with the
 * construct that makes it.
 */
export const objectsVariable = 'CDK8S_GITOPS_OBJECTS';

/** Adds a line to that file. It does nothing if the variable is not set. */
export function addToObjectsFile(line: () => string): void {
  const path = process.env[objectsVariable];
  if (path !== undefined) {
    appendFileSync(path, `${line()}\n`);
  }
}
