import { isPlainMap } from './plain';
import { isAmbiguousName, isSecretName } from './secret-name';
import { isPublicValue, isReference } from './secret-value';

/** Whether a text has a secret that is known by its form: a private key, a token, the password of an address. */
export function hasSecret(text: string): boolean {
  return spansOf(text, isTokenLike).length > 0;
}

/**
 * A text with `***` for each secret that is known by its form, for the user of each address of HTTP, and for a password
 * in an address without a scheme, such as one of an image.
 */
export function maskSecrets(text: string): string {
  return maskSpans(
    text,
    spansOf(text, () => true),
  ).replace(bareAddress, '$1***@');
}

/** `user:password@host`, but not an image with tag and digest. */
const bareAddress = /(?<![\w.:/@-])([\w.-]{0,80}:)[^\s:/@"'*]{1,200}@(?!sha\d)(?=[\w.-]{1,253}(?:[:/"']|$))/g;

function maskSpans(text: string, spans: readonly Span[]): string {
  const before = spans.map(([start], index) => text.slice(spans[index - 1]?.[1] ?? 0, start));
  return [...before, text.slice(spans.at(-1)?.[1] ?? 0)].join('***');
}

/** A text with `***` for the secrets of `maskSecrets`, and for each value with the name of a secret: `password: …`. */
export function maskNamedSecrets(text: string): string {
  const masked = maskSecrets(text);
  let shown = '';
  let end = 0;
  for (const { 0: all, 1: name, index } of masked.matchAll(assignment)) {
    const start = index + all.length;
    const value = index >= end && isSecretName(name) && !isAmbiguousName(name) ? valueAt(masked, start) : '';
    if (!isPublicValue(value)) {
      shown += `${masked.slice(end, start)}***`;
      end = start + value.length;
    }
  }
  return shown + masked.slice(end);
}

/** The name before a value in YAML or in a setting such as `token=…`. A value may have further names in it. */
const assignment = /(?<![\w.-])([\w.-]{1,80})(?:["']?[ \t]{0,9}:[ \t]{1,9}(?=[^\n])|=(?=\S))/g;

/** The value at an offset, which ends at the end of the line, or in a setting at a blank. */
function valueAt(text: string, start: number): string {
  const end = text.slice(start).search(text[start - 1] === '=' ? /\s/ : /\n/);
  return end < 0 ? text.slice(start) : text.slice(start, start + end);
}

/** A message without what it quotes, for an object whose every value is a secret. The names of fields stay. */
function withoutQuotes(message: string): string {
  return message.replace(/"(?:[^"\\]|\\.)+"|'[^']+'/g, '"…"');
}

/** Whether a text has a field or variable with the name of a secret: `password: …`, `TOKEN=…`. */
export function namesSecret(text: string): boolean {
  for (const [, name] of text.matchAll(/([A-Za-z_][\w.-]{0,80})["']?[ \t]{0,9}[:=]/g)) {
    if (isSecretName(name)) {
      return true;
    }
  }
  return false;
}

/** What messages say of an object: its values are left out if it is a Secret. */
export function messageAbout(kind: string, message: string): string {
  return kind === 'Secret' ? withoutQuotes(message) : message;
}

/** A copy of a value in which `***` is in the place of each value whose field has the name of a secret. */
export function withoutSecrets(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => withoutSecrets(item, name));
  }
  if (isPlainMap(value)) {
    const named = typeof value.name === 'string' ? value.name : '';
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, withoutSecrets(item, key === 'value' ? named : key)]),
    );
  }
  if (isSecretName(name) && !isPublicValue(value)) {
    return '***';
  }
  return typeof value === 'string' ? maskNamedSecrets(value) : value;
}

/** Start and end of a part of a text. */
type Span = readonly [start: number, end: number];

/** Texts that are secret wherever they are. */
const tokens = [
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:[^-]*-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----|[^-]*)/g,
  /\bPuTTY-User-Key-File-\d/g,
  /\bAGE-SECRET-KEY-1[A-Z0-9]{20,}/g,
  /\b(?:gh[pousr]_|github_pat_|glpat-|gldt-|glrt-|dckr_pat_|npm_|dop_v1_|hvs\.|xapp-|sk_live_|rk_live_|shpat_|shpss_|glsa_|lin_api_|ATATT|ATBB)[\w.-]{16,}/g,
  /\bsk-(?:proj|ant|svcacct|admin|or)-[\w-]{20,}/g,
  /\bhf_[A-Za-z]{30,}/g,
  /\b(?:Account|SharedAccess)Key=[\w+/=]{16,}/g,
  /\bxox[a-z]-[\w-]{10,}/g,
  /\bAIza[\w-]{35}/g,
  /\bya29\.[\w-]{20,}/g,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/g,
  /\b(?:Bearer|Basic) (?=\S{0,200}\d)[\w+/=.~-]{16,}/g,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g,
];

