import fc from 'fast-check';
import { manifestParts } from '../../../lib/engines/manifest-folder/manifest-parts';
import { seedOr } from '../../seed';

/** A kustomization with a file of its own, which builds on others by their numbers. */
interface Folder {
  readonly uses: readonly number[];
  readonly hasPrefix: boolean;
}

const count = 6;

/** Each builds on folders with higher numbers only, so that there is no circle. */
const trees: fc.Arbitrary<Folder[]> = fc.tuple(
  ...Array.from({ length: count }, (_, index) =>
    fc.record({ uses: fc.uniqueArray(fc.integer({ min: index + 1, max: count })), hasPrefix: fc.boolean() }),
  ),
);

/** The text of each file by path. Some kustomizations name folders that are not there: kustomize is to say so. */
function filesOf(tree: readonly Folder[]): Record<string, string> {
  const files = tree.flatMap(({ uses, hasPrefix }, index) => [
    [`f${index}/a.yaml`, ''],
    [
      `f${index}/kustomization.yaml`,
      JSON.stringify({
        resources: ['a.yaml', ...uses.map((other) => `../f${other}`)],
        ...(hasPrefix ? { namePrefix: 'p-' } : {}),
      }),
    ],
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}

/** The folders that are built if one is: itself, and what it builds on. */
function builtWith(folder: number, tree: readonly Folder[]): number[] {
  return [folder, ...(tree[folder]?.uses ?? []).flatMap((other) => builtWith(other, tree))];
}

test('each object counts: in its file, or in what kustomize makes of it, and never in both', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const texts = filesOf(tree);

      const { files, kustomizations } = manifestParts(Object.keys(texts), (path) => texts[path]);

      const built = new Set(kustomizations.flatMap((folder) => builtWith(Number(folder.slice(1)), tree)));
      const wanted = tree.flatMap((_, index) => (built.has(index) ? [] : [`f${index}/a.yaml`]));
      expect(files).toEqual(wanted);
    }),
    { seed: seedOr(31), numRuns: 500 },
  );
});

test('no result is built on by another one', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const texts = filesOf(tree);

      const { kustomizations } = manifestParts(Object.keys(texts), (path) => texts[path]);

      const others = kustomizations.flatMap((folder) => builtWith(Number(folder.slice(1)), tree).slice(1));
      expect(kustomizations.filter((folder) => others.includes(Number(folder.slice(1))))).toEqual([]);
    }),
    { seed: seedOr(32), numRuns: 500 },
  );
});
