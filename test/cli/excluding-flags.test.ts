import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram } from '../../lib/cli/program';
import { messageOfAsync } from '../message-of';
import { temporaryFolder } from '../temporary-folder';
import { run } from './run';

const here = process.cwd();
afterEach(() => process.chdir(here));

/** Flags that can't both have an effect, with what is wrong and how to fix it. */
const pairs: readonly (readonly [line: string, what: string, fix: string])[] = [
  ['synth --quiet --verbose', '--quiet and --verbose exclude each other', 'use one of them'],
  ['--quiet synth --verbose', '--quiet and --verbose exclude each other', 'use one of them'],
  ['--verbose helm pull -q', '--quiet and --verbose exclude each other', 'use one of them'],
  ['synth --validate --no-validate', '--validate and --no-validate exclude each other', 'use one of them'],
  ['synth --output a --stdout', '--output and --stdout exclude each other', 'use one of them'],
  ['synth --watch --stdout', '--watch and --stdout exclude each other', 'use one of them'],
  ['synth --target a', '--target is about what --stdout prints', 'add --stdout, or leave out --target'],
  ['diff a b --json --format text', '--json and --format text exclude each other', 'use one of them'],
  ['diff a b --format markdown --json', '--json and --format markdown exclude each other', 'use one of them'],
  [
    'diff a b --json --max-length 900',
    '--max-length is how long the Markdown can be, and the format is json',
    'add --format markdown, or leave out --max-length',
  ],
  ['diff --cluster --against main', '--cluster and --against each set the old side', 'leave out all but one'],
  ['diff a b --context c', '--context is about a cluster, and none is asked', 'add --cluster, or leave out --context'],
  [
    'diff a b --app x',
    '--app has no effect, because the manifests are named and the app is not run',
    'leave out --app, or the name of the manifests',
  ],
  ['kustomize . --format json', '--format is how --explain prints', 'add --explain, or leave out --format'],
  ['apply-plan --step 1 --run', '--step prints, and --run applies', 'leave out one of the two'],
  ['apply-plan --step 1 --json', '--step prints YAML', 'leave out --json'],
  ['apply-plan --name a', '--name is the name for --prune', 'add --prune, or leave out --name'],
  ['status --compare --no-compare', '--compare and --no-compare exclude each other', 'use one of them'],
  ['status --timeout 5m', '--timeout is how long --watch looks', 'add --watch, or leave out --timeout'],
  [
    'helm pull --render --outdated',
    '--outdated changes nothing, and --render would',
    'run the command twice, once with each flag',
  ],
];

test.each(pairs)('%s is an error', async (line, what, fix) => {
  process.chdir(temporaryFolder());
  writeFileSync('cdk8s.yaml', 'app: exit 1\n');

  const message = await messageOfAsync(createProgram().parseAsync(line.split(' '), { from: 'user' }));

  expect(message).toBe(`[cdk8s-gitops] Cannot run: ${what}\n  Fix: ${fix}\n`.trimEnd());
});

test.each(['--json', '--format json', '--json --format json', '--format json --json'])(
  'diff %s prints JSON',
  (flags) => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a.yaml'), 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n');

    const { stdout } = run(cwd, 'diff', 'a.yaml', 'a.yaml', ...flags.split(' '));

    expect(JSON.parse(stdout)).toMatchObject({ changes: [] });
  },
);
