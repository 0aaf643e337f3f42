// A program in the place of ssh, which runs the command of git on this machine and passes data on slowly: 400 kB a second.
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const server = spawn('sh', ['-c', process.argv.at(-1) ?? ''], { stdio: ['pipe', 'pipe', 'inherit'] });
server.stdin.on('error', () => undefined);
void pass(process.stdin, server.stdin);
void pass(server.stdout, process.stdout);

async function pass(from: NodeJS.ReadableStream, to: NodeJS.WritableStream): Promise<void> {
  for await (const chunk of from) {
    to.write(chunk);
    await sleep(chunk.length / 400);
  }
  to.end();
}
