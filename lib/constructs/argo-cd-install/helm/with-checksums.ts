import { createHash } from 'node:crypto';
import { describeManifest, type Manifest } from '../../../core/manifest';
import { findMap, type PlainMap } from '../../../core/plain';
import { sameJson } from '../../../core/same-json';
import { stringifyYaml } from '../../../core/yaml/stringify';

/** The annotation of Pods with the checksum of each ConfigMap that they read at their start. */
const annotations: Readonly<Record<string, string>> = {
  'ConfigMap/argocd-cmd-params-cm': 'checksum/cmd-params',
  'ConfigMap/argocd-cm': 'checksum/cm',
};

/** Changes a chart's checksums of the ConfigMaps that were patched, so that Pods restart when the patch changes. */
export function withChecksums(rendered: readonly Manifest[], patched: readonly Manifest[]): Manifest[] {
  const before = new Map(rendered.map((manifest) => [describeManifest(manifest), manifest.data]));
  const changed = patched.flatMap((manifest) => {
    const name = describeManifest(manifest);
    const annotation = annotations[name];
    const isSame = annotation === undefined || sameJson(before.get(name), manifest.data);
    return isSame ? [] : [[annotation, sha256(stringifyYaml(manifest.data))] as const];
  });
  return patched.map((manifest) => withAnnotations(manifest, Object.fromEntries(changed)));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function withAnnotations(manifest: Manifest, checksums: Readonly<Record<string, string>>): Manifest {
  const pod = findMap(manifest, ['spec', 'template', 'metadata']);
  const there = findMap(pod, ['annotations']) ?? {};
  const own = Object.entries(checksums).filter(([name]) => there[name] !== undefined);
  if (pod === undefined || own.length === 0) {
    return manifest;
  }
  const { spec } = manifest as Manifest & { spec: PlainMap & { template: PlainMap } };
  const metadata = { ...pod, annotations: { ...there, ...Object.fromEntries(own) } };
  return { ...manifest, spec: { ...spec, template: { ...spec.template, metadata } } };
}
