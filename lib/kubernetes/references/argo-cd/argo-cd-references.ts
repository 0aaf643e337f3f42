import { type Manifest } from '../../../core/manifest';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { type Path } from '../../../core/path-text';
import { valuesAt } from '../../values-at';
import { generatorReferences } from './application-set-references';
import { isKnown, outsidePlace } from './outside-place';
import { type Reference, type ReferenceTarget } from '../data/reference';

/** What an Application of Argo CD refers to, or an ApplicationSet with its generators and its template. */
export function argoCdReferences(manifest: Manifest): Reference[] {
  if (!manifest.apiVersion.startsWith('argoproj.io/')) {
    return [];
  }
  switch (manifest.kind) {
    case 'Application':
      return referencesAt(manifest, 'spec');
    case 'ApplicationSet':
      return [...generatorReferences(manifest), ...referencesAt(manifest, 'spec.template.spec')];
    default:
      return [];
  }
}

function referencesAt(manifest: Manifest, at: string): Reference[] {
  return valuesAt(manifest, at).flatMap(({ path, value }) =>
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
    ...hydratedFolder(spec, path),
  ];
}

/** The folder that a source hydrator writes, and that is deployed. It is in the repository of the dry source. */
function hydratedFolder({ sourceHydrator }: PlainMap, path: Path): Reference[] {
  const { drySource, syncSource } = isPlainMap(sourceHydrator) ? sourceHydrator : {};
  const repository = isPlainMap(drySource) ? drySource.repoURL : undefined;
  const to = outsidePlace('Path', repository, isPlainMap(syncSource) ? syncSource.path : undefined);
  return to === undefined ? [] : [reference('source', [...path, 'sourceHydrator', 'syncSource', 'path'], to)];
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
  const to = isKnown(chart) ? outsidePlace('Chart', repoURL, chart) : outsidePlace('Path', repoURL, folder);
  return to === undefined ? [repository] : [repository, reference('source', [...path, field], to)];
}

function reference(relation: Reference['relation'], path: Path, to: ReferenceTarget): Reference {
  return { relation, path, to, isOptional: false };
}
