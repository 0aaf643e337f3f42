import fc from 'fast-check';
import { TargetNotes } from '../../../lib/app/layout/target-notes';
import { notedTargets } from '../../../lib/engines/manifest-folder/noted-targets';
import { parseTargetNotes, writeOwnership } from '../../../lib/system/output/ownership';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedOr } from '../../seed';
import { temporaryFolder } from '../../temporary-folder';

const part = fc.constantFrom('a', 'b', 'dev', 'prod', 'a b');
const paths = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join('/')}.yaml`);
const targets = fc.uniqueArray(fc.constantFrom('dev', 'prod', 'test 1'), { minLength: 1, maxLength: 2 });
const outputs = fc
  .uniqueArray(fc.record({ path: paths, targets }), { selector: ({ path }) => path, minLength: 1, maxLength: 12 })
  .filter((files) => new Set(files.flatMap((file) => file.targets)).size > 1);

test('what is read of the notes is the targets of each file', () => {
  const folder = temporaryFolder();
  fc.assert(
    fc.property(outputs, (files) => {
      const notes = new TargetNotes();
      files.forEach(({ path, targets }) => targets.forEach((target) => notes.add(path, target)));

      writeOwnership(folder, [], notes.notes);

      const targetsOf = notedTargets(parseTargetNotes(readFileSync(join(folder, '.cdk8s-gitops'), 'utf8')));
      expect(files.map(({ path }) => targetsOf(path, 'file'))).toEqual(files.map((file) => [...file.targets].sort()));
    }),
    { seed: seedOr(1212), numRuns: 300 },
  );
});
