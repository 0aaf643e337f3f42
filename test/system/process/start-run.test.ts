import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { startRun, runSync } from '../../../lib/system/process/start-run';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';
import { nodeCommand } from './node-command';
import { nodeProgram } from './node-program';

test('a result can be waited for without an event loop, as often as one likes', () => {
  const started = startRun(
    nodeCommand('process.stdin.pipe(process.stdout); process.exitCode = 7', { stdin: '가', exitCodes: [7] }),
  );

  const texts = [started.result().text(), started.result().text(), `${started.result().exitCode}`];

  expect(texts).toEqual(['가', '가', '7']);
});

test('20 MB of output arrive whole', () => {
  const result = runSync(nodeCommand("process.stdout.write(Buffer.alloc(20_000_000, 'abcdefg'))"));

  expect(result.bytes.equals(Buffer.alloc(20_000_000, 'abcdefg'))).toBe(true);
});

test('runs that are started one after the other run side by side', () => {
  const [there, back] = ['there', 'back'].map((name) => join(temporaryFolder(), name));
  execFileSync('mkfifo', [there, back]);
  // A pipe with a name opens when there is both a reader and a writer: each waits for the other, twice.
  const first = startRun(
    nodeCommand(`fs.writeFileSync('${there}', 'hello'); process.stdout.write(fs.readFileSync('${back}'))`),
  );
  const second = startRun(
    nodeCommand(`process.stdout.write(fs.readFileSync('${there}')); fs.writeFileSync('${back}', 'hello back')`),
  );

  const texts = [first.result().text(), second.result().text()];

  expect(texts).toEqual(['hello back', 'hello']);
});

test('lines are passed on while their run is waited for, run by run, without secrets', () => {
  const lines: string[] = [];
  const start = (name: string) =>
    startRun(
      nodeProgram(`console.error('${name} 1'); console.error('${name} 2 hunter2')`, ['--password', 'hunter2'], {
        onStderrLine: (line) => lines.push(line),
      }),
    );
  const runs = [start('a'), start('b')];
  lines.push('started');

  runs.forEach((each) => each.result());

  expect(lines).toEqual(['started', 'a 1', 'a 2 ***', 'b 1', 'b 2 ***']);
});

test('a failure is thrown when its run is waited for, each time', () => {
  const started = startRun(nodeProgram("console.error('no chart there'); process.exit(1)"));

  const messages = [messageOf(() => started.result()), messageOf(() => started.result())];

  expect(messages[0]).toMatchInlineSnapshot(`
   "[node] Cannot run node program.js: it ended with exit code 1
       no chart there
     Fix: read what node reports above"
  `);
  expect(messages[1]).toBe(messages[0]);
});

test('a line handler that throws ends the process, and its error is the result, each time', () => {
  let pid = 0;
  const started = startRun(
    nodeCommand('console.error(process.pid); setInterval(() => undefined, 1e6)', {
      onStderrLine: (line) => {
        pid = Number(line);
        throw new Error('thrown');
      },
    }),
  );

  const messages = [messageOf(() => started.result()), messageOf(() => started.result())];

  expect(messages).toEqual(['thrown', 'thrown']);
  expect(() => process.kill(pid, 0)).toThrow('kill ESRCH');
});

test('a time limit holds while this thread waits', () => {
  const endless = nodeProgram('setInterval(() => undefined, 1e6)', [], { timeLimit: 0.2 });

  const message = messageOf(() => runSync(endless));

  expect(message).toMatchInlineSnapshot(`
   "[node] Cannot run node program.js: it took longer than 0.2 seconds
     Fix: find out what it waits for, or run it again when the machine is less busy"
  `);
});
