import { type MarkedObject, TextMark, ValueMark, SwitchMark } from './marks';
import { getKey } from '../../core/own-key';
import { isPlainMap } from '../../core/plain';
import { trimCharacters } from '../../core/text/trim';

/** An archive has room for 100 bytes in the name of a file, and a number and `.yaml` come after this. */
const longestName = 80;

/**
 * The path of an object's template: `templates/web-service.yaml`. A test of helm is in the folder `tests`, where people
 * look for it.
 *
 * @param taken all paths so far; the new one is added
 */
export function templatePath({ manifest }: MarkedObject, taken: Set<string>): string {
  const folder = isTest(manifest) ? 'templates/tests/' : 'templates/';
  return newPath(folder, [objectName(manifest), manifest.kind.toLowerCase()], taken);
}

/** The path of a CustomResourceDefinition, which helm installs first: `crds/widgets.example.com.yaml`. */
export function crdPath({ manifest }: MarkedObject, taken: Set<string>): string {
  return newPath('crds/', [objectName(manifest)], taken);
}

function newPath(folder: string, words: readonly string[], taken: Set<string>): string {
  const name = fileName(words);
  for (let number = 1; ; number++) {
    const path = `${folder}${name}${number === 1 ? '' : `-${number}`}.yaml`;
    if (!taken.has(path)) {
      taken.add(path);
      return path;
    }
  }
}

/** Helm does not render files that begin with `_`, and reads those that end in `NOTES.txt` as notes. */
function fileName(words: readonly string[]): string {
  const safe = words.map((word) => trimCharacters(word.toLowerCase().replace(/[^a-z0-9.]+/g, '-'), '-.'));
  const name = safe.filter((word) => word !== '').join('-');
  return trimCharacters(name.slice(0, longestName), '-.') || 'object';
}

/** The name of an object by default, without what comes from the release. */
function objectName(manifest: MarkedObject['manifest']): string {
  const metadata = isPlainMap(manifest.metadata) ? manifest.metadata : {};
  return plainText(metadata.name ?? metadata.generateName);
}

function plainText(value: unknown): string {
  if (value instanceof TextMark) {
    return value.parts.map(plainText).join('');
  }
  if (value instanceof ValueMark) {
    return typeof value.value.default === 'object' ? '' : String(value.value.default);
  }
  return value instanceof SwitchMark ? plainText(value.content) : typeof value === 'string' ? value : '';
}

function isTest({ metadata }: MarkedObject['manifest']): boolean {
  const annotations = isPlainMap(metadata) && isPlainMap(metadata.annotations) ? metadata.annotations : {};
  return /(?:^|,)\s*test(?:-success|-failure)?\s*(?:,|$)/.test(String(getKey(annotations, 'helm.sh/hook') ?? ''));
}
