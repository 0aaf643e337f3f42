import fc from 'fast-check';
import { GitOpsError } from 'cdk8s-gitops';
import { parseYaml, parseYamlWithPositions } from '../../../lib/core/yaml/parse';
import { anyText } from './arbitraries';

const pieces = [
  ...[
    'a',
    'b: ',
    '- ',
    '-',
    '\n',
    '\n  ',
    '\n    ',
    ' ',
    ': ',
    ':',
    '? ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '"',
    "'",
    ' # c',
    '|',
  ],
  ...[
    '>',
    '|-',
    '|2+',
    '&x ',
    '*x',
    '!!str ',
    '!!int ',
    '!t ',
    '<<: *x',
    '\t',
    '012',
    'y',
    '~',
    '2001-01-01',
    'foo bar',
  ],
  ...[
    '\\',
    '1.5',
    '\u2028',
    '\r\n',
    '%YAML 1.1\n',
    '---\n',
    '...\n',
    '{"a": 1}',
    'x: &x {p: 1}\n',
    '\u{1f600}',
    '\ufeff',
  ],
];

/** Texts that are close to YAML. */
const almostYaml = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, anyText), { maxLength: 25 });

describe('any text', () => {
  test.each(['kubectl', 'kustomize', 'kustomization'] as const)(
    'is read, or each error has a place, in the dialect %s',
    (dialect) => {
      fc.assert(
        fc.property(almostYaml, (parts) => {
          const text = parts.join('');
          try {
            expect(parseYamlWithPositions(text, { dialect }).map((document) => document.value)).toEqual(
              parseYaml(text, { dialect }),
            );
          } catch (error) {
            expect(error).toBeInstanceOf(GitOpsError);
            expect((error as GitOpsError).findings.map((finding) => finding.where)).toEqual(
              expect.arrayContaining([expect.stringMatching(/^<text>:\d+:\d+$/)]),
            );
          }
        }),
        { numRuns: 5000 },
      );
    },
  );
});
