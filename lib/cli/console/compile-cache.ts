import Module from 'node:module';
import { basename, join } from 'node:path';
import { type Environment } from '../../system/process/child/invocation';
import { useCodeCache } from './code-cache';

/** Since Node.js 22. */
const { enableCompileCache } = Module as { enableCompileCache?: (folder: string) => unknown };

/**
 * Keeps the compiled code of what is loaded from now on, so that a command starts faster. It goes on without that if it
 * can't write the folder.
 */
export function useCompileCache(): void {
  if (enableCompileCache !== undefined) {
    enableCompileCache(ownCacheFolder());
  } else if (process.env.NODE_DISABLE_COMPILE_CACHE !== '1') {
    useCodeCache(ownCacheFolder(), __dirname);
  }
}

/** Variables with which an app keeps its compiled code there too, unless the user has set another folder. */
export function compileCacheEnvironment(): Environment {
  return enableCompileCache === undefined || process.env.NODE_COMPILE_CACHE !== undefined
    ? {}
    : { NODE_COMPILE_CACHE: ownCacheFolder() };
}

function ownCacheFolder(): string {
  return compileCacheFolder(join(__dirname, '../../..'));
}

/**
 * The folder for compiled code, among the packages that the package is installed with. It is never in the temporary
 * folder, where other users of the machine could change it.
 *
 * @param packageFolder the folder of this package: in `node_modules`, or a clone of the repository
 */
export function compileCacheFolder(packageFolder: string): string {
  const parent = join(packageFolder, '..');
  const packages = basename(parent) === 'node_modules' ? parent : join(packageFolder, 'node_modules');
  return join(packages, '.cache/cdk8s-gitops/compile');
}
