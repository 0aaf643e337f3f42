import { type Problem } from '../error';
import { isPlainMap } from '../plain';
import { findParent, type JsonContainer, parsePointer } from './json-pointer';

/** Why the value of a pointer has no map or list that could hold it. */
export function missingParent(root: JsonContainer, op: string, path: string): Problem {
  if (parsePointer(path) === undefined) {
    return {
      what: `the path '${path}' of ${op} has no slash`,
      fix: 'start the path with /, as in /metadata/labels/app',
    };
  }
  const parts = path.split('/');
  const ancestors = parts.slice(2).map((_, index) => parts.slice(0, parts.length - 1 - index).join('/'));
  const nearest = ancestors.find((pointer) => valueAt(root, pointer) !== undefined);
  const parent = ancestors[0] ?? '';
  if (nearest !== undefined && !isContainer(valueAt(root, nearest))) {
    return {
      what: `${op} of ${path} is not possible: ${nearest} is a single value, not a map or a list`,
      fix: `use the path ${nearest} to replace it`,
    };
  }
  return { what: `${op} of ${path} is not possible: there is no ${parent}`, fix: wayToKey(path, nearest, parent) };
}

/** In maps of labels and annotations, a slash is nearly always a part of the key. */
function wayToKey(path: string, nearest: string | undefined, parent: string): string {
  const [, map = ''] = /^(.*?\/(?:annotations|labels|matchLabels|nodeSelector))\//.exec(path) ?? [];
  const key = path.slice(map.length + 1);
  if (map === '' || !key.includes('/')) {
    return `add ${parent} first, or change the path`;
  }
  const escaped = `${map}/${key.replaceAll('/', '~1')}`;
  return `write the / of a key as ~1: ${escaped}${nearest === map ? '' : `; and add ${map} first`}`;
}

function valueAt(root: JsonContainer, pointer: string): unknown {
  const found = findParent(root, pointer);
  return found && (found.container as Readonly<Record<string, unknown>>)[found.key];
}

const isContainer = (value: unknown): boolean => isPlainMap(value) || Array.isArray(value);
