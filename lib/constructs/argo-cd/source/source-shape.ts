import { checkShape } from '../../../core/check/check-shape';
import { refined, type RefinedOptions } from '../../../core/check/refine';
import { anything, either, map, matching, text } from '../../../core/check/shapes';
import { at, type Fault, fault } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { folder, folderBelowTop } from './folder';
import { type HelmSource } from './helm-source';
import { checkRepoUrl, repoUrl } from './repo-url';
import { chartVersion, revision } from './revision';
import { type Source, type SourceAmongSeveral } from './source';
import { type DrySource, type SourceHydrator, type SyncSource } from './source-hydrator';

/** The settings of Helm. The props also take values as a map, which the CRD has in a field of its own. */
export const helm = refined<HelmSource>(
  { values: either(text, map(anything)) },
  { atMostOne: [['values', 'valuesObject']] },
);

const tools = ['helm', 'kustomize', 'directory', 'plugin'];
const location: RefinedOptions<Source> = {
  atMostOne: [['path', 'chart'], ['chart', 'ref'], tools],
  example: "{ repoURL: 'https://github.com/acme/gitops.git', path: 'web' }",
  also: checkSource,
};

/** A source: a folder or a chart, and at most one tool. */
export const source = refined<Source>(
  { path: matching(folder), helm },
  { ...location, atLeastOne: [['path', 'chart']] },
);

/** A source among several, which may make no manifests, and only have files for the others. */
export const sourceAmongSeveral = refined<SourceAmongSeveral>(
  { path: matching(folder), helm },
  { ...location, atLeastOne: [['path', 'chart', 'ref']] },
);

/** Templates that are rendered into a branch. */
export const sourceHydrator = refined<SourceHydrator>({
  drySource: refined<DrySource>({ path: matching(folder), helm }, { atMostOne: [tools], also: checkSource }),
  syncSource: refined<SyncSource>({
    repoURL: repoUrl,
    targetBranch: matching(revision),
    path: matching(folderBelowTop),
  }),
});

/** What an address and a version may be depends on what the source is. */
function checkSource({ repoURL, targetRevision, chart }: PlainMap): readonly Fault[] {
  const isChart = chart !== undefined;
  return [...at('repoURL', checkRepoUrl(repoURL, { isChart })), ...checkRevision(targetRevision, isChart)];
}

function checkRevision(value: unknown, isChart: boolean): readonly Fault[] {
  if (value !== undefined) {
    return at('targetRevision', checkShape(value, matching(isChart ? chartVersion : revision)));
  }
  const what = (at: string): string => `Cannot leave out ${at}: a chart needs a version`;
  return isChart ? [fault('required', ['targetRevision'], what, 'add targetRevision: "1.2.3"')] : [];
}
