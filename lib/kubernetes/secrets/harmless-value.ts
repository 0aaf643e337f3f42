import { type Path } from '../../core/path-text';
import { isSecretName } from '../../core/secret-name';
import { hasSecret } from '../../core/secret-text';
import { isPublicValue, isRandom } from '../../core/secret-value';
import { assignedSecrets } from './assigned-secrets';
import { isNameOfKey, isNameOfSecret } from './name-of-secret';

/**
 * Whether a value with the name of a secret has nothing secret: a number, a switch, a reference, a path, an address
 * without a user, or the name of a Secret or of a key in it. In a text that assigns secrets, this is so for all of them.
 *
 * @param parent what has the value in one of its fields
 */
export function isHarmless(value: unknown, path: Path, parent: unknown): boolean {
  if (typeof value !== 'string') {
    return true;
  }
  const assigned = assignedSecrets(value);
  if (hasSecret(value) || isDocument(value)) {
    return false;
  }
  return assigned.length > 0
    ? assigned.every((each) => !hasSecret(each) && isHarmlessText(each))
    : isHarmlessText(value) || isNameOfSecret(value, path) || isNameOfKey(value, path, parent);
}

/** Whether a text is a value that is not secret: see `isHarmless`. */
export function isHarmlessText(value: string): boolean {
  const text = value.trim().replace(/^(["'])(.*)\1$/s, '$2');
  return (
    isPublicValue(text, { embedded: true }) ||
    forms.some((form) => form.test(text)) ||
    isAnyPath(text) ||
    isVariable(text)
  );
}

/** Whether a text is JSON, in which a value has a secret name. */
function isDocument(text: string): boolean {
  return /^\s*[[{]/.test(text) && /["']\s{0,3}:/.test(text);
}

const forms = [
  // A number.
  /^[+-]?\d+(?:\.\d+)?$/,
  // An address without a user.
  /^[a-z][a-z0-9+.-]{0,20}:\/\/[^\s@]+$/i,
  // Encrypted by Sealed Secrets.
  /^Ag[A-Z][\w+/]{300,}={0,2}$/,
  // A path in a store such as a vault, which has words only.
  /^[A-Za-z][a-z]*(?:-[a-z]+)*(?:\/[A-Za-z][a-z]*(?:-[a-z]+)*){2,}$/,
];

/** Also with one part, and with characters that are rare in the paths of systems. */
function isAnyPath(text: string): boolean {
  return /^(?:~|\.{1,2})?(?:\/[\w.@-]+)+\/?$/.test(text) && !text.split('/').some(isRandom);
}

/** The name of a variable that has the secret: `SONARR_API_KEY`. */
function isVariable(text: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text) && isSecretName(text);
}
