import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { filesBelow, temporaryFolder } from '../temporary-folder';
import { root } from './pages';

test('the reference is up to date with the docstrings', () => {
  const folder = temporaryFolder();
  execFileSync(process.execPath, [join(root, 'tools/make-reference.mjs'), folder], { stdio: 'pipe' });
  const wanted = filesBelow(folder);
  const found = filesBelow(join(root, 'docs/reference'));

  const pages = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
  const stale = pages.filter((page) => wanted[page] !== found[page]);

  expect(stale.map((page) => `docs/reference/${page} is out of date: run npm run docs`)).toEqual([]);
});