/** The end of an address that anybody can post to. */
const openAddresses = [
  /^https:\/\/hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/([^?#]+)/i,
  /^https:\/\/[\w.-]*webhook\.office(?:365)?\.com\/([^?#]+)/i,
  /^https:\/\/outlook\.office(?:365)?\.com\/webhook\/([^?#]+)/i,
  /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/([^?#]+)/i,
  /^https:\/\/api\.telegram\.org\/bot([^/?#]+)/i,
  /^https:\/\/open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/v2\/hook\/([^/?#]+)/i,
  /^https:\/\/hooks\.zapier\.com\/hooks\/catch\/([^?#]+)/i,
  /^https?:\/\/[^/]+\/hooks\/(\w{24,}|\w{10,}\/\w{20,})$/i,
];

/** A part of every secret below. Most texts have none of them, and need no closer look. */
const hint =
  /[@=]|hook|services|bot|BEGIN|LS0t|PuTTY|AGE-|gh\w_|pat[_-]|gl\w\wt?-|npm_|_v1_|hvs|xox\w-|xapp-|_live_|shp[as]|glsa_|lin_|sk-|hf_|AT[AB]T|AIza|ya29|SG\.|eyJ|bearer|basic|authorization/i;

const address = /\b([a-z][a-z0-9+.-]{0,20}):\/\/[^\s"'`<>|\\]+/gi;
/** The value of a header. In code, a variable may come after `Bearer`. */
const header =
  /\b(?:proxy-)?authorization["']?\s{0,3}[:=]\s{0,3}(?:f?["'`])?(?:(?:basic|bearer|token)\s{1,3})?(?!(?:basic|bearer|token)\b|f["'])([^\s"'`,{}$]+)/gi;

/** Spans of secrets, in order and without overlaps. `isUserSecret` decides on a user without a password. */
function spansOf(text: string, isUserSecret: (user: string) => boolean): Span[] {
  if (!hint.test(text)) {
    return [];
  }
  const found = [
    ...(text.includes('://')
      ? [...text.matchAll(address)].flatMap((match) => spansOfAddress(match, isUserSecret))
      : []),
    ...tokens.flatMap((token) =>
      [...text.matchAll(token)].map(({ 0: all, index }): Span => [index, index + all.length]),
    ),
    ...encodedKeys(text),
    ...[...text.matchAll(header)].flatMap(({ 0: all, 1: value, index }) =>
      spanIf(value, index + all.length - value.length),
    ),
  ].sort(([one], [other]) => one - other);
  let covered = 0;
  return found.filter(([start, end]) => {
    const isFree = start >= covered;
    covered = Math.max(covered, end);
    return isFree;
  });
}

/** Private keys in Base64, as in a kubeconfig. */
function encodedKeys(text: string): Span[] {
  const all = text.includes('LS0tLS1CRUdJTi') ? [...text.matchAll(/LS0tLS1CRUdJTi[A-Za-z0-9+/=]*/g)] : [];
  return all
    .filter(([encoded]) => /PRIVATE KEY/.test(Buffer.from(encoded, 'base64').toString()))
    .map(({ 0: encoded, index }): Span => [index, index + encoded.length]);
}

function spansOfAddress(match: RegExpExecArray, isUserSecret: (user: string) => boolean): Span[] {
  const { 0: url, 1: scheme, index } = match;
  const begin = scheme.length + '://'.length;
  return [
    ...userSpans(url, begin, scheme, isUserSecret),
    ...[...url.matchAll(/[?&#]([\w.-]+)=([^&#]*)/g)].flatMap(({ 0: all, 1: name, 2: value, index: at }) =>
      isSecretParameter(name, value) ? spanIf(value, at + all.length - value.length) : [],
    ),
    ...openAddresses.flatMap((form) => {
      const [all, secret] = form.exec(url) ?? [];
      return all === undefined || secret === undefined ? [] : spanIf(secret, all.length - secret.length);
    }),
  ].map(([start, end]): Span => [index + start, index + end]);
}

/** `user:password@` before the host. With SSH, a name alone is not a secret. */
function userSpans(url: string, begin: number, scheme: string, isUserSecret: (user: string) => boolean): Span[] {
  const rest = url.slice(begin);
  const host = rest.split(/[/?#]/, 1)[0];
  // A password that is not escaped may have a slash in it.
  const authority = host.includes('@') || !/^[^/@:]*:[^/@]*[^\d/@]/.test(host) ? host : rest;
  const info = authority.slice(0, Math.max(authority.lastIndexOf('@'), 0));
  const [user] = info.split(':', 1);
  if (info.includes(':')) {
    return spanIf(info.slice(user.length + 1), begin + user.length + 1);
  }
  return /^http/i.test(scheme) && isUserSecret(user) ? spanIf(user, begin) : [];
}

/** A name alone may be a token. Azure and Bitbucket have addresses with the name of a user. */
function isTokenLike(user: string): boolean {
  return /token/i.test(user) || (user.length >= 16 && /\d/.test(user) && /[a-z]/i.test(user));
}

function isSecretParameter(name: string, value: string): boolean {
  const isSigned = /^(?:sig|signature|x-amz-signature|x-goog-signature)$/i.test(name);
  return (
    isSigned ||
    (isSecretName(name) && !isAmbiguousName(name) && !isPublicValue(value)) ||
    (name === 'key' && value.length >= 16)
  );
}

function spanIf(secret: string, start: number): Span[] {
  return secret === '' || secret === '***' || isReference(secret) || isPlaceholder(secret)
    ? []
    : [[start, start + secret.length]];
}

/** What examples have in the place of a secret: `YOUR/WEBHOOK/URL`. */
function isPlaceholder(text: string): boolean {
  return /^your[/_-]/i.test(text);
}
