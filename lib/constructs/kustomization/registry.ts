import { splitImage } from '../../engines/kustomize/transform/image';
import { type ImageSpec } from '../../engines/kustomize/file/kustomization-spec';
import { type RegistryOverride } from './image-props';

const DOCKER = 'docker.io';

/** The rules for single images that a rule for a registry comes to, for the images that there are. */
export function expandRegistry({ registry, newRegistry }: RegistryOverride, images: readonly string[]): ImageSpec[] {
  const names = new Set(images.map((image) => splitImage(image).name));
  return [...names].flatMap((name) => {
    const parts = splitRegistry(name);
    return parts.registry === registry ? [{ name: escape(name), newName: `${newRegistry}/${parts.rest}` }] : [];
  });
}

/** A name whose first part has no dot, no colon and is not localhost is one of Docker Hub. */
function splitRegistry(name: string): { readonly registry: string; readonly rest: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  if (slash > 0 && (/[.:]/.test(first) || first === 'localhost')) {
    const rest = name.slice(slash + 1);
    return { registry: first, rest: first === DOCKER && !rest.includes('/') ? `library/${rest}` : rest };
  }
  return { registry: DOCKER, rest: slash < 0 ? `library/${name}` : name };
}

const escape = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
