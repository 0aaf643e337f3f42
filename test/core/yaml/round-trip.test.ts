import fc from 'fast-check';
import * as jsYaml from 'js-yaml';
import * as yaml from 'yaml';
import { parseYaml } from '../../../lib/core/yaml/parse';
import { stringifyYaml } from '../../../lib/core/yaml/stringify';
import { writtenValue } from '../../../lib/core/yaml/write/written-value';
import { describeWithTool } from '../../real-tools';
import { anyJson, anyNumber, anyText, bigInteger } from './arbitraries';
import { readWithKubectl } from './kubectl';

const seed = Date.now() % 2 ** 31;
const samples = 10_000;
/** The other parsers read these in different ways if they are blocks. */
const knownTexts = [' 3<\n \n', 'a\n  \n', ' a\n\t\n\n', 'a\n '];
const texts = [...knownTexts, ...fc.sample(anyText, { seed, numRuns: samples - knownTexts.length })];

/** All texts as values, as list items and as keys. */
const everywhere = {
  apiVersion: 'v1',
  kind: 'Sample',
  values: Object.fromEntries(texts.map((text, index) => [`k${index}`, text])),
  texts,
  keys: texts.map((text, index) => ({ [text]: index })),
};

/** The texts that came back as something else, by the place that they were written at. */
function differences(actual: typeof everywhere): unknown {
  return {
    seed,
    values: texts.filter((text, index) => actual.values[`k${index}`] !== text),
    texts: texts.filter((text, index) => actual.texts[index] !== text),
    keys: texts.filter((text, index) => Object.entries(actual.keys[index] ?? {}).join() !== `${text},${index}`),
  };
}

const none = { seed, values: [], texts: [], keys: [] };

describe(`${samples} texts as value, list item and key`, () => {
  const text = stringifyYaml(everywhere);

  test('come back from this library', () => {
    expect(differences(parseYaml(text)[0] as typeof everywhere)).toEqual(none);
  });

  // With `uniqueKeys`, that parser would compare each key with each other key.
  test('come back from a YAML 1.2 parser', () => {
    expect(differences(yaml.parse(text, { version: '1.2', uniqueKeys: false }) as typeof everywhere)).toEqual(none);
  });

  test('come back from a YAML 1.1 parser', () => {
    expect(
      differences(yaml.parse(text, { version: '1.1', merge: true, uniqueKeys: false }) as typeof everywhere),
    ).toEqual(none);
  });

  test('come back from js-yaml', () => {
    expect(differences(jsYaml.load(text) as typeof everywhere)).toEqual(none);
  });

  describeWithTool('kubectl-1.36', 'read by the real kubectl', (kubectl) => {
    test('come back', () => {
      expect(differences(readWithKubectl(kubectl, text)[0] as typeof everywhere)).toEqual(none);
    });
  });
});

describe('writing and reading', () => {
  test('gives back any value', () => {
    fc.assert(
      fc.property(anyJson(fc.oneof(anyNumber, bigInteger)), (value) => {
        expect(parseYaml(stringifyYaml(value))).toEqual([value]);
      }),
      { numRuns: 2000 },
    );
  });

  test('gives the written value of anything that is not plain data', () => {
    const more = fc.oneof(anyNumber, bigInteger, fc.constant(undefined), fc.date({ noInvalidDate: true }));
    fc.assert(
      fc.property(anyJson(more), (value) => {
        expect(parseYaml(stringifyYaml(value))).toEqual([writtenValue(value)]);
      }),
      { numRuns: 2000 },
    );
  });

  test('gives the same bytes for the same value', () => {
    fc.assert(
      fc.property(anyJson(), (value) => {
        expect(stringifyYaml(structuredClone(value))).toBe(stringifyYaml(value));
      }),
    );
  });

  test('gives back any text in the dialect of kustomize', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(!/[\x7f-\x9f\ufffe\uffff]|^<<$/.test(text));
        const value = { a: { text, list: [text, [text]] }, [text]: text };

        expect(parseYaml(stringifyYaml(value, { dialect: 'kustomize' }), { dialect: 'kustomize' })).toEqual([value]);
      }),
      { numRuns: 5000 },
    );
  });
});
