import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseYaml } from '../../../lib/core/yaml/parse';
import { stringifyYaml } from '../../../lib/core/yaml/stringify';
import { describeWithTool } from '../../real-tools';
import { anyText } from './arbitraries';

const seed = Date.now() % 2 ** 31;
// kustomize cannot print these characters, and cannot read the << that it writes.
const forbidden = /[\x7f-\x84\x86-\x9f\ufffe\uffff]|^<<$/;
// kustomize cannot print these as a key: a text with the line break NEL, and one too long for a parser to find its colon.
const unprintable = /\x85|^.{1000}/s;
const long = fc.array(anyText, { minLength: 2, maxLength: 12 }).map((texts) => texts.join(' '));

function build(kubectl: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kustomize-'));
  try {
    writeFileSync(join(folder, 'kustomization.yaml'), 'resources: [sample.yaml]\n');
    writeFileSync(join(folder, 'sample.yaml'), text);
    const { stdout, stderr } = spawnSync(kubectl, ['kustomize', folder], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    return stderr + stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describeWithTool('kubectl-1.36', 'the real kustomize', (kubectl) => {
  test('prints 4000 texts as we do, as values, list items and keys', () => {
    const texts = fc.sample(fc.oneof(anyText, long), { seed, numRuns: 4000 }).filter((text) => !forbidden.test(text));
    const keys = texts.filter((text) => !unprintable.test(text));
    const sample = {
      apiVersion: 'v1',
      kind: 'Sample',
      metadata: { name: 'sample' },
      values: Object.fromEntries(texts.map((text, index) => [`k${index}`, text])),
      texts: texts.map((text) => [text, { text }]),
      keys: keys.map((key) => ({ [key]: { [key]: [key] } })),
    };
    const expected = build(kubectl, stringifyYaml(sample));

    expect(stringifyYaml(sample, { dialect: 'kustomize' }).split('\n')).toEqual(expected.split('\n'));
  });

  test('reads and prints the scalars, merges and numbers of its dialect as we do', () => {
    const text = `apiVersion: v1
kind: Sample
metadata: {name: sample}
words: [yes, No, on, off, y, n, true, False, ~, null, "", 'y']
numbers: [017, 0o17, 0x1F, 0b11, 1_000, 08, 1.0, 1e3, 1e21, 1.5e-7, 1234567.5, 1e-5, 123456, -0, 0.1, 1e400, 1e20]
big: [9007199254740993, 12345678901234567890, -9223372036854775808, 123456789012345678901234567890]
dates: [2024-01-02, 2024-1-2 3:4:5, 2001-12-14t21:59:43.10-05:00, 2024-02-30, 1:30]
flow: {a, b: , c: [d: , e]}
base: &x {a: 1, b: 1}
other: &y {b: 2, c: 2}
merged: [{a: own, <<: *x}, {<<: *x, a: own}, {<<: [*x, *y], c: own}]
tags: [!!str 12, !!int "12", !!float 1, !!binary aGVsbG8=, !own x]
`;
    const [value] = parseYaml(text, { dialect: 'kustomize' });

    expect(stringifyYaml(value, { dialect: 'kustomize' })).toBe(build(kubectl, text));
  });
});
