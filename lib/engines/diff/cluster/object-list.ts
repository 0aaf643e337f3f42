import { identityOf, type Manifest } from '../../../core/manifest';
import { jsonText } from '../../../core/text/json-text';
import { type Kubectl } from '../../kubectl/kubectl';

/** The text that gives kubectl several objects. */
export function listText(items: readonly Manifest[]): string {
  return jsonText({ apiVersion: 'v1', kind: 'List', items });
}

/** The objects that kubectl prints: none, one, or a list. */
export function printedObjects(answer: Manifest | undefined): readonly Manifest[] {
  if (answer === undefined) {
    return [];
  }
  return answer.kind === 'List' ? (answer.items as readonly Manifest[]) : [answer];
}

/** Reads objects of a cluster by their kinds and names. Those that are not there are left out. */
export async function readObjects(kubectl: Kubectl, objects: readonly Manifest[]): Promise<readonly Manifest[]> {
  if (objects.length === 0) {
    return [];
  }
  const args = ['get', '--ignore-not-found', '--show-managed-fields', '--filename=-'];
  return printedObjects(await kubectl.json<Manifest>(args, { stdin: listText(objects) }));
}

/** A text that is different for each object of a cluster. */
export function objectKey(manifest: Manifest): string {
  return JSON.stringify(identityOf(manifest));
}

/** Objects by their keys. */
export function byKey(manifests: readonly Manifest[]): Map<string, Manifest> {
  return new Map(manifests.map((manifest) => [objectKey(manifest), manifest]));
}
