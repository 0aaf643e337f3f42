import { writeFileSync } from 'node:fs';
import { temporaryFolder } from '../../temporary-folder';
import { killReplacement } from './kill-replacements';

test('a killed run leaves either the old set or the new one, and the next run cleans up', async () => {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/mine`, 'mine');

  for (let kill = 0; kill < 10; kill++) {
    await killReplacement(folder, 7 * kill);
  }
});
