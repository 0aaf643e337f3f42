import { maskSecrets } from '../../../core/secret-text';
import { type OutsidePlace } from '../data/reference';

/**
 * A folder, a file or a chart of a repository: `repository//path`, as kustomize writes it.
 *
 * @returns undefined if it is not known before Argo CD fills in parameters
 */
export function outsidePlace(kind: 'Path' | 'Chart', repository: unknown, inner: unknown): OutsidePlace | undefined {
  return isKnown(repository) && isKnown(inner)
    ? { by: 'place', kind, name: maskSecrets(`${repository}//${inner}`) }
    : undefined;
}

/** Whether a value is a text without parameters. The template of an ApplicationSet has some, which Argo CD fills in. */
export function isKnown(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !value.includes('{{');
}
