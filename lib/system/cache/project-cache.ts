import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of a cache of this project: in `node_modules/.cache` beside the nearest package.json, or in the working
 * folder if there is none.
 */
export function projectCache(name: string): string {
  const start = process.cwd();
  return join(packageFolder(start) ?? start, 'node_modules/.cache/cdk8s-gitops', name);
}

function packageFolder(start: string): string | undefined {
  const parent = dirname(start);
  return existsSync(join(start, 'package.json')) ? start : parent === start ? undefined : packageFolder(parent);
}
