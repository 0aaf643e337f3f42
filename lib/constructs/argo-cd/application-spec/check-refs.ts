import { quote } from '../../../core/check/quote';
import { at, type Fault, fault, faultIf } from '../../../core/fault';
import { listed } from '../../../core/listed';
import { isPlainMap, type PlainMap } from '../../../core/plain';

/** What is wrong between the sources of a spec: a ref that two of them have, and values files of unknown sources. */
export function checkRefs({ source, sources }: PlainMap): readonly Fault[] {
  if (source !== undefined) {
    return at('source', checkSource(source, refsOf([source]), 0));
  }
  const list: readonly unknown[] = Array.isArray(sources) ? sources : [];
  const refs = refsOf(list);
  return list.flatMap((each, index) => at(['sources', index], checkSource(each, refs, index)));
}

const refsOf = (sources: readonly unknown[]): readonly unknown[] =>
  sources.map((source) => (isPlainMap(source) ? source.ref : undefined));

function checkSource(source: unknown, refs: readonly unknown[], index: number): readonly Fault[] {
  if (!isPlainMap(source)) {
    return [];
  }
  const { ref, helm } = source;
  return [
    ...faultIf(
      ref !== undefined && refs.indexOf(ref) < index,
      'repeated',
      ['ref'],
      (at) => `Cannot use ${quote(ref)} as ${at}: another source has the same`,
      'give each source its own ref',
    ),
    ...(isPlainMap(helm) ? at(['helm', 'valueFiles'], checkValueFiles(helm.valueFiles, refs)) : []),
  ];
}

function checkValueFiles(files: unknown, refs: readonly unknown[]): readonly Fault[] {
  const known = refs.filter((ref) => typeof ref === 'string').map((ref) => `$${ref}`);
  const list: readonly unknown[] = Array.isArray(files) ? files : [];
  return list.flatMap((file, index) => {
    const ref = typeof file === 'string' ? /^\$[A-Za-z0-9_-]+(?=\/)/.exec(file)?.[0] : undefined;
    // $ARGOCD_APP_NAME and its like are filled in by Argo CD.
    if (ref === undefined || known.includes(ref) || ref.startsWith('$ARGOCD_')) {
      return [];
    }
    const what = (at: string): string => `Cannot use ${quote(file)} as ${at}: no source has ref ${quote(ref.slice(1))}`;
    return [
      fault('ref', [index], what, known.length > 0 ? `use one of ${listed(known)}` : 'add a source with that ref'),
    ];
  });
}
