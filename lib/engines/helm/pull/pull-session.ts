import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inheritedEnvironment } from '../../../system/process/environment';
import { renderedVariable } from '../cache/render-store';
import { renderFiles } from './charts-folder';
import { type LockedChart } from './charts-lock';

/** The variable by which `helm pull` tells an app to fetch its charts, and the folder for them. */
const pullVariable = 'CDK8S_GITOPS_HELM_PULL';

/** What the app is asked for. */
export interface PullTask {
  /** Whether it looks for newer versions. @default false */
  readonly outdated?: boolean;
  /** Whether it keeps its renders. @default false */
  readonly render?: boolean;
}

/** A chart that a construct has asked for during `helm pull`. */
export interface PulledRecord extends LockedChart {
  /** The path of the construct. */
  readonly where: string;
  /** The path of the archive, relative to the folder of the session. */
  readonly archive: string;
  /** Newer versions, the newest first. */
  readonly newer: readonly string[];
}

/**
 * The folder in which an app and the `helm pull` that runs it work together. The app writes archives to it, and a line
 * for each construct.
 */
export class PullSession {
  private constructor(
    private readonly folder: string,
    public readonly task: PullTask,
  ) {}

  /** Starts a session in an empty folder. */
  public static start(folder: string, task: PullTask): PullSession {
    writeFileSync(join(folder, taskFile), JSON.stringify(task));
    return new PullSession(folder, task);
  }

  /** The session in which this app runs; undefined if it does not run in one. */
  public static find(): PullSession | undefined {
    const { [pullVariable]: folder = '' } = inheritedEnvironment(pullVariable);
    return folder === ''
      ? undefined
      : new PullSession(folder, JSON.parse(readFileSync(join(folder, taskFile), 'utf8')) as PullTask);
  }

  /** The variables that make an app take part. Its own output goes to the session, and no other output changes. */
  public get environment(): Readonly<Record<string, string>> {
    return {
      [pullVariable]: this.folder,
      CDK8S_OUTDIR: join(this.folder, 'dist'),
      ...(this.task.render === true && { [renderedVariable]: join(this.folder, 'rendered') }),
    };
  }

  /** The renders that the app has kept, by path relative to the folder of the charts. */
  public renders(): (readonly [path: string, bytes: Buffer])[] {
    return renderFiles(this.folder).map((path) => [path, readFileSync(join(this.folder, path))]);
  }

  /** Makes a folder of its own for a part of the work, and returns its path. */
  public makeFolder(): string {
    const folder = join(this.folder, randomUUID());
    mkdirSync(folder);
    return folder;
  }

  /** Adds an archive, and returns its path. */
  public addArchive(name: string, bytes: Uint8Array): string {
    const path = join(this.makeFolder(), name);
    writeFileSync(path, bytes);
    return path;
  }

  /** Adds a line for a construct. Other processes of the app may do the same at this moment. */
  public addRecord(record: PulledRecord): void {
    appendFileSync(join(this.folder, recordsFile), `${JSON.stringify(record)}\n`);
  }

  /** What the app has asked for, sorted by construct. */
  public records(): PulledRecord[] {
    const lines = readIfThere(join(this.folder, recordsFile)).split('\n');
    const records = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as PulledRecord);
    return records.sort((one, other) => (one.where < other.where ? -1 : 1));
  }

  /** The bytes of an archive. */
  public readArchive({ archive }: PulledRecord): Buffer {
    return readFileSync(archive);
  }
}

const taskFile = 'task.json';
const recordsFile = 'records.jsonl';

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // No construct has asked for a chart.
    return '';
  }
}
