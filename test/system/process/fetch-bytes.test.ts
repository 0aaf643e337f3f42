import { App as PlainApp, Chart } from 'cdk8s';
import { Include } from 'cdk8s-gitops';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { fetchBytes } from '../../../lib/system/process/fetch-bytes';

const text = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n';
const digest = createHash('sha256').update(text).digest('hex');
// The caller is blocked while it waits. For this reason the server is a process of its own.
const serverScript = `
const server = require('node:http').createServer((request, response) => {
  if (request.url === '/moved.yaml') response.writeHead(302, { location: '/pod.yaml' }).end();
  else if (request.url === '/pod.yaml') response.end(${JSON.stringify(text)});
  else if (request.url === '/large.yaml') response.end('#'.repeat(5000));
  else if (request.url !== '/silence.yaml') response.writeHead(404).end();
});
server.listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port)));
`;

let server: ChildProcess;
let base: string;
beforeAll(async () => {
  const child = spawn(process.execPath, ['-e', serverScript], { stdio: ['ignore', 'pipe', 'inherit'] });
  server = child;
  base = `http://127.0.0.1:${String((await once(child.stdout, 'data'))[0])}`;
});
afterAll(() => server.kill());

const include = (url: string, sha256: string) =>
  new Include(new Chart(new PlainApp(), 'chart'), 'vendor', { url, sha256 });

test('a URL is read, with redirects, if its content has the given digest', () => {
  const group = include(`${base}/moved.yaml`, digest.toUpperCase());

  expect(group.getApiObject('Pod', 'web').node.id).toBe('web-pod');
});

test('a URL whose content has another digest is an error', () => {
  expect(() => include(`${base}/pod.yaml`, '0'.repeat(64))).toThrow(
    `[chart/vendor] Cannot trust ${base}/pod.yaml: its SHA-256 digest is ${digest}, not ${'0'.repeat(64)}\n` +
      `  Fix: check what has changed there; if you want the change, set sha256: '${digest}'`,
  );
});

test('a URL that the server does not know is an error', () => {
  expect(() => include(`${base}/nothing.yaml`, digest)).toThrow(
    `[chart/vendor] Cannot fetch ${base}/nothing.yaml: the server answers 404 Not Found\n` +
      '  Fix: check the URL and the network, or download the file and use path',
  );
});

test('a URL without a server is an error', () => {
  expect(fetchBytes('http://127.0.0.1:1/pod.yaml')).toEqual({
    what: 'Cannot fetch http://127.0.0.1:1/pod.yaml: bad port',
    fix: 'check the URL and the network, or download the file and use path',
  });
});

test('a download that takes longer or is larger than the limits is an error', () => {
  const outcomes = [
    fetchBytes(`${base}/silence.yaml`, { timeout: 1 }),
    fetchBytes(`${base}/large.yaml`, { maxSize: 4999 }),
    fetchBytes(`${base}/large.yaml`, { maxSize: 5000 }),
  ].map((outcome) => ('what' in outcome ? outcome.what : outcome.length));

  expect(outcomes).toEqual([
    `Cannot fetch ${base}/silence.yaml: no answer within 1 second`,
    `Cannot fetch ${base}/large.yaml: it is larger than 4999 bytes`,
    5000,
  ]);
});
