import { checkShape } from '../../../core/check/check-shape';
import { refined, type RefinedOptions } from '../../../core/check/refine';
import { anything, either, map, matching, orLate, required, text } from '../../../core/check/shapes';
import { quote } from '../../../core/check/quote';
import { type TextRule } from '../../../core/check/shape';
import { excluding } from '../../../core/check/shape-faults';
import { at, type Fault, fault } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { isTextGiven } from '../release/left-out';
import { folder, folderBelowTop } from './folder';
import { type HelmSource } from './helm-source';
import { kustomizeSource as kustomize } from './kustomize-shape';
import { checkRepoUrl, gitUrl, isArtifactAddress } from './repo-url';
import { artifactVersion, chartVersion, revision } from './revision';
import { type Source, type SourceAmongSeveral } from './source';
import { type DrySource, type SourceHydrator, type SyncSource } from './source-hydrator';

/** The settings of Helm. The props also take values as a map, which the CRD has in a field of its own. */
export const helm = refined<HelmSource>(
  { values: either(text, map(orLate(anything))) },
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
  { path: orLate(matching(folder)), helm, kustomize },
  { ...location, atLeastOne: [['path', 'chart']] },
);

/** A source among several, which may make no manifests, and only have files for the others. */
export const sourceAmongSeveral = refined<SourceAmongSeveral>(
  { path: orLate(matching(folder)), helm, kustomize },
  { ...location, atLeastOne: [['path', 'chart', 'ref']] },
);

/** Templates that are rendered into a branch. */
export const sourceHydrator = refined<SourceHydrator>({
  drySource: refined<DrySource>(
    {
      repoURL: required(orLate(gitUrl)),
      targetRevision: required(orLate(matching(revision))),
      path: required(orLate(matching(folder))),
      helm,
      kustomize,
    },
    { atMostOne: [tools] },
  ),
  syncSource: refined<SyncSource>({
    repoURL: gitUrl,
    targetBranch: matching(revision),
    path: matching(folderBelowTop),
  }),
});

/** What an address and a version may be depends on what the source is. */
function checkSource({ repoURL, targetRevision, chart }: PlainMap): readonly Fault[] {
  const isChart = isTextGiven(chart);
  const isArtifact = typeof repoURL === 'string' && isArtifactAddress(repoURL);
  return [
    ...at('repoURL', checkRepoUrl(repoURL, { isChart })),
    ...checkRevision(targetRevision, isArtifact ? artifactVersion : isChart ? chartVersion : revision),
    ...(isChart && isArtifact ? [chartOfArtifact(`${repoURL}/${String(chart)}`)] : []),
  ];
}

function checkRevision(value: unknown, rule: TextRule): readonly Fault[] {
  if (isTextGiven(value)) {
    return at('targetRevision', checkShape(value, orLate(matching(rule))));
  }
  const what = (at: string): string => `Cannot leave out ${at}: a chart needs a version`;
  return rule === chartVersion ? [fault('required', ['targetRevision'], what, 'add targetRevision: "1.2.3"')] : [];
}

/** Argo CD does not read `chart` then, and looks for the chart at the top of the registry. */
function chartOfArtifact(address: string): Fault {
  return excluding(
    ['chart', 'an address with oci://'],
    [],
    'Argo CD would ignore chart',
    `use repoURL: ${quote(address)} with path: ".", or leave oci:// out for a registry of Helm charts`,
  );
}
