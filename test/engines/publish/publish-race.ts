import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';
import { filesOf, git, repositoryWith } from './git-for-test';

const program = join(__dirname, 'publish-in-a-loop.ts');

/** Lets publishers write to one branch while a person commits by hand, and checks that nothing is lost or doubled. */
export async function racePublishers(publishers: number, rounds: number): Promise<void> {
  const repository = repositoryWith({ 'README.md': 'ours' });
  const names = Array.from({ length: publishers }, (_, index) => `app-${index}`);
  const running = { yes: true };
  const byHand = commitUntilStopped(repository, running);

  const commits = await Promise.all(names.map((name) => publishRounds(repository, name, rounds)));
  running.yes = false;
  const handMade = await byHand;

  const history = git(repository, 'rev-list', 'main').trim().split('\n');
  expect(new Set(commits.flat()).size).toBe(publishers * rounds);
  expect(commits.flat().filter((commit) => !history.includes(commit))).toEqual([]);
  expect(history).toHaveLength(1 + publishers * rounds + handMade);
  expect(Object.keys(filesOf(repository)).filter((path) => /^(apps\/|hand-).*yaml$/.test(path))).toHaveLength(
    publishers * rounds + handMade,
  );
}

async function publishRounds(repository: string, name: string, rounds: number): Promise<string[]> {
  const args = [...withTypescript, program, repository, name, String(rounds), temporaryFolder()];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [printed, errors] = [collected(child.stdout), collected(child.stderr)];
  const [code] = (await once(child, 'close')) as [number];
  expect({ code, errors: code === 0 ? [] : errors }).toEqual({ code: 0, errors: [] });
  return printed.join('').trim().split('\n');
}

function collected(stream: NodeJS.ReadableStream): string[] {
  const chunks: string[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  return chunks;
}

/** A person who commits after each commit of somebody else. Returns how many commits got through. */
async function commitUntilStopped(repository: string, running: { readonly yes: boolean }): Promise<number> {
  const work = temporaryFolder();
  git('/', 'clone', '--quiet', repository, work);
  git(work, 'config', 'user.name', 'A person');
  git(work, 'config', 'user.email', 'a@person');
  let count = 0;
  while (running.yes) {
    await new Promise(setImmediate);
    git(work, 'fetch', '--quiet', 'origin');
    if (git(work, 'log', '-1', '--format=%s', 'origin/main') === 'By hand\n' && count > 0) {
      continue;
    }
    git(work, 'reset', '--quiet', '--hard', 'origin/main');
    writeFileSync(join(work, `hand-${count}.yaml`), 'by hand');
    git(work, 'add', '--all');
    git(work, 'commit', '--quiet', '--message', 'By hand');
    count += pushed(work) ? 1 : 0;
  }
  return count;
}

function pushed(work: string): boolean {
  try {
    git(work, 'push', '--quiet', 'origin', 'HEAD:main');
    return true;
  } catch {
    // Somebody was faster.
    return false;
  }
}
