import { type Manifest } from '../../core/manifest';
import { argoCdReferences } from './argo-cd/argo-cd-references';
import { labelledReferences } from './labelled-references';
import { namedReferences } from './named-references';
import { type Reference } from './data/reference';
import { selectingReferences } from './selecting-references';

/**
 * All references of an object to others: by name, by labels, and those that Argo CD follows.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/
 */
export function referencesOf(manifest: Manifest): Reference[] {
  return [
    ...namedReferences(manifest),
    ...selectingReferences(manifest),
    ...labelledReferences(manifest),
    ...argoCdReferences(manifest),
  ];
}
