// A thread that serves a folder over HTTP, as chart-server.ts describes.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { type Duplex } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { type ServedRequest, type ServerSettings } from './chart-server';

const { folder, tls } = workerData as { folder: string; tls?: { key: string; cert: string } };
const requests: ServedRequest[] = [];
const server = tls === undefined ? createServer(answer) : createSecureServer(tls, answer);

server.on('connect', ({ url = '' }: IncomingMessage, client: Duplex) => {
  requests.push({ method: 'CONNECT', url });
  const target = connect(settingsNow().tunnelTo ?? 0, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    target.pipe(client).pipe(target);
  });
  [target, client].forEach((side) => side.on('error', () => target.destroy()));
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
parentPort?.on('message', () => parentPort?.postMessage(requests.splice(0)));

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { method = '', headers } = request;
  // A proxy gets whole URLs.
  const { pathname } = new URL(request.url ?? '', 'http://server');
  requests.push({ method, url: request.url ?? '', authorization: headers.authorization });
  const settings = settingsNow();
  const location = settings.redirects?.[pathname];
  if (settings.silent?.includes(pathname)) {
    return;
  }
  if (settings.user !== undefined && headers.authorization !== basic(settings.user)) {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="charts"' }).end('who are you?');
  } else if (location !== undefined) {
    response.writeHead(302, { Location: location }).end();
  } else {
    sendFile(join(folder, pathname), settings.broken?.includes(pathname) ?? false, response);
  }
}

function settingsNow(): ServerSettings {
  return JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as ServerSettings;
}

function sendFile(file: string, isBroken: boolean, response: ServerResponse): void {
  if (!existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end('not here');
    return;
  }
  const content = readFileSync(file);
  const type = file.includes('/manifests/') ? 'application/vnd.oci.image.manifest.v1+json' : 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': content.length });
  if (isBroken) {
    response.write(content.subarray(0, content.length / 2), () => response.destroy());
  } else {
    response.end(content);
  }
}

function basic(user: string): string {
  return `Basic ${Buffer.from(user).toString('base64')}`;
}
