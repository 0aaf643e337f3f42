import { RE2JS } from 're2js';
import { type Problem } from '../../../core/error';
import { type ImageSpec } from '../file/kustomization-spec';

/** The parts of an image's name. */
export interface ImageName {
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
}

/** Splits an image: `registry:5000/web:1.2@sha256:…`. If the `@` comes before the colon, there is no tag. */
export function splitImage(image: string): ImageName {
  const slash = Math.max(image.indexOf('/'), 0);
  const at = image.indexOf('@', slash);
  const colon = image.indexOf(':', slash);
  if (at < 0 && colon < 0) {
    return { name: image, tag: '', digest: '' };
  }
  if (at >= 0 && (at < colon || colon < 0)) {
    return { name: image.slice(0, at), tag: '', digest: image.slice(at + 1) };
  }
  return at < 0
    ? { name: image.slice(0, colon), tag: image.slice(colon + 1), digest: '' }
    : { name: image.slice(0, colon), tag: image.slice(colon + 1, at), digest: image.slice(at + 1) };
}

/** The image after a rule is applied to it. */
export function changeImage(image: string, rule: ImageSpec): string {
  const old = splitImage(image);
  const { tag, digest } = changeVersion(old, rule);
  return `${rule.newName || old.name}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
}

function changeVersion(old: ImageName, rule: ImageSpec): { readonly tag: string; readonly digest: string } {
  if (rule.newTag || rule.digest) {
    return { tag: rule.newTag ?? '', digest: rule.digest ?? '' };
  }
  return rule.tagSuffix ? { tag: old.tag + rule.tagSuffix, digest: '' } : old;
}

/** What may follow the name of an image. */
const versionPattern = '(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$';

/**
 * A test whether a rule with this name matches an image. As in kustomize, the name is a regular expression, and a dot
 * matches any character. A name with other special characters is matched by RE2, which needs linear time only.
 *
 * @returns the test, or the problem with the name
 */
export function imageMatcher(name: string): ((image: string) => boolean) | Problem {
  if (/^[\w/:@.-]*$/.test(name)) {
    const pattern = new RegExp(`^${name.replaceAll('.', '[^\\n]').replaceAll('/', '\\/')}${versionPattern}`, 'u');
    return (image) => pattern.test(image);
  }
  try {
    const pattern = RE2JS.compile(`^${name}${versionPattern}`);
    return (image) => pattern.matcher(image).find();
  } catch (error) {
    return {
      what: `Cannot use ${JSON.stringify(name)} as the name of an image: ${(error as Error).message}`,
      fix: 'write the name as in the objects, without a tag',
    };
  }
}
