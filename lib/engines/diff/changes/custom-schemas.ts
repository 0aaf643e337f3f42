import { type Manifest, splitApiVersion } from '../../../core/manifest';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../../core/plain';

/** The schema of an object; undefined if no definition has one. */
export type SchemaOfObject = (object: Manifest) => PlainMap | undefined;

/** The schemas of CustomResourceDefinitions. If one is there several times, the last one counts. */
export function customSchemas(manifests: readonly Manifest[]): SchemaOfObject {
  const schemas = new Map(
    manifests
      .filter(({ kind }) => kind === 'CustomResourceDefinition')
      .flatMap((crd) =>
        listOf(findMap(crd, ['spec'])?.versions).flatMap((version) => {
          const schema = findMap(version, ['schema', 'openAPIV3Schema']);
          const { group, names } = findMap(crd, ['spec']) ?? {};
          return schema === undefined || !isPlainMap(names) || !isPlainMap(version)
            ? []
            : [[idOf(String(group), String(version.name), String(names.kind)), schema] as const];
        }),
      ),
  );
  return ({ apiVersion, kind }) => {
    const { group, version } = splitApiVersion(apiVersion);
    return schemas.get(idOf(group, version, kind));
  };
}

function idOf(group: string, version: string, kind: string): string {
  return `${group}/${version}/${kind}`;
}
