import { jsonText } from '../text/json-text';
import { shorten } from '../shorten';
import { maskNamedSecrets, withoutSecrets } from '../secret-text';

/** A value as messages show it: text in quotes, numbers as they are, `***` for secrets, the beginning of a long value. */
export function quote(value: unknown): string {
  return shorten(typeof value === 'object' && value !== null ? asJson(value) : asScalar(value));
}

function asScalar(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(maskNamedSecrets(value));
  }
  return typeof value === 'function' ? 'a function' : String(value);
}

function asJson(value: object): string {
  try {
    return jsonText(withoutSecrets(value));
  } catch {
    return 'an object that is not data';
  }
}
