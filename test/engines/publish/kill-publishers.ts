import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';
import { filesOf, folderWith, git, repositoryWith } from './git-for-test';

const program = join(__dirname, '../../../lib/cli/main.ts');

/** Kills publishers at different moments, and checks what each leaves: the old branch, or the new one as a whole. */
export async function killPublishers(count: number): Promise<void> {
  const repository = repositoryWith({ 'README.md': 'ours' });
  const from = folderWith({ 'a.yaml': 'run: 0', 'b.yaml': 'run: 0' });
  const temporary = temporaryFolder();
  const args = ['--repo', repository, '--branch', 'main', '--path', 'shop', '--from', from];
  await publishUntil(args, temporary, undefined);
  const time = await timeOf(() => publishUntil(args, temporary, undefined));
  for (let run = 1; run <= count; run++) {
    ['a.yaml', 'b.yaml'].forEach((file) => writeFileSync(join(from, file), `run: ${run}`));
    await publishUntil(args, temporary, (time * (run % 40)) / 40);
    const { 'shop/a.yaml': a, 'shop/b.yaml': b } = filesOf(repository);
    expect(a).toBe(b);
    expect(leftIn(temporary)).toBeLessThanOrEqual(1);
  }
  expect(await publishUntil(args, temporary, undefined)).toBe(0);
  expect(filesOf(repository)).toMatchObject({ 'README.md': 'ours', 'shop/a.yaml': `run: ${count}` });
  expect(leftIn(temporary)).toBe(0);
  expect(git(repository, 'fsck', '--connectivity-only', '--no-dangling')).toBe('');
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function leftIn(temporary: string): number {
  return readdirSync(temporary).filter((name) => name.startsWith('cdk8s-gitops')).length;
}

/** Publishes, and kills the publisher after some milliseconds. Returns its exit code, or null if it was killed. */
async function publishUntil(
  args: readonly string[],
  temporary: string,
  kill: number | undefined,
): Promise<number | null> {
  const env = { ...process.env, TMPDIR: temporary };
  const child = spawn(process.execPath, [...withTypescript, program, 'publish', ...args], { env, stdio: 'ignore' });
  const end = once(child, 'close') as Promise<[number | null]>;
  if (kill !== undefined) {
    await Promise.race([setTimeout(kill), end]);
    child.kill('SIGKILL');
  }
  return (await end)[0];
}
