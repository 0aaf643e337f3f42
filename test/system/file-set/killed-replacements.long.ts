import { writeFileSync } from 'node:fs';
import { temporaryFolder } from '../../temporary-folder';
import { killReplacement } from './kill-replacements';

test('of 100 killed runs, each leaves either the old set or the new one, and the next run cleans up', async () => {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/mine`, 'mine');

  for (let kill = 0; kill < 100; kill++) {
    await killReplacement(folder, kill % 40);
  }
});
