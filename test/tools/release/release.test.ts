import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { release } from '../../../tools/release/release';
import { messageOf } from '../../message-of';
import { withTypescript } from '../../node-with-typescript';
import { filesBelow, temporaryFolder } from '../../temporary-folder';

const root = join(__dirname, '../../..');
const manifest = {
  name: 'sample',
  version: '0.1.0',
  main: 'build/index.js',
  files: ['build', 'CHANGELOG.md'],
  scripts: { build: 'node build.cjs' },
};
const build =
  "const fs = require('fs'); fs.mkdirSync('build', { recursive: true }); fs.writeFileSync('build/index.js', '');";
const repositoryFiles = {
  '.gitignore': 'build\n*.tgz\n',
  'CHANGELOG.md': '# Changelog\n\n## Unreleased\n- More.\n',
  LICENSE: '',
  'README.md': 'npm install ./sample-0.1.0.tgz\n',
  'README.ko.md': '',
  'build.cjs': build,
  'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
  'package-lock.json': `${JSON.stringify({ version: '0.1.0', packages: { '': { version: '0.1.0' } } }, null, 2)}\n`,
};

/** A repository with a small package, whose last commit is of 2 January 2026. */
function repository(): { directory: string; git: (...args: string[]) => string } {
  const directory = temporaryFolder();
  const env = { ...process.env, GIT_COMMITTER_DATE: '2026-01-02T12:00:00Z' };
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: directory, encoding: 'utf8', env }).trim();
  Object.entries(repositoryFiles).forEach(([path, text]) => writeFileSync(join(directory, path), text));
  git('init', '--quiet', '--initial-branch', 'main');
  const config = { 'user.name': 'A', 'user.email': 'a@example.com', 'commit.gpgSign': 'false', 'tag.gpgSign': 'false' };
  Object.entries(config).forEach(([name, value]) => git('config', name, value));
  git('add', '.');
  git('commit', '--quiet', '--message', 'First');
  return { directory, git };
}

/** All of a repository that a release could change. */
function stateOf({ directory, git }: ReturnType<typeof repository>): object {
  const files = Object.entries(filesBelow(directory)).filter(([path]) => !/^(\.git|build)\//.test(path));
  return { files, status: git('status', '--porcelain'), commits: git('log', '--format=%s'), tags: git('tag') };
}

test('a release is one commit with a tag, and says how it is published', () => {
  const { directory, git } = repository();
  const lines: string[] = [];

  release({ directory, version: '0.2.0', dryRun: false }, (line) => lines.push(line));

  expect(git('log', '--format=%s', 'main')).toBe('Release 0.2.0\nFirst');
  expect(git('cat-file', '-t', 'v0.2.0')).toBe('tag');
  expect(git('rev-parse', 'v0.2.0^{commit}')).toBe(git('rev-parse', 'main'));
  expect(git('status', '--porcelain')).toBe('');
  expect(readdirSync(directory)).toContain('sample-0.2.0.tgz');
  expect(lines.slice(1)).toEqual([
    'v0.2.0 is tagged. Publish it with\n  git push --atomic origin main v0.2.0\n  npm publish sample-0.2.0.tgz',
  ]);
});

test('a release writes its version and the day of the last commit into the files', () => {
  const { directory } = repository();

  release({ directory, version: '0.2.0', dryRun: false }, () => undefined);

  const files = filesBelow(directory);
  expect(files['CHANGELOG.md']).toBe('# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2026-01-02\n- More.\n');
  expect(files['README.md']).toBe('npm install ./sample-0.2.0.tgz\n');
  expect(files['package.json']).toBe(`${JSON.stringify({ ...manifest, version: '0.2.0' }, null, 2)}\n`);
});

test('a version that the files have already needs no commit', () => {
  const { directory, git } = repository();
  writeFileSync(join(directory, 'CHANGELOG.md'), '# Changelog\n\n## 0.1.0 - 2026-01-01\n- First.\n');
  git('commit', '--all', '--quiet', '--message', 'Write down the first version');

  release({ directory, version: '0.1.0', dryRun: false }, () => undefined);

  expect(git('log', '-1', '--format=%s', 'v0.1.0')).toBe('Write down the first version');
});

test('npm run release with --dry-run leaves everything as it was', () => {
  const state = repository();
  const before = stateOf(state);

  const args = [...withTypescript, join(root, 'tools/release.ts')];
  const run = spawnSync(process.execPath, [...args, '0.2.0', '--dry-run'], { cwd: state.directory, encoding: 'utf8' });

  expect([run.stderr, run.status]).toEqual(['', 0]);
  expect(run.stdout).toMatch(
    /^sample-0\.2\.0\.tgz: 6 files, \d+ bytes\n0\.2\.0 can be released\. Nothing was kept: this was a dry run\.\n$/,
  );
  expect(stateOf(state)).toEqual(before);
});

test('all that is in the way of a release is told at once, and nothing has changed', () => {
  const state = repository();
  const { directory, git } = state;
  git('tag', 'v0.3.0');
  git('switch', '--quiet', '--create', 'work');
  writeFileSync(join(directory, 'CHANGELOG.md'), '# Changelog\n\n## Unreleased\n');
  writeFileSync(join(directory, 'new.ts'), '');
  const before = stateOf(state);

  const message = messageOf(() => release({ directory, version: '0.2.0', dryRun: false }, () => undefined));

  expect(message).toBe(
    '[release] Cannot release from work\n  Fix: git switch main\n' +
      '[release] Cannot release what is not committed: M CHANGELOG.md, ?? new.ts\n' +
      '  Fix: commit, stash or remove it\n' +
      '[release] Cannot release 0.2.0: 0.3.0 is released already\n  Fix: use one of 0.3.1, 0.4.0, 1.0.0\n' +
      '[release] Cannot release 0.2.0: CHANGELOG.md has no section for it, and nothing under Unreleased\n' +
      '  Fix: write under "## Unreleased" what changes for users',
  );
  expect(stateOf(state)).toEqual(before);
});

test('a package that holds what it should not is not released, and nothing has changed', () => {
  const state = repository();
  const { directory, git } = state;
  appendFileSync(join(directory, 'build.cjs'), "fs.writeFileSync('build/index.ts', __dirname);");
  git('commit', '--all', '--quiet', '--message', 'Build more');
  const before = stateOf(state);

  const message = messageOf(() => release({ directory, version: '0.2.0', dryRun: false }, () => undefined));

  expect(message).toBe(
    '[npm pack] Cannot publish build/index.ts: a package holds build/ with .js, .d.ts and .json, and ' +
      'CHANGELOG.md, LICENSE, README.md, package.json\n' +
      '  Fix: see "files" of package.json, and tools/build.mjs\n' +
      `[npm pack] Cannot publish build/index.ts: it names ${directory}, a path of this machine\n` +
      '  Fix: let the build write paths relative to the file',
  );
  expect(stateOf(state)).toEqual(before);
});

test('a commit whose tag cannot be signed is taken back', () => {
  const state = repository();
  const { directory, git } = state;
  git('config', 'tag.gpgSign', 'true');
  git('config', 'gpg.program', 'false');
  const before = stateOf(state);

  const message = messageOf(() => release({ directory, version: '0.2.0', dryRun: false }, () => undefined));

  expect(message).toBe(
    'Command failed: git tag --annotate v0.2.0 --message Release 0.2.0\n' +
      'error: gpg failed to sign the data\nerror: unable to sign the tag\n',
  );
  expect(stateOf(state)).toEqual(before);
});
