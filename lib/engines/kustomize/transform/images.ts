import { isPlainMap } from '../../../core/plain';
import { type FieldSpecs } from '../field/field-spec';
import { changeImage, imageMatcher } from './image';
import { type ImageSpec } from '../file/kustomization-spec';
import { type OnMatch } from '../rule/observer';
import { overwriteScalar, textAt } from '../../../core/yaml/scalar/scalar-field';
import { type KustomizeResource } from '../resource/resource';
import { FieldSpecProblem, type Holder } from '../field/visit-field';
import { visitResource } from '../field/visit-resource';
import { jsonText } from '../../../core/text/json-text';

/** The image fields of one object. A field that is found in both ways is changed twice, as in kustomize. */
interface ImageSlots {
  readonly resource: KustomizeResource;
  readonly slots: readonly (readonly [Holder, string | number])[];
}

/** Finds all image fields: those of the field specs, and those of containers. One search serves all rules. */
export function findImages(resources: readonly KustomizeResource[], specs: FieldSpecs): ImageSlots[] {
  const found = resources
    .filter(({ kind }) => kind !== 'CustomResourceDefinition')
    .map((resource) => {
      const slots: (readonly [Holder, string | number])[] = [];
      visitResource(resource, specs, undefined, (holder, key) => slots.push([holder, key]));
      collectContainers(resource.object, slots);
      return { resource, slots };
    });
  return found.filter(({ slots }) => slots.length > 0);
}

/** Applies one entry of `images`. */
export function applyImage(found: readonly ImageSlots[], rule: ImageSpec, matched: OnMatch): void {
  const changed = memoize(rule);
  for (const { resource, slots } of found) {
    for (const [holder, key] of slots) {
      const old = imageText(holder, key);
      const image = changed(old);
      if (image !== undefined) {
        matched(resource, old);
        overwriteScalar(holder, key, image);
      }
    }
  }
}

/** Applies a rule to images; undefined if it does not match. Results are kept, because most images repeat. */
function memoize(rule: ImageSpec): (image: string) => string | undefined {
  const matches = imageMatcher(rule.name ?? '');
  if (typeof matches !== 'function') {
    throw new FieldSpecProblem(matches);
  }
  const known = new Map<string, string | undefined>();
  return (image) => {
    if (!known.has(image)) {
      known.set(image, matches(image) ? changeImage(image, rule) : undefined);
    }
    return known.get(image);
  };
}

function imageText(holder: Holder, key: string | number): string {
  const { [key]: value } = holder;
  if (typeof value === 'object' && value !== null) {
    throw new FieldSpecProblem({
      what: `Cannot read an image: expected text, but there is a ${Array.isArray(value) ? 'list' : 'map'}`,
      fix: 'write the image as text',
    });
  }
  return textAt(holder, key);
}

/** Collects the images of every list named `containers` or `initContainers`, at any depth, in any kind of object. */
function collectContainers(node: unknown, slots: (readonly [Holder, string | number])[]): void {
  if (Array.isArray(node)) {
    node.forEach((element) => collectContainers(element, slots));
  } else if (isPlainMap(node)) {
    for (const key in node) {
      const value = node[key];
      if (typeof value !== 'object' || value === null) {
        continue;
      }
      collectContainers(value, slots);
      if ((key === 'containers' || key === 'initContainers') && Array.isArray(value)) {
        value.forEach((container) => collectContainer(container, slots));
      }
    }
  }
}

function collectContainer(container: unknown, slots: (readonly [Holder, string | number])[]): void {
  if (container === null || container === undefined) {
    return;
  }
  if (!isPlainMap(container)) {
    throw new FieldSpecProblem({
      what: `Cannot read a container: expected a map, but there is ${jsonText(container)}`,
      fix: 'write containers as a list of maps',
    });
  }
  if ('image' in container) {
    slots.push([container as Holder, 'image']);
  }
}
