import { type ManifestFile } from '../../../lib/engines/manifest-folder/read-manifest-files';
import { type Manifest } from '../../../lib/core/manifest';

/** A ConfigMap with one value. */
export function configMap(name: string, value = ''): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { value } };
}

/** The files of an output by path. A path that ends with a slash is a folder that kustomize builds. */
export function outputOf(manifests: Readonly<Record<string, Manifest | readonly Manifest[]>>): ManifestFile[] {
  return Object.entries(manifests).map(([path, content]) => ({
    path: path.replace(/\/$/, ''),
    ...(path.endsWith('/') ? {} : { file: `dist/${path}` }),
    manifests: [content].flat(),
  }));
}
