import { type ChartMetadata, type HelmDependency } from './metadata/chart-metadata';
import { chartYaml } from './metadata/chart-yaml';
import { collectValues } from './collect-values';
import { type ValuesOfDependency } from './dependency-values';
import { helpersTemplate } from './helpers-template';
import { isCollection, type MarkedObject, type TextMark } from './marks';
import { notesTemplate } from './notes';
import { chartReadme } from './readme';
import { crdPath, templatePath } from './template-name';
import { writePlain, writeTemplate } from './template-writer';
import { valueTree } from './value-tree';
import { valuesSchema } from './values-schema';
import { valuesYaml } from './values-yaml';

/** What a chart is made of. */
export interface ChartContent {
  readonly metadata: ChartMetadata;
  readonly objects: readonly MarkedObject[];
  /** What helm prints after an install. @default - nothing */
  readonly notes?: string | TextMark;
}

/** What helm must not pack: the list of the files that were written, and what belongs to Git. */
const ignored = '.cdk8s-gitops*\n.git/\n.gitignore\n';

/** The files of a helm chart, as text by path. */
export function chartFiles({ metadata, objects, notes }: ChartContent): ReadonlyMap<string, string> {
  const specs = collectValues(objects, notes);
  const values = valueTree(specs);
  return new Map([
    ['.helmignore', ignored],
    ['Chart.yaml', chartYaml(metadata)],
    ['README.md', chartReadme(metadata, specs)],
    ['values.schema.json', valuesSchema(values, (metadata.dependencies ?? []).map(valuesOf))],
    ['values.yaml', valuesYaml(values)],
    ...(specs.some(isCollection) ? [['templates/_helpers.tpl', helpersTemplate(metadata.name)] as const] : []),
    ...(notes === undefined ? [] : [['templates/NOTES.txt', notesTemplate(notes)] as const]),
    ...objectFiles(objects, metadata.name),
  ]);
}

/** Whether an object is installed before all others, and without templates. */
export function isCrd({ manifest }: MarkedObject): boolean {
  return manifest.kind === 'CustomResourceDefinition' && manifest.apiVersion.startsWith('apiextensions.k8s.io/');
}

function objectFiles(objects: readonly MarkedObject[], chartName: string): (readonly [string, string])[] {
  const taken = new Set<string>();
  return objects.map((object) =>
    isCrd(object)
      ? [crdPath(object, taken), writePlain(object)]
      : [templatePath(object, taken), writeTemplate(object, chartName)],
  );
}

function valuesOf({ name, alias, condition = '', tags }: HelmDependency): ValuesOfDependency {
  const conditions = condition.split(',').map((path) => path.trim().split('.'));
  return {
    key: alias ?? name,
    conditions: condition === '' ? [] : conditions,
    hasTags: tags !== undefined && tags.length > 0,
  };
}
