import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LimitedCommand } from '../../../lib/system/process/command';
import { ProcessError } from '../../../lib/system/process/process-error';
import { run } from '../../../lib/system/process/run';
import { temporaryFolder } from '../../temporary-folder';
import { nodeCommand } from './node-command';
import { nodeProgram } from './node-program';

/** The error that a command ends with. */
async function failureOf(command: LimitedCommand, signal?: AbortSignal): Promise<ProcessError> {
  const error: unknown = await run(command, { signal }).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ProcessError);
  return error as ProcessError;
}

test('a failure gives the command, its exit code and the last lines of stderr', async () => {
  const program = nodeProgram("console.log('so far'); console.error('no chart there\\nusage: …'); process.exit(3)", [
    'with blanks',
    '--flag=1',
  ]);

  const { message, ending } = await failureOf(program);

  expect(ending).toEqual({ type: 'exited', code: 3 });
  expect(message).toMatchInlineSnapshot(`
   "[node] Cannot run node program.js "with blanks" --flag=1: it ended with exit code 3
       no chart there
       usage: …
     Fix: read what node reports above"
  `);
});

test('a failure without lines gives the command and its exit code', async () => {
  const { message } = await failureOf(nodeProgram('process.exit(3)'));

  expect(message).toMatchInlineSnapshot(`
   "[node] Cannot run node program.js: it ended with exit code 3
     Fix: run it by hand to see more"
  `);
});

test('a failure shows no value that has the name of a secret', async () => {
  const line = 'cannot apply: password: hunter2';

  const { lastLines } = await failureOf(nodeCommand(`console.error('${line}'); process.exit(3)`));

  expect(lastLines).toEqual(['cannot apply: password: ***']);
});

test('a failure shows what a program says after it has asked for a passphrase', async () => {
  const line = 'Enter passphrase: incorrect passphrase supplied, password: hunter2';

  const { lastLines } = await failureOf(nodeCommand(`console.error('${line}'); process.exit(3)`));

  expect(lastLines).toEqual(['Enter passphrase: incorrect passphrase supplied, password: ***']);
});

test('a failure leaves out empty lines at the end', async () => {
  const { lastLines } = await failureOf(nodeCommand(`process.stderr.write('one\\n\\ntwo\\n\\n \\n'); process.exit(3)`));

  expect(lastLines).toEqual(['one', '', 'two']);
});

test('a failure quotes the last 20 lines, and of a long line and a long command the beginning', async () => {
  const program = nodeProgram(
    "for (let i = 1; i < 30; i++) console.error(i); console.error('x'.repeat(1000)); process.exit(1)",
    ['y'.repeat(1000)],
  );

  const { command, lastLines } = await failureOf(program);

  expect(command).toBe(`node program.js ${'y'.repeat(480)} … (1016 characters)`);
  const last = `${'x'.repeat(496)} … (1000 characters)`;
  expect(lastLines).toEqual([...Array.from({ length: 19 }, (_, index) => `${index + 11}`), last]);
});

test('a failure holds no secret of the command', async () => {
  const args = ['--username', 'me', '--password', 'hunter2', '--token=abc123', 'https://me:p%40ss@example.com/repo'];
  const script =
    "console.error('refused: hunter2, abc123, p@ss, named, Authorization: Basic bWU6cA=='); process.exit(1)";

  const error = await failureOf(nodeProgram(script, args, { secrets: ['named'] }));

  expect(error.message).toMatchInlineSnapshot(`
   "[node] Cannot run node program.js --username me --password *** --token=*** https://***@example.com/repo: it ended with exit code 1
       refused: ***, ***, ***, ***, Authorization: ***
     Fix: read what node reports above"
  `);
  expect(JSON.stringify({ ...error, ...Object.getOwnPropertyDescriptors(error) })).not.toMatch(
    /hunter2|abc123|p@ss|p%40ss|named/,
  );
});

test('a process that a signal ends is a failure with its name', async () => {
  const { message, ending } = await failureOf(nodeProgram("process.kill(process.pid, 'SIGKILL')"));

  expect(ending).toEqual({ type: 'killed', signal: 'SIGKILL' });
  expect(message).toMatchInlineSnapshot(`
   "[node] Cannot run node program.js: it was ended by SIGKILL
     Fix: run again"
  `);
});

