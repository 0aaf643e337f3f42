/**
 * Whether a field with this name has a secret: `password`, `API_KEY`, `clientSecret`. The last words decide, so
 * `tokenURL` and `secretName` are not secret.
 *
 * @param name a field, a variable, a header, an option or a key such as `oidc.clientSecret`
 */
export function isSecretName(name: string): boolean {
  const words = wordsOfName(name);
  return nameWords(words) && !isAboutSecret(words);
}

/** Whether a name may also mean something that is not a secret: `auth: basic`, the `hash` of a commit. */
export function isAmbiguousName(name: string): boolean {
  return ambiguous.has(wordsOfName(name).at(-1) ?? '');
}

/** Whether this is the name of a map or list with a secret in each entry: `apiKeys`, `tokens`. */
export function isSecretCollection(name: string): boolean {
  const last = wordsOfName(name).at(-1) ?? '';
  return collections.has(name) || (last !== 'pass' && /s$/.test(last) && isSecretName(name));
}

/** Words that mean a secret wherever they are in a name. */
export const secretWords = ['password', 'passwd', 'passphrase', 'token', 'secret'] as const;

const ambiguous = new Set(['hash', 'auth', 'pat']);

/** Maps of Argo CD's notifications from a name to an address that anybody can post to. */
const collections = new Set(['recipientUrls', 'webhooks']);

const lastWords = new Set([
  ...secretWords,
  ...['passcode', 'pwd', 'pw', 'pass', 'jwt', 'dsn', 'bearer'],
  ...['credential', 'cred', 'authorization', 'cookie', 'kubeconfig', 'htpasswd'],
  ...['dockerconfigjson', 'dockercfg'],
  ...ambiguous,
]);

/** What a key is for, if the key is a secret. */
const keysFor = new Set([
  ...['api', 'secret', 'access', 'private', 'signing', 'encryption', 'ssh', 'shared', 'service', 'account', 'master'],
  ...['auth', 'integration', 'routing', 'license', 'deploy', 'hmac', 'cert', 'client', 'tls', 'server', 'session'],
  'age',
]);

/** The end of a name whose words are not set apart: `bindpw`, `mypassword`. */
const joined =
  /(?:password|passwd|passphrase|secret|token|(?:api|secret|access|private|auth)key|credential|bindpw|(?:db|user|root|admin|require|master)pass)$/;

/** Words after the secret that say how it is written. */
const forms = new Set(['value', 'plain', 'plaintext', 'text', 'raw', 'string', 'data', 'base', 'encoded', 'hash']);

function nameWords(words: readonly string[]): boolean {
  const last = singular(words.at(-1) ?? '');
  const before = words.at(-2) ?? '';
  if (lastWords.has(last) || joined.test(last) || (last === 'key' && keysFor.has(before)) || isMisspelt(last)) {
    return true;
  }
  // Headers such as X-Functions-Key.
  if (words[0] === 'x' && last === 'key' && words.length > 2) {
    return true;
  }
  if ((before === 'connection' && last === 'string') || (before === 'key' && last === 'data')) {
    return true;
  }
  return words.length > 1 && forms.has(last) && nameWords(words.slice(0, -1));
}

/** The words before `secret` in the name of a field that has the name of a Secret. */
const namesOfSecrets = new Set([
  ...['existing', 'external', 'sealed', 'tls', 'pull', 'cert', 'certificate', 'ca', 'password', 'credential'],
]);

const firstWords = new Set(['existing', 'use', 'enable', 'enabled', 'disable', 'has', 'is', 'max', 'min', 'num', 'no']);

/** The words before `tokens` or `password` in the name of a number or switch: `VLLM_MAX_TOKENS`. */
const quantities = new Set(['max', 'min', 'num', 'empty']);

/** Whether a field only is about a secret: a switch, a number, the name of a Secret. */
function isAboutSecret(words: readonly string[]): boolean {
  const isNamed = singular(words.at(-1) ?? '') === 'secret' && namesOfSecrets.has(singular(words.at(-2) ?? ''));
  return isNamed || (words.length > 1 && (firstWords.has(words[0]) || quantities.has(words.at(-2) ?? '')));
}

/** `API_KEY`, `apiKey` and `api-key.2` have the words `api` and `key`. */
export function wordsOfName(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Whether a word is `password` or `secret` with one letter too many, too few, wrong or swapped. */
function isMisspelt(word: string): boolean {
  return ['password', 'secret'].some((right) => isOneEditAway(word, right));
}

function isOneEditAway(word: string, right: string): boolean {
  if (Math.abs(word.length - right.length) > 1) {
    return false;
  }
  let start = 0;
  while (start < word.length && word[start] === right[start]) {
    start++;
  }
  let end = 0;
  while (end < Math.min(word.length, right.length) - start && word.at(-1 - end) === right.at(-1 - end)) {
    end++;
  }
  const [left, wanted] = [word.slice(start, word.length - end), right.slice(start, right.length - end)];
  return (left.length <= 1 && wanted.length <= 1) || [...left].reverse().join('') === wanted;
}
