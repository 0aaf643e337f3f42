import { type Problem } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { type PlainMap } from '../../core/plain';
import { hasBuildAnnotations } from '../../engines/kustomize/resource/build-annotations';
import { originAnnotation, transformationsAnnotation } from '../../engines/kustomize/resource/origin';

/** Why `kustomize build` would not give an object back as it is. */
export function checkBuildable(manifest: Manifest): readonly Problem[] {
  const { kind, metadata } = manifest;
  if (kind.endsWith('List') && 'items' in manifest) {
    const what = `Cannot list ${kind} in kustomization.yaml: kustomize takes it apart`;
    return [{ rule: 'index-list', what, fix: 'make a construct of each item' }];
  }
  if (metadata?.name === undefined || metadata.name === '') {
    const what = `Cannot list ${kind} in kustomization.yaml: kustomize takes no object without a name`;
    return [{ rule: 'index-name', what, fix: 'set metadata.name' }];
  }
  return checkAnnotations(manifest, `${kind}/${metadata.name}`);
}

function checkAnnotations(manifest: Manifest, named: string): readonly Problem[] {
  const annotations: PlainMap = { ...manifest.metadata?.annotations };
  const local = annotations[localConfig];
  if (local !== undefined && local !== 'false') {
    const what = `Cannot list ${named} in kustomization.yaml: kustomize leaves out objects with the annotation ${localConfig}`;
    return [{ rule: 'index-local-config', what, fix: 'remove the annotation' }];
  }
  const removed = Object.keys(annotations).filter(isRemoved);
  return removed.map((key) => ({
    rule: 'index-annotation',
    what: `Cannot list ${named} in kustomization.yaml: kustomize removes the annotation ${key}`,
    fix: 'remove it',
  }));
}

const localConfig = 'config.kubernetes.io/local-config';

function isRemoved(key: string): boolean {
  return (
    key === originAnnotation ||
    key === transformationsAnnotation ||
    hasBuildAnnotations({ metadata: { annotations: { [key]: '' } } })
  );
}
