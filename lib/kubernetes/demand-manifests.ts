import { GitOpsError } from '../core/error';
import { isPlainMap } from '../core/plain';

/**
 * Throws if a value is not a list of manifests, which the compiler cannot tell in JavaScript.
 *
 * @param name how the message names the value
 */
export function demandManifests(where: string, value: unknown, name = 'manifests'): void {
  if (!Array.isArray(value)) {
    throw wrongInput(where, `Cannot read ${name}: it must be a list of manifests`);
  }
  const index = value.findIndex((item) => !isManifest(item));
  if (index >= 0) {
    throw wrongInput(
      where,
      `Cannot read ${name}[${index}]: it must be a manifest: plain data with apiVersion and kind`,
    );
  }
}

/** Throws if a value is not a manifest. */
export function demandManifest(where: string, value: unknown): void {
  if (!isManifest(value)) {
    throw wrongInput(where, 'Cannot read the object: it must be a manifest: plain data with apiVersion and kind');
  }
}

function isManifest(value: unknown): boolean {
  return isPlainMap(value) && typeof value.apiVersion === 'string' && typeof value.kind === 'string';
}

/** The value itself is not shown: it may be a Secret. */
function wrongInput(where: string, what: string): GitOpsError {
  return new GitOpsError({ where, what, fix: 'use manifests such as those of parseManifests(text)' });
}
