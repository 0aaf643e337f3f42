import { graph, parseManifests, stringifyManifests } from 'cdk8s-gitops';
import { jsonPointer } from '../../lib/constructs/argo-cd/application-spec/application-shape';
import { parametersOf, parseGoTemplate } from '../../lib/constructs/argo-cd/application-set-spec/template-action';
import { globMatcher } from '../../lib/constructs/argo-cd/project/glob';
import { chartVersion } from '../../lib/constructs/argo-cd/source/revision';
import { maskSecrets } from '../../lib/core/secret-text';
import { isReference } from '../../lib/core/secret-value';
import { trimCharacters } from '../../lib/core/text/trim';
import { parseYaml, parseYamlWithPositions } from '../../lib/core/yaml/parse';
import { stringifyYaml } from '../../lib/core/yaml/stringify';
import { findNetrcLogin } from '../../lib/engines/helm/fetch/netrc';
import { commentLines } from '../../lib/engines/helm/types/comment-lines';
import { readDocsComment } from '../../lib/engines/helm/types/docs-comment';
import { paramNotes } from '../../lib/engines/helm/types/param-notes';
import { findFieldPath } from '../../lib/engines/kustomize/field/find-field-path';
import { resolveVarsIn } from '../../lib/engines/kustomize/names/resolve-vars';
import { splitFieldPath } from '../../lib/engines/kustomize/replacements/split-field-path';
import { dnsLabel } from '../../lib/kubernetes/name-rule';
import { manifestParts } from '../../lib/engines/manifest-folder/manifest-parts';
import { SecretMask } from '../../lib/system/process/secret-mask';
import { readOutput } from '../../lib/engines/helm/output/read-output';
import { readFieldPath } from '../../lib/engines/helm/stable/field-path';

const attempt = (work: () => unknown) => () => {
  try {
    work();
  } catch {
    // Most of these texts are errors. Only the time counts.
  }
};
const read = (text: string) => attempt(() => parseYaml(text));
const write = (text: string) => attempt(() => stringifyYaml([text, { [text]: text }]));
const writeLikeKustomize = (text: string) => attempt(() => stringifyYaml(text, { dialect: 'kustomize' }));
const matches = globMatcher('*a'.repeat(20));
const mask = new SecretMask({ program: 'helm', args: [], env: {} });
const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('');

/** A Service and a Pod that it selects. */
const selecting = (index: number) => [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: `web-${index}` }, spec: { selector: { app: `${index}` } } },
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `web-${index}`, labels: { app: `${index}`, tier: 'front' } },
    spec: { containers: [] },
  },
];

/** The files of an overlay and of its base, and a chart. */
const overlay = (index: number): (readonly [path: string, text: string])[] => [
  [`base-${index}/kustomization.yaml`, 'resources: [a.yaml]'],
  [`base-${index}/a.yaml`, ''],
  [`prod-${index}/kustomization.yaml`, `resources: [../base-${index}]\nnamePrefix: p-`],
  [`chart-${index}/Chart.yaml`, ''],
];

