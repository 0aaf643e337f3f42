import { parseYaml } from '../../../core/yaml/parse';

/** Texts that YAML may read as something other than text. */
const ambiguous = /^([-+.\d]|~$|null$|true$|false$|0x|0o)/i;

/**
 * The value that kustomize writes if it puts a text into a field without the tag for text: `12` becomes a number again.
 */
export function plainScalar(text: string): unknown {
  if (!ambiguous.test(text) || text.includes('\n')) {
    return text;
  }
  try {
    const [value] = parseYaml(text, { dialect: 'kustomize' });
    return ['number', 'bigint', 'boolean'].includes(typeof value) ? value : text;
  } catch {
    return text;
  }
}
