import { type Shape } from '../core/check/shape';
import { map, matching, object, text } from '../core/check/shapes';
import { type Fault, faultIf } from '../core/fault';
import { type PlainMap } from '../core/plain';
import { annotationKey, dnsLabel, dnsSubdomain, labelKey, labelValue, type NameRule } from './name-rule';

/** How many bytes the annotations of an object may have together. */
const ANNOTATION_LIMIT = 256 * 1024;

/** Labels of an object, or a selector of them. */
export const labels: Shape<Record<string, string>> = map(matching(labelValue), {
  key: labelKey,
  example: "{ app: 'web' }",
});

/** Annotations: keys like those of labels, any text as value, 256 KiB in all. */
export const annotations: Shape<Record<string, string>> = map(text, {
  key: annotationKey,
  example: "{ team: 'web' }",
  also: checkSize,
});

/** What all objects have in their metadata, as far as an app writes it. */
interface Metadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The metadata of an object whose name follows a rule; other fields than these pass. */
export function metadataShape(nameRule: NameRule = dnsSubdomain): Shape<Metadata> {
  return object<Metadata>(
    { name: matching(nameRule), namespace: matching(dnsLabel), labels, annotations },
    { unknown: 'open', example: "{ name: 'web' }" },
  );
}

function checkSize(map: PlainMap): readonly Fault[] {
  const size = Buffer.byteLength(Object.entries(map).flat().join(''));
  return faultIf(
    size > ANNOTATION_LIMIT,
    'length',
    [],
    (at) => `Cannot use ${at}: together they have ${size} bytes and must have ${ANNOTATION_LIMIT} at most`,
    'keep large data in a ConfigMap',
  );
}
