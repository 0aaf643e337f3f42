import { run } from '../../../lib/system/process/run';
import { runSync } from '../../../lib/system/process/start-run';
import { messageOf, messageOfAsync } from '../../message-of';
import { nodeCommand } from './node-command';
import { nodeProgram } from './node-program';

const endless = 'setInterval(() => undefined, 1e6)';
const message =
  '[node] Cannot run node program.js: it gave no sign of life for 0.2 seconds\n' +
  '  Fix: find out what it waits for, or run it again when the machine is less busy';

test('a process that is silent for longer than its limit is ended', async () => {
  const failure = messageOfAsync(run(nodeProgram(endless, [], { silenceLimit: 0.2 })));

  expect(await failure).toBe(message);
});

test('a thread that is blocked until a process ends also ends one that is silent', () => {
  const failure = messageOf(() => runSync(nodeProgram(endless, [], { silenceLimit: 0.2 })));

  expect(failure).toBe(message);
});

test.each([
  [1, 'stdout'],
  [2, 'stderr'],
  [3, 'a descriptor of its own'],
])('a byte on descriptor %i, %s, is a sign of life', async (descriptor) => {
  const script = `let count = 0;
    const timer = setInterval(() => {
      fs.writeSync(${descriptor}, '.');
      if (++count === 40) clearInterval(timer);
    }, 50);`;

  const result = await run(nodeCommand(script, { silenceLimit: 1 }));

  expect(result.text()).toBe(descriptor === 1 ? '.'.repeat(40) : '');
});

test('what a process says while this process stands still is heard afterwards', async () => {
  const result = run(nodeCommand("setTimeout(() => console.log('here'), 100)", { silenceLimit: 0.5 }));

  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);

  expect((await result).text()).toBe('here\n');
});

test('a process that is left behind does not keep the signs of life open', async () => {
  const left = `require('child_process').spawn(process.execPath, ['-e', '${endless}'],
    { stdio: ['ignore', 'ignore', 'ignore', 3] }).unref()`;

  const result = await run(nodeCommand(left, { silenceLimit: 60 }));

  expect(result.exitCode).toBe(0);
});

test('a process that ended well is a success, also if what it left behind keeps its output open', async () => {
  const left = `require('child_process').spawn(process.execPath, ['-e', '${endless}'], { stdio: 'inherit' }).unref();
    console.log('done')`;

  const result = await run(nodeCommand(left, { silenceLimit: 0.5 }));

  expect(result.text()).toBe('done\n');
});
