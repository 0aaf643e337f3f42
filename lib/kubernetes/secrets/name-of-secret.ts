import { type Path } from '../../core/path-text';
import { getKey } from '../../core/own-key';
import { isPlainMap } from '../../core/plain';
import { isSecretName, wordsOfName } from '../../core/secret-name';

/**
 * Whether a value is the name of a Secret: that of `secret` in a custom resource, of an item of `secrets`, or of a field
 * such as `configSecret`.
 */
export function isNameOfSecret(text: string, path: Path): boolean {
  if (!/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(text)) {
    return false;
  }
  const field = fieldOf(path);
  const [last, before] = [...wordsOfName(field)].reverse();
  const isItem = typeof path.at(-1) === 'number' && last === 'secrets';
  const isNamed = before !== undefined && last === 'secret' && !kinds.has(before) && text.includes('-');
  const isExisting = /existing_?secret$/i.test(field);
  return isItem || isExisting || isNamed || (path[0] === 'spec' && path.at(-1) === 'secret');
}

/** What a secret is for, if the field has the secret: `clientSecret`, `JWT_SECRET`. */
const kinds = new Set([
  ...['client', 'consumer', 'app', 'application', 'bot', 'user', 'admin', 'root', 'master', 'login', 'server', 'http'],
  ...[
    'shared',
    'jwt',
    'api',
    'oauth',
    'oidc',
    'sso',
    'auth',
    'access',
    'refresh',
    'session',
    'cookie',
    'csrf',
    'state',
  ],
  ...['webhook', 'hmac', 'signing', 'encryption', 'hash', 'registration', 'turn', 'cluster', 'my', 'the', 'secret'],
]);

/**
 * Whether a value is the name of a key in a Secret: that of `secretKey` beside the place where the secret comes from, or
 * one in a field such as `secretKey` whose value is a name for secrets, such as `client_secret`.
 */
export function isNameOfKey(text: string, path: Path, parent: unknown): boolean {
  if (!/^[A-Za-z][\w.-]{0,252}$/.test(text)) {
    return false;
  }
  const isRemote = isPlainMap(parent) && origins.some((field) => getKey(parent, field) !== undefined);
  const isMapped = path.slice(0, -1).some((step) => /secret_?keys$/i.test(String(step)));
  return (
    (isRemote && /^secret_?key$/i.test(fieldOf(path))) ||
    isMapped ||
    (/secret_?keys?$/i.test(fieldOf(path)) && isSecretName(text))
  );
}

/** Fields with the place of a secret in another store. */
const origins = ['remoteRef', 'remoteKey', 'sourceRef', 'property'];

function fieldOf(path: Path): string {
  return String(path.filter((step) => typeof step === 'string').at(-1));
}
