import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { GitOpsError, type Manifest, parseManifests } from 'cdk8s-gitops';
import { anyText } from './arbitraries';
import { readFilesWithKubectl } from './kubectl';

const header = fc.constantFrom('|', '|-', '|+', '>', '>-', '>+', '|2', '|1-', '>2+', '|+1', '| # c', '"', "'", '');
const content = fc.constantFrom(
  'a',
  'b c',
  '  d',
  '\te',
  '# f',
  'g # h',
  '-',
  '',
  ' ',
  '   ',
  'é',
  'a\u2028 b',
  'i\x85  j',
);
const indent = fc.constantFrom('  ', '  ', '  ', '    ', ' ', '');
const lineBreak = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\r\n', '\r');
const lastBreak = fc.constantFrom('', '', '\n', '\r', '\n\n', '\n#end', '\n  ', ' ', '\n...', '\n---');

/** The text of a scalar in any style over several lines, or something that is almost that. */
const lines = fc
  .tuple(header, fc.array(fc.tuple(lineBreak, indent, content), { maxLength: 5 }), fc.boolean())
  .map(([start, parts, closes]) => start + parts.flat().join('') + (closes && /["']/.test(start) ? start : ''));

/** A text without quotes, which may be a number, a date, syntax or nothing that YAML can read. */
const plain = anyText.filter((text) => !/[\n\r\x85\u2028\u2029]|\.\.\.|---/.test(text));

const files = fc
  .tuple(fc.array(fc.oneof(lines, plain), { minLength: 1, maxLength: 3 }), lineBreak, lastBreak)
  .map(([scalars, separator, end]) => scalars.map((text, index) => `s${index}: ${text}`).join(separator) + end);

/** What this library reports as an error on purpose, and kubectl reads: it rounds the one and drops the other. */
const stricter = /does not fit into 64 bits|follows the end of the document|stop reading at \.\.\./;

/** The random files that kubectl reads in another way than this library. */
export function differencesFromKubectl(kubectl: string, count: number, seed: number): unknown[] {
  const bodies = fc.sample(files, { seed, numRuns: count });
  const texts = bodies.map((body, index) => `apiVersion: v1\nkind: Sample\nmetadata: {name: f${index}}\n${body}`);
  const theirs = new Map(readFilesWithKubectl(kubectl, texts).map((object) => [nameOf(object), object]));
  return texts
    .map((text, index) => ({ text, ours: read(text), theirs: withoutLabels(theirs.get(`f${index}`)) }))
    .filter(
      ({ ours, theirs }) => !isDeepStrictEqual(ours, theirs) && !(typeof ours === 'string' && stricter.test(ours)),
    );
}

function nameOf(object: unknown): string | undefined {
  return (object as Manifest).metadata?.name;
}

/** The object of a file as JSON.parse would give it; undefined if the file is broken; the message of a stricter rule. */
function read(text: string): unknown {
  try {
    return rounded(parseManifests(text)[0]);
  } catch (error) {
    const message = error instanceof GitOpsError ? error.message : 'not our error';
    return stricter.test(message) ? message : error instanceof GitOpsError ? undefined : error;
  }
}

/** kubectl prints `-0.` as 0, and `JSON.parse` rounds its integers. */
function rounded(object: Manifest | undefined): unknown {
  const plain = (value: unknown): unknown => (value === 0 ? 0 : typeof value === 'bigint' ? Number(value) : value);
  return Object.fromEntries(Object.entries(object ?? {}).map(([key, value]) => [key, plain(value)]));
}

/** The object without the labels that the command adds. */
function withoutLabels(object: unknown): unknown {
  return object === undefined ? undefined : { ...object, metadata: { name: nameOf(object) } };
}
