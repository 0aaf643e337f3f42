import { getEventListeners } from 'node:events';
import { inheritedEnvironment, wholeEnvironment } from '../../../lib/system/process/environment';
import { run } from '../../../lib/system/process/run';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';
import { nodeCommand } from './node-command';
import { nodeProgram } from './node-program';

const echo = 'process.stdin.pipe(process.stdout)';
const printEnvironment = 'console.log(JSON.stringify(process.env))';

test('a program gets its arguments as they are, without a shell', async () => {
  const args = ['$HOME', '*', "it's", 'a "b"', '; exit 1', '가\n나', ''];

  const result = await run(nodeProgram('console.log(JSON.stringify(process.argv.slice(2)))', args));

  expect(JSON.parse(result.text())).toEqual(args);
});

test('a program gets the variables that it is given, and no others', async () => {
  const env = { GREETING: 'hello', LEFT_OUT: undefined };

  const result = await run(nodeCommand(printEnvironment, { env }));

  expect(JSON.parse(result.text())).toEqual({ GREETING: 'hello' });
});

test('variables of this process are passed on by name, as far as they are set', async () => {
  const env = inheritedEnvironment('PATH', 'NOT_SET_ANYWHERE');

  const result = await run(nodeCommand(printEnvironment, { env }));

  expect(JSON.parse(result.text())).toEqual({ PATH: process.env.PATH });
});

test('all variables of this process are passed on if that is asked for', async () => {
  const result = await run(nodeCommand(printEnvironment, { env: wholeEnvironment() }));

  expect(JSON.parse(result.text())).toEqual(process.env);
});

test('a program runs in the folder that it is given', async () => {
  const cwd = temporaryFolder();

  const result = await run(nodeCommand('process.stdout.write(process.cwd())', { cwd }));

  expect(result.text()).toBe(cwd);
});

test('a program reads text and bytes from stdin as they are', async () => {
  const bytes = Buffer.from([0, 255, 10, 13, 237, 160, 128]);

  const [text, same] = await Promise.all(['가나다 😀\n', bytes].map((stdin) => run(nodeCommand(echo, { stdin }))));

  expect([text.text(), same.bytes]).toEqual(['가나다 😀\n', bytes]);
});

test('a program without stdin finds it at its end', async () => {
  const result = await run(nodeCommand(echo));

  expect(result.bytes).toEqual(Buffer.alloc(0));
});

test('a program that closes its stdin without reading is not a failure', async () => {
  const stdin = Buffer.alloc(20_000_000);

  const result = await run(nodeCommand("require('fs').closeSync(0); console.log('done')", { stdin }));

  expect(result.text()).toBe('done\n');
});

test('20 MB of output arrive whole', async () => {
  const result = await run(nodeCommand("process.stdout.write(Buffer.alloc(20_000_000, 'abcdefg'))"));

  expect(result.bytes.equals(Buffer.alloc(20_000_000, 'abcdefg'))).toBe(true);
});

test('a character whose bytes arrive one by one is one character', async () => {
  const text = '가😀'.repeat(200);
  const script = `for (const byte of Buffer.from('${text}')) [1, 2].forEach((fd) => fs.writeSync(fd, Buffer.of(byte)))`;
  const lines: string[] = [];

  const result = await run(nodeCommand(script, { onStderrLine: (line) => lines.push(line) }));

  expect([result.text(), lines]).toEqual([text, [text]]);
});

test('output that is not UTF-8 can be had as bytes, and not as text', async () => {
  const halfOfACharacter = "process.stdout.write(Buffer.from('eda080', 'hex'))";

  const result = await run(nodeProgram(halfOfACharacter));

  expect(result.bytes.toString('hex')).toBe('eda080');
  expect(messageOf(() => result.text())).toBe(
    '[node] Cannot read what node program.js prints: it is not UTF-8\n' +
      '  Fix: look at its output, and let it print UTF-8',
  );
});

test('lines of stdout and stderr are passed on, each in its order', async () => {
  const lines: Record<'out' | 'err', string[]> = { out: [], err: [] };
  const script = "console.log('a\\n\\nb'); process.stderr.write('c\\r\\n 10%\\r 90%\\rd\\nlast')";

  await run(
    nodeCommand(script, {
      onStdoutLine: (line) => lines.out.push(line),
      onStderrLine: (line) => lines.err.push(line),
    }),
  );

  expect(lines).toEqual({ out: ['a', '', 'b'], err: ['c', 'd', 'last'] });
});

test('lines that are passed on hold no secret of the command', async () => {
  const lines: string[] = [];
  const script = "console.error(process.argv.slice(2).join(' '))";
  const args = ['--password', 'hunter2', 'https://me:pw@example.com/repo'];

  await run(nodeProgram(script, args, { secrets: ['me'], onStderrLine: (line) => lines.push(line) }));

  expect(lines).toEqual(['--password *** https://***@example.com/repo']);
});

test('exit codes that the command names are a success', async () => {
  const result = await run(nodeCommand('process.exit(1)', { exitCodes: [0, 1] }));

  expect(result.exitCode).toBe(1);
});

test('a process is gone when its run ends, and leaves no listener', async () => {
  const { signal } = new AbortController();
  await run(nodeCommand(''));
  const before = countListeners();

  const results = await Promise.all(
    Array.from({ length: 20 }, () => run(nodeCommand('console.log(process.pid)'), { signal })),
  );

  expect(countListeners()).toEqual(before);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  results.forEach((result) => expect(() => process.kill(Number(result.text()), 0)).toThrow('kill ESRCH'));
});

function countListeners(): Record<string, number> {
  return Object.fromEntries(process.eventNames().map((name) => [name, process.listenerCount(name)]));
}
