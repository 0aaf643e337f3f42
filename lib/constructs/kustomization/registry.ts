import { splitImage } from '../../engines/kustomize/transform/image';
import { type ImageSpec } from '../../engines/kustomize/file/kustomization-spec';
import { type RegistryOverride } from './image-props';

const dockerHub = 'docker.io';

/** Turns a rule for a registry into one rule for each existing image. */
export function expandRegistry({ registry, newRegistry }: RegistryOverride, images: readonly string[]): ImageSpec[] {
  const names = new Set(images.map((image) => splitImage(image).name));
  return [...names].flatMap((name) => {
    const parts = splitRegistry(name);
    return parts.registry === registry ? [{ name: escape(name), newName: `${newRegistry}/${parts.rest}` }] : [];
  });
}

/** If the first part of a name has no dot and no colon, and is not localhost, the image is on Docker Hub. */
function splitRegistry(name: string): { readonly registry: string; readonly rest: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  if (slash > 0 && (/[.:]/.test(first) || first === 'localhost')) {
    const rest = name.slice(slash + 1);
    return { registry: first, rest: first === dockerHub && !rest.includes('/') ? `library/${rest}` : rest };
  }
  return { registry: dockerHub, rest: slash < 0 ? `library/${name}` : name };
}

const escape = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
