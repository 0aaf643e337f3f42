import * as fc from 'fast-check';
import { carryOver } from '../../../../lib/constructs/argo-cd-install/helm/carry-over';

function carry(before: unknown, after: unknown, target: unknown, path: readonly string[] = []): unknown {
  return carryOver(before, after, target, { path, miss: () => undefined });
}

const named = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.jsonValue({ maxDepth: 1 }) }),
  {
    selector: ({ name }) => name,
  },
);
const pods = fc.record(
  {
    env: named,
    args: fc.array(fc.constantFrom('x', 'y', 'z')),
    text: fc.constantFrom('', 'a\n', 'a\nb\n'),
    rest: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

test('a change that is not one leaves the target as it is', () => {
  fc.assert(
    fc.property(pods, pods, (same, target) => {
      expect(carry(same, structuredClone(same), target)).toBe(target);
    }),
  );
});

test('a change that was carried over already changes nothing', () => {
  fc.assert(
    fc.property(pods, pods, pods, (before, after, target) => {
      const once = carry(before, after, target);

      expect(carry(before, after, once)).toEqual(once);
    }),
  );
});

test('a change is carried over without changing its three inputs', () => {
  fc.assert(
    fc.property(pods, pods, pods, (before, after, target) => {
      const inputs = structuredClone([before, after, target]);

      carry(before, after, target);

      expect([before, after, target]).toEqual(inputs);
    }),
  );
});

test('only what changes is carried over to a map', () => {
  expect(carry({ a: 1, b: 1, c: 1 }, { a: 2, b: 1 }, { a: 9, b: 9, c: 9, d: 9 })).toEqual({ a: 2, b: 9, d: 9 });
});

test('items of a named list are found by their names, and the last of two with one name goes', () => {
  const before = [{ name: 'a', value: '1' }];
  const after = [
    { name: 'a', value: '2' },
    { name: 'b', value: '1' },
  ];
  const target = [
    { name: 'x' },
    { name: 'b', value: '1' },
    { name: 'a', value: '9', more: true },
    { name: 'b', value: '0' },
  ];

  expect(carry(before, after, target, ['env'])).toEqual([
    { name: 'x' },
    { name: 'b', value: '1' },
    { name: 'a', value: '2', more: true },
  ]);
});

test('the first container is found whatever its name is', () => {
  const pod = (image: string, name: string) => [
    { name, image },
    { name: 'other', image: 'x' },
  ];

  expect(carry(pod('one', 'native'), pod('two', 'native'), pod('one', 'chart'), ['containers'])).toEqual(
    pod('two', 'chart'),
  );
});

test('what is added to a list comes after the items of the target, unless they are there', () => {
  expect(carry(['a'], ['a', 'x', 'y'], ['b'])).toEqual(['b', 'x', 'y']);
  expect(carry(['a'], ['a', 'x', 'y'], ['b', 'x', 'y', 'c'])).toEqual(['b', 'x', 'y', 'c']);
  expect(carry(undefined, [], ['b'])).toEqual([]);
});

test('of a list that the target lacks, only what is added is carried over', () => {
  expect(carry({ args: ['a'] }, { args: ['a', 'b'] }, {})).toEqual({ args: ['b'] });
  const containers = (image: string) => ({ initContainers: [{ name: 'a', image }] });
  expect(carry(containers('one'), containers('two'), {})).toEqual({});
});

test('of a map that the target lacks, all is carried over, such as a probe', () => {
  expect(carry({ probe: { port: 1, period: 1 } }, { probe: { port: 1, period: 2 } }, {})).toEqual({
    probe: { port: 1, period: 2 },
  });
});

test('a list that is changed otherwise replaces that of the target, such as the rules of a role', () => {
  expect(carry(['everything'], ['little'], ['everything', 'and more'])).toEqual(['little']);
});

test('lines that are added to a text come after those of the target', () => {
  expect(carry('a\n', 'a\nb\n', 'x\n')).toBe('x\nb\n');
});

test('a part that the target lacks is reported', () => {
  const missed: string[] = [];
  const miss = (path: readonly (string | number)[]): number => missed.push(path.join('.'));

  carryOver([{ name: 'a', x: 1 }], [{ name: 'a', x: 2 }], [], { path: ['env'], miss });

  expect(missed).toEqual(['env.a']);
});
