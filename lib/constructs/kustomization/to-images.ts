import { definedOnly } from '../../core/defined-only';
import { stringifyYaml } from '../../core/yaml/stringify';
import { type ImageSpec, type KustomizationSpec } from '../../engines/kustomize/file/kustomization-spec';
import { type ImageOverride, type RegistryOverride } from './image-props';
import { expandRegistry } from './registry';

/** The image rules of the props, in the form of kustomize. */
export interface ImageRules {
  readonly images: readonly ImageSpec[];
  /** The index of the prop's entry that each image rule comes from. */
  readonly origins: readonly number[];
  /** Configs for what `images` can't express. */
  readonly transformers: readonly string[];
  /** Indexes of the prop's entries for a registry without any image. */
  readonly missed: readonly number[];
}

/**
 * Turns the image rules of the props into rules of kustomize.
 *
 * @param imagesAfter the images that exist after some rules have run
 */
export function toImages(
  rules: readonly (ImageOverride | RegistryOverride)[],
  imagesAfter: (images: readonly ImageSpec[]) => readonly string[],
): ImageRules {
  const images: ImageSpec[] = [];
  const origins: number[] = [];
  const missed: number[] = [];
  rules.forEach((rule, index) => {
    const expanded = 'registry' in rule ? expandRegistry(rule, imagesAfter(images)) : [toImage(rule)];
    images.push(...expanded);
    origins.push(...expanded.map(() => index));
    if (expanded.length === 0) {
      missed.push(index);
    }
  });
  return { images, origins, missed, transformers: rules.flatMap(toTransformer) };
}

/** Adds the image rules to a spec. Their configs come after its existing ones. */
export function withImages(spec: KustomizationSpec, { images, transformers }: ImageRules): KustomizationSpec {
  return {
    ...spec,
    ...(images.length > 0 && { images }),
    ...(transformers.length > 0 && { transformers: [...(spec.transformers ?? []), ...transformers] }),
  };
}

function toImage({ name, newName, newTag, digest, tagSuffix }: ImageOverride): ImageSpec {
  return definedOnly({ name, newName, newTag, digest, tagSuffix });
}

const ephemeralPaths = ['spec/ephemeralContainers/image', 'spec/template/spec/ephemeralContainers/image'];

function toTransformer(rule: ImageOverride | RegistryOverride, index: number): string[] {
  if ('registry' in rule) {
    return [];
  }
  const paths = [...(rule.ephemeralContainers ? ephemeralPaths : []), ...(rule.fields ?? [])];
  if (paths.length === 0) {
    return [];
  }
  const config = {
    apiVersion: 'builtin',
    kind: 'ImageTagTransformer',
    metadata: { name: `images-${index}` },
    imageTag: toImage(rule),
    fieldSpecs: paths.map((path) => ({ path })),
  };
  return [stringifyYaml(config)];
}
