import { type Construct } from 'constructs';
import { type Finding } from '../../core/error';
import { type ChartContent } from '../../engines/helm-package/chart-files';
import { checkObjects } from '../../engines/helm-package/check-objects';
import { checkValues } from '../../engines/helm-package/check-values';
import { usedValues } from '../../engines/helm-package/collect-values';
import { type HelmPackageProps } from './helm-package-props';
import { markNotes } from './mark-notes';
import { checkUntakenValues } from './values/check-untaken-values';
import { markedObjects } from './marked/marked-objects';
import { noteInPackage } from './values/unused-values';

/** What a package is made of, and what is wrong with its values. */
export function packageContent(
  { node: { path, root } }: Construct,
  { charts, notes: text, archive: _archive, directory: _directory, ...metadata }: HelmPackageProps,
): { readonly content: ChartContent; readonly findings: readonly Finding[] } {
  const { objects } = markedObjects(charts);
  const notes = markNotes(text);
  const used = usedValues(objects, { path, text: notes });
  noteInPackage(used);
  return {
    content: { metadata, objects, notes },
    findings: [
      ...checkObjects(objects),
      ...checkValues(used, metadata.dependencies ?? []),
      ...checkUntakenValues(root),
    ],
  };
}
