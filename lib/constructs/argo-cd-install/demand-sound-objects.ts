import { type ApiObject } from 'cdk8s';
import { type Construct } from 'constructs';
import { guardObject } from '../../api-objects/guard';
import { demandNoFaults, type Fault, fault, faultIf, messagesOf } from '../../core/fault';
import { describeManifest, type Manifest } from '../../core/manifest';
import { getKey } from '../../core/own-key';
import { isPlainMap } from '../../core/plain';
import { parseYaml } from '../../core/yaml/parse';
import { checkPods } from './check/check-pods';
import { checkPlainSecrets, secretPlaces, writtenManifest } from '../argo-cd/plain-secrets';

/**
 * Refuses objects of an install that have a secret as plain text, broken YAML, or Pods that the API server refuses: at
 * once, with the patches of the props, and again just before they are written, because of what was added or patched
 * since. This also holds for what a `Kustomization` makes of the objects.
 *
 * @param manifests what the objects are made of
 * @param allowed places that are not secrets, or may be in the open
 */
export function demandSoundObjects(
  install: Construct,
  manifests: readonly Manifest[],
  objects: readonly ApiObject[],
  allowed: readonly string[] = [],
): void {
  const check = (all: readonly Manifest[]): readonly Fault[] =>
    all.filter(hasValues).flatMap((manifest) => checkObject(manifest, allowed));
  demandNoFaults(install.node.path, check(manifests));
  const bySettings = 'set it by props or patches of the install, and ';
  for (const object of objects.filter(hasValues)) {
    guardObject(object, (made) => checkObject(made, allowed, bySettings));
  }
  install.node.addValidation({
    validate: () => {
      const written = objects.filter(hasValues).map(writtenManifest);
      return messagesOf([...check(written), ...checkAllowed(written, allowed)]);
    },
  });
}

/** The CRDs are large, and have no values. */
function hasValues({ kind }: { readonly kind: string }): boolean {
  return kind !== 'CustomResourceDefinition';
}

function checkObject(manifest: Manifest, allowed: readonly string[], by = ''): readonly Fault[] {
  const wayOut = (place: string): string => `; if it is not a secret, ${by}add '${place}' to unsafePlaintext`;
  return [...checkYaml(manifest), ...checkPlainSecrets(manifest, { allowed, wayOut }), ...checkPods(manifest)];
}

/** The settings that Argo CD reads as YAML. */
const yamlSettings: Readonly<Record<string, readonly RegExp[]>> = {
  'argocd-cm': [
    /^(?:oidc|dex)\.config$/,
    /^(?:application|project|resource)\.links$/,
    /^(?:globalProjects|additionalUrls)$/,
    /^resource\.(?:exclusions|inclusions|customizations|compareoptions)$/,
    /^resource\.customizations\.(?:actions|ignoreDifferences|ignoreResourceUpdates|knownTypeFields)\./,
  ],
  'argocd-notifications-cm': [/^(?:service|template|trigger)\./, /^(?:context|subscriptions)$/, /^defaultTriggers/],
};

function checkYaml(manifest: Manifest): readonly Fault[] {
  const { kind, metadata, data } = manifest;
  const patterns = (kind === 'ConfigMap' ? getKey(yamlSettings, metadata?.name ?? '') : undefined) ?? [];
  return Object.entries(isPlainMap(data) ? data : {})
    .filter(([key, text]) => patterns.some((pattern) => pattern.test(key)) && !isYaml(text))
    .map(([key]) =>
      fault(
        'yaml',
        ['data', key],
        (name) => `Cannot use ${name} of ${describeManifest(manifest)}: it is not YAML`,
        'use an object, or correct the text',
      ),
    );
}

/** The reader's own message is not used: it may repeat the line, and so a secret. */
function isYaml(text: unknown): boolean {
  try {
    parseYaml(String(text));
    return true;
  } catch {
    return false;
  }
}

function checkAllowed(manifests: readonly Manifest[], allowed: readonly string[]): readonly Fault[] {
  if (allowed.length === 0) {
    return [];
  }
  const there = new Set(manifests.flatMap(secretPlaces));
  return allowed.flatMap((place, index) =>
    faultIf(
      !there.has(place),
      'no-effect',
      ['unsafePlaintext', index],
      (name) => `Cannot use ${name}: the install has no secret there`,
      'leave it out',
    ),
  );
}
