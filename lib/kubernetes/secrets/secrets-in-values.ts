import { type Path } from '../../core/path-text';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { isAmbiguousName, isSecretCollection, isSecretName } from '../../core/secret-name';
import { hasSecret } from '../../core/secret-text';
import { isPublicValue } from '../../core/secret-value';
import { parseYaml } from '../../core/yaml/parse';
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
    return documents.flatMap((document) => secretsInConfiguration(document, path, options));
  }
  const name = String(path.at(-1));
  // Scripts have many lines, and a part of their names may be a kind such as `SealedSecret`.
  const isNamed = isSecretName(name) && !text.trim().includes('\n') && !isOfUser(name, options);
  return (isNamed && !isPublicValue(text, options)) || hasSecretInText(text) ? [path] : [];
}

/** The secrets in a map or list of settings. */
export function secretsInConfiguration(value: unknown, path: Path, options: ReadOptions = {}): Path[] {
  return visit(value, path, { ...options, isSecret: false });
}

/** Whether a text has a secret by its form, or an assignment such as `password=…`, also if it is JSON. */
export function hasSecretInText(text: string): boolean {
  return (
    hasSecret(text) ||
    [...text.matchAll(assignment)].some(([, name, value]) => isPlain(name, value)) ||
    (/^\s*[[{]/.test(text) && (structured(text) ?? []).some((value) => secretsInConfiguration(value, []).length > 0))
  );
}

/** A part of every secret name, also if it is misspelt. A text without any needs no parsing. */
const secretWords =
  /pas|word|pw|sec|cret|tok|key|cred|auth|hash|cook|dsn|jwt|pat|bear|kubeconf|connection|url|webhook|:\/\/|begin|ls0t/i;

interface Visit extends ReadOptions {
  /** Whether the value is in a collection of secrets, such as `apiKeys`. */
  readonly isSecret: boolean;
}

const assignment = /(?<![\w.$-])-{0,2}([A-Za-z_][\w.-]{0,80})=("[^"\n]*"|'[^'\n]*'|[^\s,;&'"]+)/g;

function isPlain(name: string, value: string): boolean {
  const bare = value.replace(/^["']/, '');
  return isSecretName(name) && !isAmbiguousName(name) && !isPublicValue(value) && !/^[$=]/.test(bare);
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
  const isNamed = from.isSecret ? !isPublicName(name) : isSecretName(name);
  const isText = typeof value === 'string';
  return (isNamed && !isPublicValue(value, from)) || (isText && hasSecretInText(value)) ? [path] : [];
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
    visit(item, [...path, key], { ...from, isSecret: from.isSecret || isSecretCollection(key) }),
  );
  return [...own, ...others];
}

function isPublicName(name: string): boolean {
  return /^(?:user|username|name|type|kind|id|email|url|host|key|namespace|version)$/i.test(name);
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
