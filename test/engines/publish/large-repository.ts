import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';
import { emptyRepository, folderWith, git } from './git-for-test';

const program = join(__dirname, '../../../lib/cli/main.ts');

/** What a publish took of a disk and of the network, in KiB. */
export interface Cost {
  readonly disk: number;
  readonly fetched: number;
}

/** Publishes 50 files to a repository with many others, and measures what that takes just before the end of the push. */
export function costOfPublish(files: number): Cost {
  const repository = largeRepository(files);
  const from = folderWith(
    Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}.yaml`, `a: ${index}\n`])),
  );
  const temporary = temporaryFolder();
  const report = join(temporaryFolder(), 'report');
  const hook = join(repository, 'hooks/pre-receive');
  // Git keeps what it has fetched in packs.
  const packs = `find ${temporary} -name '*.pack' -exec cat {} + | wc -c`;
  writeFileSync(hook, `#!/bin/sh\ncat >/dev/null\necho "$(du -sk ${temporary} | cut -f1) $(${packs})" > ${report}\n`);
  chmodSync(hook, 0o755);
  const args = ['--repo', `file://${repository}`, '--branch', 'main', '--path', 'shop', '--from', from];
  const env = { ...process.env, TMPDIR: temporary };
  const { stderr } = spawnSync(process.execPath, [...withTypescript, program, 'publish', ...args], {
    env,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(git(repository, 'ls-tree', '-r', '--name-only', 'main').split('\n')).toHaveLength(files + 52);
  const [disk, fetched] = readFileSync(report, 'utf8').split(' ').map(Number);
  return { disk, fetched: fetched / 1024 };
}

/** A bare repository with so many files, 100 in each folder, in one commit. */
function largeRepository(count: number): string {
  const repository = emptyRepository();
  const files = Array.from({ length: count }, (_, index) => {
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings-${index} }\ndata: { a: "${index ** 3}" }\n`;
    const path = `apps/app-${Math.floor(index / 100)}/settings-${index}.yaml`;
    return `M 100644 inline ${path}\ndata ${text.length}\n${text}\n`;
  });
  const head = 'commit refs/heads/main\ncommitter A <a@b> 1700000000 +0000\ndata 5\nfirst\n';
  execFileSync('git', ['-C', repository, 'fast-import', '--quiet'], { input: head + files.join('') });
  return repository;
}
