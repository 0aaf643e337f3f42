import { isPlainMap } from '../../../core/plain';
import { type KustomizeResource } from '../resource/resource';

/** The images of all containers, each once, in order. */
export function collectImages(resources: readonly KustomizeResource[]): string[] {
  const images = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) {
      node.forEach(walk);
    } else if (isPlainMap(node)) {
      Object.values(node).forEach(walk);
      for (const list of [node.containers, node.initContainers]) {
        if (Array.isArray(list)) {
          list.forEach((container) => {
            if (isPlainMap(container) && typeof container.image === 'string') {
              images.add(container.image);
            }
          });
        }
      }
    }
  };
  resources.forEach(({ object }) => walk(object));
  return [...images];
}
