import { identityOf, type Manifest } from '../../../core/manifest';
import { type ClusterKinds } from '../../kubectl/cluster-kinds';
import { type Kubectl } from '../../kubectl/kubectl';
import { printedJson } from '../../kubectl/printed-json';
import { type Refusal } from '../../kubectl/refusal';
import { rightsTo } from '../../kubectl/rights';
import { tryEach } from '../../kubectl/try-each';

/** The objects that kubectl prints: none, one, or a list. */
export function printedObjects(answer: Manifest | undefined): readonly Manifest[] {
  if (answer === undefined) {
    return [];
  }
  return answer.kind === 'List' ? (answer.items as readonly Manifest[]) : [answer];
}

/** The objects that kubectl prints as JSON. */
export function printedIn(text: string): readonly Manifest[] {
  return printedObjects(text.trim() === '' ? undefined : printedJson<Manifest>(text));
}

/** What a cluster has of some objects. */
export interface ReadObjects {
  /** Those that are there. */
  readonly found: readonly Manifest[];
  /** Those that the user can't read, by their keys. */
  readonly refused: ReadonlyMap<string, Refusal>;
}

/** Reads objects of a cluster by their kinds and names. Those that are not there are left out. */
export async function readObjects(
  kubectl: Kubectl,
  kinds: ClusterKinds,
  objects: readonly Manifest[],
): Promise<ReadObjects> {
  const args = ['get', '--ignore-not-found', '--show-managed-fields', '--filename=-'];
  const attempts = await tryEach(kubectl, objects, {
    call: async (some) => printedObjects(await kubectl.json<Manifest>(args, { objects: some })),
    rightsFor: (object) => rightsTo(['get'], object, kinds),
  });
  return {
    found: attempts.flatMap(({ result }) => ('answer' in result ? result.answer : [])),
    refused: new Map(
      attempts.flatMap(({ inputs, result }) => ('answer' in result ? [] : [[objectKey(inputs[0]), result.refusal]])),
    ),
  };
}

/** A text that is different for each object of a cluster. */
export function objectKey(manifest: Manifest): string {
  return JSON.stringify(identityOf(manifest));
}

/** Objects by their keys. */
export function byKey(manifests: readonly Manifest[]): Map<string, Manifest> {
  return new Map(manifests.map((manifest) => [objectKey(manifest), manifest]));
}
