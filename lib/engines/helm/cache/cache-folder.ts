import { resolve } from 'node:path';
import { projectCache } from '../../../system/cache/project-cache';
import { inheritedEnvironment } from '../../../system/process/environment';

/** The folder in which a project keeps the renders of its charts, relative to the working folder. */
export const renderedFolder = 'charts/rendered';

const variable = 'CDK8S_GITOPS_HELM_CACHE';

/** The folder of the cache: that of the variable `CDK8S_GITOPS_HELM_CACHE`, or one in `node_modules/.cache`. */
export function cacheFolder(): string {
  const own = inheritedEnvironment(variable)[variable];
  return own ? resolve(own) : projectCache('helm');
}
