import { type Shape } from '../core/check/shape';
import { anything, list, map, matching, objectOf, orLate, text } from '../core/check/shapes';
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

/** The metadata of an object. */
interface Metadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly generateName?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
}

/** Fields of metadata that are not checked. Most of them are set by the API server. */
const others = [
  ...['creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'generation', 'managedFields'],
  ...['ownerReferences', 'resourceVersion', 'selfLink', 'uid'],
];

/** What to use instead of fields of the metadata beside it. */
export const insteadBesideMetadata: Readonly<Record<string, string>> = Object.fromEntries(
  ['name', 'namespace', 'labels', 'annotations'].map((name) => [name, `metadata: { ${name}: … }`]),
);

/** The metadata of an object whose name follows a rule. */
export function metadataShape(nameRule: NameRule = dnsSubdomain): Shape<Metadata> {
  return objectOf(
    {
      name: matching(nameRule),
      namespace: matching(dnsLabel),
      generateName: matching({ ...nameRule, accepts: (value) => nameRule.accepts(value.replace(/-$/, 'a')) }),
      labels,
      annotations,
      finalizers: orLate(list(orLate(text))),
      ...Object.fromEntries(others.map((name) => [name, orLate(anything)])),
    },
    { example: "{ name: 'web' }" },
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
