import { type Construct } from 'constructs';
import { type Finding, finding } from '../../core/error';
import { type ChartContent } from '../../engines/helm-package/chart-files';
import { checkObjects } from '../../engines/helm-package/check-objects';
import { checkValues } from '../../engines/helm-package/check-values';
import { type MarkedObject } from '../../engines/helm-package/marks';
import { type ChartMetadata } from '../../engines/helm-package/metadata/chart-metadata';
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
  const objects = markedObjects(charts);
  const notes = markNotes(text);
  const used = usedValues(objects, { path, text: notes });
  noteInPackage(used);
  return {
    content: { metadata, objects, notes },
    findings: [
      ...checkNotEmpty(path, objects, metadata),
      ...checkObjects(objects),
      ...checkValues(used, metadata.dependencies ?? []),
      ...checkUntakenValues(root),
    ],
  };
}

/** A chart without objects is only of use if it brings other charts. */
function checkNotEmpty(
  where: string,
  objects: readonly MarkedObject[],
  { dependencies = [] }: ChartMetadata,
): readonly Finding[] {
  if (objects.length > 0 || dependencies.length > 0) {
    return [];
  }
  const what = 'Cannot write a package without objects: its charts have none, and it has no dependencies';
  return [finding({ rule: 'empty-package', where, what, fix: 'add objects to its charts, or set dependencies' })];
}
