import { type ChildProcess, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { type ProcessError } from '../../../lib/system/process/process-error';
import { run } from '../../../lib/system/process/run';
import { runShellCommand } from '../../../lib/system/process/run-shell-command';
import { withTypescript } from '../../node-with-typescript';
import { nodeCommand } from './node-command';

let server: Server;
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

/**
 * A program that connects to the server and starts one that does the same and prints a line. Both would run forever: the
 * system closes their connections when they are gone.
 *
 * @param before what each of them does first
 */
function twoGenerations(before = ''): string {
  const connect = `${before}; require('net').connect(${(server.address() as AddressInfo).port}, '127.0.0.1', next)`;
  const second = `${connect}; function next() { console.error('ready') }`;
  return `${connect}; function next() {
    require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(second)}], { stdio: 'inherit' });
  }`;
}

/** Waits for both to connect, and gives what settles when both are gone. */
async function bothConnected(): Promise<{ gone: Promise<unknown> }> {
  const gone: Promise<unknown>[] = [];
  for await (const [socket] of on(server, 'connection') as AsyncIterable<[Socket]>) {
    gone.push(once(socket.on('error', () => undefined).resume(), 'close'));
    if (gone.length === 2) {
      break;
    }
  }
  return { gone: Promise.all(gone) };
}

interface Parent {
  readonly parent: ChildProcess;
  /** How it ended. */
  readonly end: Promise<unknown[]>;
  /** Settles when what it started is gone. */
  readonly gone: Promise<unknown>;
}

/** Starts parent.ts, and waits until what it started is connected. */
async function startParent(face: string, then: string, program = twoGenerations()): Promise<Parent> {
  const args = [...withTypescript, join(__dirname, 'parent.ts'), face, then, program];
  const parent = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'ignore'] });
  const end = once(parent, 'close');
  const { gone } = await bothConnected();
  parent.stdin.on('error', () => undefined).end();
  return { parent, end, gone };
}

test.each([
  ['process.exit', 'async', 'exit', [0, null]],
  ['process.exit', 'sync', 'exit', [0, null]],
  ['an exception', 'async', 'throw', [1, null]],
  ['an exception', 'sync', 'throw', [1, null]],
  ['having nothing left to do', 'sync', 'return', [0, null]],
])('a process that ends by %s (%s) takes with it what it started', async (_, face, then, expected) => {
  const { end, gone } = await startParent(face, then);

  await gone;

  expect(await end).toEqual(expected);
});

describe.each(['async', 'sync'])('%s', (face) => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
    'a process that ends by %s takes with it what it started',
    async (signal) => {
      const { parent, end, gone } = await startParent(face, 'wait');

      parent.kill(signal);
      await gone;

      expect(await end).toEqual([null, signal]);
    },
  );
});

const ignoresSigterm = "process.on('SIGTERM', () => undefined)";

test('a process that ends takes with it also what ignores SIGTERM', async () => {
  const { parent, end, gone } = await startParent('sync', 'wait', twoGenerations(ignoresSigterm));

  parent.kill('SIGTERM');
  await gone;

  expect(await end).toEqual([null, 'SIGTERM']);
});

/** How a run fails. It is asked for at once, so that the failure is not one that nobody waits for. */
async function endingOf(result: Promise<unknown>): Promise<unknown> {
  return result.catch((error: ProcessError) => error.ending);
}

test.each([
  ['', 'SIGTERM'],
  [ignoresSigterm, 'SIGKILL'],
])('a run that is stopped ends what it started (%s) by %s', async (before) => {
  const stop = new AbortController();
  const ending = endingOf(run(nodeCommand(twoGenerations(before)), { signal: stop.signal }));
  const { gone } = await bothConnected();

  stop.abort();
  await gone;

  expect(await ending).toEqual({ type: 'aborted' });
});

test('a process that ends on its own takes with it what it started', async () => {
  const port = (server.address() as AddressInfo).port;
  const left = `require('net').connect(${port}, '127.0.0.1', () => process.send('connected'))`;
  const options = "{ stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }";
  const program = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(left)}], ${options})
    .on('message', () => process.exit());`;
  const gone = once(server, 'connection').then(([socket]) => once((socket as Socket).resume(), 'close'));

  await run(nodeCommand(program));

  await expect(gone).resolves.toBeDefined();
});

test('a text for a shell that is stopped ends what the shell started', async () => {
  const stop = new AbortController();
  const env = { NODE: process.execPath, PROGRAM: twoGenerations() };
  const text = '"$NODE" -e "$PROGRAM" & wait';
  const ending = endingOf(runShellCommand(text, { env, timeLimit: 60 }, { signal: stop.signal }));
  const { gone } = await bothConnected();

  stop.abort();
  await gone;

  expect(await ending).toEqual({ type: 'aborted' });
});
