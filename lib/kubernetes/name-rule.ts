import { type TextRule } from '../core/check/shape';
import { trimCharacters } from '../core/text/trim';

/** A rule of the API server for a kind of name. */
export type NameRule = TextRule;

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const dnsLabelPattern = new RegExp(`^${label}$`);
const dnsSubdomainPattern = new RegExp(`^${label}(\\.${label})*$`);
const serviceNamePattern = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const qualifiedPattern = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const headerPattern = /^[-A-Za-z0-9]+$/;

/** Names of containers, namespaces and most parts of an object: RFC 1123 labels. */
export const dnsLabel: NameRule = named({
  wanted: 'be 1 to 63 lower-case letters, digits and "-", with a letter or digit at both ends',
  example: 'web',
  accepts: (value) => value.length <= 63 && dnsLabelPattern.test(value),
});

/** Names of most objects: RFC 1123 subdomains. */
export const dnsSubdomain: NameRule = named({
  wanted: 'be 1 to 253 lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part',
  example: 'web',
  accepts: (value) => value.length <= 253 && dnsSubdomainPattern.test(value),
});

/** Names of Services: RFC 1035 labels, which start with a letter. From Kubernetes 1.36 on, `dnsLabel` is enough. */
export const serviceName: NameRule = named({
  wanted: 'be 1 to 63 lower-case letters, digits and "-", with a letter first and a letter or digit last',
  example: 'web',
  accepts: (value) => value.length <= 63 && serviceNamePattern.test(value),
});

/** Names of container ports, and of the ports that probes and Services refer to: IANA service names. */
export const portName: NameRule = named({
  wanted:
    'be 1 to 15 lower-case letters, digits and "-", one letter at least, no "-" at an end and no two "-" in a row',
  example: 'http',
  accepts: (value) =>
    value.length <= 15 &&
    /^[-a-z0-9]+$/.test(value) &&
    /[a-z]/.test(value) &&
    !value.includes('--') &&
    !value.startsWith('-') &&
    !value.endsWith('-'),
});

/** Keys of labels, with an optional DNS prefix: `app`, `example.com/app`. */
export const labelKey: NameRule = named({
  wanted:
    'be 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, ' +
    'after an optional DNS name and "/"',
  example: 'app',
  accepts: isLabelKey,
});

/** Keys of annotations: like keys of labels, but the prefix may have capital letters. */
export const annotationKey: NameRule = named({ ...labelKey, accepts: (value) => isLabelKey(value.toLowerCase()) });

/** Values of labels. They may be empty. */
export const labelValue: NameRule = named({
  wanted: 'be at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, or be empty',
  example: 'web',
  accepts: (value) => value === '' || (value.length <= 63 && qualifiedPattern.test(value)),
});

/** Names of HTTP headers in probes. HTTP allows more, but the API server accepts only these. */
export const headerName: NameRule = named({
  wanted: 'be letters, digits and "-"',
  example: 'X-Name',
  accepts: (value) => headerPattern.test(value),
});

/** No name is longer than 253 characters. V8 sometimes fails with a RangeError on a regular expression and megabytes. */
const longestLookedAt = 1000;

/** The closest text that the rule accepts, or the rule's example if none is found. */
function nearestName(given: string, rule: Pick<NameRule, 'accepts' | 'example'>): string {
  const value = given.slice(0, longestLookedAt);
  const dashed = value.replace(/[^-A-Za-z0-9._/]+/g, '-');
  const candidates = [value.trim(), dashed, dashed.toLowerCase(), dashed.toLowerCase().replace(/[^a-z0-9]+/g, '-')];
  const found = candidates
    .flatMap((text) => [253, 63, 15].map((length) => text.slice(0, length)))
    .map((text) => trimCharacters(text, '-._/'))
    .find((text) => text !== '' && rule.accepts(text));
  return found ?? rule.example;
}

/** A rule for names that can also give the accepted name closest to a wrong one. */
function named(rule: Omit<NameRule, 'rule' | 'nearest'>): NameRule {
  return { ...rule, rule: 'name', nearest: (value) => nearestName(value, rule) };
}

function isLabelKey(value: string): boolean {
  const slash = value.lastIndexOf('/');
  const name = value.slice(slash + 1);
  const prefixIsFine = slash < 0 || dnsSubdomain.accepts(value.slice(0, slash));
  return prefixIsFine && name.length <= 63 && qualifiedPattern.test(name);
}
