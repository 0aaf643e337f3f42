import { type Shape } from '../core/check/shape';
import { map, matching, object, orLate, text } from '../core/check/shapes';
import { type Fault, faultIf } from '../core/fault';
import { type PlainMap } from '../core/plain';
import { annotationKey, dnsLabel, dnsSubdomain, labelKey, labelValue, type NameRule } from './name-rule';

/** How many bytes all annotations of an object may have together. */
const annotationLimit = 256 * 1024;

/** Labels of an object, or a selector of them. */
export const labels: Shape<Record<string, string>> = map(orLate(matching(labelValue)), {
  key: labelKey,
  example: "{ app: 'web' }",
});

/** Annotations. Keys are like those of labels, a value is any text, and all together have at most 256 KiB. */
export const annotations: Shape<Record<string, string>> = map(orLate(text), {
  key: annotationKey,
  example: "{ team: 'web' }",
  also: checkSize,
});

/** The fields in the metadata of all objects that an app may write. */
interface Metadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The metadata of an object whose name follows a rule. Other fields are not checked, but a field must not look like a misspelt one. */
export function metadataShape(nameRule: NameRule = dnsSubdomain): Shape<Metadata> {
  return object<Metadata>(
    { name: matching(nameRule), namespace: matching(dnsLabel), labels, annotations },
    { unknown: 'unless-misspelt', example: "{ name: 'web' }" },
  );
}

function checkSize(map: PlainMap): readonly Fault[] {
  const size = Buffer.byteLength(Object.entries(map).flat().join(''));
  return faultIf(
    size > annotationLimit,
    'length',
    [],
    (at) => `Cannot use ${at}: together they have ${size} bytes and must have ${annotationLimit} at most`,
    'keep large data in a ConfigMap',
  );
}
