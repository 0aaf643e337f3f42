import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitOpsError } from '../../core/error';
import { identityOf, splitApiVersion, type Manifest } from '../../core/manifest';
import { stringifyManifests } from '../../core/yaml/stringify';
import { clusterScope, effectiveNamespace } from '../../engines/kustomize/resource/resource-id';

/**
 * Writes all objects to one file. If the path is a folder or ends with a slash, each object gets a file of its own.
 * All texts are made before the first file is written.
 */
export function writeObjects(manifests: readonly Manifest[], path: string): void {
  if (!isFolder(path)) {
    writeWhole(path, stringifyManifests(manifests, { dialect: 'kustomize' }));
    return;
  }
  const files = fileNames(manifests).map((name, index) => {
    const text = stringifyManifests([manifests[index]], { dialect: 'kustomize' });
    return [join(path, name), text] as const;
  });
  mkdirSync(path, { recursive: true });
  files.forEach(([file, text]) => writeWhole(file, text));
}

function isFolder(path: string): boolean {
  return /[/\\]$/.test(path) || (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
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

/** Replaces the file in one step, so that a reader sees the old file or the new one, never a part of it. */
function writeWhole(path: string, text: string): void {
  const temporary = `${path}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}