test('a program that is not there is a failure that names it as the command does', async () => {
  const { message, ending } = await failureOf({
    program: 'helm-3.12',
    name: 'helm',
    args: ['version'],
    env: { PATH: '/nowhere' },
    timeLimit: 60,
  });

  expect(ending).toEqual({ type: 'not-found' });
  expect(message).toMatchInlineSnapshot(`
   "[helm] Cannot run helm-3.12 version: it was not found
     Fix: install helm, or add its folder to PATH"
  `);
});

test('a script whose interpreter is not there is a failure to start', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'script'), '#!/nowhere/sh\n', { mode: 0o755 });

  const { message } = await failureOf({ program: './script', args: [], env: {}, cwd, timeLimit: 60 });

  expect(message).toBe(
    '[script] Cannot run ./script: the program that its first line names is not there\n' +
      '  Fix: correct that, and run again',
  );
});

test('a working folder that is a circle of links is a failure to start', async () => {
  const cwd = join(temporaryFolder(), 'circle');
  symlinkSync(cwd, cwd);

  const { ending } = await failureOf(nodeCommand('', { cwd }));

  expect(ending).toEqual({ type: 'not-started', reason: `its working folder ${cwd} is not there` });
});

test.each([
  ['a file that is not executable', { program: './program.js' }, 'it may not be executed'],
  ['a folder that is not there', { cwd: '/nowhere' }, 'its working folder /nowhere is not there'],
  [
    'arguments beyond what the system takes',
    { args: ['x'.repeat(2 ** 22)] },
    'its arguments and its environment are too long together',
  ],
  ['NUL in an argument', { args: ['a\0b'] }, 'its argument 1 has a NUL character or half of a character in it'],
  [
    'half of a character in a variable',
    { env: { A: '\ud83d' } },
    'its variable A has a NUL character or half of a character in it',
  ],
  ['half of a character in the input', { stdin: 'a\ude00' }, 'its input has half of a character in it'],
])('%s is a failure to start', async (_, more, reason) => {
  const error = await failureOf(nodeProgram('', [], more));

  expect(error.ending).toEqual({ type: 'not-started', reason });
});

test('a process that takes longer than its time limit is ended', async () => {
  const { message, ending } = await failureOf(nodeProgram('setInterval(() => undefined, 1e6)', [], { timeLimit: 0.2 }));

  expect(ending).toEqual({ type: 'time-limit', seconds: 0.2 });
  expect(message).toMatchInlineSnapshot(`
   "[node] Cannot run node program.js: it took longer than 0.2 seconds
     Fix: find out what it waits for, or run it again when the machine is less busy"
  `);
});

test('a process that prints more than it may is ended', async () => {
  const script = "setInterval(() => process.stdout.write('x'.repeat(100)))";

  const { message, ending } = await failureOf(nodeProgram(script, [], { maxOutput: 1000 }));

  expect(ending).toEqual({ type: 'output-limit', bytes: 1000 });
  expect(message).toMatchInlineSnapshot(`
   "[node] Cannot run node program.js: it printed more than 1000 bytes
     Fix: make it print less"
  `);
});

test('a process may print as much as it may', async () => {
  const result = await run(nodeCommand("process.stdout.write('x'.repeat(1000))", { maxOutput: 1000 }));

  expect(result.bytes).toHaveLength(1000);
});

test('a process that its caller stops is a failure', async () => {
  const stop = new AbortController();
  const onStderrLine = () => stop.abort();
  const program = nodeProgram("console.error('started'); setInterval(() => undefined, 1e6)", [], { onStderrLine });

  const { message, ending } = await failureOf(program, stop.signal);

  expect(ending).toEqual({ type: 'aborted' });
  expect(message).toMatchInlineSnapshot(`
   "[node] Cannot run node program.js: it was stopped
       started
     Fix: run again"
  `);
});

test('a process does not start if its caller has stopped it before', async () => {
  const program = nodeProgram("require('fs').writeFileSync('started', '')");

  const { ending } = await failureOf(program, AbortSignal.abort());

  expect(ending).toEqual({ type: 'aborted' });
});

test('a process is ended if its caller stops it right after the start', async () => {
  const stop = new AbortController();
  const result = run(nodeCommand('setInterval(() => undefined, 1e6)'), { signal: stop.signal });

  stop.abort();

  await expect(result).rejects.toMatchObject({ ending: { type: 'aborted' } });
});

test('what a handler of lines throws ends the process, and is the failure of the run', async () => {
  const onStderrLine = (line: string) => {
    throw new Error(`cannot use ${line}`);
  };

  const result = run(nodeCommand("console.error('this'); setInterval(() => undefined, 1e6)", { onStderrLine }));

  await expect(result).rejects.toThrow('cannot use this');
});
