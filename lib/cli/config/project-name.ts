import { readFileSync } from 'node:fs';
import { isPlainMap } from '../../core/plain';

/**
 * The name of a project in its package.json.
 *
 * @param project the folder of the project
 * @returns undefined if it has none
 */
export function findProjectName(project = '.'): string | undefined {
  try {
    const content = JSON.parse(readFileSync(`${project}/package.json`, 'utf8')) as unknown;
    return isPlainMap(content) && typeof content.name === 'string' && content.name !== '' ? content.name : undefined;
  } catch {
    // Without a readable package.json, there is no name.
    return undefined;
  }
}

/** A name of a package as a name of Kubernetes: `@acme/shop` is `acme-shop`. */
export function kubernetesName(packageName: string): string {
  const parts = packageName.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return parts.join('-').slice(0, 63).replace(/-$/, '');
}
