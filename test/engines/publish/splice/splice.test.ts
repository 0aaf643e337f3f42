import fc from 'fast-check';
import { readOwnFiles, writeOwnFiles } from '../../../../lib/engines/publish/splice/own-files';
import { foldersOf } from '../../../../lib/core/text/folders-around';
import { type Splice, splice } from '../../../../lib/engines/publish/splice/splice';
import { type TreeEntry } from '../../../../lib/engines/publish/splice/tree-entry';
import { seedOr } from '../../../seed';

type Tree = ReadonlyMap<string, TreeEntry>;

/** Few of each, so that paths and contents meet. */
const path = fc.constantFrom(
  'a',
  'b',
  'a/b',
  'a/c',
  'd/e',
  'd/e/f',
  'd e',
  'ä',
  '.keep',
  'x\u2028y',
  '# x',
  '<<<<<<< x',
);
const id = fc.constantFrom('1', '2', '3').map((digit) => digit.repeat(40));
const program = fc.record({ mode: fc.constantFrom('100644', '100644', '100644', '100755'), id });
const anything = fc.record({ mode: fc.constantFrom('100644', '100644', '100755', '120000', '160000'), id });

/** Files that can be in one folder: none of them is in the place of a folder of another. */
const treeOf = (entry: fc.Arbitrary<TreeEntry>): fc.Arbitrary<Tree> =>
  fc.dictionary(path, entry, { maxKeys: 6 }).map((entries) => withoutClashes(new Map(Object.entries(entries))));

function withoutClashes(tree: Tree): Tree {
  return new Map([...tree].filter(([file]) => !foldersOf(file).some((folder) => tree.has(folder))));
}

/** What somebody does to a folder: publish it, or change a file by hand. */
interface Publishing {
  readonly wanted: Tree;
  readonly overwriteEdited: boolean;
}
type Step = Publishing | { readonly file: string; readonly entry?: TreeEntry };
const publishing = fc.record({
  wanted: treeOf(program).filter((tree) => tree.size > 0),
  overwriteEdited: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
});
const editing = fc.record({ file: path, entry: anything }, { requiredKeys: ['file'] });
const history: fc.Arbitrary<Step[]> = fc.array(fc.oneof(publishing, editing), { minLength: 1, maxLength: 10 });

/** A folder of a branch, as Git has it. */
interface Folder {
  readonly present: Tree;
  readonly list: string;
}

const empty: Folder = { present: new Map(), list: '' };

/** The folder after a person has changed one file. Files in the place of its folders, or below it, go. */
function edited({ present, list }: Folder, file: string, entry: TreeEntry | undefined): Folder {
  const others = [...present].filter(
    ([other]) => other !== file && !foldersOf(file).includes(other) && !foldersOf(other).includes(file),
  );
  return {
    present: new Map(
      entry === undefined ? [...present].filter(([other]) => other !== file) : [...others, [file, entry]],
    ),
    list,
  };
}

/** The folder after a commit has written what a splice says. */
function committed({ present }: Folder, wanted: Tree, { added, changed, removed, own }: Splice): Folder {
  const after = new Map(present);
  removed.forEach((file) => after.delete(file));
  [...added, ...changed].forEach((file) => after.set(file, wanted.get(file) as TreeEntry));
  return { present: after, list: writeOwnFiles(own) };
}

/** A publish of a random history that nothing is in the way of. */
interface Publish {
  readonly before: Folder;
  readonly wanted: Tree;
  readonly overwriteEdited: boolean;
  readonly result: Splice;
  readonly after: Folder;
}

const seed = seedOr(4);

function forEachPublish(check: (publish: Publish) => void): void {
  fc.assert(
    fc.property(history, (steps) => {
      let folder = empty;
      for (const step of steps) {
        folder = 'file' in step ? edited(folder, step.file, step.entry) : published(folder, step, check);
      }
    }),
    { numRuns: 3_000, seed },
  );
}

function published(before: Folder, step: Publishing, check: (publish: Publish) => void): Folder {
  const result = splice({ present: before.present, own: readOwnFiles(before.list), ...step });
  if (result.inTheWay.length > 0) {
    return before;
  }
  const after = committed(before, step.wanted, result);
  check({ before, ...step, result, after });
  return after;
}

/** What was edited by hand, from its definition. */
function editedIn({ before, wanted, overwriteEdited }: Publish): string[] {
  const isEdited = ([file, published]: readonly [string, string | undefined]): boolean => {
    const entry = before.present.get(file);
    const isAsWanted = JSON.stringify(entry) === JSON.stringify(wanted.get(file));
    return entry !== undefined && !isAsWanted && (entry.id !== published || !entry.mode.startsWith('100'));
  };
  return overwriteEdited ? [] : [...readOwnFiles(before.list)].filter(isEdited).map(([file]) => file);
}

const entriesAt = (tree: Tree, paths: Iterable<string>): unknown => [...paths].map((file) => [file, tree.get(file)]);

describe(`in any history of publishes and edits by hand (seed ${seed})`, () => {
  test('files that nobody published stay as they are', () => {
    forEachPublish(({ before, after }) => {
      const own = readOwnFiles(before.list);
      const foreign = [...before.present.keys()].filter((file) => !own.has(file));

      expect(entriesAt(after.present, foreign)).toEqual(entriesAt(before.present, foreign));
    });
  });

  test('files that were edited by hand are named, and stay as they are', () => {
    forEachPublish((publish) => {
      const { before, after, result } = publish;

      expect([...result.edited].sort()).toEqual(editedIn(publish).sort());
      expect(entriesAt(after.present, result.edited)).toEqual(entriesAt(before.present, result.edited));
    });
  });

  test('all others are exactly the files of the app', () => {
    forEachPublish(({ before, wanted, after, result }) => {
      const own = readOwnFiles(before.list);
      const isOfApp = (file: string): boolean => (own.has(file) || wanted.has(file)) && !result.edited.includes(file);

      expect(new Map([...after.present].filter(([file]) => isOfApp(file)))).toEqual(
        new Map([...wanted].filter(([file]) => isOfApp(file))),
      );
    });
  });

  test('the list has the files of the app and those that were edited by hand', () => {
    forEachPublish(({ wanted, after, result }) => {
      expect([...readOwnFiles(after.list).keys()].sort()).toEqual(
        [...new Set([...wanted.keys(), ...result.edited])].sort(),
      );
    });
  });

  test('no file is in the place of a folder', () => {
    forEachPublish(({ after }) => {
      expect(withoutClashes(after.present)).toEqual(after.present);
    });
  });

  test('a second publish changes nothing', () => {
    forEachPublish(({ after, wanted, overwriteEdited, result: { edited: kept } }) => {
      const again = splice({ present: after.present, own: readOwnFiles(after.list), wanted, overwriteEdited });

      expect(again).toMatchObject({ added: [], changed: [], removed: [], restored: [], inTheWay: [] });
      expect([...again.edited].sort()).toEqual([...kept].sort());
      expect(writeOwnFiles(again.own)).toBe(after.list);
    });
  });
});
