import fc from 'fast-check';
import { annotations, labels, name } from './objects';
import { type MakePart } from './part';
import { text } from './scalars';
import { type YamlTree } from './yaml-tree';

const truth = fc.constantFrom('true', 'false');

const options = fc.record(
  { labels, annotations, disableNameSuffixHash: truth, immutable: truth },
  { requiredKeys: [] },
);

const literal = fc.oneof(
  {
    weight: 60,
    arbitrary: fc.constantFrom('a=1', 'b=two', '"c=\'x y\'"', 'd=a=b', 'e=<&>', '"f="', 'yes=no', 'x.y=true'),
  },
  { weight: 1, arbitrary: fc.constantFrom('1=a', 'true=a', '"1e3=a"', '__proto__=a', 'constructor=a') },
);

const file = fc.constantFrom('file.txt', 'key=file.txt', 'binary.bin', 'other=folder/file.txt');

/** The files that generators name. */
const files = {
  'file.txt': 'first line\n  second line\n',
  'folder/file.txt': 'no line break at the end',
  'binary.bin': `${'\u0001'.repeat(3)}x`,
  'settings.env': '# comment\nA=1\nB=\n\nC="quoted" \nD\n',
};

const keyOf = (source: string): string => source.replace(/^"/, '').split('=')[0];

const generator = fc.record(
  {
    name,
    literals: fc.uniqueArray(literal, { minLength: 1, maxLength: 3, selector: keyOf }),
    files: fc.uniqueArray(file, { minLength: 1, maxLength: 2, selector: keyOf }),
    envs: fc.constant<YamlTree>(['settings.env']),
    behavior: fc.constantFrom('create', 'create', 'create', 'create', 'create', 'merge', 'replace'),
    namespace: fc.constantFrom('shop', 'default'),
    options,
  },
  { requiredKeys: ['name'] },
);

/** `configMapGenerator`, `secretGenerator` and `generatorOptions`. */
export const generatorField: fc.Arbitrary<MakePart> = fc.oneof(
  {
    weight: 3,
    arbitrary: generator.map((entry): MakePart => () => ({ field: 'configMapGenerator', value: [entry], files })),
  },
  {
    weight: 2,
    arbitrary: generator.map((entry): MakePart => () => ({ field: 'secretGenerator', value: [entry], files })),
  },
  options.map((value): MakePart => () => ({ field: 'generatorOptions', value })),
);

/** Generators and transformers that are configured by objects of their own. */
export const configuredGenerator: fc.Arbitrary<MakePart> = fc
  .record({ kind: fc.constantFrom('ConfigMapGenerator', 'SecretGenerator'), entry: generator, value: text })
  .map(({ kind, entry: { name, behavior, literals } }): MakePart => () => ({
    field: 'generators',
    value: ['generator.yaml'],
    files: {
      'generator.yaml': `apiVersion: builtin\nkind: ${kind}\nmetadata: { name: ${name} }\nbehavior: ${behavior ?? 'create'}\nliterals: [${(literals ?? []).join(', ')}]\n`,
    },
  }));
