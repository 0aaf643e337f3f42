import { type Manifest } from '../../core/manifest';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { type Path } from '../../core/path-text';
import { maskSecrets } from '../../core/secret-text';
import { valuesAt } from '../values-at';
import { type OutsidePlace, type Reference, type ReferenceTarget } from './reference';

/** What an Application of Argo CD, or the template of an ApplicationSet, refers to. */
export function argoCdReferences(manifest: Manifest): Reference[] {
  if (!manifest.apiVersion.startsWith('argoproj.io/')) {
    return [];
  }
  const at = { Application: 'spec', ApplicationSet: 'spec.template.spec' }[manifest.kind];
  return at === undefined
    ? []
    : valuesAt(manifest, at).flatMap(({ path, value }) =>
        isPlainMap(value) ? referencesOfApplication(value, path, manifest.metadata?.namespace ?? '') : [],
      );
}

function referencesOfApplication(spec: PlainMap, path: Path, namespace: string): Reference[] {
  const sources = ['source', 'sources[]', 'sourceHydrator.drySource'].flatMap((at) => valuesAt(spec, at));
  return [
    ...project(spec, path, namespace),
    ...destination(spec.destination, [...path, 'destination']),
    ...sources.flatMap((source) =>
      isPlainMap(source.value) ? sourceReferences(source.value, [...path, ...source.path]) : [],
    ),
  ];
}

function project(spec: PlainMap, path: Path, namespace: string): Reference[] {
  const { project: name } = spec;
  return isKnown(name)
    ? [
        reference('project', [...path, 'project'], {
          by: 'name',
          group: 'argoproj.io',
          kind: 'AppProject',
          namespace,
          name,
        }),
      ]
    : [];
}

/** The addresses and names by which Argo CD means its own cluster. */
const ownCluster: readonly unknown[] = ['https://kubernetes.default.svc', 'in-cluster'];

function destination(value: unknown, path: Path): Reference[] {
  return (['name', 'server'] as const).flatMap((key) => {
    const given = isPlainMap(value) ? value[key] : undefined;
    return isKnown(given) && !ownCluster.includes(given)
      ? [
          reference('destination', [...path, key], {
            by: 'setting',
            type: 'cluster',
            key,
            value: given,
          }),
        ]
      : [];
  });
}

function sourceReferences(source: PlainMap, path: Path): Reference[] {
  const { repoURL, path: folder, chart } = source;
  if (!isKnown(repoURL)) {
    return [];
  }
  const repository: Reference = {
    ...reference('source', [...path, 'repoURL'], { by: 'setting', type: 'repository', key: 'url', value: repoURL }),
    isOptional: true,
  };
  const field = isKnown(chart) ? 'chart' : 'path';
  const inner = isKnown(chart) ? chart : folder;
  return isKnown(inner)
    ? [repository, reference('source', [...path, field], placeOf(repoURL, inner, isKnown(chart)))]
    : [repository];
}

/** `repository//path`, as kustomize writes a folder of a repository. */
function placeOf(repository: string, inner: string, isChart: boolean): OutsidePlace {
  const name = maskSecrets(`${repository}//${inner}`);
  return { by: 'place', kind: isChart ? 'Chart' : 'Path', name };
}

function reference(relation: Reference['relation'], path: Path, to: ReferenceTarget): Reference {
  return { relation, path, to, isOptional: false };
}

/** The template of an ApplicationSet has parameters in it, which Argo CD fills in. */
function isKnown(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !value.includes('{{');
}
