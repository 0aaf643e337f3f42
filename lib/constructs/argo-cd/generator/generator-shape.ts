import { quote } from '../../../core/check/quote';
import { objectNodeOf, type Refinement, refined, refinedItems } from '../../../core/check/refine';
import { type Shape } from '../../../core/check/shape';
import { anything, list, map, oneOf, orLate, text } from '../../../core/check/shapes';
import { type Fault, fault, faultIf } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { resolveSchema, specSchema } from '../release/crd-schema';
import { declaredShape } from '../release/declared-shape';
import { type ClusterDecisionGenerator, type ClustersGenerator, type PluginGenerator } from './cluster-generators';
import { type Generator, type ListGenerator, type MatrixGenerator, type MergeGenerator } from './generator';
import { git } from './git-shape';
import { type PullRequestGenerator, type PullRequestProviders } from './pull-request-generator';
import { every } from './requeue-shape';
import { type ScmProviderGenerator } from './scm-provider-generator';
import { labelSelector, parameterSelector } from './selector-shape';
import { templateOverride as template } from './template-shape';

const generatorKinds = [
  ...['list', 'clusters', 'git', 'matrix', 'merge'],
  ...['scmProvider', 'pullRequest', 'clusterDecisionResource', 'plugin'],
];
const pullRequestProviders = ['github', 'gitlab', 'gitea', 'bitbucketServer', 'bitbucket', 'azuredevops'];
const scmProviders = ['github', 'gitlab', 'gitea', 'bitbucketServer', 'bitbucket', 'azureDevOps', 'awsCodeCommit'];

const example = "{ list: { elements: [{ name: 'one' }] } }";

const gitlab = refined<PullRequestProviders['gitlab']>({
  pullRequestState: orLate(oneOf(['opened', 'closed', 'locked', 'merged'])),
});

/** The kinds of generators that contain no others. */
const leaves = {
  clusters: refined<ClustersGenerator>({ template, selector: labelSelector }),
  git,
  scmProvider: refined<ScmProviderGenerator>(
    { template, cloneProtocol: orLate(oneOf(['ssh', 'https'])), ...every },
    { exactlyOne: [scmProviders] },
  ),
  pullRequest: refined<PullRequestGenerator>({ template, gitlab, ...every }, { exactlyOne: [pullRequestProviders] }),
  clusterDecisionResource: refined<ClusterDecisionGenerator>(
    { template, labelSelector, ...every },
    { atLeastOne: [['name', 'labelSelector']] },
  ),
  plugin: refined<PluginGenerator>({ template, ...every }),
};

/** Generators. Without Go templates, Argo CD only accepts texts as parameters. */
export function generators(isGo: boolean): (base: Shape) => Shape<[Generator, ...Generator[]]> {
  return refinedItems(generator(isGo, 0), { least: 1, example });
}

function generator(isGo: boolean, depth: number): Refinement<Generator> {
  const element = map(anything, { example: "{ name: 'one' }", also: isGo ? undefined : checkTexts });
  return refined<Generator>(
    {
      ...leaves,
      selector: parameterSelector,
      list: refined<ListGenerator>({ template, elements: list(element) }, { also: checkList }),
      matrix: depth > 1 ? tooDeep : () => matrix(isGo, depth)(combination('matrix')),
      merge: depth > 1 ? tooDeep : () => merge(isGo, depth)(combination('merge')),
    },
    { exactlyOne: [generatorKinds] },
  );
}

function matrix(isGo: boolean, depth: number): (base: Shape) => Shape<MatrixGenerator> {
  return refined<MatrixGenerator>({
    template,
    generators: refinedItems(generator(isGo, depth + 1), { least: 2, most: 2, example }),
  });
}

function merge(isGo: boolean, depth: number): (base: Shape) => Shape<MergeGenerator> {
  return refined<MergeGenerator>({
    template,
    generators: refinedItems(generator(isGo, depth + 1), { least: 2, example }),
    mergeKeys: list(text, { least: 1, example: "'name'" }),
  });
}

/** What the CRD has for a combination. It is open at a combination within a combination, where the same holds. */
function combination(kind: 'matrix' | 'merge'): Shape {
  const schema = resolveSchema(specSchema('ApplicationSet').properties?.generators ?? {});
  const { fields } = objectNodeOf(declaredShape(schema.items ?? {}));
  return { node: fields[kind] };
}

const tooDeep: Shape<never> = {
  node: { kind: 'special', wanted: 'left out', example: 'a list', isOne: () => true, check: checkDepth },
};

function checkDepth(): readonly Fault[] {
  const what = (at: string): string => `Cannot use ${at}: a combination in a combination can't have another one in it`;
  return [fault('depth', [], what, 'write the list out in TypeScript')];
}

function checkTexts(element: PlainMap): readonly Fault[] {
  return Object.entries(element)
    .filter(([key, value]) => key !== 'values' && typeof value !== 'string')
    .map(([key, value]) => {
      const what = (at: string): string =>
        `Cannot use ${quote(value)} as ${at}: without goTemplate it must be a string`;
      return fault('type', [key], what, 'use goTemplate: true, the default');
    });
}

/** Empty lists and texts are not written, so they count as left out. */
function checkList({ elements, elementsYaml = '' }: PlainMap): readonly Fault[] {
  return faultIf(
    elements === undefined && elementsYaml === '',
    'required',
    [],
    (at) => `Cannot use ${at} without elements: nothing would be generated`,
    "add elements: [{ name: 'one' }]",
  );
}
