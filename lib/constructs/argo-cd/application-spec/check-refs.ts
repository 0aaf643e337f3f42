import { type Problem } from '../../../core/error';
import { isPlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';

/** What is wrong between sources: names that are given twice, and values files of sources that are not there. */
export function checkRefs(sources: readonly unknown[]): Problem[] {
  const maps = sources.filter(isPlainMap);
  const refs = maps.map((source) => source.ref).filter((ref): ref is string => typeof ref === 'string');
  return [
    ...refs
      .filter((ref, index) => refs.indexOf(ref) !== index)
      .map((ref) => ({ what: `Cannot use ${quote(ref)} as ref of two sources`, fix: 'give each its own' })),
    ...maps.flatMap((source) => (isPlainMap(source.helm) ? checkValueFiles(source.helm.valueFiles, refs) : [])),
  ];
}

function checkValueFiles(files: unknown, refs: readonly string[]): Problem[] {
  return (Array.isArray(files) ? (files as unknown[]) : []).flatMap((file) => {
    const ref = typeof file === 'string' ? /^\$([A-Za-z0-9_-]+)\//.exec(file)?.[1] : undefined;
    // $ARGOCD_APP_NAME and its like are filled in by Argo CD.
    if (ref === undefined || refs.includes(ref) || ref.startsWith('ARGOCD_')) {
      return [];
    }
    const known =
      refs.length === 0 ? 'add a source with that ref' : `use one of ${refs.map((r) => `$${r}`).join(', ')}`;
    return [{ what: `Cannot find the source of ${quote(file)}: none has ref ${quote(ref)}`, fix: known }];
  });
}
