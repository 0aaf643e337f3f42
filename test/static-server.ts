import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Serves the files of its folder on a free port of loopback, and prints the port. */
const program = `
const { createServer } = require('node:http');
const { readFile } = require('node:fs');
const { join, normalize } = require('node:path');
const server = createServer((request, response) => {
  readFile(join(process.argv[1], normalize('/' + request.url)), (error, bytes) => {
    response.writeHead(error ? 404 : 200).end(bytes);
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

/**
 * Calls a function with the address of a server for the files of a folder. The server is a process of its own, because
 * a build blocks this one.
 */
export async function withStaticServer<T>(folder: string, use: (url: string) => T): Promise<T> {
  const server: ChildProcess = spawn(process.execPath, ['-e', program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = (await once(server.stdout!, 'data')) as [Buffer];
    return use(`http://127.0.0.1:${port.toString().trim()}`);
  } finally {
    server.kill();
    await once(server, 'close');
  }
}
