import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOfAsync } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';
import { withEnvironment } from '../helm/with-environment';
import { git, repositoryWith } from './git-for-test';
import { publishAFile, remoteAt } from './publish-a-file';

withEnvironment(() => ({ GIT: undefined }));

/** A repository in which somebody else moves the branch each time before a push gets through. */
function movingRepository(end: string): { repository: string; calls: () => number } {
  const repository = repositoryWith({ 'README.md': 'ours' });
  const log = join(temporaryFolder(), 'calls');
  const hook = join(repository, 'hooks/update');
  writeFileSync(
    hook,
    `#!/bin/sh
echo call >> ${log}
unset GIT_QUARANTINE_PATH
commit=$(git -c user.name=A -c user.email=a@b commit-tree -p main -m 'By hand' 'main^{tree}')
git update-ref refs/heads/main "$commit"
${end}
`,
  );
  chmodSync(hook, 0o755);
  return { repository, calls: () => readFileSync(log, 'utf8').split('\n').length - 1 };
}

/** Publishes a file, and lets a minute and a bit pass in each pause. */
async function publishSlowly(repo: string): Promise<unknown> {
  let time = 0;
  const clock = { now: () => time, pause: async () => Promise.resolve((time += 100_000)) };
  return publishAFile(await remoteAt(repo), { clock });
}

test('others who are faster each time end a publish after ten minutes, and nothing of theirs is lost', async () => {
  const { repository, calls } = movingRepository('');

  const message = await messageOfAsync(publishSlowly(repository));

  expect(message.replace(/at [0-9a-f]+ but expected [0-9a-f]+/, 'at X but expected Y')).toBe(
    `[publish] Cannot push to main of ${repository}: others have moved it for 10 minutes, each time before this commit ` +
      'got through: [remote rejected] (failed to update ref)\n' +
      "    remote: error: cannot lock ref 'refs/heads/main': is at X but expected Y\n" +
      '  Fix: publish again when fewer others push to that branch, or publish to another branch and open a pull request',
  );
  expect(calls()).toBe(8);
  expect(git(repository, 'log', '--format=%s', 'main')).toBe(`${'By hand\n'.repeat(9)}`);
});

test('a hook that refuses is not asked again, also if somebody has moved the branch meanwhile', async () => {
  const { repository, calls } = movingRepository('exit 1');

  const message = await messageOfAsync(publishSlowly(repository));

  expect(message).toContain(`[publish] Cannot push to main of ${repository}: [remote rejected] (hook declined)\n`);
  expect(calls()).toBe(1);
});

test('a branch that stays locked ends a publish after a minute', async () => {
  const repository = repositoryWith({ 'README.md': 'ours' });
  writeFileSync(join(repository, 'refs/heads/main.lock'), '');

  const message = await messageOfAsync(publishSlowly(repository));

  expect(message).toContain(`[publish] Cannot push to main of ${repository}, which has not moved for 60 seconds: `);
  expect(message).toContain(`main.lock': File exists.`);
  expect(message).toMatch(
    / {2}Fix: find out who holds the lock of that branch; if nobody does, remove the lock in the remote repository$/,
  );
});
