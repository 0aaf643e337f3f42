import { type Problem } from '../../../core/error';
import { checkName, dnsSubdomain } from '../../../kubernetes/name-rule';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { excludes } from '../source/check-source';
import { checkGoDuration } from '../../../core/check/go-duration';
import { missing, unknownField } from '../../../kubernetes/schema/check-schema';

const PLACES = ['externalSecret', 'existing'] as const;
const EXTERNAL_FIELDS = ['store', 'key', 'properties', 'refreshInterval'];

/**
 * Findings where it is not even clear where secrets come from: two places at once, or text without `unsafePlaintext`.
 * Undefined where the place is clear.
 *
 * @param secrets fields that are secret, or belong to one
 */
export function checkPlace(credentials: PlainMap, secrets: readonly string[]): Problem[] | undefined {
  const literals = secrets.filter((field) => credentials[field] !== undefined);
  const places = PLACES.filter((place) => credentials[place] !== undefined);
  if (places.length + (literals.length > 0 ? 1 : 0) > 1) {
    return [excludes('credentials', [...places, ...literals], 'a secret comes from one place')];
  }
  if (credentials.existing !== undefined && credentials.existing !== true) {
    return [
      {
        what: `Cannot use ${quote(credentials.existing)} as credentials.existing: it must be true`,
        fix: 'use true, or leave it out',
      },
    ];
  }
  return literals.length > 0 && credentials.unsafePlaintext !== true
    ? [
        {
          what: `Cannot write ${literals.map((field) => `credentials.${field}`).join(', ')} into a manifest: it would stand in Git`,
          fix: 'use externalSecret, or existing: true, or say unsafePlaintext: true',
        },
      ]
    : undefined;
}

/** What is wrong with where the External Secrets operator is to look; `fields` are those that Argo CD reads. */
export function checkExternalSecret(source: unknown, fields: readonly string[]): Problem[] {
  const at = 'credentials.externalSecret';
  if (!isPlainMap(source)) {
    return [
      { what: `Cannot use ${quote(source)} as ${at}: it must be an object`, fix: "use { store: 'vault', key: 'git' }" },
    ];
  }
  const { store, key, properties, refreshInterval } = source;
  const storeName = isPlainMap(store) ? store.name : store;
  return [
    ...Object.keys(source)
      .filter((name) => !EXTERNAL_FIELDS.includes(name))
      .map((name) => unknownField(`${at}.${name}`, name, EXTERNAL_FIELDS)),
    ...(store === undefined ? [missing(`${at}.store`)] : checkName(storeName, `${at}.store`, dnsSubdomain)),
    ...(typeof key === 'string' && key !== '' ? [] : [missing(`${at}.key`)]),
    ...(isPlainMap(properties) ? Object.keys(properties) : [])
      .filter((name) => !fields.includes(name))
      .map((name) => unknownField(`${at}.properties.${name}`, name, fields)),
    ...checkGoDuration(refreshInterval, `${at}.refreshInterval`),
  ];
}
