import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Environment } from '../../../system/process/child/invocation';

/** In the package, this is JavaScript, and the file is beside that of the command. */
const extension = extname(__filename);
const recorder = join(__dirname, `record-reads${extension}`);
/** In this repository it is TypeScript, which the app must compile. */
const compiler = join(__dirname, '../../../../tools/compiler/register.cjs');

/** What an app has used. All paths are absolute. */
export interface RecordedFiles {
  /** Files that it read, or looked for. */
  readonly files: ReadonlySet<string>;
  /** Folders whose names it read. */
  readonly folders: ReadonlySet<string>;
}

/** Variables that let an app note in a file what it reads, if it runs on Node.js. */
export function recordingEnvironment(log: string): Environment {
  const preloads = extension === '.ts' ? [compiler, recorder] : [recorder];
  const options = preloads.map((file) => `--require ${JSON.stringify(file)}`).join(' ');
  return { CDK8S_GITOPS_READS: log, NODE_OPTIONS: `${options} ${process.env.NODE_OPTIONS ?? ''}` };
}

/** Reads what an app has noted. What it wrote itself, such as a cache, is left out. */
export function readRecordedFiles(log: string): RecordedFiles {
  const lines = existsSync(log)
    ? readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
  const uses = lines.map((line) => JSON.parse(line) as readonly [use: string, path: string]);
  const written = new Set(uses.filter(([use]) => use === 'written').map(([, path]) => path));
  const pathsOf = (...wanted: readonly string[]): Set<string> =>
    new Set(uses.filter(([use, path]) => wanted.includes(use) && !written.has(path)).map(([, path]) => path));
  return { files: pathsOf('read', 'missing'), folders: pathsOf('listed') };
}
