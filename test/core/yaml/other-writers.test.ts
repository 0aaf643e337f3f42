import fc from 'fast-check';
import * as yaml from 'yaml';
import { parseYaml } from '../../../lib/core/yaml/parse';
import { anyJson, unambiguousText, ordinaryNumber } from './arbitraries';

/** The styles of another writer. */
const style = fc.record({
  indent: fc.integer({ min: 1, max: 8 }),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 20, 80),
  collectionStyle: fc.constantFrom('any', 'block', 'flow'),
  defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
  flowCollectionPadding: fc.boolean(),
  simpleKeys: fc.boolean(),
}) as fc.Arbitrary<yaml.ToStringOptions & yaml.DocumentOptions>;

/** Characters that this writer does not escape, though kubectl reads them as something else: `?` in flow style, for one. */
// eslint-disable-next-line no-control-regex -- these are what it looks for
const differs = /[\0-\t\v\f\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff\r?]|^<<$/;

describe('documents of another writer', () => {
  test('are read as the same values, in all its styles', () => {
    fc.assert(
      fc.property(anyJson(ordinaryNumber, unambiguousText), style, (json, options) => {
        const value = { value: json };
        // In version 1.1 it quotes the words that kubectl would read as something else.
        const text = yaml.stringify(value, { version: '1.1', aliasDuplicateObjects: false, ...options });
        fc.pre(!differs.test(text) && sameForThatWriter(value, text));

        expect(parseYaml(text)).toEqual([value]);
      }),
      { numRuns: 3000 },
    );
  });
});

/** Whether this writer can read back its own text. It has bugs, and such a text says nothing about our reader. */
function sameForThatWriter(value: unknown, text: string): boolean {
  try {
    expect(yaml.parse(text, { version: '1.1', merge: false })).toEqual(value);
    return true;
  } catch {
    return false;
  }
}
