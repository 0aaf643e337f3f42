import { join, sep } from 'node:path';
import { GitOpsError } from '../../core/error';
import { describeManifest, identityOf, splitApiVersion, type Manifest } from '../../core/manifest';
import { stringifyManifests } from '../../core/yaml/stringify';
import { clusterScope, effectiveNamespace } from '../../engines/kustomize/resource/resource-id';
import { isFolder } from '../../system/is-folder';
import { diskError } from '../../system/output/disk-error';
import { makeFolder } from '../../system/output/make-folder';
import { writeToPath } from '../../system/output/write-to-path';

/**
 * Writes all objects to one file. If the path is a folder or ends with a slash, each object gets a file of its own.
 * All texts are made before the first file is written.
 */
export function writeObjects(manifests: readonly Manifest[], path: string): void {
  if (!/[/\\]$/.test(path) && isFolder(path) !== true) {
    writeToPath(path, stringifyManifests(manifests, { dialect: 'kustomize' }));
    return;
  }
  const files = fileNames(manifests).map((name, index) => {
    const text = stringifyManifests([manifests[index]], { dialect: 'kustomize' });
    return [join(path, name), text] as const;
  });
  demandFolder(path);
  files.forEach(([file, text]) => writeToPath(file, text));
}

function demandFolder(path: string): void {
  try {
    makeFolder(path);
  } catch (error) {
    throw diskError(path, 'Cannot make the folder', error);
  }
}

/** The file names of kubectl: `apps_v1_deployment_web.yaml`, with the namespace first if there are several. */
function fileNames(manifests: readonly Manifest[]): string[] {
  const namespaces = manifests.map(namespaceOf);
  const isSeveral = new Set(namespaces.filter((namespace) => namespace !== clusterScope)).size > 1;
  const names = manifests.map((manifest, index) => {
    const { group, version } = splitApiVersion(manifest.apiVersion);
    const kind = [group, version, manifest.kind].filter((part) => part !== '').join('_');
    const prefix = isSeveral && namespaces[index] !== clusterScope ? `${namespaces[index]}_` : '';
    return `${prefix}${kind}_${manifest.metadata?.name ?? ''}.yaml`.toLowerCase();
  });
  names.forEach((name, index) => demandPlainName(name, manifests[index]));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new GitOpsError({
      where: twice,
      what: 'Cannot write each object to a file of its own: two files would have this name',
      fix: 'write to one file instead: -o all.yaml',
    });
  }
  return names;
}

function namespaceOf(manifest: Manifest): string {
  const { version } = splitApiVersion(manifest.apiVersion);
  return effectiveNamespace({ ...identityOf(manifest), version });
}

/** Kubernetes allows `/` in some names, such as those of roles. In the name of a file, it would lead elsewhere. */
function demandPlainName(name: string, manifest: Manifest): void {
  if (/[/\0]/.test(name) || name.includes(sep)) {
    throw new GitOpsError({
      where: describeManifest(manifest),
      what: `Cannot write it to a file of its own: ${JSON.stringify(name)} is not the name of a file`,
      fix: 'write to one file instead: -o all.yaml',
    });
  }
}
