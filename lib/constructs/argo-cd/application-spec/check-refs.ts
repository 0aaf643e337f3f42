import { quote } from '../../../core/check/quote';
import { type Unique } from '../../../core/check/shape';
import { at, type Fault, fault } from '../../../core/fault';
import { listedChoices } from '../../../core/listed';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { isFilledIn } from '../source/template-text';

/** Each source among several has a ref of its own, or none. */
export const differentRefs: Unique = { by: refOf, title: 'ref' };

/** A fault for each values file that belongs to an unknown source. */
export function checkRefs({ source, sources }: PlainMap): readonly Fault[] {
  const list = source === undefined ? listOf(sources) : [source];
  const known = list.map(refOf).filter((ref) => ref !== undefined);
  return list.flatMap((each, index) => {
    const helm = isPlainMap(each) && isPlainMap(each.helm) ? each.helm : {};
    const path = source === undefined ? ['sources', index] : ['source'];
    return at([...path, 'helm', 'valueFiles'], checkValueFiles(listOf(helm.valueFiles), known));
  });
}

function refOf(source: unknown): string | undefined {
  return isPlainMap(source) && typeof source.ref === 'string' ? `$${source.ref}` : undefined;
}

function checkValueFiles(files: readonly unknown[], known: readonly string[]): readonly Fault[] {
  return files.flatMap((file, index) => {
    const ref = typeof file === 'string' ? /^\$[A-Za-z0-9_-]+(?=\/)/.exec(file)?.[0] : undefined;
    // $ARGOCD_APP_NAME and its like are filled in by Argo CD.
    if (ref === undefined || known.includes(ref) || known.some(isFilledIn) || ref.startsWith('$ARGOCD_')) {
      return [];
    }
    const what = (at: string): string => `Cannot use ${quote(file)} as ${at}: no source has ref ${quote(ref.slice(1))}`;
    return [
      fault('ref', [index], what, known.length > 0 ? `use ${listedChoices(known)}` : 'add a source with that ref'),
    ];
  });
}
