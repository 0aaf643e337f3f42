import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

test('the script and the styles of the page of a graph are those of page/', () => {
  const script = join(__dirname, '../../tools/make-graph-page.mjs');

  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