/** What once took quadratic or exponential time, or could: the work, and the part of a text that is repeated. */
const attacks: readonly (readonly [what: string, work: (repeat: (part: string) => string) => () => void])[] = [
  ...['a: [', '- ', '{a: ', '"a\n', 'a b\n', '? ', '&x ', 'a: |\n', '!!x ', "'", ' \n', '# c\n', '*x ', '<<: '].map(
    (part) => [`reading ${JSON.stringify(part)}`, (repeat: (text: string) => string) => read(repeat(part))] as const,
  ),
  ['reading lines in quotes', (repeat) => read(`"${repeat('a \n ')}"`)],
  ['reading lines of plain text', (repeat) => read(`a${repeat('\n  b ')}`)],
  ['reading a block text', (repeat) => read(`a: >+\n${repeat('  b\n\n   ')}`)],
  ['reading quotes in flow style', (repeat) => read(`[${repeat("'a''b', ")}`)],
  ['reading keys that are there twice', (repeat) => read(repeat('a: 1\n'))],
  ['reading a map that is there twice', (repeat) => read(keys(repeat('a').length).repeat(2))],
  ['reading JSON with many escapes', (repeat) => read(`{"a": "${repeat('\\n')}`)],
  [
    'reading many places',
    (repeat) => attempt(() => parseYamlWithPositions(repeat('- 1\n')).map((d) => d.positionOf([9]))),
  ],
  [
    'finding what many objects refer to',
    (repeat) => {
      const objects = Array.from({ length: Math.ceil(repeat('a').length / 100) }, (_, index) =>
        selecting(index),
      ).flat();
      return () => void graph(objects);
    },
  ],
  [
    'telling the parts of kustomizations from results',
    (repeat) => {
      const texts = new Map(
        Array.from({ length: Math.ceil(repeat('a').length / 400) }, (_, index) => overlay(index)).flat(),
      );
      return () => void manifestParts([...texts.keys()], (path) => texts.get(path) ?? '');
    },
  ],
  ['writing digits and letters', (repeat) => write(`0${repeat('G')}!`)],
  ['writing blanks', (repeat) => write(`a${repeat(' ')}b${repeat(' ')}`)],
  ['writing colons', (repeat) => write(`a${repeat(':')} `)],
  ['writing lines', (repeat) => write(repeat('\n a'))],
  ['writing blanks and NEL as kustomize', (repeat) => writeLikeKustomize(`\x85a${repeat(' ')}b`)],
  [
    'reading equal keys in what a chart renders to',
    (repeat) => () => void readOutput(`---\napiVersion: v1\nkind: A\n${repeat('a: 1\n')}`, 'a', 'a'),
  ],
  ['reading what many templates render to', (repeat) => () => void readOutput(repeat('---\n# Source: a\n'), 'a', 'a')],
  ['reading the path of a field', (repeat) => () => void readFieldPath(`a["${repeat('\\"')}`)],
  ['checking a JSON pointer', (repeat) => () => void jsonPointer.accepts(`${repeat('/')}~`)],
  ['checking the version of a chart', (repeat) => () => void chartVersion.accepts(`1${repeat('-1')}!`)],
  ['checking a range of versions', (repeat) => () => void chartVersion.accepts(`1${repeat(' ')}!`)],
  ['reading a netrc with quotes', (repeat) => () => void findNetrcLogin(`"${repeat('\\"')}`, 'a')],
  ['reading a netrc with blanks', (repeat) => () => void findNetrcLogin(`a${repeat(' ')}b`, 'a')],
  ['matching a glob', (repeat) => () => void matches(`${repeat('a')}b`)],
  ['reading a template with quotes', (repeat) => () => void parseGoTemplate(`{{ "${repeat('\\"')}`)],
  ['reading a template with actions', (repeat) => () => void parseGoTemplate(repeat('{{ .a }}'))],
  [
    'reading the parameters of an action',
    (repeat) => () => void parametersOf({ text: repeat("'\\'"), isCertain: true }),
  ],
  ['reading a dotted path', (repeat) => () => void findFieldPath({}, repeat('['))],
  ['reading the path of a replacement', (repeat) => () => void splitFieldPath(`[.${repeat('[')}a]`)],
  ['resolving vars', (repeat) => () => void resolveVarsIn(repeat('$('), new Map())],
  ['finding comments', (repeat) => () => void commentLines(repeat('# a\n'))],
  ['reading a comment of helm-docs', (repeat) => () => void readDocsComment(repeat(' -- a\n').split('\n'), 'a')],
  [
    'reading comments of Bitnami',
    (repeat) => () =>
      void paramNotes(new Map([...repeat('#')].map((_, index) => [index, '# @param a [default: b] '] as const))),
  ],
  ['trimming', (repeat) => () => void trimCharacters(`a${repeat('-')}a`, '-')],
  ['looking for a close name', (repeat) => () => void dnsLabel.nearest?.(`a${repeat('-')}_`)],
  ['looking for secrets in addresses', (repeat) => () => void maskSecrets(repeat('https://a:b@c '))],
  ['looking for private keys', (repeat) => () => void maskSecrets(repeat('-----BEGIN PRIVATE KEY-----'))],
  ['looking for references', (repeat) => () => void isReference(repeat('{{'))],
  ['looking for secrets in lines', (repeat) => () => void mask.mask(repeat('authorization: https://a'))],
];

test.each(attacks)('%s takes a time that grows with the length of the text', (_, work) => {
  const timeOf = (count: number): number => fastest(work((part) => part.repeat(count)));
  let count = 16;
  while (count < mostParts && timeOf(count) < shortest) {
    count *= 2;
  }

  const ratio = timeOf(count * 256) / Math.max(timeOf(count), shortest);

  // It is about 256 in linear time, more with garbage to collect, and 65536 in quadratic time.
  expect(ratio).toBeLessThan(12_000);
});

/** The longest text has 256 times as many parts: 500,000. With millions, V8 sometimes fails on a regular expression. */
const mostParts = 2 ** 11;

/** Shorter times, in milliseconds, depend on chance. */
const shortest = 0.1;

function fastest(work: () => void): number {
  const times = [1, 2].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

test('a line of 20 MB is read and written', () => {
  const manifest = { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'a b'.repeat(7_000_000) } };

  expect(parseManifests(JSON.stringify(manifest))[0]?.data).toEqual(manifest.data);
  expect(parseManifests(stringifyManifests([manifest]))[0]?.data).toEqual(manifest.data);
});
