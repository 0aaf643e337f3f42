import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPlainMap } from '../../../core/plain';
import { type KnownDigest } from '../fetch/fetch-problem';
import { digestOf, type FetchedArchive } from '../fetch/fetched-archive';
import { type RemoteChart } from '../fetch/remote-chart';

/** The archives that synth has fetched without a lock. They are named after their digests, each of them is there once. */
export class ArchiveStore {
  constructor(private readonly folder: string) {}

  /** The digest that a chart had when it was fetched first; undefined if it was not. */
  public findKnown(chart: RemoteChart): KnownDigest | undefined {
    const path = this.recordOf(chart);
    try {
      const record: unknown = JSON.parse(readFileSync(path, 'utf8'));
      const digest = isPlainMap(record) ? record.digest : undefined;
      return typeof digest === 'string' ? { digest, in: path, undo: `delete ${path}` } : undefined;
    } catch {
      // It is not there, or a part of it is missing.
      return undefined;
    }
  }

  /** The path of an archive; undefined if it is not there, or not whole. */
  public findArchive(digest: string): string | undefined {
    const path = this.archiveOf(digest);
    try {
      return digestOf(readFileSync(path)) === digest ? path : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Keeps an archive.
   *
   * @param scratch a folder on the same disk for files that are not yet whole
   * @returns the path of the archive
   */
  public keep(chart: RemoteChart, { digest, bytes }: FetchedArchive, scratch: string): string {
    const path = this.archiveOf(digest);
    this.write(path, bytes, scratch);
    const { name, version, source } = chart;
    const record = { name, version, source, digest };
    this.write(this.recordOf(chart), `${JSON.stringify(record, null, 2)}\n`, scratch);
    return path;
  }

  private write(path: string, content: Uint8Array | string, scratch: string): void {
    const temporary = join(scratch, 'part');
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  }

  private archiveOf(digest: string): string {
    return join(this.folder, `${digest.replace('sha256:', '')}.tgz`);
  }

  /** The path of a file that is found by the chart, without its login. */
  private recordOf({ source, name, version }: RemoteChart): string {
    const key = createHash('sha256')
      .update(JSON.stringify([source, name, version]))
      .digest('hex');
    return join(this.folder, `${key}.json`);
  }
}
