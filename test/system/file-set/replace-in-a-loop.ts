// Replaces a set of files again and again, as versions a and b in turn: FOLDER
import { FileSet } from '../../../lib/system/file-set/file-set';
import { listedIn, versionFiles } from './versions';

const [folder] = process.argv.slice(2);
process.stdout.write('started\n');
for (let round = 0; ; round++) {
  const set = FileSet.open(folder, 'list');
  const files = versionFiles(round % 2 === 0 ? 'a' : 'b');
  set.replace({ files, list: [...files.keys()].join('\n'), old: listedIn(folder) });
  set.close();
}
