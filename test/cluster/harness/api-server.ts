import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { kubectlPath } from './kubectl';

/** The answer of the API server. */
export interface ApiAnswer {
  readonly status: number;
  /** The object, or the `Status` with the error. */
  readonly body: ApiObjectBody;
  /** What it warned about: deprecations, unknown fields, Pod Security. */
  readonly warnings: readonly string[];
}

/** An object of the API, with the fields that the suite reads. */
export interface ApiObjectBody {
  readonly kind: string;
  readonly message?: string;
  readonly [field: string]: unknown;
}

/** Content types that the API server accepts. */
export const contentType = {
  json: 'application/json',
  apply: 'application/apply-patch+yaml',
} as const;

/**
 * The API server of `$KUBECONFIG`, through `kubectl proxy`, which knows how to log in. A request takes milliseconds,
 * while a run of kubectl takes a tenth of a second.
 */
export class ApiServer {
  private constructor(private proxy: Proxy) {}

  public static async connect(): Promise<ApiServer> {
    return new ApiServer(await startProxy());
  }

  public close(): void {
    this.proxy.process.kill();
  }

  /** Sends a request. An answer with an error status is an answer too. */
  public async send(method: string, path: string, body?: unknown, type: string = contentType.json): Promise<ApiAnswer> {
    const headers = { 'Content-Type': type };
    const response = await fetch(await this.url(path), { method, headers, body: JSON.stringify(body) });
    const text = await response.text();
    return {
      status: response.status,
      body: asBody(text),
      warnings: splitWarnings(response.headers.get('warning') ?? ''),
    };
  }

  /** The object at a path. @throws if there is none */
  public async get<T = ApiObjectBody>(path: string): Promise<T> {
    const { status, body } = await this.send('GET', path);
    if (status >= 300) {
      throw new Error(`GET ${path} gave ${status}: ${body.message ?? ''}`);
    }
    return body as T;
  }

  /** The text at a path: logs, or the answer of a Pod through the proxy. */
  public async text(path: string): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(await this.url(path));
    return { status: response.status, text: await response.text() };
  }

  /** Calls back for every event of a watch until it is stopped; each comes milliseconds after the change. */
  public async watch(path: string, onEvent: (event: WatchEvent) => void): Promise<() => void> {
    const controller = new AbortController();
    const response = await fetch(await this.url(path), { signal: controller.signal });
    void readLines(response, onEvent).catch((error: unknown) => {
      if (!controller.signal.aborted) {
        throw error;
      }
    });
    return () => controller.abort();
  }

  /** The URL of a path. If something else has ended the proxy, it is started again. */
  private async url(path: string): Promise<string> {
    const { exitCode, signalCode } = this.proxy.process;
    if (exitCode !== null || signalCode !== null) {
      process.stderr.write(`kubectl proxy has ended (${signalCode ?? exitCode}), starting another\n`);
      this.proxy = await startProxy();
    }
    return `${this.proxy.address}${path}`;
  }
}

interface Proxy {
  readonly process: ChildProcess;
  readonly address: string;
}

async function startProxy(): Promise<Proxy> {
  const proxy = spawn(kubectlPath, ['proxy', '--port=0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: proxy.stdout })) {
    const port = /127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port !== undefined) {
      return { process: proxy, address: `http://127.0.0.1:${port}` };
    }
  }
  throw new Error('kubectl proxy ended before it served');
}

/** A change that a watch reports. */
export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: ApiObjectBody;
}

async function readLines(response: Response, onEvent: (event: WatchEvent) => void): Promise<void> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    lines.filter((line) => line !== '').forEach((line) => onEvent(JSON.parse(line) as WatchEvent));
  }
}

function asBody(text: string): ApiObjectBody {
  try {
    return JSON.parse(text) as ApiObjectBody;
  } catch {
    return { kind: 'Text', message: text };
  }
}

/** `299 - "one", 299 - "two"`, with quotes inside escaped. */
function splitWarnings(header: string): string[] {
  return [...header.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => (text ?? '').replace(/\\(.)/g, '$1'));
}
