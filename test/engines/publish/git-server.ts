import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { basename, dirname } from 'node:path';

/** A server for one repository, which asks for a user and a password. */
export interface GitServer {
  /** The address of the repository, without credentials. */
  readonly url: string;
  close(): void;
}

/**
 * Starts a server with git's own program for HTTP.
 *
 * @param credentials `user:password`
 * @param onRequest called while git waits for an answer. It may return the status of a refusal
 */
export async function startGitServer(
  repository: string,
  credentials: string,
  onRequest: (path: string) => number | undefined = () => undefined,
): Promise<GitServer> {
  const wanted = `Basic ${Buffer.from(credentials).toString('base64')}`;
  const server = createServer((request, response) => {
    const refusal = onRequest(request.url ?? '');
    if (refusal !== undefined) {
      response.writeHead(refusal).end();
    } else if (request.headers.authorization === wanted) {
      answer(repository, request, response);
    } else {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' }).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: urlOf(server, repository), close: () => server.close() };
}

function urlOf(server: Server, repository: string): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/${basename(repository)}`;
}

/** Passes a request to `git http-backend`, as the protocol CGI has it. */
function answer(repository: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '', 'http://host');
  const env = {
    PATH: process.env.PATH,
    GIT_PROJECT_ROOT: dirname(repository),
    GIT_HTTP_EXPORT_ALL: '1',
    REMOTE_USER: 'me',
    REQUEST_METHOD: request.method,
    PATH_INFO: pathname,
    QUERY_STRING: search.slice(1),
    CONTENT_TYPE: request.headers['content-type'],
    HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
    GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
  };
  const backend = spawn('git', ['http-backend'], { env });
  request.pipe(backend.stdin);
  const chunks: Buffer[] = [];
  backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  backend.on('close', () => send(Buffer.concat(chunks), response));
}

function send(output: Buffer, response: ServerResponse): void {
  const end = output.indexOf('\r\n\r\n');
  const headers = output
    .subarray(0, end)
    .toString()
    .split('\r\n')
    .map((line) => line.split(': '));
  const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
  response.writeHead(Number.parseInt(status, 10), Object.fromEntries(headers) as Record<string, string>);
  response.end(output.subarray(end + 4));
}
