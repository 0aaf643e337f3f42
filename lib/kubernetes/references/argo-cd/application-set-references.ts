import { type Manifest } from '../../../core/manifest';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { type Path } from '../../../core/path-text';
import { valuesAt } from '../../values-at';
import { outsidePlace } from './outside-place';
import { type Reference, type ReferenceTarget } from '../data/reference';

/** What the generators of an ApplicationSet read: folders and files of repositories, clusters, tokens. */
export function generatorReferences({ spec, metadata }: Manifest): Reference[] {
  const namespace = metadata?.namespace ?? '';
  return generatorsIn(spec, ['spec']).flatMap(({ generator, path }) => [
    ...folders(generator.git, [...path, 'git']),
    ...clusters(generator.clusters, [...path, 'clusters'], namespace),
    ...tokens(generator, path, namespace),
  ]);
}

interface PlacedGenerator {
  readonly generator: PlainMap;
  readonly path: Path;
}

/** The generators of a map, and those that they combine. */
function generatorsIn(map: unknown, path: Path): PlacedGenerator[] {
  return valuesAt(map, 'generators[]').flatMap((one) => {
    const generator = isPlainMap(one.value) ? one.value : {};
    const place = [...path, ...one.path];
    const inner = ['matrix', 'merge'].flatMap((field) => generatorsIn(generator[field], [...place, field]));
    return [{ generator, path: place }, ...inner];
  });
}

function folders(git: unknown, path: Path): Reference[] {
  const repository = isPlainMap(git) ? git.repoURL : undefined;
  return ['directories[].path', 'files[].path'].flatMap((at) =>
    valuesAt(git, at)
      .filter(({ path: [field, index] }) => !isExcluded(git, field, index))
      .flatMap(({ path: inner, value }) => {
        const to = outsidePlace('Path', repository, value);
        return to === undefined ? [] : [reference('source', [...path, ...inner], to)];
      }),
  );
}

function isExcluded(git: unknown, field: string | number, index: string | number): boolean {
  const item = isPlainMap(git) ? listOf(git[field])[Number(index)] : undefined;
  return isPlainMap(item) && item.exclude === true;
}

/** Without a selector, these are all clusters. */
function clusters(value: unknown, path: Path, namespace: string): Reference[] {
  const selector = isPlainMap(value) ? value.selector : undefined;
  if (!isPlainMap(selector)) {
    return [];
  }
  const labels = isPlainMap(selector.matchLabels) ? selector.matchLabels : {};
  const matchLabels = { ...labels, 'argocd.argoproj.io/secret-type': 'cluster' };
  const of = { group: '', kind: 'Secret' };
  const to: ReferenceTarget = { by: 'labels', of, selector: { ...selector, matchLabels }, namespaces: [namespace] };
  return [{ ...reference('destination', [...path, 'selector'], to), isOptional: true }];
}

/** `scmProvider` and `pullRequest` have a token below the name of a host, and a plugin has its settings. */
function tokens(generator: PlainMap, path: Path, namespace: string): Reference[] {
  const hosts = ['scmProvider', 'pullRequest'].flatMap((field) => {
    const provider = generator[field];
    return Object.keys(isPlainMap(provider) ? provider : {}).map((host) => `${field}.${host}`);
  });
  const rows = [
    ...hosts.map((host) => ({ at: `${host}.tokenRef.secretName`, kind: 'Secret', relation: 'secret' }) as const),
    { at: 'plugin.configMapRef.name', kind: 'ConfigMap', relation: 'config' } as const,
  ];
  return rows.flatMap(({ at, kind, relation }) =>
    valuesAt(generator, at).map(({ path: inner, value }) =>
      reference(relation, [...path, ...inner], { by: 'name', group: '', kind, namespace, name: String(value) }),
    ),
  );
}

function reference(relation: Reference['relation'], path: Path, to: ReferenceTarget): Reference {
  return { relation, path, to, isOptional: false };
}
