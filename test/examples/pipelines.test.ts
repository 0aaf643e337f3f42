import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { withTypescript } from '../node-with-typescript';
import { temporaryFolder } from '../temporary-folder';
import { type CommentHost, startCommentHost } from './comment-host';

const root = join(__dirname, '../..');
const pipelines = join(root, 'examples/pipelines');

/** A part of a job: a text for a shell, with its variables. */
interface Step {
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
}
type Job = 'preview' | 'publish';

/** The jobs of GitHub. Each variable in `${{ }}` is one of the table. */
function githubSteps(job: Job, values: Readonly<Record<string, string>>): Step[] {
  const text = readFileSync(join(pipelines, 'github-actions.yml'), 'utf8');
  const filled = text.replace(/\$\{\{ (\S+) \}\}/g, (_, name: string) => `'${values[name] ?? ''}'`);
  const { jobs } = load(filled) as { jobs: Record<Job, { steps: readonly Partial<Step>[] }> };
  return jobs[job].steps.flatMap(({ run, env }) => (run === undefined ? [] : [{ run, env }]));
}

function gitlabSteps(job: Job): Step[] {
  const jobs = load(readFileSync(join(pipelines, 'gitlab-ci.yml'), 'utf8')) as Record<
    Job,
    { script: readonly string[] }
  >;
  return [{ run: jobs[job].script.join('\n') }];
}

let host: CommentHost;
beforeAll(async () => (host = await startCommentHost('comment-token')));
beforeEach(() => host.clear());
afterAll(() => host.close());

function git(cwd: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...identity, ...args], { cwd, encoding: 'utf8' });
}

const manifest = (replicas: number): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: ${replicas} }\n`;

/** The folder of a run: a clone of the repository of an app, at a branch that changes it. */
function prepare(): { folder: string; checkout: string; env: NodeJS.ProcessEnv } {
  const folder = temporaryFolder();
  const source = join(folder, 'source');
  mkdirSync(source);
  const files = {
    'cdk8s.yaml': 'app: mkdir -p $CDK8S_OUTDIR && cp web.yaml $CDK8S_OUTDIR/web.k8s.yaml\n',
    'web.yaml': manifest(2),
    '.gitignore': 'dist\n',
    'package.json': '{ "name": "shop", "version": "1.0.0" }',
    'package-lock.json': '{ "name": "shop", "version": "1.0.0", "lockfileVersion": 3, "packages": {} }',
  };
  Object.entries(files).forEach(([name, text]) => writeFileSync(join(source, name), text));
  git(source, 'init', '--quiet');
  git(source, 'add', '.');
  git(source, 'commit', '--quiet', '--message=first');
  git(folder, 'init', '--quiet', '--bare', 'gitops.git');
  git(folder, 'clone', '--quiet', '--depth=1', `file://${source}`, 'checkout');
  const checkout = join(folder, 'checkout');
  writeFileSync(join(checkout, 'web.yaml'), manifest(3));
  return { folder, checkout, env: environmentIn(folder) };
}

/** The variables of a runner. `npx cdk8s-gitops` runs the sources of this repository. */
function environmentIn(folder: string): NodeJS.ProcessEnv {
  const main = [process.execPath, ...withTypescript, join(root, 'lib/cli/main.ts')].map((word) => `'${word}'`);
  writeFileSync(join(folder, 'npx'), `#!/bin/sh\nshift\nexec ${main.join(' ')} "$@"\n`);
  chmodSync(join(folder, 'npx'), 0o755);
  return {
    PATH: `${folder}:${process.env.PATH ?? ''}`,
    HOME: folder,
    GITOPS_REPOSITORY: join(folder, 'gitops.git'),
    GITHUB_API_URL: host.address,
    GITHUB_REPOSITORY: 'acme/shop',
    CI_API_V4_URL: host.address,
    CI_PROJECT_ID: '5',
    CI_MERGE_REQUEST_IID: '7',
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
    COMMENT_TOKEN: 'comment-token',
    GITOPS_TOKEN: 'gitops-token',
  };
}

