import { type Path } from '../../core/path-text';
import { isPlainMap, listOf, type PlainMap } from '../../core/plain';
import { isAmbiguousName, isSecretCollection, isSecretName } from '../../core/secret-name';
import { hasSecret } from '../../core/secret-text';
import { isPublicValue, isRandom } from '../../core/secret-value';
import { parseYaml } from '../../core/yaml/parse';
import { assignedSecrets } from './assigned-secrets';
import { secretArguments } from './secret-arguments';

/** How a text or a value is read. */
export interface ReadOptions {
  /** Whether a reference may be a part of a text. */
  readonly embedded?: boolean;
  /** Whether the text is a setting whose name the users chose a part of, as in a ConfigMap: its name may mislead. */
  readonly isSetting?: boolean;
}

/** The secrets in one text of a ConfigMap or Secret: a value, a list of settings, YAML or JSON. */
export function secretsInFile(text: string, path: Path, options: ReadOptions): Path[] {
  const documents = secretWords.test(text) ? structured(text) : undefined;
  if (documents !== undefined) {
    const found = documents.flatMap((document) => secretsInConfiguration(document, path, options));
    return found.length === 0 && hasSecretInComment(text) ? [path] : found;
  }
  const name = String(path.at(-1));
  // Scripts have many lines, and a part of their names may be a kind such as `SealedSecret`.
  const isNamed = isSecretName(name) && !text.trim().includes('\n') && !isOfUser(name, options);
  return (isNamed && !isPublicValue(text, options)) || hasSecretInText(text) ? [path] : [];
}

/** The lines of YAML that are comments are not in its documents. */
function hasSecretInComment(text: string): boolean {
  const comments = text.match(/(?:^|\s)#[^\n]*/g);
  return comments !== null && hasSecretInText(comments.join('\n'));
}

/** The secrets in a map or list of settings. */
export function secretsInConfiguration(value: unknown, path: Path, options: ReadOptions = {}): Path[] {
  return visit(value, path, options);
}

/** Whether a text has a secret by its form, or an assignment such as `password=…`, also if it is JSON. */
export function hasSecretInText(text: string): boolean {
  return (
    hasSecret(text) ||
    assignedSecrets(text).length > 0 ||
    (/^\s*[[{]/.test(text) && (structured(text) ?? []).some((value) => secretsInConfiguration(value, []).length > 0))
  );
}

/** A part of every secret name, also if it is misspelt. A text without any needs no parsing. */
const secretWords =
  /pas|word|pw|sec|cret|tok|key|cred|auth|hash|cook|dsn|jwt|pat|bear|kubeconf|connection|url|webhook|:\/\/|begin|ls0t/i;

interface Visit extends ReadOptions {
  /**
   * What the value is in: a collection with a secret in each entry, such as `apiKeys`; or an object that is about one
   * secret, such as an item of `apiKeys`, whose fields are judged by their own names.
   */
  readonly inside?: 'collection' | 'object';
}

/** Keys of argocd-cm with the name of an account or a kind in them. */
function isOfUser(name: string, { isSetting = false }: ReadOptions): boolean {
  return isSetting && (/^resource\./.test(name) || /^accounts\.[^.]+$/.test(name));
}

function visit(value: unknown, path: Path, from: Visit): Path[] {
  if (Array.isArray(value)) {
    return [...secretArguments(value, path), ...value.flatMap((item, index) => visit(item, [...path, index], from))];
  }
  if (isPlainMap(value)) {
    return visitMap(value, path, from);
  }
  const name = String(path.filter((step) => typeof step === 'string').at(-1));
  const isNamed = isSecretName(name) || (from.inside !== undefined && isInside(name, value, from.inside));
  if ((isNamed && !isPublicValue(value, from)) || (typeof value === 'string' && hasSecretInText(value))) {
    return [path];
  }
  return isYamlText(name, value)
    ? (structured(value) ?? []).flatMap((each) => secretsInConfiguration(each, path, from))
    : [];
}

/** Whether the place of a value means that it is secret, although its name does not. */
function isInside(name: string, value: unknown, inside: 'collection' | 'object'): boolean {
  return inside === 'collection'
    ? !isPublicName(name)
    : valueNames.has(name) || (typeof value === 'string' && !isPublicName(name) && isRandom(value));
}

/** Fields with the value of what they are in: `password: { value: … }`. */
const valueNames = new Set([
  'value',
  'plain',
  'plaintext',
  'plainText',
  'text',
  'string',
  'raw',
  'literal',
  'inlineString',
]);

/** A text with lines may be YAML. One line may be a sentence with a colon, unless it has the values of a chart. */
function isYamlText(name: string, value: unknown): value is string {
  const isYaml = typeof value === 'string' && (value.includes('\n') || name === 'values');
  return isYaml && secretWords.test(value);
}

/** A header or variable, `{ name, value }`, and a parameter of a plugin, `{ name, string }`. */
const valueFields = ['value', 'string'];

function visitMap(map: PlainMap, path: Path, from: Visit): Path[] {
  const name = map.name ?? map.key;
  const isNamed = typeof name === 'string' && isSecretName(name);
  const own = valueFields
    .filter((field) => isNamed && !isPublicValue(map[field], from) && !isPlainMap(map[field]))
    .map((field) => [...path, field]);
  const others = Object.entries(map).flatMap(([key, item]) =>
    visit(item, [...path, key], { ...from, inside: insideOf(key, item, from) }),
  );
  return [...own, ...others];
}

/** Where the values in a field are. */
function insideOf(key: string, item: unknown, { inside }: Visit): Visit['inside'] {
  if (isSecretCollection(key) && hasTexts(item)) {
    return 'collection';
  }
  const isAbout = (isSecretName(key) && !isAmbiguousName(key)) || isSecretCollection(key);
  if (typeof item !== 'object') {
    return inside;
  }
  return isAbout || inside !== undefined ? 'object' : undefined;
}

/** Whether the entries of a map or list are texts, and not objects. */
function hasTexts(value: unknown): boolean {
  const entries: readonly unknown[] | undefined = isPlainMap(value) ? Object.values(value) : undefined;
  return (entries ?? listOf(value)).every((item) => item === null || typeof item !== 'object');
}

/** Whether a field is about its neighbours, or about how they are used: `user`, `tlsSecretName`, `memoryLimit`. */
function isPublicName(name: string): boolean {
  return /(?:^|[a-z_-])(?:user|user_?name|name|type|kind|id|email|url|host|port|key|namespace|version|limit|size|path|file|source|ref)$/i.test(
    name,
  );
}

/** The documents of a text that is YAML or JSON with a map or list; undefined for any other text. */
function structured(text: string): unknown[] | undefined {
  if (!/^[ \t]*(?:[[{]|- )|^[^\s#].*:(?:\s|$)/m.test(text) || /^\s*-----BEGIN/.test(text)) {
    return undefined;
  }
  try {
    const documents = parseYaml(text);
    return documents.some((document) => typeof document === 'object' && document !== null) ? documents : undefined;
  } catch {
    return undefined;
  }
}
