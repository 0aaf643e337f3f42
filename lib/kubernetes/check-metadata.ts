import { isDeferred } from '../core/check/deferred';
import { type Problem } from '../core/error';
import { annotationKey, checkName, dnsLabel, dnsSubdomain, labelKey, labelValue, type NameRule } from './name-rule';
import { isPlainMap } from '../core/plain';
import { quote } from '../core/check/quote';

/** How many bytes all annotations of an object may have together. */
const annotationLimit = 256 * 1024;

/** Checks labels as the API server does. `of` is the name of the field, such as `metadata.labels`. */
export function checkLabels(labels: unknown, of: string): Problem[] {
  return entriesOf(labels, of, (key, value) => [
    ...checkName(key, `key in ${of}`, labelKey),
    ...checkName(value, `value of ${quote(key)} in ${of}`, labelValue),
  ]);
}

/** Checks annotations. Keys are like those of labels, a value is any text, and all together have at most 256 KiB. */
export function checkAnnotations(annotations: unknown, of: string): Problem[] {
  const problems = entriesOf(annotations, of, (key, value) => [
    ...checkName(key, `key in ${of}`, annotationKey),
    ...(typeof value === 'string' || isDeferred(value) ? [] : [notText(value, `value of ${quote(key)} in ${of}`)]),
  ]);
  const size = isPlainMap(annotations) ? Buffer.byteLength(Object.entries(annotations).flat().join('')) : 0;
  return size <= annotationLimit
    ? problems
    : [
        ...problems,
        {
          what: `Cannot use ${of}: together they have ${size} bytes and must have ${annotationLimit} at most`,
          fix: 'keep large data in a ConfigMap',
        },
      ];
}

/** Checks an object's metadata: name, namespace, labels and annotations. */
export function checkMetadata(metadata: unknown, nameRule: NameRule = dnsSubdomain, of = 'metadata'): Problem[] {
  if (metadata === undefined || isDeferred(metadata)) {
    return [];
  }
  if (!isPlainMap(metadata)) {
    return [{ what: `Cannot use ${quote(metadata)} as ${of}: it must be a map`, fix: `use { name: 'web' }` }];
  }
  return [
    ...(metadata.name === undefined ? [] : checkName(metadata.name, `${of}.name`, nameRule)),
    ...(metadata.namespace === undefined ? [] : checkName(metadata.namespace, `${of}.namespace`, dnsLabel)),
    ...checkLabels(metadata.labels, `${of}.labels`),
    ...checkAnnotations(metadata.annotations, `${of}.annotations`),
  ];
}

function entriesOf(map: unknown, of: string, check: (key: string, value: unknown) => Problem[]): Problem[] {
  if (map === undefined || isDeferred(map)) {
    return [];
  }
  return isPlainMap(map)
    ? Object.entries(map).flatMap(([key, value]) => check(key, value))
    : [{ what: `Cannot use ${quote(map)} as ${of}: it must be a map of texts`, fix: `use { app: 'web' }` }];
}

function notText(value: unknown, as: string): Problem {
  return { what: `Cannot use ${quote(value)} as ${as}: it must be a text`, fix: `use ${quote(String(value))}` };
}