/** Runs steps as a runner does: each in a shell that ends at the first failure. */
async function runSteps(steps: readonly Step[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  for (const { run, env: more } of steps) {
    await promisify(execFile)('bash', ['-e', '-c', run], { cwd, env: { ...env, ...more } });
  }
}

const values = {
  'github.base_ref': 'main',
  'github.token': 'comment-token',
  'github.event.pull_request.number': '7',
  'secrets.GITOPS_TOKEN': 'gitops-token',
};
const comment = `<!-- cdk8s-gitops diff -->
**1 changed**


<details><summary>~ Deployment/web</summary>

\`\`\`
spec.replicas 2 → 3
\`\`\`

</details>

`;

test.each(
  ['docs/gitops.md', 'docs/ko/gitops.md'].flatMap((page) => [
    [page, 'github-actions.yml'],
    [page, 'gitlab-ci.yml'],
  ]),
)('%s shows %s as it is', (page, name) => {
  const block = `\`\`\`yaml\n${readFileSync(join(pipelines, name), 'utf8')}\`\`\`\n`;

  expect(readFileSync(join(root, page), 'utf8')).toContain(block);
});

const previews = [
  ['GitHub', () => githubSteps('preview', values), '/repos/acme/shop/issues/7/comments'],
  ['GitLab', () => gitlabSteps('preview'), '/projects/5/merge_requests/7/notes'],
] as const;

test.each(previews)('on %s, a pull request gets a comment with what it changes', async (_, steps, path) => {
  const { checkout, env } = prepare();

  await runSteps(steps(), checkout, env);

  expect(host.comments()).toEqual([{ path, body: comment }]);
});

test.each(previews)('on %s, each further push writes the same comment again', async (_, steps, path) => {
  const { checkout, env } = prepare();
  host.add(path, 'From somebody else');
  await runSteps(steps(), checkout, env);
  writeFileSync(join(checkout, 'web.yaml'), manifest(4));

  await runSteps(steps(), checkout, env);

  expect(host.comments()).toEqual([
    { path, body: 'From somebody else' },
    { path, body: comment.replace('2 → 3', '2 → 4') },
  ]);
});

test.each(previews)('on %s, the comment is found again after hundreds of others', async (_, steps, path) => {
  const { checkout, env } = prepare();
  const others = Array.from({ length: 201 }, (_none, index) => ({ path, body: `Comment ${index}` }));
  others.forEach(({ body }) => host.add(path, body));
  host.add(path, '<!-- cdk8s-gitops diff -->\nolder');

  await runSteps(steps(), checkout, env);

  expect(host.comments()).toEqual([...others, { path, body: comment }]);
});

test.each(previews)('on %s, a token that may not comment fails the job', async (_, steps) => {
  const { checkout, env } = prepare();
  const others = { ...env, COMMENT_TOKEN: 'wrong' };
  const withWrongToken = steps().map(({ run, env: own }) => ({ run, env: own && { ...own, TOKEN: 'wrong' } }));

  await expect(runSteps(withWrongToken, checkout, others)).rejects.toThrow('Command failed');

  expect(host.comments()).toEqual([]);
});

test.each([
  ['GitHub', () => githubSteps('publish', values)],
  ['GitLab', () => gitlabSteps('publish')],
])('on %s, the main branch is published to the repository that Argo CD watches', async (_, steps) => {
  const { folder, checkout, env } = prepare();

  await runSteps(steps(), checkout, env);

  expect(git(join(folder, 'gitops.git'), 'show', 'main:apps/shop/web.k8s.yaml')).toBe(manifest(3));
});

test.each([
  ['GitHub', () => [...githubSteps('preview', values), ...githubSteps('publish', values)]],
  ['GitLab', () => [...gitlabSteps('preview'), ...gitlabSteps('publish')]],
])('on %s, an app that fails posts and publishes nothing', async (_, steps) => {
  const { folder, checkout, env } = prepare();
  writeFileSync(join(checkout, 'cdk8s.yaml'), 'app: exit 1\n');

  for (const step of [steps().slice(0, -1), steps().slice(-1)]) {
    await expect(runSteps(step, checkout, env)).rejects.toThrow('Command failed');
  }

  expect(host.comments()).toEqual([]);
  expect(git(join(folder, 'gitops.git'), 'branch', '--list')).toBe('');
});
