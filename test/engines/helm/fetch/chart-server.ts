import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { withTypescript } from '../../../node-with-typescript';
import { temporaryFolder } from '../../../temporary-folder';
import { smallChart } from './small-chart';

/** How a server answers, apart from the files that it has. */
export interface ServerSettings {
  /** `name:password`: all else is answered with 401. */
  readonly user?: string;
  /** Where a path leads. */
  readonly redirects?: Readonly<Record<string, string>>;
  /** Paths whose answer ends too early. */
  readonly broken?: readonly string[];
  /** The port on loopback that all tunnels lead to, if the server is a proxy for https. */
  readonly tunnelTo?: number;
  /** Paths that are never answered. */
  readonly silent?: readonly string[];
}

/** What a server was asked for. */
export interface ServedRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization?: string;
}

/** An entry of index.yaml. */
export interface ServedVersion {
  readonly name: string;
  readonly version: string;
  readonly urls: readonly string[];
  readonly digest?: string;
}

/**
 * A chart repository and a registry on loopback, without a password. It serves a folder from a thread of its own, because
 * a constructor blocks the thread that it runs in.
 */
export class ChartServer {
  private readonly versions: ServedVersion[] = [];

  private constructor(
    private readonly worker: Worker,
    private readonly folder: string,
    public readonly port: number,
    private readonly scheme: string,
  ) {}

  /** Starts a server, which ends after the test. */
  public static async start(tls?: { readonly key: string; readonly cert: string }): Promise<ChartServer> {
    const folder = temporaryFolder();
    const options = { workerData: { folder, tls }, execArgv: [...withTypescript] };
    const worker = new Worker(join(__dirname, 'chart-server-thread.ts'), options);
    running.push(worker);
    const [port] = (await once(worker, 'message')) as [number];
    const server = new ChartServer(worker, folder, port, tls === undefined ? 'http' : 'https');
    server.settings = {};
    server.index();
    return server;
  }

  public set settings(settings: ServerSettings) {
    this.write('settings.json', JSON.stringify(settings));
  }

  public get url(): string {
    return `${this.scheme}://127.0.0.1:${this.port}`;
  }

  public get registry(): string {
    return `oci://127.0.0.1:${this.port}`;
  }

  /** The requests since the last call. */
  public async requests(): Promise<ServedRequest[]> {
    this.worker.postMessage('requests');
    const [requests] = (await once(this.worker, 'message')) as [ServedRequest[]];
    return requests;
  }

  /** Adds a chart to the repository, with its digest. */
  public addChart(name: string, version: string, data?: string, changes: Partial<ServedVersion> = {}): Buffer {
    const archive = smallChart(name, version, data);
    const path = `${name}-${version}.tgz`;
    this.write(path, archive);
    this.versions.push({ name, version, urls: [path], digest: hashOf(archive), ...changes });
    this.index();
    return archive;
  }

  /** Forgets all charts of the index. */
  public clearIndex(): void {
    this.versions.length = 0;
    this.index();
  }

  /** Adds a chart to the registry, and returns the digest of its manifest. */
  public pushChart(name: string, version: string, data?: string): string {
    const archive = smallChart(name, version, data);
    const config = Buffer.from(JSON.stringify({ apiVersion: 'v2', name, version }));
    const blob = (mediaType: string, content: Buffer) => {
      this.write(`v2/${name}/blobs/sha256:${hashOf(content)}`, content);
      return { mediaType, digest: `sha256:${hashOf(content)}`, size: content.length };
    };
    const manifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: blob('application/vnd.cncf.helm.config.v1+json', config),
      layers: [blob('application/vnd.cncf.helm.chart.content.v1.tar+gzip', archive)],
    });
    const digest = `sha256:${hashOf(Buffer.from(manifest))}`;
    const tag = version.replaceAll('+', '_');
    [tag, digest].forEach((reference) => this.write(`v2/${name}/manifests/${reference}`, manifest));
    this.tags.set(name, [...(this.tags.get(name) ?? []), tag]);
    this.write(`v2/${name}/tags/list`, JSON.stringify({ name, tags: this.tags.get(name) }));
    return digest;
  }

  public write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  private readonly tags = new Map<string, string[]>();

  private index(): void {
    const entries = Object.fromEntries(
      this.versions.map(({ name }) => [name, this.versions.filter((version) => version.name === name)]),
    );
    this.write('index.yaml', JSON.stringify({ apiVersion: 'v1', entries }));
  }
}

/** The SHA-256 digest of a content, in hexadecimal. */
export function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

const running: Worker[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.terminate()));
});
