import { parseYamlWithPositions } from '../../../lib/core/yaml/parse';

const text = `# a comment
resources:
  - base
  - ./pod.yaml
images: [{name: nginx}, &x {name: redis}]
---
patch: &p
  a: 1
copy: *p
merged:
  <<: *p
`;

const [first, second] = parseYamlWithPositions(text, { file: 'kustomization.yaml', dialect: 'kustomization' });

describe('positionOf', () => {
  test('gives the place of a key and of a list item', () => {
    expect(first?.positionOf(['resources'])).toEqual({ line: 2, column: 1 });
    expect(first?.positionOf(['resources', 1])).toEqual({ line: 4, column: 3 });
    expect(first?.positionOf(['images', 0, 'name'])).toEqual({ line: 5, column: 11 });
  });

  test('gives the place of the document', () => {
    expect(first?.positionOf([])).toEqual({ line: 2, column: 1 });
    expect(second?.positionOf([])).toEqual({ line: 7, column: 1 });
  });

  test('gives the place of the alias or the merge key for values that came from them', () => {
    expect(second?.positionOf(['copy', 'a'])).toEqual({ line: 9, column: 1 });
    expect(second?.positionOf(['merged', 'a'])).toEqual({ line: 11, column: 3 });
  });

  test('is undefined if there is nothing at the path', () => {
    expect(first?.positionOf(['resources', 2])).toBeUndefined();
    expect(first?.positionOf(['resources', 0, 'x'])).toBeUndefined();
  });

  test('comes with the same values as reading without positions', () => {
    expect([first?.value, second?.value]).toEqual([
      { resources: ['base', './pod.yaml'], images: [{ name: 'nginx' }, { name: 'redis' }] },
      { patch: { a: 1 }, copy: { a: 1 }, merged: { a: 1 } },
    ]);
  });
});

describe('the dialect of kustomization files', () => {
  test('reads scalars as kubectl does, and lets the last of two equal keys win', () => {
    const [document] = parseYamlWithPositions('a: y\nb: 2001-01-01\na: 017', { dialect: 'kustomization' });

    expect(document?.value).toEqual({ a: 15, b: '2001-01-01' });
    expect(document?.positionOf(['a'])).toEqual({ line: 3, column: 1 });
  });
});
