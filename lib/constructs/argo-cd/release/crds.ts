import { type Manifest } from '../../../core/manifest';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { releaseTable, type ArgoCdVersion } from './release';

/**
 * The three CustomResourceDefinitions of a version: Application, ApplicationSet and AppProject.
 * They are upstream's CRDs without the descriptions. The table stores the parts that they share once, as fragments.
 */
export function crdManifests(version: ArgoCdVersion): Manifest[] {
  const { fragments, documents } = releaseTable(version, 'crds');
  return documents.map((document) => expand(document, fragments) as Manifest);
}

/** A copy in which the shared fragment of that name replaces each `{ $ref: 'source' }`. */
function expand(value: unknown, fragments: Readonly<Record<string, PlainMap>>): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => expand(item, fragments));
  }
  if (!isPlainMap(value)) {
    return value;
  }
  if (typeof value.$ref === 'string' && Object.keys(value).length === 1) {
    return expand(fragments[value.$ref], fragments);
  }
  const copy: PlainMap = { ...value };
  for (const key in copy) {
    if (typeof copy[key] === 'object') {
      copy[key] = expand(copy[key], fragments);
    }
  }
  return copy;
}
