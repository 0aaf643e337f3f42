import { isPlainMap } from '../../../core/plain';
import { type GraphInput } from '../data/graph';

/**
 * An object whose kind, name and namespace are texts. From plain JavaScript they may be anything, and the API server
 * would refuse the object: but a graph of it can show what is wrong.
 */
export function withTextNames(input: GraphInput): GraphInput {
  const { manifest } = input;
  const metadata = isPlainMap(manifest.metadata) ? manifest.metadata : {};
  const fields = [metadata.name, metadata.namespace, metadata.generateName];
  if (metadata === manifest.metadata && fields.every((value) => value === undefined || typeof value === 'string')) {
    return input;
  }
  const texts = Object.fromEntries(
    ['name', 'namespace', 'generateName'].flatMap((field) => {
      const value = metadata[field];
      return value === undefined || value === null ? [] : [[field, typeof value === 'object' ? '' : String(value)]];
    }),
  );
  const { name: _name, namespace: _namespace, generateName: _generateName, ...others } = metadata;
  return { ...input, manifest: { ...manifest, metadata: { ...others, ...texts } } };
}
