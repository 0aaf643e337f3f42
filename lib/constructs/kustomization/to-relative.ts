import { isAbsolute, relative } from 'node:path';

/** Kustomize accepts only relative paths, but code often has absolute paths. */
export function toRelative(path: string): string {
  return isAbsolute(path) ? relative('.', path) || '.' : path;
}
