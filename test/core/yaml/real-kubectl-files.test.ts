import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { GitOpsError, type Manifest, parseManifests } from 'cdk8s-gitops';
import { describeWithTool } from '../../real-tools';
import { readFilesWithKubectl } from './kubectl';

const seed = Date.now() % 2 ** 31;
const count = 2000;

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
const scalar = fc
  .tuple(header, fc.array(fc.tuple(lineBreak, indent, content), { maxLength: 5 }), fc.boolean())
  .map(([start, lines, closes]) => start + lines.flat().join('') + (closes && /["']/.test(start) ? start : ''));

const files = fc
  .tuple(fc.array(scalar, { minLength: 1, maxLength: 3 }), lineBreak, lastBreak)
  .map(([scalars, separator, end]) => scalars.map((text, index) => `s${index}: ${text}`).join(separator) + end);

describeWithTool('kubectl-1.36', 'the real kubectl', (kubectl) => {
  test(`reads ${count} files as we do, also if the last line has no line break`, () => {
    const bodies = fc.sample(files, { seed, numRuns: count });
    const texts = bodies.map((body, index) => `apiVersion: v1\nkind: Sample\nmetadata: {name: f${index}}\n${body}`);

    const theirs = new Map(readFilesWithKubectl(kubectl, texts).map((object) => [nameOf(object), object]));
    const differences = texts
      .map((text, index) => ({ text, ours: tryParse(text), theirs: withoutLabels(theirs.get(`f${index}`)) }))
      .filter((file) => !isDeepStrictEqual(file.ours, file.theirs));

    expect({ seed, differences }).toEqual({ seed, differences: [] });
  });
});

function nameOf(object: unknown): string | undefined {
  return (object as Manifest).metadata?.name;
}

/** The object of a file; undefined if the file is broken. */
function tryParse(text: string): Manifest | undefined {
  try {
    return parseManifests(text)[0];
  } catch (error) {
    expect(error).toBeInstanceOf(GitOpsError);
    return undefined;
  }
}

/** The object without the labels that the command adds. */
function withoutLabels(object: unknown): unknown {
  return object === undefined ? undefined : { ...object, metadata: { name: nameOf(object) } };
}
